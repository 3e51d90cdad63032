package org.guitu.casefile.document.check;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guitu.office.RefusedException;

/**
 * Copies a HEIC picture, as phones take them, without what was written beside it. Its directory says where the picture is, in bytes from the
 * beginning: so everything keeps its place, and whatever is no part of the picture becomes zeros. How it is turned stands in the directory, and stays.
 */
public final class CleanHeic {

    static final String FREE = "free";

    private static final Set<String> BRANDS = Set.of("heic", "heix", "heim", "heis");
    private static final int LONGEST_TYPE = 1 << 10;

    /** In bytes; a picture of many tiles has some ten thousand. */
    private static final int LONGEST_DIRECTORY = 1 << 20;

    private static final int HEADER = 8;

    private final DataInputStream in;
    private final OutputStream out;
    private long at;

    /** Of the picture, once the directory has been read: by where each part begins, where it ends. */
    private TreeMap<Long, Long> parts;

    private CleanHeic(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /** Reads to the end of the picture, and nothing behind it. */
    public static void copy(InputStream in, OutputStream out) throws IOException {
        try {
            new CleanHeic(in, out).copy();
        } catch (EOFException
                | BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException malformed) {
            throw new RefusedException("这张 HEIC 照片打不开，可能没有传完、已损坏，或者写法少见。请在手机上另存为 JPEG，再上传。");
        }
    }

    private void copy() throws IOException {
        fileType();
        while (parts == null || at < end()) {
            box();
        }
    }

    private long end() {
        return parts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private void fileType() throws IOException {
        var box = whole(header(), LONGEST_TYPE);
        if (box.limit() < HEADER
                || !box.slice(4, 4).equals(ascii("ftyp"))
                || brands(box).noneMatch(BRANDS::contains)) {
            throw new RefusedException("这个文件不是 HEIC 照片，可能是录像或别的格式。请另存为 JPEG，再上传。");
        }
        write(box);
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Stream<String> brands(ByteBuffer box) {
        return IntStream.range(2, box.limit() / 4)
                // The second word of the content is a version.
                .filter(word -> word != 3)
                .mapToObj(word -> HeicBox.type(box, word * 4));
    }

    private void box() throws IOException {
        var header = header();
        var type = HeicBox.type(header, 4);
        if (type.equals("meta") && parts == null) {
            directory(header);
        } else if (type.equals("mdat") && parts != null) {
            content(header);
        } else if (type.equals("mdat")) {
            // Whether it is part of the picture is said only behind it.
            throw new IllegalArgumentException();
        } else {
            nothing(header);
        }
    }

    /** The length and the type; both lengths where the box has a long one. */
    private ByteBuffer header() throws IOException {
        var header = ByteBuffer.wrap(Passed.exactly(in, HEADER));
        return header.getInt(0) == 1
                ? ByteBuffer.allocate(2 * HEADER)
                        .put(header)
                        .put(Passed.exactly(in, HEADER))
                        .flip()
                : header;
    }

    private static long length(ByteBuffer header) {
        long length = header.limit() > HEADER ? header.getLong(HEADER) : Integer.toUnsignedLong(header.getInt(0));
        if (length < header.limit()) {
            throw new IllegalArgumentException();
        }
        return length;
    }

    private ByteBuffer whole(ByteBuffer header, int longest) throws IOException {
        long length = length(header);
        if (length > longest) {
            throw new IllegalArgumentException();
        }
        return ByteBuffer.allocate((int) length)
                .put(header)
                .put(Passed.exactly(in, (int) length - header.limit()))
                .flip();
    }

    private void write(ByteBuffer box) throws IOException {
        out.write(box.array());
        at += box.limit();
    }

    private void directory(ByteBuffer header) throws IOException {
        int beginning = header.limit() + 4;
        var box = whole(header, LONGEST_DIRECTORY);
        parts = HeicItems.clean(box.slice(beginning, box.limit() - beginning));
        write(box);
        if (parts.firstKey() < at) {
            throw new IllegalArgumentException();
        }
    }

    private void content(ByteBuffer header) throws IOException {
        boolean toTheEnd = header.getInt(0) == 0;
        long end = toTheEnd ? end() : Math.addExact(at, length(header));
        out.write(header.array(), 0, header.limit());
        at += header.limit();
        while (at < end) {
            var part = parts.floorEntry(at);
            boolean inPart = part != null && part.getValue() > at;
            var next = parts.higherKey(at);
            long until = Math.min(end, inPart ? part.getValue() : next == null ? end : next);
            if (inPart) {
                Passed.copy(in, until - at, out);
            } else {
                Passed.blank(in, until - at, out);
            }
            at = until;
        }
        refuseFrom(end - 1, end);
    }

    /** When a part of the picture begins before the one place and goes on behind the other: it is not within one content. */
    private void refuseFrom(long before, long behind) {
        var part = parts.floorEntry(before);
        if (part != null && part.getValue() > behind) {
            throw new IllegalArgumentException();
        }
    }

    private void nothing(ByteBuffer header) throws IOException {
        long length = length(header);
        if (parts != null) {
            refuseFrom(Math.addExact(at, length), at);
        }
        header.put(4, FREE.getBytes(StandardCharsets.ISO_8859_1));
        out.write(header.array(), 0, header.limit());
        Passed.blank(in, length - header.limit(), out);
        at = Math.addExact(at, length);
    }
}
