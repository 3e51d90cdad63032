package org.guitu.gate.state;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.gate.fact.FactValue;
import org.guitu.gate.fact.FactValue.Type;

/**
 * What something can make of a fact.
 *
 * @param types of what sorts
 * @param codes which texts, or texts in a list
 * @param closed whether no other texts
 * @param empty whether it can be nothing, {@code null}
 */
public record Range(Set<Type> types, Set<String> codes, boolean closed, boolean empty) {

    /** Anything at all. */
    public static final Range ANY = new Range(Set.of(Type.values()), Set.of(), false, true);

    /** Nothing but {@code null}. */
    public static final Range NOTHING = new Range(Set.of(), Set.of(), true, true);

    public static Range of(FactValue value) {
        return new Range(value.types(), value.codes(), value.closed(), true);
    }

    /** One of these codes. */
    public static Range of(Set<String> codes) {
        return new Range(Set.of(Type.TEXT), codes, true, false);
    }

    /** A constant of a model: a code, a number, a boolean or null. */
    public static Range of(Object constant) {
        if (constant == null) {
            return NOTHING;
        }
        return constant instanceof String code
                ? of(Set.of(code))
                : new Range(
                        Set.of(constant instanceof Boolean ? Type.TRUTH : Type.NUMBER),
                        Set.of(constant.toString()),
                        true,
                        false);
    }

    /** The same, or {@code null} where it may be. */
    public Range orNothing(boolean maybe) {
        return new Range(types, codes, closed, empty || maybe);
    }

    /** The same, but never {@code null}. */
    public Range something() {
        return new Range(types, codes, closed, false);
    }

    /** What it can be by either. */
    public Range or(Range other) {
        var allTypes = new HashSet<>(types);
        allTypes.addAll(other.types);
        var allCodes = new TreeSet<>(codes);
        allCodes.addAll(other.codes);
        return new Range(allTypes, allCodes, closed && other.closed, empty || other.empty);
    }

    /** Whether it can be that code, number, boolean or null. */
    public boolean canBe(Object value) {
        if (value == null) {
            return empty;
        }
        if (value instanceof Boolean) {
            return types.contains(Type.TRUTH) && (codes.isEmpty() || !isConstant() || codes.contains(value.toString()));
        }
        if (value instanceof Number) {
            return types.contains(Type.NUMBER) && (!isConstant() || codes.contains(value.toString()));
        }
        return isText() && (!closed || codes.contains(value.toString()));
    }

    /** Whether it can be a text or list that is none of these. */
    boolean canBeOtherThan(Set<String> named) {
        return types.contains(Type.CODES)
                || types.contains(Type.DAY)
                || isText() && (!closed || !named.containsAll(codes));
    }

    boolean canHold(String code) {
        return isText() && (!closed || codes.contains(code));
    }

    private boolean isText() {
        return types.contains(Type.TEXT) || types.contains(Type.CODES) || types.contains(Type.DAY);
    }

    private boolean isConstant() {
        return types.size() == 1 && closed && !codes.isEmpty();
    }
}
