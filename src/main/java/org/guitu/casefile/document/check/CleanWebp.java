package org.guitu.casefile.document.check;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.guitu.office.RefusedException;

/**
 * Copies a WebP picture without what was written beside it. Lengths stay as they are, since the first of them, of the whole, comes before
 * everything else: what is left out becomes zeros. Which side is up stays. (RFC 9649.)
 */
public final class CleanWebp {

    private static final int HEADER = 8;
    private static final String EXTENDED = "VP8X";
    private static final String EXIF = "EXIF";
    private static final String NOTHING = "JUNK";
    private static final Set<String> PICTURE = Set.of("VP8 ", "VP8L");
    private static final Set<String> BESIDE = Set.of("ALPH", "ICCP");
    private static final Set<String> FILM = Set.of("ANIM", "ANMF");

    /** In bytes; what a camera writes takes some hundreds, with a smaller picture in it some ten thousand. */
    private static final int LONGEST_EXIF = 1 << 20;

    private static final int EXTENDED_LENGTH = 10;
    private static final int WITH_FILM = 0x02;
    private static final int WITH_XMP = 0x04;

    private final DataInputStream in;
    private final OutputStream out;
    private long left;
    private boolean complete;

    private CleanWebp(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /** Reads to the end of the picture, and nothing behind it. */
    public static void copy(InputStream in, OutputStream out) throws IOException {
        try {
            new CleanWebp(in, out).copy();
        } catch (EOFException cutOff) {
            throw broken();
        }
    }

    private static RefusedException broken() {
        return new RefusedException("这张图片打不开，可能没有传完或已损坏。请在看图软件中另存为 JPEG，再上传。");
    }

    private void copy() throws IOException {
        var file = exactly(HEADER);
        var kind = exactly(4);
        left = length(file) - kind.length;
        if (!name(file).equals("RIFF") || !new String(kind, StandardCharsets.ISO_8859_1).equals("WEBP") || left < 0) {
            throw broken();
        }
        out.write(file);
        out.write(kind);
        for (boolean first = true; left > 0; first = false) {
            chunk(first);
        }
        if (!complete) {
            throw broken();
        }
    }

    private void chunk(boolean first) throws IOException {
        var header = exactly(HEADER);
        long length = length(header);
        long padded = length + length % 2;
        left -= HEADER + padded;
        if (left < 0) {
            throw broken();
        }
        var name = name(header);
        if (FILM.contains(name)) {
            throw moves();
        }
        if (first && name.equals(EXTENDED)) {
            out.write(header);
            extended(length);
        } else if (PICTURE.contains(name) && !complete) {
            complete = true;
            out.write(header);
            pass(padded);
        } else if (BESIDE.contains(name)) {
            out.write(header);
            pass(padded);
        } else if (name.equals(EXIF) && length <= LONGEST_EXIF) {
            exif(header, exactly(Math.toIntExact(padded)));
        } else {
            nothing(header);
            Passed.blank(in, padded, out);
        }
    }

    private static RefusedException moves() {
        return new RefusedException("会动的图片不能上传。请在看图软件中另存为 JPEG，再上传。");
    }

    private void extended(long length) throws IOException {
        if (length != EXTENDED_LENGTH) {
            throw broken();
        }
        var features = exactly(EXTENDED_LENGTH);
        if ((features[0] & WITH_FILM) != 0) {
            throw moves();
        }
        features[0] &= (byte) ~WITH_XMP;
        out.write(features);
    }

    /** Some write the name before it as in a JPEG. */
    private void exif(byte[] header, byte[] content) throws IOException {
        int start = Orientation.named(content) ? Orientation.NAME.length() : 0;
        var upright = Orientation.of(Arrays.copyOfRange(content, start, content.length))
                .map(Orientation::alone)
                .filter(alone -> alone.length <= content.length);
        if (upright.isPresent()) {
            out.write(header);
            out.write(Arrays.copyOf(upright.get(), content.length));
        } else {
            nothing(header);
            out.write(new byte[content.length]);
        }
    }

    /** Begins a chunk that no reader looks into, as long as the one that was there. */
    private void nothing(byte[] header) throws IOException {
        out.write(NOTHING.getBytes(StandardCharsets.ISO_8859_1));
        out.write(header, NOTHING.length(), HEADER - NOTHING.length());
    }

    private void pass(long length) throws IOException {
        Passed.copy(in, length, out);
    }

    private byte[] exactly(int length) throws IOException {
        return Passed.exactly(in, length);
    }

    private static String name(byte[] header) {
        return new String(header, 0, 4, StandardCharsets.ISO_8859_1);
    }

    private static long length(byte[] header) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
    }
}
