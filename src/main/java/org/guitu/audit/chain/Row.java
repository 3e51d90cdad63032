package org.guitu.audit.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A row in the bytes in which PostgreSQL sends it in binary: the number of its columns, then each with its length. */
final class Row {

    private final ByteBuffer bytes;
    private final int[] begins;

    Row(byte[] row) {
        bytes = ByteBuffer.wrap(row);
        begins = new int[bytes.getShort(0) + 1];
        int at = Short.BYTES;
        for (int column = 0; column < begins.length; column++) {
            begins[column] = at;
            if (column < begins.length - 1) {
                at += Integer.BYTES + Math.max(0, bytes.getInt(at));
            }
        }
    }

    boolean has(int column) {
        return bytes.getInt(begins[column]) >= 0;
    }

    /** 0 for none. */
    long number(int column) {
        return has(column) ? bytes.getLong(begins[column] + Integer.BYTES) : 0;
    }

    int integer(int column) {
        return bytes.getInt(begins[column] + Integer.BYTES);
    }

    byte[] value(int column) {
        return Arrays.copyOfRange(bytes.array(), begins[column] + Integer.BYTES, begins[column + 1]);
    }

    String text(int column) {
        return has(column) ? new String(value(column), StandardCharsets.UTF_8) : null;
    }

    /** How many bytes columns have with their lengths, from one up to, but without, another. */
    int length(int from, int until) {
        return begins[until] - begins[from];
    }

    /** Puts them there as they are. */
    void put(int from, int until, ByteBuffer target) {
        target.put(bytes.array(), begins[from], length(from, until));
    }
}
