package org.guitu.gate.table;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.guitu.gate.fact.FactValue;
import org.guitu.gate.fact.FactValue.Type;

/**
 * What a column can be asked with.
 *
 * @param types of what sorts
 * @param codes which codes
 * @param closed whether no others
 * @param missing whether perhaps with nothing
 */
record Domain(Set<Type> types, SortedSet<String> codes, boolean closed, boolean missing) {

    static Domain ofCodes(Collection<String> codes) {
        return new Domain(Set.of(Type.TEXT), new TreeSet<>(codes), true, false);
    }

    static Domain of(FactValue value) {
        return new Domain(value.types(), value.codes(), value.closed(), true);
    }

    static Domain ofTruth() {
        return new Domain(Set.of(Type.TRUTH), new TreeSet<>(), true, false);
    }

    /** Anything. */
    static Domain open() {
        return new Domain(EnumSet.allOf(Type.class), new TreeSet<>(), false, true);
    }

    Domain orMissing() {
        return new Domain(types, codes, closed, true);
    }

    boolean hasOnly(Type type) {
        return types.equals(Set.of(type));
    }

    /** Whether a code in a cell can ever be met. */
    boolean canBe(String code) {
        return !closed || codes.contains(code);
    }
}
