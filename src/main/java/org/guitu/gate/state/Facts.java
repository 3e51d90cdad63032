package org.guitu.gate.state;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Term;
import org.guitu.gate.state.Layout.Alternatives;
import org.guitu.gate.state.Surroundings.Effect;

/** What the conditions of a process tell apart, what its steps make of it, and up to where that matters. */
final class Facts {

    private final Graph graph;
    private final Surroundings surroundings;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final BitSet free = new BitSet();
    private final Alternatives[] conditions;
    private final List<List<Change>> changes = new ArrayList<>();
    private final BitSet[] reads;
    private final BitSet[] writes;
    private final BitSet[] matters;
    private final Alternatives[][] accepted;

    /** What passing a node does to a dimension. */
    record Change(int dimension, long values, boolean keeps) {}

    Facts(Graph graph, Surroundings surroundings) {
        this.graph = graph;
        this.surroundings = surroundings;
        collect();
        conditions = new Alternatives[graph.flows()];
        for (int f = 0; f < conditions.length; f++) {
            conditions[f] = graph.flow(f).condition().map(this::alternatives).orElse(null);
        }
        reads = new BitSet[graph.size()];
        writes = new BitSet[graph.size()];
        matters = new BitSet[graph.size()];
        accepted = new Alternatives[graph.size()][];
        for (int n = 0; n < graph.size(); n++) {
            changes.add(changes(n));
            accepted[n] = surroundings.accepted(graph.node(n)).stream()
                    .map(condition -> condition.only(term -> numbers.containsKey(Dimension.nameOf(term))))
                    .filter(condition -> !condition.alwaysHolds())
                    .map(this::alternatives)
                    .toArray(Alternatives[]::new);
            reads[n] = reads(n);
            var written = new BitSet();
            changes.get(n).forEach(change -> written.set(change.dimension()));
            writes[n] = written;
            matters[n] = new BitSet();
        }
        settle();
    }

    private void collect() {
        var terms = new TreeMap<String, List<Term>>();
        flowConditions().flatMap(condition -> condition.terms().stream()).forEach(term -> terms.computeIfAbsent(
                        Dimension.nameOf(term), any -> new ArrayList<>())
                .add(term));
        for (int n = 0; n < graph.size(); n++) {
            surroundings.accepted(graph.node(n)).stream()
                    .flatMap(condition -> condition.terms().stream())
                    .filter(term -> terms.containsKey(Dimension.nameOf(term)))
                    .forEach(term -> terms.get(Dimension.nameOf(term)).add(term));
        }
        terms.forEach((name, same) -> {
            var dimension = Dimension.of(name, same);
            if (dimension.fact().isEmpty() || surroundings.changesAnyTime(dimension.fact())) {
                free.set(dimensions.size());
            }
            numbers.put(name, dimensions.size());
            dimensions.add(dimension);
        });
    }

    private Stream<Condition> flowConditions() {
        return Stream.iterate(0, f -> f < graph.flows(), f -> f + 1).flatMap(f -> graph.flow(f).condition().stream());
    }

    private Alternatives alternatives(Condition condition) {
        int size = condition.alternatives().size();
        var which = new int[size][];
        var values = new long[size][];
        for (int i = 0; i < size; i++) {
            var terms = condition.alternatives().get(i);
            which[i] = terms.stream()
                    .mapToInt(term -> numbers.get(Dimension.nameOf(term)))
                    .toArray();
            values[i] = terms.stream()
                    .mapToLong(term ->
                            dimensions.get(numbers.get(Dimension.nameOf(term))).where(term))
                    .toArray();
        }
        return new Alternatives(which, values);
    }

    private List<Change> changes(int node) {
        var found = new ArrayList<Change>();
        for (Effect effect : surroundings.effects(graph.node(node))) {
            for (int d = 0; d < dimensions.size(); d++) {
                if (dimensions.get(d).fact().equals(effect.fact()) && !free.get(d)) {
                    found.add(new Change(d, dimensions.get(d).possible(effect.range()), effect.keeps()));
                }
            }
        }
        return found;
    }

    private BitSet reads(int node) {
        var found = new BitSet();
        for (int flow : graph.from(node)) {
            if (conditions[flow] != null) {
                for (int[] terms : conditions[flow].dimensions()) {
                    for (int dimension : terms) {
                        found.set(dimension);
                    }
                }
            }
        }
        found.or(asked(node));
        found.andNot(free);
        return found;
    }

    /** What the rules of a form ask about. */
    private BitSet asked(int node) {
        var found = new BitSet();
        for (Alternatives rule : accepted[node]) {
            for (int[] terms : rule.dimensions()) {
                for (int dimension : terms) {
                    found.set(dimension);
                }
            }
        }
        return found;
    }

    /** Backwards until nothing changes: what is asked about at a node or behind it, before it is answered anew. */
    private void settle() {
        boolean grows = true;
        while (grows) {
            grows = false;
            for (int n = graph.size() - 1; n >= 0; n--) {
                var now = (BitSet) reads[n].clone();
                for (int next : graph.everyNext(n)) {
                    now.or(onEntry(next));
                }
                if (!now.equals(matters[n])) {
                    matters[n] = now;
                    grows = true;
                }
            }
        }
    }

    /** What matters of a node before it changes anything. */
    private BitSet onEntry(int node) {
        var now = (BitSet) matters[node].clone();
        boolean mayBeLeftByItsEdge = graph.edges(node).length > 0 || graph.kind(node) == Kind.SUB_PROCESS;
        if (!mayBeLeftByItsEdge) {
            changes.get(node).stream()
                    .filter(change -> !change.keeps())
                    .forEach(change -> now.clear(change.dimension()));
            var asked = asked(node);
            asked.andNot(writes[node]);
            asked.andNot(free);
            now.or(asked);
        }
        return now;
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    Dimension dimension(int number) {
        return dimensions.get(number);
    }

    BitSet free() {
        return free;
    }

    Alternatives condition(int flow) {
        return conditions[flow];
    }

    /** What must be true behind the node. */
    Alternatives[] acceptedAt(int node) {
        return accepted[node];
    }

    List<Change> changesAt(int node) {
        return changes.get(node);
    }

    /** What is asked for where the node is left. */
    BitSet readsAt(int node) {
        return reads[node];
    }

    BitSet writesAt(int node) {
        return writes[node];
    }

    /** What matters of a token that waits at the node. */
    BitSet mattersAt(int node) {
        return onEntry(node);
    }

    long atStart(int dimension) {
        return dimensions
                .get(dimension)
                .possible(surroundings.atStart(dimensions.get(dimension).fact()));
    }
}
