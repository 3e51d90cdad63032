package org.guitu.gate.table;

import java.math.BigDecimal;
import java.util.Optional;
import org.guitu.gate.table.Table.Row;

/**
 * An amount of a unit as a row says it, and how many hours it can come to.
 *
 * @param amount above 0
 * @param unit one that there is
 */
record Length(BigDecimal amount, String unit) {

    /** Days off in a row at most, beside weekends. */
    private static final double LONGEST_HOLIDAY = 9;

    /** Empty for what is no length. */
    static Optional<Length> of(Table table, Row row, String amount, String unit) {
        try {
            var number = new BigDecimal(table.code(row, amount));
            var code = table.code(row, unit);
            return number.signum() > 0 && Codes.UNITS.contains(code)
                    ? Optional.of(new Length(number, code))
                    : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    double atLeast() {
        return amount.doubleValue() * ("hours".equals(unit) ? 1 : "months".equals(unit) ? 28 * 24 : 24);
    }

    double atMost() {
        return switch (unit) {
            case "hours" -> amount.doubleValue();
            case "months" -> amount.doubleValue() * 31 * 24;
            case "working-days" -> (amount.doubleValue() * 7 / 5 + LONGEST_HOLIDAY) * 24;
            default -> amount.doubleValue() * 24;
        };
    }

    /** Whether it is surely longer. */
    boolean isLonger(Length other) {
        return unit.equals(other.unit) ? amount.compareTo(other.amount) > 0 : atLeast() > other.atMost();
    }

    /** Whether it can come to more. */
    boolean canBeLonger(Length other) {
        return unit.equals(other.unit) ? amount.compareTo(other.amount) > 0 : atMost() > other.atLeast();
    }

    String words() {
        return amount.stripTrailingZeros().toPlainString() + " " + unit;
    }
}
