package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.BitSet;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Trigger;

/**
 * Which steps may run more than once at a time, because the model says why: up to the inclusive join that waits for all of them. Where they
 * can come to an end without it, they may not.
 */
final class Several {

    private static final String PROPERTY = "severalAtOnce";

    private Several() {}

    static BitSet of(Graph graph) {
        var found = new BitSet();
        for (int n = 0; n < graph.size(); n++) {
            if (graph.node(n).properties().containsKey(PROPERTY)) {
                var behind = behind(graph, n);
                if (behind.stream().noneMatch(node -> endsAlone(graph, node))) {
                    found.or(behind);
                }
            }
        }
        return found;
    }

    private static boolean endsAlone(Graph graph, int node) {
        return graph.kind(node) == Kind.END && graph.trigger(node) != Trigger.TERMINATE
                || graph.kind(node) == Kind.PARALLEL && graph.isJoin(node);
    }

    private static BitSet behind(Graph graph, int first) {
        var found = new BitSet();
        var open = new ArrayDeque<Integer>();
        open.add(first);
        while (!open.isEmpty()) {
            int at = open.pop();
            boolean waitsForAll = graph.isJoin(at) && graph.kind(at) == Kind.INCLUSIVE;
            if (!waitsForAll && !found.get(at)) {
                found.set(at);
                for (int flow : graph.from(at)) {
                    open.add(graph.target(flow));
                }
                for (int edge : graph.edges(at)) {
                    open.add(edge);
                }
            }
        }
        return found;
    }
}
