package org.guitu.casefile.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What opens the content of a document, together with how long that is: the database knows only up to which step it was filled with
 * zeros.
 *
 * @param size in bytes
 * @param key for the cipher
 */
record ContentKey(long size, byte[] key) {

    /** Keys from before lengths were hidden begin with another byte. */
    private static final byte MARK = 'L';

    private static final int SMALLEST = 4096;

    /** As it is sealed. */
    byte[] bytes() {
        return ByteBuffer.allocate(1 + Long.BYTES + key.length)
                .put(MARK)
                .putLong(size)
                .put(key)
                .array();
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @param column what the database knows of the size
     */
    static ContentKey read(byte[] bytes, long column) {
        return isPadded(bytes)
                ? new ContentKey(
                        ByteBuffer.wrap(bytes, 1, Long.BYTES).getLong(),
                        Arrays.copyOfRange(bytes, 1 + Long.BYTES, bytes.length))
                : new ContentKey(column, bytes);
    }

    /** Whether the content of these opened bytes is as long as a step. */
    static boolean isPadded(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == MARK;
    }

    /** Fills a content of that length up to its step. */
    static void fill(OutputStream content, long size) throws IOException {
        var zeros = new byte[SMALLEST];
        for (long left = step(size) - size; left > 0; left -= zeros.length) {
            content.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }

    /**
     * The step: of the length in binary only the first few digits may be other than zero, as many as the number of digits has itself
     * (Padmé). That is at most an eighth more, and less for larger ones; 20 MB are a step.
     */
    static long step(long size) {
        if (size <= SMALLEST) {
            return SMALLEST;
        }
        int digits = Long.SIZE - 1 - Long.numberOfLeadingZeros(size);
        int kept = Integer.SIZE - Integer.numberOfLeadingZeros(digits);
        long free = (1L << (digits - kept)) - 1;
        return (size + free) & ~free;
    }
}
