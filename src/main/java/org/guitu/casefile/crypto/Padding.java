package org.guitu.casefile.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Hides how long a value is: its length (four bytes), the value, and zeros up to a power of two, at least 32.
 *
 * <p>A yes, a number, a day and a time fit into the smallest step, so that all of these are of one length.
 */
final class Padding {

    private static final int SMALLEST = 32;
    private static final int LENGTH = Integer.BYTES;

    private Padding() {}

    /**
     * The value with its padding.
     *
     * @param room how long the longest value is that could stand in its place
     */
    static byte[] pad(byte[] value, int room) {
        return ByteBuffer.allocate(step(LENGTH + Math.max(value.length, room)))
                .putInt(value.length)
                .put(value)
                .array();
    }

    static byte[] strip(byte[] padded) {
        int length = ByteBuffer.wrap(padded).getInt();
        return Arrays.copyOfRange(padded, LENGTH, LENGTH + length);
    }

    /** For how long a value there is room. */
    static int room(byte[] padded) {
        return padded.length - LENGTH;
    }

    private static int step(int length) {
        int highest = Integer.highestOneBit(length);
        return Math.max(SMALLEST, highest == length ? length : highest << 1);
    }
}
