package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.gate.state.Machine.Broken;
import org.guitu.gate.state.Machine.Move;
import org.guitu.gate.state.Machine.Step;
import org.guitu.gate.state.Run.Trail;

/** Tries every state to which a case can come from one start, the nearest first, and finds those from which there is no way to an end. */
final class Search {

    private final Graph graph;
    private final Machine machine;
    private final Layout layout;
    private final Independence independence;
    private final int start;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<long[]> states = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<int[]> successors = new ArrayList<>();
    private final BitSet canEnd = new BitSet();
    private final Map<Integer, BitSet> instantly = new HashMap<>();
    private final BitSet endsInstantly = new BitSet();
    private final Set<String> ends = new TreeSet<>();
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private int current = -1;
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
        var begun = machine.begin(start);
        take(begun, new BitSet());
        for (int at = 0; at < states.size(); at++) {
            if (states.size() > Fault.MOST_STATES) {
                faults.put("", new Fault(Fault.Kind.TOO_MANY_STATES, "", List.of(), List.of()));
                return;
            }
            current = at;
            expand(at);
        }
        findTrapped();
        findCircles();
    }

    private void expand(int at) {
        var state = states.get(at);
        var moves = machine.moves(state);
        var enough = independence.enough(state, moves);
        var found = new BitSet();
        int before = states.size();
        enough.forEach(move -> fire(at, move, found));
        boolean mayGoRound = enough.stream().map(Move::node).anyMatch(node -> graph.everyWay(node)
                .get(node));
        if (enough.size() < moves.size() && mayGoRound && states.size() == before) {
            moves.stream().filter(move -> !enough.contains(move)).forEach(move -> fire(at, move, found));
        }
        successors.add(found.stream().toArray());
    }

    private void fire(int at, Move move, BitSet into) {
        var reached = new BitSet();
        var steps = machine.fire(states.get(at), move);
        take(steps, reached);
        into.or(reached);
        if (machine.isInstant(move)) {
            instantly.computeIfAbsent(at, any -> new BitSet()).or(reached);
            endsInstantly.set(at, endsInstantly.get(at) || steps.stream().anyMatch(step -> step.end() >= 0));
        }
    }

    private void take(List<Step> steps, BitSet into) {
        for (Step step : steps) {
            if (step.state() != null) {
                into.set(number(step.state()));
            } else {
                if (current >= 0) {
                    canEnd.set(current);
                }
                if (step.end() >= 0) {
                    ends.add(graph.node(step.end()).id());
                    instant |= current < 0;
                }
            }
        }
    }

    private int number(long[] state) {
        return numbers.computeIfAbsent(new Key(state), any -> {
            states.add(state);
            parents.add(current);
            return states.size() - 1;
        });
    }

    private void note(Fault.Kind kind, Broken broken) {
        faults.computeIfAbsent(
                kind + " " + broken.node(),
                any -> new Fault(kind, graph.node(broken.node()).id(), way(current, broken.trail()), broken.detail()));
    }

    /** From the start to a state, and on from there. */
    private List<String> way(int state, Trail trail) {
        var found = new ArrayDeque<String>();
        prepend(trail, found);
        for (int at = state; at >= 0; at = parents.get(at)) {
            prepend(trailTo(parents.get(at), at), found);
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
        var key = new Key(states.get(child));
        var again = new Machine(machine, (kind, broken) -> {});
        var steps = parent < 0
                ? again.begin(start)
                : again.moves(states.get(parent)).stream()
                        .flatMap(move -> again.fire(states.get(parent), move).stream())
                        .toList();
        return steps.stream()
                .filter(step -> step.state() != null && new Key(step.state()).equals(key))
                .findFirst()
                .orElseThrow()
                .trail();
    }

    private void findTrapped() {
        var before = predecessors();
        var open = new ArrayDeque<Integer>();
        canEnd.stream().forEach(open::add);
        while (!open.isEmpty()) {
            for (int state : before.get(open.pop())) {
                if (!canEnd.get(state)) {
                    canEnd.set(state);
                    open.add(state);
                }
            }
        }
        boolean stands = false;
        for (int state = canEnd.nextClearBit(0); state < states.size(); state = canEnd.nextClearBit(state + 1)) {
            if (successors.get(state).length == 0) {
                stands = true;
                standing(state);
            }
        }
        int first = canEnd.nextClearBit(0);
        if (!stands && first < states.size()) {
            faults.put(
                    "never",
                    new Fault(Fault.Kind.NEVER_ENDS, waiting(first).get(0), way(first, null), goingRound(first)));
        }
    }

    private List<List<Integer>> predecessors() {
        var found = new ArrayList<List<Integer>>();
        states.forEach(state -> found.add(new ArrayList<>()));
        for (int state = 0; state < states.size(); state++) {
            for (int next : successors.get(state)) {
                found.get(next).add(state);
            }
        }
        return found;
    }

    private void standing(int state) {
        var at = waiting(state).get(0);
        faults.computeIfAbsent(
                "stands " + at, any -> new Fault(Fault.Kind.WAITS_FOR_EVER, at, way(state, null), missing(state)));
    }

    /** Where its tokens are, joins first. */
    private List<String> waiting(int state) {
        var found = new LinkedHashSet<String>();
        for (boolean arrived : new boolean[] {true, false}) {
            for (int place = 0; place < graph.places(); place++) {
                if (layout.has(states.get(state), place) && graph.isArrival(place) == arrived && !graph.isNote(place)) {
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
                if (!layout.has(states.get(state), graph.placeOfFlow(flow))) {
                    found.add(graph.node(graph.source(flow)).id());
                }
            }
        }
        return List.copyOf(found);
    }

    /** The nodes that wait in the states which can be reached from there. */
    private List<String> goingRound(int first) {
        var seen = new BitSet();
        var open = new ArrayDeque<>(List.of(first));
        var found = new LinkedHashSet<String>();
        while (!open.isEmpty()) {
            int state = open.poll();
            if (!seen.get(state)) {
                seen.set(state);
                found.addAll(waiting(state));
                Arrays.stream(successors.get(state)).forEach(open::add);
            }
        }
        return List.copyOf(found);
    }

    /** A circle of moves for which nobody does anything, and an end that is reached by such moves alone. */
    private void findCircles() {
        if (instantly.isEmpty()) {
            return;
        }
        var done = new BitSet();
        for (int state : new TreeSet<>(instantly.keySet())) {
            if (!done.get(state) && comesBack(state, done)) {
                var at = waiting(state).get(0);
                faults.putIfAbsent("round " + at, new Fault(Fault.Kind.RUNS_ROUND, at, way(state, null), List.of()));
            }
        }
        instant |= reachesEndInstantly();
    }

    private boolean comesBack(int state, BitSet done) {
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        open.add(state);
        while (!open.isEmpty()) {
            for (int next :
                    instantly.getOrDefault(open.pop(), new BitSet()).stream().toArray()) {
                if (next == state) {
                    return true;
                }
                if (!seen.get(next) && !done.get(next)) {
                    seen.set(next);
                    open.add(next);
                }
            }
        }
        done.set(state);
        return false;
    }

    private boolean reachesEndInstantly() {
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        for (int state = 0; state < states.size() && parents.get(state) < 0; state++) {
            open.add(state);
        }
        while (!open.isEmpty()) {
            int state = open.pop();
            if (!seen.get(state)) {
                seen.set(state);
                if (endsInstantly.get(state)) {
                    return true;
                }
                instantly.getOrDefault(state, new BitSet()).stream().forEach(open::add);
            }
        }
        return false;
    }

    /** The calls that wait before anybody has done anything. */
    Set<String> calledAtOnce() {
        var found = new TreeSet<String>();
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        for (int state = 0; state < states.size() && parents.get(state) < 0; state++) {
            open.add(state);
        }
        while (!open.isEmpty()) {
            int state = open.pop();
            if (!seen.get(state)) {
                seen.set(state);
                found.addAll(waiting(state));
                instantly.getOrDefault(state, new BitSet()).stream().forEach(open::add);
            }
        }
        return found;
    }

    List<Fault> faults() {
        return List.copyOf(faults.values());
    }

    BitSet passed() {
        return machine.passed();
    }

    Set<String> ends() {
        return Collections.unmodifiableSet(ends);
    }

    /** Whether a case can come to an end without anybody doing anything. */
    boolean isInstant() {
        return instant;
    }

    int states() {
        return states.size();
    }
}
