package org.guitu.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Checks a text that holds several records, one a line, each beginning with its day: a month's sessions in one answer.
 *
 * <p>The year may be left out; the day is then the last one of that name.
 */
final class DatedRows {

    private static final Pattern DAY =
            Pattern.compile("\\s*(?:(\\d{4})\\s*[-/.年]\\s*)?(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?(?!\\d)");

    /** In years: nobody writes down later what was done. */
    private static final int OLDEST = 10;

    private final LocalDate today;

    DatedRows(LocalDate today) {
        this.today = today;
    }

    /** What is wrong with the first row that is wrong, in a sentence that repeats nothing of what is written there. */
    Optional<String> problem(FormField field, Object value) {
        if (!field.hasDatedRows() || !(value instanceof String text)) {
            return Optional.empty();
        }
        var rows = List.of(text.split("\n"));
        return IntStream.range(0, rows.size())
                .filter(row -> counts(rows.get(row)))
                .boxed()
                .flatMap(row ->
                        problem(rows.get(row))
                                .map(wrong -> "“%s”第%d行%s".formatted(field.label(), row + 1, wrong))
                                .stream())
                .findFirst();
    }

    private Optional<String> problem(String row) {
        var day = DAY.matcher(row);
        if (!day.lookingAt()) {
            return Optional.of("没有日期：一次一行，先写日期，例如“12月5日 ……”");
        }
        try {
            return wrong(day(day));
        } catch (DateTimeException none) {
            return Optional.of("的日期不存在，请核对");
        }
    }

    /** As the rules of forms count rows: a line of wide blanks would be a session on no day. */
    private static boolean counts(String row) {
        return row.chars().anyMatch(character -> character != ' ');
    }

    private Optional<String> wrong(LocalDate day) {
        if (!hasCome(day)) {
            return Optional.of("的日期在今天以后：做完再记，请核对");
        }
        return day.isBefore(today.minusYears(OLDEST)) ? Optional.of("的日期太早，请核对年份") : Optional.empty();
    }

    private boolean hasCome(LocalDate day) {
        return !day.isAfter(today);
    }

    private LocalDate day(Matcher day) {
        int month = Integer.parseInt(day.group(2));
        int ofMonth = Integer.parseInt(day.group(3));
        if (day.group(1) != null) {
            return LocalDate.of(Integer.parseInt(day.group(1)), month, ofMonth);
        }
        return List.of(today.getYear(), today.getYear() - 1).stream()
                .filter(year -> YearMonth.of(year, month).isValidDay(ofMonth))
                .map(year -> LocalDate.of(year, month, ofMonth))
                .filter(this::hasCome)
                .findFirst()
                .orElseThrow(() -> new DateTimeException("no such day in these two years"));
    }
}
