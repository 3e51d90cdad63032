package org.guitu.gate.state;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A case on its way from one state in which it waits to the next: what it has come to, and the flows that are still to be followed. */
final class Run {

    private static final int ROOM = 8;

    private final long[] state;
    private int[] pending;
    private int size;
    private Trail trail;

    Run(long[] state) {
        this(state, new int[ROOM], 0, null);
    }

    private Run(long[] state, int[] pending, int size, Trail trail) {
        this.state = state;
        this.pending = pending;
        this.size = size;
        this.trail = trail;
    }

    /** The same with another state. */
    Run with(long[] other) {
        return new Run(other, pending.clone(), size, trail);
    }

    long[] state() {
        return state;
    }

    Trail trail() {
        return trail;
    }

    void pass(int node) {
        trail = new Trail(node, null, trail);
    }

    /** Whether it comes by that node, a second time and nothing is different. */
    boolean comesAgain(int node) {
        for (var at = trail; at != null; at = at.before()) {
            if (at.node() == node && Arrays.equals(at.state(), state)) {
                return true;
            }
        }
        trail = new Trail(node, state.clone(), trail);
        return false;
    }

    void follow(int flow) {
        if (size == pending.length) {
            pending = Arrays.copyOf(pending, size * 2);
        }
        pending[size++] = flow;
    }

    boolean isDone() {
        return size == 0;
    }

    int next() {
        return pending[--size];
    }

    /** The flows that are still to be followed. */
    int[] pending() {
        return Arrays.copyOf(pending, size);
    }

    void forget(IntPredicate flows) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!flows.test(pending[i])) {
                pending[kept++] = pending[i];
            }
        }
        size = kept;
    }

    /**
     * The nodes that were passed since a state, the last one first.
     *
     * @param node its number
     * @param state as it was then, where the node lies on a circle
     * @param before null at the beginning
     */
    record Trail(int node, long[] state, Trail before) {}
}
