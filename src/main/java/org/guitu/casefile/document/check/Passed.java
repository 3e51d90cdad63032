package org.guitu.casefile.document.check;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Parts of a picture on their way through, never more of them in memory than has come. */
final class Passed {

    private static final int PIECE = 16 * 1024;

    private Passed() {}

    static byte[] exactly(InputStream in, int length) throws IOException {
        // Grows with what comes, and not with what is announced.
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    static void copy(InputStream in, long length, OutputStream out) throws IOException {
        for (long left = length; left > 0; ) {
            var piece = exactly(in, (int) Math.min(PIECE, left));
            out.write(piece);
            left -= piece.length;
        }
    }

    /** As many zeros as were read, in place of them. */
    static void blank(InputStream in, long length, OutputStream out) throws IOException {
        for (long left = length; left > 0; ) {
            var piece = exactly(in, (int) Math.min(PIECE, left));
            out.write(new byte[piece.length]);
            left -= piece.length;
        }
    }
}
