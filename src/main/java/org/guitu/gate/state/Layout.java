package org.guitu.gate.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where in a state, which is an array of words, its tokens and the possible values of each dimension stand. */
final class Layout {

    private final int tokenWords;
    private final int words;
    private final int[] word;
    private final int[] shift;
    private final long[] all;

    Layout(int places, List<Dimension> dimensions) {
        tokenWords = Math.max(1, (places + 63) / 64);
        word = new int[dimensions.size()];
        shift = new int[dimensions.size()];
        all = new long[dimensions.size()];
        int at = tokenWords;
        int used = 0;
        for (int i = 0; i < word.length; i++) {
            int size = dimensions.get(i).size();
            if (used + size > 64) {
                at++;
                used = 0;
            }
            word[i] = at;
            shift[i] = used;
            all[i] = dimensions.get(i).all();
            used += size;
        }
        words = word.length == 0 ? tokenWords : at + 1;
    }

    /** No token anywhere, and nothing known of any fact. */
    long[] empty() {
        var state = new long[words];
        for (int i = 0; i < all.length; i++) {
            set(state, i, all[i]);
        }
        return state;
    }

    long get(long[] state, int dimension) {
        return state[word[dimension]] >>> shift[dimension] & all[dimension];
    }

    void set(long[] state, int dimension, long values) {
        int at = word[dimension];
        state[at] = state[at] & ~(all[dimension] << shift[dimension]) | values << shift[dimension];
    }

    void forget(long[] state, int dimension) {
        state[word[dimension]] |= all[dimension] << shift[dimension];
    }

    boolean has(long[] state, int place) {
        return (state[place >> 6] >>> place & 1) == 1;
    }

    void put(long[] state, int place) {
        state[place >> 6] |= 1L << place;
    }

    void take(long[] state, int place) {
        state[place >> 6] &= ~(1L << place);
    }

    long[] tokens(long[] state) {
        return Arrays.copyOf(state, tokenWords);
    }

    /**
     * Divides the states into those in which the condition holds and the others.
     *
     * @param into takes those in which it holds
     * @return the others
     */
    List<long[]> divide(List<long[]> states, Alternatives condition, List<long[]> into) {
        var others = states;
        for (int i = 0; i < condition.dimensions().length; i++) {
            var rest = new ArrayList<long[]>();
            for (long[] state : others) {
                var holds = peel(state, condition.dimensions()[i], condition.values()[i], rest);
                if (holds != null) {
                    into.add(holds);
                }
            }
            others = rest;
        }
        return others;
    }

    private long[] peel(long[] state, int[] dimensions, long[] values, List<long[]> rest) {
        var now = state.clone();
        for (int i = 0; i < dimensions.length; i++) {
            long had = get(now, dimensions[i]);
            if ((had & ~values[i]) != 0) {
                var other = now.clone();
                set(other, dimensions[i], had & ~values[i]);
                rest.add(other);
            }
            if ((had & values[i]) == 0) {
                return null;
            }
            set(now, dimensions[i], had & values[i]);
        }
        return now;
    }

    /**
     * A condition over dimensions: one of the alternatives, each of them dimensions and the values in which they must be.
     *
     * @param dimensions by alternative
     * @param values by alternative and dimension
     */
    record Alternatives(int[][] dimensions, long[][] values) {}

    /** Words that are told apart by what they say. */
    record Key(long[] words) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(words, key.words);
        }

        @Override
        public int hashCode() {
            long hash = 0;
            for (long word : words) {
                hash = hash * 0x9E3779B97F4A7C15L + word;
                hash ^= hash >>> 29;
            }
            return (int) (hash ^ hash >>> 32);
        }
    }
}
