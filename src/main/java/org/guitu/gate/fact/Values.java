package org.guitu.gate.fact;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guitu.gate.fact.FactValue.Type;

/**
 * What an expression can come to, {@code null} apart.
 *
 * @param types of what sorts
 * @param codes which texts, or texts in a list
 * @param closed whether no other texts
 */
record Values(Set<Type> types, Set<String> codes, boolean closed) {

    /** Nothing but {@code null}. */
    static final Values NONE = new Values(Set.of(), Set.of(), true);

    /** Anything at all. */
    static final Values ANY = new Values(EnumSet.allOf(Type.class), Set.of(), false);

    static final Values FREE_TEXT = new Values(Set.of(Type.TEXT), Set.of(), false);
    static final Values TRUTH = of(Type.TRUTH);
    static final Values NUMBER = of(Type.NUMBER);
    static final Values DAY = of(Type.DAY);

    static Values code(Collection<String> codes) {
        return new Values(Set.of(Type.TEXT), Set.copyOf(codes), true);
    }

    static Values codes(Collection<String> codes) {
        return new Values(Set.of(Type.CODES), Set.copyOf(codes), true);
    }

    private static Values of(Type type) {
        return new Values(Set.of(type), Set.of(), true);
    }

    Values or(Values other) {
        var all = EnumSet.noneOf(Type.class);
        all.addAll(types);
        all.addAll(other.types);
        var texts = new TreeSet<>(codes);
        texts.addAll(other.codes);
        return new Values(all, texts, closed && other.closed);
    }

    /** Whether it has nothing beside these. */
    boolean isWithin(Values other) {
        return (closed || !other.closed) && other.types.containsAll(types) && other.codes.containsAll(codes);
    }

    /** Those in a list of these. */
    Values elements() {
        return types.isEmpty() ? NONE : new Values(Set.of(Type.TEXT), codes, closed);
    }

    /** A list of these. */
    Values listed() {
        return new Values(Set.of(Type.CODES), codes, closed);
    }

    /** One text behind the other. */
    Values followedBy(Values other) {
        return new Values(
                Set.of(Type.TEXT),
                codes.stream()
                        .flatMap(start -> other.codes.stream().map(start::concat))
                        .collect(Collectors.toSet()),
                closed && other.closed);
    }
}
