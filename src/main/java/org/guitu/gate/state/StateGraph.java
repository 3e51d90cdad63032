package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The states that were found, by number, the nearest first, and what leads from one to the other. */
final class StateGraph {

    private static final int[] NONE = {};

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<long[]> states = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<int[]> successors = new ArrayList<>();
    private final Map<Integer, int[]> instantly = new HashMap<>();
    private final BitSet ended = new BitSet();
    private final BitSet endedInstantly = new BitSet();

    /**
     * The number of a state, a new one where it was not known.
     *
     * @param parent from which it was found; -1 for where cases begin
     */
    int number(long[] state, int parent) {
        return numbers.computeIfAbsent(new Key(state), any -> {
            states.add(state);
            parents.add(parent);
            return states.size() - 1;
        });
    }

    int size() {
        return states.size();
    }

    long[] state(int number) {
        return states.get(number);
    }

    int parent(int number) {
        return parents.get(number);
    }

    /** What follows from the state after the last one of which that was said. */
    void follow(Collection<Integer> next) {
        successors.add(numbers(next));
    }

    /** What follows without anybody doing anything. */
    void followInstantly(int from, Collection<Integer> next) {
        instantly.put(from, numbers(next));
    }

    private static int[] numbers(Collection<Integer> all) {
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Notes that a case can end from there, or that it is already known to go wrong there. */
    void end(int from) {
        ended.set(from);
    }

    void endInstantly(int from) {
        endedInstantly.set(from);
    }

    boolean leadsOn(int state) {
        return successors.get(state).length > 0;
    }

    /** The states from which no end can be reached. */
    BitSet trapped() {
        var before = new ArrayList<List<Integer>>();
        states.forEach(state -> before.add(new ArrayList<>()));
        for (int state = 0; state < states.size(); state++) {
            for (int next : successors.get(state)) {
                before.get(next).add(state);
            }
        }
        var can = (BitSet) ended.clone();
        var open = new ArrayDeque<Integer>();
        can.stream().forEach(open::add);
        while (!open.isEmpty()) {
            for (int state : before.get(open.pop())) {
                if (!can.get(state)) {
                    can.set(state);
                    open.add(state);
                }
            }
        }
        can.flip(0, states.size());
        return can;
    }

    BitSet from(int state) {
        return reached(List.of(state), successors::get);
    }

    /** What is reached before anybody has done anything. */
    BitSet atOnce() {
        var first = new ArrayList<Integer>();
        for (int state = 0; state < states.size() && parents.get(state) < 0; state++) {
            first.add(state);
        }
        return reached(first, this::instantlyFrom);
    }

    boolean endsAtOnce() {
        return atOnce().intersects(endedInstantly);
    }

    /** The first state to which one comes back without anybody doing anything; -1 for none. */
    int circle() {
        for (int state : (Iterable<Integer>) instantly.keySet().stream().sorted()::iterator) {
            var next = new ArrayList<Integer>();
            for (int each : instantlyFrom(state)) {
                next.add(each);
            }
            if (reached(next, this::instantlyFrom).get(state)) {
                return state;
            }
        }
        return -1;
    }

    private int[] instantlyFrom(int state) {
        return instantly.getOrDefault(state, NONE);
    }

    private static BitSet reached(Collection<Integer> first, IntFunction<int[]> next) {
        var seen = new BitSet();
        var open = new ArrayDeque<>(first);
        while (!open.isEmpty()) {
            int state = open.pop();
            if (!seen.get(state)) {
                seen.set(state);
                for (int each : next.apply(state)) {
                    open.add(each);
                }
            }
        }
        return seen;
    }
}
