package org.guitu.gate.state;

import java.util.Arrays;

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
