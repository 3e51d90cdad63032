package org.guitu.casefile.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A content without the zeros after it. These are read as well, before the last piece is given out: where they are cut off or changed,
 * the content was tampered with and does not end as if it were whole.
 */
final class TrimmedStream extends FilterInputStream {

    private long left;

    TrimmedStream(InputStream padded, long size) {
        super(padded);
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = left == 0 ? -1 : super.read(buffer, offset, (int) Math.min(length, left));
        if (read > 0) {
            left -= read;
            if (left == 0) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return read;
    }
}
