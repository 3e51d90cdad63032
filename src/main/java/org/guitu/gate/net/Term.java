package org.guitu.gate.net;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One of the questions that a condition joins by {@code &&} and {@code ||}. */
public sealed interface Term {

    /** Whether it is so, where {@code facts} gives the value of each fact; null is a value. */
    boolean holds(Function<String, Object> facts);

    /** The names of the facts that it asks about. */
    Set<String> facts();

    /** How two values are compared, as the engine does it. */
    enum Operator {
        EQUAL("=="),
        UNEQUAL("!="),
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        MORE(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        static Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException(sign);
        }

        /** What holds of two values that are there where this one does not. */
        public Operator contrary() {
            return switch (this) {
                case EQUAL -> UNEQUAL;
                case UNEQUAL -> EQUAL;
                case AT_MOST -> MORE;
                case AT_LEAST -> LESS;
                case LESS -> AT_LEAST;
                case MORE -> AT_MOST;
            };
        }

        boolean holds(Object left, Object right) {
            boolean same = left instanceof Number one && right instanceof Number other
                    ? one.doubleValue() == other.doubleValue()
                    : Objects.equals(left, right);
            if (this == EQUAL || this == UNEQUAL) {
                return same == (this == EQUAL);
            }
            if (same) {
                return this == AT_MOST || this == AT_LEAST;
            }
            if (!(left instanceof Number one) || !(right instanceof Number other)) {
                return false;
            }
            boolean less = one.doubleValue() < other.doubleValue();
            return less == (this == LESS || this == AT_MOST);
        }
    }

    /** {@code enrolOutcome == 'enrolled'}, {@code ageYears >= 16}, {@code regionAbove == region}. */
    record Comparison(Operand left, Operator operator, Operand right) implements Term {
        @Override
        public boolean holds(Function<String, Object> facts) {
            return operator.holds(left.in(facts), right.in(facts));
        }

        @Override
        public Set<String> facts() {
            var names = new TreeSet<String>();
            for (Operand side : new Operand[] {left, right}) {
                if (side instanceof Operand.Fact fact) {
                    names.add(fact.name());
                }
            }
            return names;
        }

        @Override
        public String toString() {
            return left + " " + operator.sign + " " + right;
        }
    }

    /** {@code services.contains('schooling')}, or the contrary. */
    record Contains(String fact, String code, boolean negated) implements Term {
        @Override
        public boolean holds(Function<String, Object> facts) {
            var value = facts.apply(fact);
            boolean isIn = value instanceof Collection<?> codes
                    ? codes.contains(code)
                    : value instanceof String text && text.contains(code);
            return isIn != negated;
        }

        @Override
        public Set<String> facts() {
            return Set.of(fact);
        }

        @Override
        public String toString() {
            return "%s%s.contains('%s')".formatted(negated ? "!" : "", fact, code);
        }
    }

    /** {@code minor}, {@code !minor}. */
    record Truth(String fact, boolean negated) implements Term {
        @Override
        public boolean holds(Function<String, Object> facts) {
            return Boolean.TRUE.equals(facts.apply(fact)) != negated;
        }

        @Override
        public Set<String> facts() {
            return Set.of(fact);
        }

        @Override
        public String toString() {
            return (negated ? "!" : "") + fact;
        }
    }
}
