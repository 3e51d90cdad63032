package org.guitu.gate.state;

import java.util.Arrays;
import java.util.BitSet;
import org.guitu.gate.net.Kind;

/** Where the tokens of a run are, and what can still come to a join. */
final class Tokens {

    private final Graph graph;
    private final Layout layout;
    private final int root;

    /** @param root the event sub-process that is looked at by itself, or -1 for the process */
    Tokens(Graph graph, Layout layout, int root) {
        this.graph = graph;
        this.layout = layout;
        this.root = root;
    }

    /** Whether the scope is all that is looked at. */
    boolean isAll(int scope) {
        return scope < 0 || scope == root;
    }

    boolean isOver(long[] state) {
        return where(state).isEmpty();
    }

    /** The places of a state in which there is a token; what has happened is only noted. */
    BitSet where(long[] state) {
        var found = new BitSet();
        for (int place = 0; place < graph.places(); place++) {
            if (layout.has(state, place) && !graph.isNote(place)) {
                found.set(place);
            }
        }
        return found;
    }

    boolean isIn(Run run, int scope) {
        return where(run.state()).stream().anyMatch(place -> graph.isIn(graph.nodeOfPlace(place), scope))
                || Arrays.stream(run.pending()).anyMatch(flow -> graph.isIn(graph.target(flow), scope));
    }

    boolean isEmpty(Run run) {
        return run.isDone() && isOver(run.state());
    }

    /** Takes everything out of a sub-process, or out of the process. */
    void clear(Run run, int scope) {
        for (int place = 0; place < graph.places(); place++) {
            if (isAll(scope) || graph.isIn(graph.nodeOfPlace(place), scope)) {
                layout.take(run.state(), place);
            }
        }
        run.forget(flow -> isAll(scope) || graph.isIn(graph.target(flow), scope));
        if (scope >= 0) {
            left(run, scope);
        }
    }

    /** What is noted of an activity counts no more when it is left. */
    void left(Run run, int activity) {
        for (int edge : graph.edges(activity)) {
            if (graph.isEdgeThatStays(edge)) {
                layout.take(run.state(), graph.placeOfNode(edge));
            }
        }
        if (graph.kind(activity) == Kind.SUB_PROCESS) {
            for (int place = 0; place < graph.places(); place++) {
                if (graph.isNote(place) && graph.isIn(graph.nodeOfPlace(place), activity)) {
                    layout.take(run.state(), place);
                }
            }
        }
    }

    boolean hasAll(Run run, int join) {
        for (int flow : graph.into(join)) {
            if (!layout.has(run.state(), graph.placeOfFlow(flow))) {
                return false;
            }
        }
        return true;
    }

    /** As the engine decides it: whether along sequence flows another token can come to an inclusive join. */
    boolean isAwaited(Run run, int join) {
        if (hasAll(run, join)) {
            return false;
        }
        for (int flow : run.pending()) {
            if (graph.target(flow) == join || graph.reaches(graph.target(flow), join)) {
                return true;
            }
        }
        return elsewhere(run, join).stream().anyMatch(other -> graph.reaches(other, join));
    }

    /** Whether one can come by a boundary event, which the engine does not look at. */
    boolean mayStillCome(Run run, int join) {
        return !hasAll(run, join)
                && elsewhere(run, join).stream()
                        .anyMatch(other -> graph.everyWay(other).get(join)
                                && !graph.everyWay(join).get(other));
    }

    private BitSet elsewhere(Run run, int join) {
        var found = new BitSet();
        where(run.state()).stream()
                .map(graph::nodeOfPlace)
                .filter(node -> node != join)
                .forEach(found::set);
        return found;
    }
}
