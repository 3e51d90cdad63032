package org.guitu.gate.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Term;

/**
 * One thing that the conditions of a process tell apart: the values of a fact, as far as they make a difference, or whether a list has a
 * certain code.
 */
final class Dimension {

    /** Stands for every text or list that no condition names. */
    private static final String OTHER = "…";

    private static final int MOST = 62;

    private final String name;
    private final String fact;
    private final String code;
    private final List<Object> values;

    private Dimension(String name, String fact, String code, List<Object> values) {
        this.name = name;
        this.fact = fact;
        this.code = code;
        this.values = values;
    }

    /** What the terms tell apart; the others are of other dimensions. */
    static Dimension of(String name, List<Term> terms) {
        var first = terms.get(0);
        if (first.facts().size() != 1) {
            return new Dimension(name, "", "", List.of(true, false));
        }
        var fact = first.facts().iterator().next();
        return first instanceof Term.Contains contains
                ? new Dimension(name, fact, contains.code(), List.of(true, false))
                : new Dimension(name, fact, "", values(terms));
    }

    /** By what terms belong to the same dimension. */
    static String nameOf(Term term) {
        if (term.facts().size() != 1) {
            return term.toString();
        }
        var fact = term.facts().iterator().next();
        return term instanceof Term.Contains contains ? fact + " ∋ " + contains.code() : fact;
    }

    private static List<Object> values(List<Term> terms) {
        var texts = new TreeSet<String>();
        var numbers = new TreeSet<Long>();
        boolean truths = false;
        for (Term term : terms) {
            truths |= term instanceof Term.Truth;
            if (term instanceof Term.Comparison comparison) {
                for (Operand side : List.of(comparison.left(), comparison.right())) {
                    var value = side instanceof Operand.Constant constant ? constant.value() : null;
                    truths |= value instanceof Boolean;
                    if (value instanceof String text) {
                        texts.add(text);
                    } else if (value instanceof Long number) {
                        numbers.addAll(List.of(number - 1, number, number + 1));
                    }
                }
            }
        }
        var found = new ArrayList<Object>();
        found.add(null);
        found.addAll(texts);
        found.add(OTHER);
        if (truths) {
            found.addAll(List.of(true, false));
        }
        found.addAll(numbers);
        if (found.size() > MOST) {
            throw new TooManyValues(terms.get(0).facts().iterator().next());
        }
        return found;
    }

    String name() {
        return name;
    }

    String fact() {
        return fact;
    }

    int size() {
        return values.size();
    }

    long all() {
        return (1L << values.size()) - 1;
    }

    /** Which of its values make the term hold. */
    long where(Term term) {
        long found = 0;
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            boolean holds;
            if (fact.isEmpty()) {
                holds = (Boolean) value;
            } else if (term instanceof Term.Contains contains) {
                holds = (Boolean) value != contains.negated();
            } else {
                holds = term.holds(any -> value);
            }
            found |= holds ? 1L << i : 0;
        }
        return found;
    }

    /** Which of its values the fact can have; never none. */
    long possible(Range range) {
        if (fact.isEmpty()) {
            return all();
        }
        if (!code.isEmpty()) {
            return range.canHold(code) ? all() : 2;
        }
        long found = 0;
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            boolean can =
                    OTHER.equals(value) ? range.canBeOtherThan(texts()) || isOtherSort(range) : range.canBe(value);
            found |= can ? 1L << i : 0;
        }
        return found == 0 ? 1 : found;
    }

    /** A number or truth where conditions only compare texts is like another text. */
    private boolean isOtherSort(Range range) {
        return range.types().stream().anyMatch(type -> switch (type) {
            case TRUTH -> !values.contains(true);
            case NUMBER -> values.stream().noneMatch(Number.class::isInstance);
            default -> false;
        });
    }

    private Set<String> texts() {
        var found = new HashSet<String>();
        values.stream().filter(String.class::isInstance).forEach(value -> found.add((String) value));
        found.remove(OTHER);
        return found;
    }

    /** In words, as conditions write them. */
    String words(long mask) {
        var found = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            if ((mask >> i & 1) == 1) {
                found.add(String.valueOf(values.get(i)));
            }
        }
        return name + " = " + String.join(" | ", found);
    }

    /** More values of a fact are told apart than a state has room for. */
    static final class TooManyValues extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String fact;

        TooManyValues(String fact) {
            super("Of %s more values are told apart than a state has room for.".formatted(fact));
            this.fact = fact;
        }

        String fact() {
            return fact;
        }
    }
}
