package org.guitu.casefile.document.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which side of a picture is up, the one thing of its Exif directory that is needed to look at it. (Exif 2.3, 4.6.2.) */
record Orientation(short value) {

    /** What stands before the directory in a JPEG. */
    static final String NAME = "Exif\0\0";

    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    static boolean named(byte[] content) {
        return content.length >= NAME.length()
                && new String(content, 0, NAME.length(), StandardCharsets.ISO_8859_1).equals(NAME);
    }

    /** Of the directory, without a name before it; empty when it does not say it. */
    static Optional<Orientation> of(byte[] directory) {
        if (directory.length < 8) {
            return Optional.empty();
        }
        var tiff = ByteBuffer.wrap(directory);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int start = tiff.getInt(4);
        if (start < 0 || start > tiff.limit() - 2) {
            return Optional.empty();
        }
        int entries = tiff.getShort(start) & 0xFFFF;
        for (int i = 0, at = start + 2; i < entries && at <= tiff.limit() - ENTRY; i++, at += ENTRY) {
            short value = tiff.getShort(at + 8);
            if ((tiff.getShort(at) & 0xFFFF) == TAG && value >= 1 && value <= 8) {
                return Optional.of(new Orientation(value));
            }
        }
        return Optional.empty();
    }

    /** A directory that says this and nothing else. */
    byte[] alone() {
        return ByteBuffer.allocate(26)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) 3)
                .putInt(1)
                .putShort(value)
                .array();
    }
}
