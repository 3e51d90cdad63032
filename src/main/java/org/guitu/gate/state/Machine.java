package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Trigger;
import org.guitu.gate.state.Moves.Move;
import org.guitu.gate.state.Run.Trail;
import org.guitu.gate.state.Ways.Taken;

/**
 * Moves a case through a process as the engine does: from what waits to the next that waits, in one go. Where answers make a difference it
 * follows each of them.
 *
 * <p>A state holds, beside the tokens, for each dimension the values that it may still have; what no longer matters may have any.
 */
final class Machine {

    private final Graph graph;
    private final Facts facts;
    private final Layout layout;
    private final Ways ways;
    private final Tokens tokens;
    private final Moves moves;
    private final Surroundings surroundings;
    private final BitSet several;
    private final int root;
    private final BiConsumer<Fault.Kind, Broken> faults;
    private final BitSet passed = new BitSet();
    private final Deque<Run> open = new ArrayDeque<>();
    private final List<Step> steps = new ArrayList<>();

    /** Where and how something went wrong. */
    record Broken(int node, Trail trail, List<String> detail) {}

    /**
     * @param root the event sub-process that is looked at by itself, or -1 for the process
     * @param faults takes what goes wrong
     */
    Machine(Graph graph, Facts facts, Surroundings surroundings, int root, BiConsumer<Fault.Kind, Broken> faults) {
        this.graph = graph;
        this.facts = facts;
        this.layout = new Layout(graph.places(), facts.dimensions());
        this.ways = new Ways(graph, facts, layout);
        this.tokens = new Tokens(graph, layout, root);
        this.moves = new Moves(graph, layout, surroundings, root);
        this.surroundings = surroundings;
        this.several = Several.of(graph);
        this.root = root;
        this.faults = faults;
    }

    /** The same, but nothing that it comes across is noted there. */
    Machine(Machine other, BiConsumer<Fault.Kind, Broken> faults) {
        this(other.graph, other.facts, other.surroundings, other.root, faults);
    }

    Layout layout() {
        return layout;
    }

    /** The nodes to which any case has come. */
    BitSet passed() {
        return passed;
    }

    List<Step> begin(int start) {
        var state = layout.empty();
        for (int d = 0; d < facts.dimensions().size(); d++) {
            if (!facts.free().get(d) && root < 0) {
                layout.set(state, d, facts.atStart(d));
            }
        }
        passed.set(start);
        return gone(new Run(state), start);
    }

    /** On from a node, with every answer that is accepted there. */
    private List<Step> gone(Run run, int node) {
        run.pass(node);
        change(run, node);
        List<long[]> states = List.of(run.state());
        for (var rule : facts.acceptedAt(node)) {
            var accepted = new ArrayList<long[]>();
            layout.divide(states, rule, accepted);
            states = accepted;
        }
        for (long[] state : states) {
            var next = leave(run.with(state), node);
            if (next != null) {
                open.add(next);
            }
        }
        return finished();
    }

    /** Everything that can happen in a state. */
    List<Move> moves(long[] state) {
        return moves.in(state);
    }

    /** Whether nobody has to do anything for that. */
    boolean isInstant(Move move) {
        var node = graph.node(move.node());
        return move.by() == move.node()
                && (node.kind() == Kind.CALL && surroundings.callee(node).instant()
                        || node.repeat().isPresent());
    }

    List<Step> fire(long[] before, Move move) {
        var run = new Run(before.clone());
        int by = move.by();
        passed.set(by);
        if (graph.isEdgeThatStays(by)) {
            layout.put(run.state(), graph.placeOfNode(by));
        } else if (move.token() >= 0) {
            layout.take(run.state(), move.token());
            tokens.left(run, move.node());
        } else {
            tokens.clear(run, move.node());
        }
        return gone(run, by);
    }

    private List<Step> finished() {
        while (!open.isEmpty()) {
            var run = open.poll();
            while (run != null && !run.isDone()) {
                run = arrive(run, run.next());
            }
            if (run != null) {
                if (tokens.isOver(run.state())) {
                    steps.add(Step.over(run.trail().node(), run));
                } else {
                    tidy(run.state());
                    steps.add(Step.to(run));
                }
            }
        }
        var found = List.copyOf(steps);
        steps.clear();
        return found;
    }

    /** What no longer matters is any, so that states that differ by nothing else are one. */
    private void tidy(long[] state) {
        var matters = new BitSet();
        for (int place = 0; place < graph.places(); place++) {
            if (layout.has(state, place)) {
                int node = graph.nodeOfPlace(place);
                matters.or(facts.mattersAt(node));
            }
        }
        for (int d = 0; d < facts.dimensions().size(); d++) {
            if (!matters.get(d)) {
                layout.forget(state, d);
            }
        }
    }

    /** Where the run has gone on to; null where it is over or divided. */
    private Run arrive(Run run, int flow) {
        int node = graph.target(flow);
        passed.set(node);
        if (graph.isOnCircle(node)) {
            if (run.comesAgain(node)) {
                return broken(Fault.Kind.RUNS_ROUND, node, run, List.of());
            }
        } else {
            run.pass(node);
        }
        return switch (graph.kind(node)) {
            case EXCLUSIVE -> go(run, node, ways.one(node, run.state()));
            case INCLUSIVE -> graph.isJoin(node) ? join(run, node, flow) : divide(run, node);
            case PARALLEL -> graph.isJoin(node) ? join(run, node, flow) : fork(run, node);
            case SUB_PROCESS -> enter(run, node);
            case END -> end(run, node);
            case THROW -> throwEvent(run, node);
            default -> graph.isWait(node) ? put(run, node) : leave(changed(run, node), node);
        };
    }

    private Run put(Run run, int node) {
        int place = graph.placeOfNode(node);
        if (layout.has(run.state(), place) && !several.get(node)) {
            return broken(Fault.Kind.DOUBLED, node, run, List.of());
        }
        layout.put(run.state(), place);
        return run;
    }

    private Run changed(Run run, int node) {
        change(run, node);
        return run;
    }

    private void change(Run run, int node) {
        for (var change : facts.changesAt(node)) {
            long before = change.keeps() ? layout.get(run.state(), change.dimension()) : 0;
            layout.set(run.state(), change.dimension(), before | change.values());
        }
    }

    /** Along everything that leaves a node which is no gateway. */
    private Run leave(Run run, int node) {
        var flows = graph.from(node);
        if (flows.length == 0) {
            return consumed(run, node);
        }
        for (int flow : flows) {
            if (facts.condition(flow) != null) {
                return divide(run, node);
            }
        }
        return fork(run, node);
    }

    private Run fork(Run run, int node) {
        var flows = graph.from(node);
        if (flows.length == 0) {
            return consumed(run, node);
        }
        return follow(run, flows);
    }

    private Run divide(Run run, int node) {
        return go(run, node, ways.each(node, run.state()));
    }

    private Run go(Run run, int node, List<Taken> taken) {
        for (Taken each : taken) {
            var next = run.with(each.state());
            if (each.flows().length == 0) {
                broken(Fault.Kind.NO_WAY, node, next, ways.values(node, each.state()));
            } else {
                follow(next, each.flows());
                open.add(next);
            }
        }
        return null;
    }

    private static Run follow(Run run, int[] flows) {
        for (int i = flows.length - 1; i >= 0; i--) {
            run.follow(flows[i]);
        }
        return run;
    }

    private Run join(Run run, int node, int flow) {
        int place = graph.placeOfFlow(flow);
        if (layout.has(run.state(), place) && !several.get(graph.source(flow))) {
            return broken(Fault.Kind.DOUBLED, node, run, List.of());
        }
        layout.put(run.state(), place);
        boolean goesOn = graph.kind(node) == Kind.PARALLEL ? tokens.hasAll(run, node) : !tokens.isAwaited(run, node);
        if (!goesOn) {
            return run;
        }
        if (graph.kind(node) == Kind.INCLUSIVE && tokens.mayStillCome(run, node)) {
            return broken(Fault.Kind.JOINS_TOO_EARLY, node, run, List.of());
        }
        for (int each : graph.into(node)) {
            layout.take(run.state(), graph.placeOfFlow(each));
        }
        return graph.kind(node) == Kind.PARALLEL ? fork(run, node) : divide(run, node);
    }

    private Run enter(Run run, int node) {
        if (tokens.isIn(run, node)) {
            return broken(Fault.Kind.DOUBLED, node, run, List.of());
        }
        for (int start : graph.starts(node)) {
            passed.set(start);
            run.pass(start);
            if (leave(run, start) == null) {
                return null;
            }
        }
        return run;
    }

    private Run end(Run run, int node) {
        return switch (graph.trigger(node)) {
            case TERMINATE -> {
                tokens.clear(run, graph.scope(node));
                yield consumed(run, node);
            }
            case ERROR, ESCALATION -> {
                int catcher = catcher(node);
                if (catcher < 0) {
                    yield consumed(run, node);
                }
                yield caught(run, node, catcher);
            }
            default -> consumed(run, node);
        };
    }

    private Run throwEvent(Run run, int node) {
        int catcher = graph.trigger(node) == Trigger.ESCALATION ? catcher(node) : -1;
        if (catcher < 0) {
            return leave(changed(run, node), node);
        }
        passed.set(catcher);
        if (graph.node(catcher).interrupting()) {
            return caught(run, node, catcher);
        }
        return leave(fork(run, catcher), node);
    }

    private Run caught(Run run, int node, int catcher) {
        passed.set(catcher);
        run.pass(catcher);
        if (graph.node(catcher).interrupting()) {
            tokens.clear(run, graph.number(graph.node(catcher).attachedTo()));
            return fork(run, catcher);
        }
        return consumed(fork(run, catcher), node);
    }

    /** The boundary event that catches what is thrown there, the nearest; -1 for none. */
    private int catcher(int node) {
        for (int around = graph.scope(node); around >= 0; around = graph.scope(around)) {
            for (int edge : graph.edges(around)) {
                var event = graph.node(edge).event();
                if (graph.trigger(edge) == graph.trigger(node)
                        && (event.isEmpty() || event.equals(graph.node(node).event()))) {
                    return edge;
                }
            }
        }
        return -1;
    }

    /** A token has come to its end: with the last one, what it lies in is left. Two that come to the same end have gone the same way. */
    private Run consumed(Run run, int node) {
        int scope = graph.scope(node);
        int note = graph.kind(node) == Kind.END ? graph.placeOfNode(node) : -1;
        if (note >= 0 && layout.has(run.state(), note)) {
            return broken(Fault.Kind.DOUBLED, node, run, List.of());
        }
        boolean isLast = tokens.isAll(scope) ? tokens.isEmpty(run) : !tokens.isIn(run, scope);
        if (!isLast) {
            if (note >= 0) {
                layout.put(run.state(), note);
            }
            return run;
        }
        if (tokens.isAll(scope)) {
            return run;
        }
        if (graph.kind(scope) == Kind.EVENT_SUB_PROCESS) {
            return consumed(run, scope);
        }
        tokens.left(run, scope);
        change(run, scope);
        return leave(run, scope);
    }

    private Run broken(Fault.Kind kind, int node, Run run, List<String> detail) {
        faults.accept(kind, new Broken(node, run.trail(), detail));
        steps.add(Step.broken(run));
        return null;
    }

    /**
     * Where a case comes until it waits again.
     *
     * @param state null where it is over
     * @param end the number of the node at which it ended; -1 where it goes on, or where something went wrong
     */
    record Step(long[] state, int end, Trail trail) {

        static Step to(Run run) {
            return new Step(run.state(), -1, run.trail());
        }

        static Step over(int end, Run run) {
            return new Step(null, end, run.trail());
        }

        static Step broken(Run run) {
            return new Step(null, -1, run.trail());
        }
    }
}
