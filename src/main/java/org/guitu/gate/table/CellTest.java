package org.guitu.gate.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.guitu.gate.fact.Feel;
import org.guitu.gate.fact.Feel.Binary;
import org.guitu.gate.fact.Feel.Call;
import org.guitu.gate.fact.Feel.Items;
import org.guitu.gate.fact.Feel.Name;
import org.guitu.gate.fact.Feel.Nothing;
import org.guitu.gate.fact.Feel.Numeral;
import org.guitu.gate.fact.Feel.Range;
import org.guitu.gate.fact.Feel.Text;
import org.guitu.gate.fact.Feel.Truth;

/** Whether a cell holds for a value. Numbers are {@link BigDecimal}s, codes and days texts. */
final class CellTest {

    /** A cell has something that is not understood here; nothing is said of its table then. */
    static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private CellTest() {}

    /** @param value may be {@code null} */
    static boolean holds(Feel test, Object value) {
        return Boolean.TRUE.equals(of(test, value));
    }

    private static Object of(Feel feel, Object value) {
        if (feel instanceof Text text) {
            return text.value();
        }
        if (feel instanceof Numeral number) {
            return number.value();
        }
        if (feel instanceof Truth truth) {
            return truth.value();
        }
        if (feel instanceof Nothing) {
            return null;
        }
        if (feel instanceof Name name && name.equals(Feel.INPUT)) {
            return value;
        }
        if (feel instanceof Binary binary) {
            return of(binary, value);
        }
        if (feel instanceof Call call
                && call.function().equals("not")
                && call.arguments().size() == 1) {
            return !holds(call.arguments().get(0), value);
        }
        throw new NotUnderstood();
    }

    private static Object of(Binary binary, Object value) {
        switch (binary.sign()) {
            case "and":
                return holds(binary.left(), value) && holds(binary.right(), value);
            case "or":
                return holds(binary.left(), value) || holds(binary.right(), value);
            case "in":
                return isIn(of(binary.left(), value), binary.right(), value);
            default:
                return compare(binary.sign(), of(binary.left(), value), of(binary.right(), value));
        }
    }

    private static boolean isIn(Object value, Feel among, Object input) {
        if (among instanceof Range range) {
            return compare(range.withFrom() ? ">=" : ">", value, of(range.from(), input))
                    && compare(range.withTo() ? "<=" : "<", value, of(range.to(), input));
        }
        if (among instanceof Items list) {
            return list.items().stream().anyMatch(item -> compare("=", value, of(item, input)));
        }
        throw new NotUnderstood();
    }

    /** What is missing, or of another sort, is neither more nor less. */
    private static boolean compare(String sign, Object left, Object right) {
        if (List.of("=", "!=").contains(sign)) {
            boolean same = left instanceof BigDecimal one && right instanceof BigDecimal other
                    ? one.compareTo(other) == 0
                    : Objects.equals(left, right);
            return same == sign.equals("=");
        }
        int order;
        if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
            order = one.compareTo(other);
        } else if (left instanceof String one && right instanceof String other) {
            order = one.compareTo(other);
        } else {
            return false;
        }
        return switch (sign) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new NotUnderstood();
        };
    }
}
