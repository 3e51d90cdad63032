package org.guitu.audit.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/** A row in the bytes in which PostgreSQL sends it in binary: the number of its columns, then each with its length. */
final class Row {

    /** What a binary copy begins with: a signature of eleven bytes, flags, and the length of an extension, which is none. */
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    private static final int HEADER = SIGNATURE.length + 2 * Integer.BYTES;
    private static final int TRAILER = Short.BYTES;

    private final ByteBuffer bytes;
    private final int[] begins;

    private Row(byte[] row) {
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

    /** Those that the query finds, as PostgreSQL sends them fastest: one after the other, whatever there are of them. */
    static void read(Connection connection, String query, Consumer<Row> reader) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        for (var part = copy.readFromCopy(); part != null; part = copy.readFromCopy()) {
            boolean first =
                    part.length >= HEADER && Arrays.equals(part, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
            var row = first ? Arrays.copyOfRange(part, HEADER, part.length) : part;
            if (row.length > TRAILER) {
                reader.accept(new Row(row));
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
