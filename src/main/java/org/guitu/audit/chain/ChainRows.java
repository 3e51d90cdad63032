package org.guitu.audit.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/** Reads rows as PostgreSQL sends them fastest: in binary, one after the other, whatever there are of them. */
final class ChainRows {

    /** What a binary copy begins with: a signature of eleven bytes, flags, and the length of an extension, which is none. */
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    private static final int HEADER = SIGNATURE.length + 2 * Integer.BYTES;
    private static final int TRAILER = Short.BYTES;

    private ChainRows() {}

    /** Those that the query finds, which has the columns of a {@link ChainRow}. */
    static void read(Connection connection, String query, Consumer<ChainRow> reader) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        for (var part = copy.readFromCopy(); part != null; part = copy.readFromCopy()) {
            boolean first =
                    part.length >= HEADER && Arrays.equals(part, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
            var row = first ? Arrays.copyOfRange(part, HEADER, part.length) : part;
            if (row.length > TRAILER) {
                reader.accept(new ChainRow(row));
            }
        }
    }
}
