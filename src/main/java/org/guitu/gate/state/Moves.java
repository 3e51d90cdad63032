package org.guitu.gate.state;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Trigger;

/** What can happen next: that a step is done, a call comes back, an event comes. */
final class Moves {

    private final Graph graph;
    private final Layout layout;
    private final Surroundings surroundings;
    private final int root;

    /** @param root the event sub-process that is looked at by itself, or -1 for the process */
    Moves(Graph graph, Layout layout, Surroundings surroundings, int root) {
        this.graph = graph;
        this.layout = layout;
        this.surroundings = surroundings;
        this.root = root;
    }

    /**
     * What can happen in a state.
     *
     * @param node what waits, or the sub-process that is interrupted
     * @param by how it goes on: the node itself, the event behind an event-based gateway, a boundary event, or a start event that interrupts
     * @param token the place of the token that moves; -1 where everything in a sub-process goes
     */
    record Move(int node, int by, int token) {}

    /** Everything that can happen in a state. */
    List<Move> in(long[] state) {
        var found = new ArrayList<Move>();
        var active = new BitSet();
        for (int place = 0; place < graph.places(); place++) {
            if (layout.has(state, place)) {
                int node = graph.nodeOfPlace(place);
                for (int in = graph.scope(node); in >= 0 && in != root; in = graph.scope(in)) {
                    active.set(in);
                }
                if (!graph.isArrival(place) && !graph.isNote(place)) {
                    collect(state, node, place, found);
                }
            }
        }
        active.stream().filter(scope -> graph.kind(scope) == Kind.SUB_PROCESS).forEach(scope -> {
            collectEdges(state, scope, -1, found);
            for (int beside : graph.eventSubProcesses(scope)) {
                for (int start : graph.starts(beside)) {
                    if (graph.node(start).interrupting() && isFree(start) && !active.get(beside)) {
                        found.add(new Move(scope, start, -1));
                    }
                }
            }
        });
        return found;
    }

    private void collect(long[] state, int node, int place, List<Move> found) {
        if (graph.kind(node) == Kind.EVENT_BASED) {
            for (int flow : graph.from(node)) {
                found.add(new Move(node, graph.target(flow), place));
            }
        } else if (graph.kind(node) != Kind.CALL
                || surroundings.callee(graph.node(node)).ends()) {
            found.add(new Move(node, node, place));
        }
        collectEdges(state, node, place, found);
    }

    private void collectEdges(long[] state, int activity, int place, List<Move> found) {
        for (int edge : graph.edges(activity)) {
            boolean happened = graph.isEdgeThatStays(edge) && layout.has(state, graph.placeOfNode(edge));
            boolean thrown = graph.kind(activity) == Kind.CALL;
            if (!happened && (isFree(edge) || thrown)) {
                found.add(new Move(activity, edge, place));
            }
        }
    }

    /** Whether the event comes from outside, and not from within the process. */
    private boolean isFree(int event) {
        return graph.trigger(event) != Trigger.ERROR && graph.trigger(event) != Trigger.ESCALATION;
    }
}
