package org.guitu.casefile.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Columns one behind the other, each with its length, so that nothing can be moved from one to the next unnoticed: four bytes of length, −1 for none,
 * then numbers with the highest byte first, times in microseconds since 2000, texts in UTF-8. PostgreSQL writes rows in the same way when it is asked
 * for binary ones.
 *
 * <p>It is part of what is stored: a change would break every hash over it.
 */
public final class Layout {

    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    /** Begins with a word for the sort of data, so that one sort is never taken for another. */
    public Layout(String sort) {
        bytes.writeBytes(sort(sort));
    }

    /** What data of that sort begin with. */
    public static byte[] sort(String sort) {
        return (sort + "\n").getBytes(StandardCharsets.UTF_8);
    }

    public Layout add(byte[] value) {
        if (value == null) {
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(-1).array());
        } else {
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
            bytes.writeBytes(value);
        }
        return this;
    }

    public Layout add(String value) {
        return add(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    public Layout add(Long value) {
        return add(
                value == null
                        ? null
                        : ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    public Layout add(int value) {
        return add(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    public Layout add(Instant value) {
        return add((Long) ChronoUnit.MICROS.between(BEGIN, value));
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
