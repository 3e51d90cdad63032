package org.guitu.gate.weakening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cell that asks: which values it fits. Codes, numbers, ranges, comparisons, yes and no, nothing, and {@code not(…)} of them; what is
 * written otherwise fits itself only.
 */
final class Cell {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern RANGE =
            Pattern.compile("([\\[\\](])\\s*(-?\\d+(?:\\.\\d+)?)\\s*\\.\\.\\s*(-?\\d+(?:\\.\\d+)?)\\s*([\\[\\])])");
    private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)");

    private final List<Object> values = new ArrayList<>();
    private final Predicate<Object> fits;

    private Cell(String text) {
        var not = NOT.matcher(text);
        if (text.isEmpty()) {
            this.fits = any -> true;
        } else if (not.matches()) {
            this.fits = tests(not.group(1)).negate();
        } else {
            this.fits = tests(text);
        }
    }

    static Cell of(String text) {
        return new Cell(text.strip());
    }

    boolean fits(Object value) {
        return fits.test(value);
    }

    /** The values that it tells from others: around a number those beside it as well. */
    Stream<Object> values() {
        return values.stream();
    }

    private Predicate<Object> tests(String text) {
        return split(text).stream().map(this::test).reduce(Predicate::or).orElse(any -> false);
    }

    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int from = 0;
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i <= text.length(); i++) {
            char at = i < text.length() ? text.charAt(i) : ',';
            quoted ^= at == '"';
            depth += quoted ? 0 : at == '(' ? 1 : at == ')' ? -1 : 0;
            if (at == ',' && !quoted && depth <= 0 || i == text.length()) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        return parts;
    }

    private Predicate<Object> test(String part) {
        var text = TEXT.matcher(part);
        var comparison = COMPARISON.matcher(part);
        var range = RANGE.matcher(part);
        if (text.matches()) {
            return equal(text.group(1));
        }
        if (NUMBER.matcher(part).matches()) {
            return equal(around(part));
        }
        if (part.equals("true") || part.equals("false")) {
            return equal(Boolean.valueOf(part));
        }
        if (comparison.matches()) {
            var limit = around(comparison.group(2));
            return number(value -> switch (comparison.group(1)) {
                case "<" -> value.compareTo(limit) < 0;
                case "<=" -> value.compareTo(limit) <= 0;
                case ">" -> value.compareTo(limit) > 0;
                default -> value.compareTo(limit) >= 0;
            });
        }
        if (range.matches()) {
            var low = around(range.group(2));
            var high = around(range.group(3));
            return number(value -> (range.group(1).equals("[") ? value.compareTo(low) >= 0 : value.compareTo(low) > 0)
                    && (range.group(4).equals("]") ? value.compareTo(high) <= 0 : value.compareTo(high) < 0));
        }
        return equal(part);
    }

    private Predicate<Object> equal(Object value) {
        values.add(value);
        return value::equals;
    }

    private static Predicate<Object> number(Predicate<BigDecimal> test) {
        return value -> value instanceof BigDecimal number && test.test(number);
    }

    private BigDecimal around(String text) {
        var number = new BigDecimal(text).stripTrailingZeros();
        values.add(number);
        values.add(number.subtract(BigDecimal.ONE).stripTrailingZeros());
        values.add(number.add(BigDecimal.ONE).stripTrailingZeros());
        return number;
    }
}
