package org.guitu.gate.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** By which flows a node is left, for which values of the facts. */
final class Ways {

    private final Graph graph;
    private final Facts facts;
    private final Layout layout;

    /**
     * What is taken together.
     *
     * @param flows none where there is no way
     */
    record Taken(long[] state, int[] flows) {}

    Ways(Graph graph, Facts facts, Layout layout) {
        this.graph = graph;
        this.facts = facts;
        this.layout = layout;
    }

    /** The first flow whose condition holds, or else the default. */
    List<Taken> one(int node, long[] state) {
        var found = new ArrayList<Taken>();
        List<long[]> rest = List.of(state);
        for (int flow : graph.from(node)) {
            if (!graph.flow(flow).isDefault()) {
                var holds = new ArrayList<long[]>();
                rest = facts.condition(flow) == null
                        ? all(rest, holds)
                        : layout.divide(rest, facts.condition(flow), holds);
                holds.forEach(each -> found.add(taken(each, flow)));
            }
        }
        rest.forEach(each -> found.add(taken(each, otherwise(node))));
        return found;
    }

    private static List<long[]> all(List<long[]> states, List<long[]> into) {
        into.addAll(states);
        return List.of();
    }

    /** Every flow whose condition holds, or else the default. */
    List<Taken> each(int node, long[] state) {
        var found = new ArrayList<Taken>();
        divide(node, state, 0, new int[graph.from(node).length], 0, found);
        return found;
    }

    private void divide(int node, long[] state, int at, int[] flows, int count, List<Taken> into) {
        if (at == graph.from(node).length) {
            into.add(count > 0 ? taken(state, Arrays.copyOf(flows, count)) : taken(state, otherwise(node)));
            return;
        }
        int flow = graph.from(node)[at];
        var holds = new ArrayList<long[]>();
        if (graph.flow(flow).isDefault()) {
            divide(node, state, at + 1, flows, count, into);
        } else if (facts.condition(flow) == null) {
            holds.add(state);
        } else {
            layout.divide(List.of(state), facts.condition(flow), holds)
                    .forEach(other -> divide(node, other, at + 1, flows, count, into));
        }
        holds.forEach(each -> {
            flows[count] = flow;
            divide(node, each, at + 1, flows, count + 1, into);
        });
    }

    private int[] otherwise(int node) {
        return Arrays.stream(graph.from(node))
                .filter(flow -> graph.flow(flow).isDefault())
                .toArray();
    }

    /** What may change at any time is not known any more as soon as the node is left. */
    private Taken taken(long[] state, int... flows) {
        if (flows.length == 0) {
            return new Taken(state, flows);
        }
        var now = state.clone();
        facts.free().stream().forEach(dimension -> layout.forget(now, dimension));
        return new Taken(now, flows);
    }

    /** The values for which there is no way, in words. */
    List<String> values(int node, long[] state) {
        var asked = new BitSet();
        for (int flow : graph.from(node)) {
            if (facts.condition(flow) != null) {
                Arrays.stream(facts.condition(flow).dimensions())
                        .flatMapToInt(Arrays::stream)
                        .forEach(asked::set);
            }
        }
        return asked.stream()
                .mapToObj(dimension -> facts.dimension(dimension).words(layout.get(state, dimension)))
                .toList();
    }
}
