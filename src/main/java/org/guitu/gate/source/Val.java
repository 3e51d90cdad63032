package org.guitu.gate.source;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Term;
import org.guitu.gate.net.Term.Operator;

/**
 * What a fact can be at some place of a way.
 *
 * @param codes codes, booleans and numbers that it can be
 * @param open whether it can be anything else besides
 * @param empty whether it can be {@code null}
 * @param exact whether each of the codes does occur, as those that a form offers
 * @param question whose answer it is, if it is one
 */
public record Val(Set<Object> codes, boolean open, boolean empty, boolean exact, Optional<Question> question) {

    /** Anything, or nothing. */
    static final Val ANY = new Val(Set.of(), true, true, false, Optional.empty());

    static Val of(Collection<?> codes, boolean empty, boolean exact) {
        return new Val(Set.copyOf(codes), false, empty, exact, Optional.empty());
    }

    static Val constant(Object value) {
        return value == null ? of(Set.of(), true, true) : of(Set.of(value), false, true);
    }

    Val by(Optional<Question> asked) {
        return new Val(codes, open, empty, exact, asked);
    }

    Val or(Val other) {
        var all = new HashSet<>(codes);
        all.addAll(other.codes);
        return new Val(
                all,
                open || other.open,
                empty || other.empty,
                exact && other.exact,
                question.equals(other.question) ? question : Optional.empty());
    }

    boolean isImpossible() {
        return !open && !empty && codes.isEmpty();
    }

    /** What is left of it where the term, which asks about nothing else, is true or is not. */
    Val where(Term term, boolean holds) {
        boolean staysEmpty = empty && term.holds(any -> null) == holds;
        var left = new HashSet<>();
        codes.stream().filter(code -> term.holds(any -> code) == holds).forEach(left::add);
        if (!open) {
            return new Val(left, false, staysEmpty, exact, question);
        }
        var only = onlyValue(term, holds);
        return only.isPresent()
                ? new Val(
                        Set.copyOf(only.get()), false, staysEmpty && only.get().isEmpty(), false, question)
                : new Val(left, true, staysEmpty, exact, question);
    }

    /** The one value that makes it so, if only one does; nothing in it where that is {@code null}. */
    private static Optional<Set<Object>> onlyValue(Term term, boolean holds) {
        if (term instanceof Term.Comparison comparison
                && (comparison.operator() == Operator.EQUAL && holds
                        || comparison.operator() == Operator.UNEQUAL && !holds)
                && comparison.right() instanceof Operand.Constant constant) {
            return Optional.of(constant.value() == null ? Set.of() : Set.of(constant.value()));
        }
        return Optional.empty();
    }
}
