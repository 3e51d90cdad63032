package org.guitu.casefile.document.check;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.guitu.office.RefusedException;

/**
 * Copies a photograph without what the camera wrote beside it: where and when it was taken, by which device, a smaller copy of it, a film
 * behind it. The picture itself stays as it is, bit for bit, and so does which side is up. (ISO/IEC 10918-1, annex B; Exif 2.3.)
 */
public final class CleanJpeg {

    private static final int MARK = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int RESTART_FIRST = 0xD0;
    private static final int RESTART_LAST = 0xD7;
    private static final int APPLICATION_FIRST = 0xE0;
    private static final int APPLICATION_LAST = 0xEF;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int PROFILE = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int COMMENT = 0xFE;

    private static final String PROFILE_NAME = "ICC_PROFILE\0";

    private final DataInputStream in;
    private final OutputStream out;

    private CleanJpeg(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /** Reads to the end of the picture, and nothing behind it. */
    public static void copy(InputStream in, OutputStream out) throws IOException {
        try {
            new CleanJpeg(in, out).copy();
        } catch (EOFException cutOff) {
            throw broken();
        }
    }

    private static RefusedException broken() {
        return new RefusedException("这张照片打不开，可能没有传完或已损坏。请在看图软件中另存为 JPEG，再上传。");
    }

    private void copy() throws IOException {
        if (in.readUnsignedByte() != MARK || in.readUnsignedByte() != START) {
            throw broken();
        }
        mark(START);
        int marker = marker(in.readUnsignedByte());
        while (marker != END) {
            copySegment(marker);
            marker = marker == SCAN ? copyScan() : marker(in.readUnsignedByte());
        }
        mark(END);
    }

    private void mark(int marker) throws IOException {
        out.write(MARK);
        out.write(marker);
    }

    /** Any number of fill bytes may stand before a marker. */
    private int marker(int first) throws IOException {
        if (first != MARK) {
            throw broken();
        }
        int marker = in.readUnsignedByte();
        while (marker == MARK) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    private void copySegment(int marker) throws IOException {
        int length = in.readUnsignedShort() - 2;
        if (length < 0) {
            throw broken();
        }
        var content = new byte[length];
        in.readFully(content);
        if (isPartOfPicture(marker, content)) {
            segment(marker, content);
        } else if (marker == EXIF) {
            var upright = orientation(content);
            if (upright.isPresent()) {
                segment(EXIF, upright.get());
            }
        }
    }

    private static boolean isPartOfPicture(int marker, byte[] content) {
        return switch (marker) {
            case JFIF -> startsWith(content, "JFIF\0");
            case PROFILE -> startsWith(content, PROFILE_NAME);
            case ADOBE -> startsWith(content, "Adobe");
            case COMMENT -> false;
            default -> marker < APPLICATION_FIRST || marker > APPLICATION_LAST;
        };
    }

    private static boolean startsWith(byte[] content, String name) {
        return content.length >= name.length()
                && new String(content, 0, name.length(), StandardCharsets.ISO_8859_1).equals(name);
    }

    private void segment(int marker, byte[] content) throws IOException {
        mark(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.write(content);
    }

    /** The picture itself, up to the next marker that is no part of it. */
    private int copyScan() throws IOException {
        while (true) {
            int read = in.readUnsignedByte();
            if (read != MARK) {
                out.write(read);
                continue;
            }
            int marker = marker(read);
            if (marker != 0 && (marker < RESTART_FIRST || marker > RESTART_LAST)) {
                return marker;
            }
            mark(marker);
        }
    }

    /** An Exif segment that says which side is up and nothing else; empty when this one does not say it. */
    private static Optional<byte[]> orientation(byte[] exif) {
        return Orientation.named(exif)
                ? Orientation.of(Arrays.copyOfRange(exif, Orientation.NAME.length(), exif.length))
                        .map(CleanJpeg::exifOf)
                : Optional.empty();
    }

    private static byte[] exifOf(Orientation orientation) {
        var exif = new ByteArrayOutputStream();
        exif.writeBytes(Orientation.NAME.getBytes(StandardCharsets.ISO_8859_1));
        exif.writeBytes(orientation.alone());
        return exif.toByteArray();
    }
}
