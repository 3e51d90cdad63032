package org.guitu.gate.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Term;

/**
 * What is known of the facts at some place of a way; a fact that nothing has set is not among them.
 *
 * @param facts by name
 * @param assumed whether the way is only gone if a computed fact came to what nobody here can work out
 */
public record State(Map<String, Val> facts, boolean assumed) {

    /** Where a condition is true, and where it is not. */
    record Split(List<State> holding, List<State> failing) {}

    public Optional<Val> find(String fact) {
        return Optional.ofNullable(facts.get(fact));
    }

    State with(String fact, Val value) {
        var all = new HashMap<>(facts);
        all.put(fact, value);
        return new State(all, assumed);
    }

    /** The same place with these facts. */
    State of(Map<String, Val> others) {
        return new State(others, assumed);
    }

    /**
     * As the engine goes through it: what stands behind {@code &&} is asked only where what stands before is true.
     *
     * @param asked is told of each fact that is asked about, and how matters stand then
     */
    Split split(Condition condition, BiConsumer<Term, State> asked) {
        var holding = new ArrayList<State>();
        var failing = List.of(this);
        for (List<Term> terms : condition.alternatives()) {
            var next = new ArrayList<State>();
            for (State state : failing) {
                var split = state.splitAll(terms, asked);
                holding.addAll(split.holding());
                next.addAll(split.failing());
            }
            failing = next;
        }
        return new Split(holding, failing);
    }

    private Split splitAll(List<Term> terms, BiConsumer<Term, State> asked) {
        var failing = new ArrayList<State>();
        var holding = List.of(this);
        for (Term term : terms) {
            var next = new ArrayList<State>();
            for (State state : holding) {
                asked.accept(term, state);
                state.where(term, true).ifPresent(next::add);
                state.where(term, false).ifPresent(failing::add);
            }
            holding = next;
        }
        return new Split(holding, failing);
    }

    private Optional<State> where(Term term, boolean holds) {
        var names = term.facts();
        if (names.size() != 1) {
            return Optional.of(this);
        }
        var fact = names.iterator().next();
        var value = facts.get(fact);
        if (value == null) {
            return Optional.of(this);
        }
        var left = value.where(term, holds);
        if (left.isImpossible()) {
            return Optional.empty();
        }
        boolean guessed = !value.exact() && !value.open() && !left.equals(value);
        return Optional.of(new State(with(fact, left).facts, assumed || guessed));
    }

    /** Whether the condition is false by what these facts can be, whatever the others are. */
    public boolean excludes(Condition condition, Set<String> by) {
        return condition.alternatives().stream().allMatch(terms -> terms.stream()
                .anyMatch(term -> by.containsAll(term.facts())
                        && !term.facts().isEmpty()
                        && where(term, true).isEmpty()));
    }
}
