package org.guitu.gate.fact;

import java.util.Set;
import java.util.SortedSet;

/**
 * What values a fact can have. Whether it is missing, {@code null}, depends on the way, so it may always be.
 *
 * @param types of what sorts they are
 * @param codes what it can be as a text or, of a list, what can be in it
 * @param closed whether it can be no other text
 * @param givers the files that give it a value: forms, tables, processes
 * @param routes whether it is a process variable; what only the dossier holds is none
 */
public record FactValue(
        Set<Type> types, SortedSet<String> codes, boolean closed, SortedSet<String> givers, boolean routes) {

    /** Of what sort a value is. */
    public enum Type {
        /** A code or a text. */
        TEXT,
        /** A list of codes. */
        CODES,
        /** Yes or no. */
        TRUTH,
        /** A number. */
        NUMBER,
        /** A day, or a day and a time, written as text. */
        DAY
    }

    /** Whether it can be that text, or a list with it. */
    public boolean canBe(String code) {
        return !closed || codes.contains(code);
    }

    public boolean is(Type type) {
        return types.contains(type);
    }
}
