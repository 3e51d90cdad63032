package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.gate.state.Layout.Key;
import org.guitu.gate.state.Machine.Broken;
import org.guitu.gate.state.Machine.Step;
import org.guitu.gate.state.Moves.Move;
import org.guitu.gate.state.Run.Trail;

/** Tries every state to which a case can come from one start, the nearest first, and finds those from which there is no way to an end. */
final class Search {

    private static final int BEGINNING = -1;

    /** So many more are tried once a step is done twice: two tokens going their ways multiply the states, and say nothing new. */
    private static final int STATES_AFTER_DOUBLED = 500;

    private final Graph graph;
    private final Machine machine;
    private final Layout layout;
    private final Independence independence;
    private final int start;
    private final StateGraph states = new StateGraph();
    private final Set<String> ends = new TreeSet<>();
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private int current = BEGINNING;
    private int enough = Fault.MOST_STATES;
    private boolean instant;

    /**
     * @param start the number of the start event
     * @param root the event sub-process that it starts, or -1
     */
    Search(Graph graph, Facts facts, Surroundings surroundings, int start, int root) {
        this.graph = graph;
        this.start = start;
        machine = new Machine(graph, facts, surroundings, root, this::note);
        layout = machine.layout();
        independence = new Independence(graph, facts, layout);
    }

    void run() {
        take(machine.begin(start));
        for (current = 0; current < states.size(); current++) {
            if (states.size() > Fault.MOST_STATES) {
                faults.put("", new Fault(Fault.Kind.TOO_MANY_STATES, "", List.of(), List.of()));
                return;
            }
            if (isCutShort()) {
                return;
            }
            expand();
        }
        findTrapped();
        int circle = states.circle();
        if (circle >= 0) {
            add(Fault.Kind.RUNS_ROUND, circle, List.of());
        }
        instant |= states.endsAtOnce();
    }

    private void expand() {
        var moves = machine.moves(states.state(current));
        var enough = independence.enough(states.state(current), moves);
        var next = new LinkedHashSet<Integer>();
        var instantly = new LinkedHashSet<Integer>();
        int before = states.size();
        enough.forEach(move -> fire(move, next, instantly));
        boolean mayGoRound = enough.stream().map(Move::node).anyMatch(node -> graph.everyWay(node)
                .get(node));
        if (enough.size() < moves.size() && mayGoRound && states.size() == before) {
            moves.stream().filter(move -> !enough.contains(move)).forEach(move -> fire(move, next, instantly));
        }
        states.follow(next);
        if (!instantly.isEmpty()) {
            states.followInstantly(current, instantly);
        }
    }

    private void fire(Move move, Set<Integer> next, Set<Integer> instantly) {
        var steps = machine.fire(states.state(current), move);
        var reached = take(steps);
        next.addAll(reached);
        if (machine.isInstant(move)) {
            instantly.addAll(reached);
            if (steps.stream().anyMatch(step -> step.end() >= 0)) {
                states.endInstantly(current);
            }
        }
    }

    private Set<Integer> take(List<Step> steps) {
        var reached = new LinkedHashSet<Integer>();
        for (Step step : steps) {
            if (step.state() != null) {
                reached.add(states.number(step.state(), current));
            } else if (current >= 0) {
                states.end(current);
            }
            if (step.end() >= 0) {
                ends.add(graph.node(step.end()).id());
                instant |= current == BEGINNING;
            }
        }
        return reached;
    }

    /** Of what is done twice only the first is told: what lies behind is done twice too. */
    private void note(Fault.Kind kind, Broken broken) {
        if (kind == Fault.Kind.DOUBLED) {
            if (enough < Fault.MOST_STATES) {
                return;
            }
            enough = Math.max(current, 0) + STATES_AFTER_DOUBLED;
        }
        faults.computeIfAbsent(
                kind + " " + broken.node(),
                any -> new Fault(kind, graph.node(broken.node()).id(), way(current, broken.trail()), broken.detail()));
    }

    private void add(Fault.Kind kind, int state, List<String> detail) {
        var at = waiting(state).get(0);
        faults.computeIfAbsent(kind + " " + at, any -> new Fault(kind, at, way(state, null), detail));
    }

    /** From the start to a state, and on from there. */
    private List<String> way(int state, Trail trail) {
        var found = new ArrayDeque<String>();
        prepend(trail, found);
        for (int at = state; at >= 0; at = states.parent(at)) {
            prepend(trailTo(states.parent(at), at), found);
        }
        return List.copyOf(found);
    }

    private void prepend(Trail trail, ArrayDeque<String> found) {
        for (var at = trail; at != null; at = at.before()) {
            var id = graph.node(at.node()).id();
            if (!id.equals(found.peekFirst())) {
                found.addFirst(id);
            }
        }
    }

    /** By which nodes the one state follows from the other: it is looked for again, so that it need not be kept for all. */
    private Trail trailTo(int parent, int child) {
        var key = new Key(states.state(child));
        var again = new Machine(machine, (kind, broken) -> {});
        var steps = parent < 0
                ? again.begin(start)
                : again.moves(states.state(parent)).stream()
                        .flatMap(move -> again.fire(states.state(parent), move).stream())
                        .toList();
        return steps.stream()
                .filter(step -> step.state() != null && new Key(step.state()).equals(key))
                .findFirst()
                .orElseThrow()
                .trail();
    }

    private void findTrapped() {
        var trapped = states.trapped();
        trapped.stream()
                .filter(state -> !states.leadsOn(state))
                .forEach(state -> add(Fault.Kind.WAITS_FOR_EVER, state, missing(state)));
        int first = trapped.nextSetBit(0);
        if (first >= 0 && trapped.stream().allMatch(states::leadsOn)) {
            var round = new LinkedHashSet<String>();
            states.from(first).stream().forEach(state -> round.addAll(waiting(state)));
            add(Fault.Kind.NEVER_ENDS, first, List.copyOf(round));
        }
    }

    /** Where its tokens are, joins first. */
    private List<String> waiting(int state) {
        var found = new LinkedHashSet<String>();
        for (boolean arrived : new boolean[] {true, false}) {
            for (int place = 0; place < graph.places(); place++) {
                if (layout.has(states.state(state), place)
                        && graph.isArrival(place) == arrived
                        && !graph.isNote(place)) {
                    found.add(graph.node(graph.nodeOfPlace(place)).id());
                }
            }
        }
        return List.copyOf(found);
    }

    /** From where nothing has come to the join that waits. */
    private List<String> missing(int state) {
        var found = new LinkedHashSet<String>();
        int join = graph.number(waiting(state).get(0));
        if (graph.isJoin(join)) {
            for (int flow : graph.into(join)) {
                if (!layout.has(states.state(state), graph.placeOfFlow(flow))) {
                    found.add(graph.node(graph.source(flow)).id());
                }
            }
        }
        return List.copyOf(found);
    }

    /** Where a case can wait before anybody has done anything. */
    Set<String> waitingAtOnce() {
        var found = new TreeSet<String>();
        states.atOnce().stream().forEach(state -> found.addAll(waiting(state)));
        return found;
    }

    List<Fault> faults() {
        return List.copyOf(faults.values());
    }

    /** Whether states were left out, so that nothing follows from where no case came. */
    boolean isCutShort() {
        return current >= enough;
    }

    BitSet passed() {
        return machine.passed();
    }

    Set<String> ends() {
        return ends;
    }

    /** Whether a case can come to an end without anybody doing anything. */
    boolean isInstant() {
        return instant;
    }

    int states() {
        return states.size();
    }
}
