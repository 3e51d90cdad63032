package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Trigger;
import org.guitu.gate.state.Moves.Move;

/**
 * Which of the tokens of a state can be moved alone, because nothing that the others do before it moves makes a difference to it, nor it to
 * them. Of branches that run side by side then not every order is tried.
 */
final class Independence {

    private static final int NONE = -1;

    private final Graph graph;
    private final Facts facts;
    private final Layout layout;
    private final Map<Key, Integer> known = new HashMap<>();

    Independence(Graph graph, Facts facts, Layout layout) {
        this.graph = graph;
        this.facts = facts;
        this.layout = layout;
    }

    /** The moves of one such token, or all. */
    List<Move> enough(long[] state, List<Move> moves) {
        int alone = known.computeIfAbsent(new Key(layout.tokens(state)), any -> alone(state));
        return alone == NONE
                ? moves
                : moves.stream().filter(move -> move.token() == alone).toList();
    }

    private int alone(long[] state) {
        var waiting = new BitSet();
        for (int place = 0; place < graph.places(); place++) {
            if (layout.has(state, place) && !graph.isArrival(place) && !graph.isNote(place)) {
                waiting.set(place);
            }
        }
        if (waiting.cardinality() < 2 || waiting.stream().anyMatch(place -> isInside(graph.nodeOfPlace(place)))) {
            return NONE;
        }
        return waiting.stream()
                .filter(place -> isAlone(state, place, waiting))
                .findFirst()
                .orElse(NONE);
    }

    /** Whether it lies in a sub-process, which is left with its last token. */
    private boolean isInside(int node) {
        return graph.scope(node) >= 0 && graph.kind(graph.scope(node)) == Kind.SUB_PROCESS;
    }

    private boolean isAlone(long[] state, int place, BitSet waiting) {
        int node = graph.nodeOfPlace(place);
        var others = new Area();
        waiting.stream().filter(other -> other != place).forEach(other -> others.begin(graph.nodeOfPlace(other)));
        spread(others, state, join -> !graph.everyWay(node).get(join), false);
        var own = new Area();
        own.begin(node);
        spread(own, state, join -> !others.nodes.get(join), true);
        return areApart(own, others) && comesToItsJoins(own, others, node);
    }

    /** What an area of the net comprises. */
    private final class Area {
        private final BitSet nodes = new BitSet();
        private final BitSet flows = new BitSet();
        private final BitSet waits = new BitSet();
        private final BitSet reads = new BitSet();
        private final BitSet writes = new BitSet();
        private final ArrayDeque<Integer> open = new ArrayDeque<>();
        private boolean endsOthers;

        /** From something that waits, by whatever may happen to it. */
        void begin(int node) {
            nodes.set(node);
            writes.or(facts.writesAt(node));
            leave(node);
            for (int edge : graph.edges(node)) {
                come(edge);
                leave(edge);
            }
            if (graph.kind(node) == Kind.EVENT_BASED) {
                for (int flow : graph.from(node)) {
                    come(graph.target(flow));
                    leave(graph.target(flow));
                }
            }
        }

        void come(int node) {
            nodes.set(node);
            writes.or(facts.writesAt(node));
            endsOthers |= graph.trigger(node) == Trigger.TERMINATE
                    || graph.trigger(node) == Trigger.ERROR
                    || graph.trigger(node) == Trigger.ESCALATION
                    || graph.kind(node) == Kind.SUB_PROCESS;
        }

        void leave(int node) {
            reads.or(facts.readsAt(node));
            if (graph.kind(node) != Kind.EVENT_BASED) {
                for (int flow : graph.from(node)) {
                    if (!flows.get(flow)) {
                        flows.set(flow);
                        open.add(flow);
                    }
                }
            }
        }
    }

    /**
     * Follows everything that lies before the area.
     *
     * @param goesOn whether an inclusive join lets it through
     * @param once only to the next that waits
     */
    private void spread(Area area, long[] state, IntPredicate goesOn, boolean once) {
        while (!area.open.isEmpty()) {
            int node = graph.target(area.open.poll());
            area.come(node);
            if (graph.isJoin(node)) {
                boolean through =
                        graph.kind(node) == Kind.INCLUSIVE ? goesOn.test(node) : hasAllOthers(state, node, area.flows);
                if (through) {
                    area.leave(node);
                }
            } else if (!graph.isWait(node)) {
                area.leave(node);
            } else if (once) {
                area.waits.set(node);
            } else {
                area.begin(node);
            }
        }
    }

    private boolean hasAllOthers(long[] state, int join, BitSet flows) {
        for (int flow : graph.into(join)) {
            if (!flows.get(flow) && !layout.has(state, graph.placeOfFlow(flow))) {
                return false;
            }
        }
        return true;
    }

    private boolean areApart(Area own, Area others) {
        if (own.endsOthers || others.endsOthers || own.flows.intersects(others.flows)) {
            return false;
        }
        for (int node = own.nodes.nextSetBit(0); node >= 0; node = own.nodes.nextSetBit(node + 1)) {
            if (others.nodes.get(node) && !graph.isJoin(node) && graph.kind(node) != Kind.END) {
                return false;
            }
        }
        return !own.writes.intersects(others.reads)
                && !own.writes.intersects(others.writes)
                && !own.reads.intersects(others.writes);
    }

    /** Whether each inclusive join that may wait for it is still waited for, or reached, whatever becomes of it: else the order matters. */
    private boolean comesToItsJoins(Area own, Area others, int node) {
        for (int join = 0; join < graph.size(); join++) {
            if (graph.kind(join) == Kind.INCLUSIVE
                    && graph.isJoin(join)
                    && graph.everyWay(node).get(join)) {
                int at = join;
                boolean ends = own.nodes.stream().anyMatch(each -> graph.kind(each) == Kind.END);
                boolean loses = own.waits.stream().anyMatch(wait -> !graph.reaches(wait, at));
                if (ends || loses) {
                    return false;
                }
            }
        }
        return true;
    }
}
