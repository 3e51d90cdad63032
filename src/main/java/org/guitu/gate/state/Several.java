package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.BitSet;

/** Which steps may run more than once at a time, because the model says why: up to the inclusive join that waits for all of them. */
final class Several {

    private static final String PROPERTY = "severalAtOnce";

    private Several() {}

    static BitSet of(Graph graph) {
        var found = new BitSet();
        var open = new ArrayDeque<Integer>();
        for (int n = 0; n < graph.size(); n++) {
            if (graph.node(n).properties().containsKey(PROPERTY)) {
                open.add(n);
            }
        }
        while (!open.isEmpty()) {
            int at = open.pop();
            if (!graph.isJoin(at) && !found.get(at)) {
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
