package org.guitu.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guitu.form.FormField.Kind;
import org.guitu.office.China;

/**
 * Whether a time stands where it can: not before or after now, today, or another answer or fact. Times are compared as instants, and
 * by China's days where one of the two is only a day.
 */
final class TimeOrder {

    static final String NOW = "now";
    static final String TODAY = "today";

    private static final String ZONED = ".*(Z|[+-]\\d{2}:?\\d{2})$";

    private final Form form;
    private final ZonedDateTime now;

    TimeOrder(Form form, Instant now) {
        this.form = form;
        this.now = China.time(now);
    }

    /** What is wrong with the answer, with the remedy. */
    Stream<String> problems(FormField field, Object answer, Map<String, Object> context) {
        return answer == null || field.kind() != Kind.DATE && field.kind() != Kind.DATE_TIME
                ? Stream.empty()
                : Stream.concat(
                        problems(field, answer, field.notAfter(), context, 1),
                        problems(field, answer, field.notBefore(), context, -1));
    }

    private Stream<String> problems(
            FormField field, Object answer, List<String> limits, Map<String, Object> context, int wrong) {
        return limits.stream()
                .filter(limit -> limitOf(limit, field, context)
                        .filter(other -> Integer.signum(compare(answer.toString(), other)) == wrong)
                        .isPresent())
                .map(limit -> "“%s”不能%s%s。请核对，填实际的时间"
                        .formatted(field.label(), wrong > 0 ? "晚于" : "早于", name(limit, field, context)));
    }

    private Optional<String> limitOf(String limit, FormField field, Map<String, Object> context) {
        return switch (limit) {
            case NOW ->
                Optional.of(
                        field.kind() == Kind.DATE
                                ? now.toLocalDate().toString()
                                : now.toOffsetDateTime().toString());
            case TODAY -> Optional.of(now.toLocalDate().toString());
            default -> Optional.ofNullable(context.get(limit)).map(Object::toString);
        };
    }

    private String name(String limit, FormField field, Map<String, Object> context) {
        if (TODAY.equals(limit) || NOW.equals(limit) && field.kind() == Kind.DATE) {
            return "今天（%s）".formatted(now.toLocalDate());
        }
        if (NOW.equals(limit)) {
            return "现在（%s）".formatted(China.words(now.toInstant()));
        }
        var other = form.field(limit);
        var label = other.map(FormField::label).map("“%s”"::formatted).orElse("先前登记的时间");
        return other.filter(FormField::isClassified).isPresent()
                ? label
                : "%s（%s）".formatted(label, words(context.get(limit).toString()));
    }

    private static String words(String time) {
        return isDay(time) ? time : China.words(moment(time).toInstant());
    }

    private static int compare(String one, String other) {
        return isDay(one) || isDay(other)
                ? moment(one).toLocalDate().compareTo(moment(other).toLocalDate())
                : moment(one).toInstant().compareTo(moment(other).toInstant());
    }

    private static boolean isDay(String time) {
        return !time.contains("T");
    }

    /** In China's time, whatever zone it is written in; without one it is China's. */
    static ZonedDateTime moment(String time) {
        if (isDay(time)) {
            return LocalDate.parse(time).atTime(LocalTime.MIN).atZone(China.ZONE);
        }
        return time.matches(ZONED)
                ? OffsetDateTime.parse(time).atZoneSameInstant(China.ZONE)
                : LocalDateTime.parse(time).atZone(China.ZONE);
    }
}
