package org.guitu.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.Supplier;
import org.guitu.papers.PaperKind;

/** Reads one answer as its question takes it: of the right type, within the limits, one of the options. */
final class AnswerReader {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final int LONGEST_NUMBER = 60;

    /** Marks that turn the direction of the text, breaks that no form shows, and a space without width. */
    private static final String MISLEADING =
            "\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e" + "\u2066\u2067\u2068\u2069\ufeff";

    private static final String ZONE = "(Z|[+-]\\d{2}:?\\d{2})$";

    private final LocalDate today;

    AnswerReader(LocalDate today) {
        this.today = today;
    }

    /**
     * The answer as it is kept; {@code null} when there is none.
     *
     * @throws MistypedException when it is none that the question takes
     */
    Object read(FormField field, Object sent) {
        if (sent == null || "".equals(sent) || sent instanceof Collection<?> list && list.isEmpty()) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT -> text(field, sent);
            case NUMBER -> number(field, sent);
            case DATE -> date(field, sent);
            case TIME -> parsed(() -> timeOfDay(string(sent)), "请填时间，例如 14:30");
            case DATE_TIME -> dateTime(field, sent);
            case YES_NO -> yesNo(sent);
            case CHOICE -> option(field, sent);
            case CHOICES -> options(field, sent);
            case COMPUTED -> null;
        };
    }

    private static Object text(FormField field, Object sent) {
        var text = string(sent).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > field.length()) {
            throw new MistypedException("最多 %d 个字，请缩短".formatted(field.length()));
        }
        if (text.length() < field.shortest()) {
            throw new MistypedException("至少 %d 个字，请补充".formatted(field.shortest()));
        }
        if (text.codePoints().anyMatch(AnswerReader::isForbidden)) {
            throw new MistypedException("含有看不见的控制字符（如改变文字方向的字符），请删去后重新输入");
        }
        if (field.pattern().filter(pattern -> !fits(field, pattern, text)).isPresent()) {
            throw new MistypedException(field.patternMessage().orElse("格式不对，请按提示填写"));
        }
        return field.document().isPresent() ? PaperKind.normal(text) : text;
    }

    private static boolean fits(FormField field, String pattern, String text) {
        try {
            return new TextPattern(pattern).fits(text);
        } catch (IllegalArgumentException broken) {
            throw FormRefusal.ofBrokenRule(field);
        }
    }

    /** Control characters, such that make a text read otherwise than it is, and halves of a character. */
    private static boolean isForbidden(int character) {
        return Character.getType(character) == Character.SURROGATE
                || MISLEADING.indexOf(character) >= 0
                || Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private static Object number(FormField field, Object sent) {
        var number = decimal(sent);
        if ((long) number.precision() - number.scale() > 15 || number.scale() > 30) {
            throw new MistypedException("数字过大，请核对");
        }
        int decimals = field.decimals().orElse(Integer.MAX_VALUE);
        if (number.stripTrailingZeros().scale() > decimals) {
            throw new MistypedException(decimals == 0 ? "请填整数" : "最多 %d 位小数".formatted(decimals));
        }
        field.increment().filter(step -> number.remainder(step).signum() != 0).ifPresent(step -> {
            throw new MistypedException("须是 %s 的倍数".formatted(step.toPlainString()));
        });
        field.minimum().filter(minimum -> number.compareTo(minimum) < 0).ifPresent(minimum -> {
            throw new MistypedException("不能小于 %s".formatted(minimum.toPlainString()));
        });
        field.maximum().filter(maximum -> number.compareTo(maximum) > 0).ifPresent(maximum -> {
            throw new MistypedException("不能大于 %s".formatted(maximum.toPlainString()));
        });
        return decimals == 0 ? (Object) number.longValue() : (Object) number.doubleValue();
    }

    private static BigDecimal decimal(Object sent) {
        var text = sent instanceof Number || sent instanceof String ? sent.toString() : "";
        if (text.length() > LONGEST_NUMBER) {
            throw new MistypedException("数字过大，请核对");
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new MistypedException("请填数字");
        }
    }

    private Object date(FormField field, Object sent) {
        return parsed(() -> inRange(field, LocalDate.parse(string(sent))).toString(), "请填日期，例如 2026-03-01");
    }

    private Object dateTime(FormField field, Object sent) {
        return parsed(
                () -> {
                    var text = string(sent);
                    var moment = TimeOrder.moment(text);
                    inRange(field, moment.toLocalDate());
                    return text.matches(".*" + ZONE) ? moment.toOffsetDateTime().toString() : text;
                },
                "请填日期和时间，例如 2026-03-01T14:30");
    }

    private LocalDate inRange(FormField field, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new MistypedException("日期不合常理（须在1900年至2199年之间），请核对年份");
        }
        if (field.isFutureOnly() && date.isBefore(today)) {
            throw new MistypedException(
                    field.isClassified()
                            ? "不能早于今天（%s），请改日期".formatted(today)
                            : "不能早于今天（%s），填的是%s，请改日期".formatted(today, date));
        }
        return date;
    }

    private static String timeOfDay(String text) {
        LocalTime.parse(text.replaceFirst(ZONE, ""));
        return text;
    }

    private static Object parsed(Supplier<String> parser, String hint) {
        try {
            return parser.get();
        } catch (DateTimeException wrong) {
            throw new MistypedException(hint);
        }
    }

    private static Object yesNo(Object sent) {
        if (sent instanceof Boolean) {
            return sent;
        }
        throw new MistypedException("请填是或否");
    }

    private static String option(FormField field, Object sent) {
        var code = string(sent);
        if (!field.options().containsKey(code)) {
            throw new MistypedException("没有这个选项，请从列表中选择");
        }
        return code;
    }

    private static Object options(FormField field, Object sent) {
        if (!(sent instanceof Collection<?> list)) {
            throw new MistypedException("请从列表中选择");
        }
        var codes = new LinkedHashSet<String>();
        list.forEach(code -> codes.add(option(field, code)));
        return new ArrayList<>(codes);
    }

    private static String string(Object sent) {
        if (sent instanceof String text) {
            return text;
        }
        throw new MistypedException("请填文字");
    }

    /** What is wrong with one answer, to stand behind the label of its question. */
    static final class MistypedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private MistypedException(String message) {
            super(message);
        }
    }
}
