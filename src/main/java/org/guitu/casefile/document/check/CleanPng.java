package org.guitu.casefile.document.check;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.guitu.office.RefusedException;

/**
 * Copies a picture without what was written beside it: texts, times, places, other pictures. Only the chunks that are needed to show it
 * pass, as they are. (W3C PNG, chapter 11.)
 */
public final class CleanPng {

    private static final int SIGNATURE = 8;
    private static final int CHECKSUM = 4;
    private static final String LAST = "IEND";
    private static final Set<String> PICTURE = Set.of(
            "IHDR", "PLTE", "IDAT", LAST, "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs");

    private CleanPng() {}

    /** Reads to the end of the picture, and nothing behind it. */
    public static void copy(InputStream file, OutputStream clean) throws IOException {
        var in = new DataInputStream(file);
        var out = new DataOutputStream(clean);
        try {
            out.write(Passed.exactly(in, SIGNATURE));
            for (String type = ""; !type.equals(LAST); ) {
                int length = in.readInt();
                var name = Passed.exactly(in, 4);
                type = new String(name, StandardCharsets.ISO_8859_1);
                if (length < 0) {
                    throw new EOFException();
                }
                if (PICTURE.contains(type)) {
                    out.writeInt(length);
                    out.write(name);
                    out.write(Passed.exactly(in, length + CHECKSUM));
                } else {
                    in.skipNBytes((long) length + CHECKSUM);
                }
            }
            out.flush();
        } catch (EOFException cutOff) {
            throw new RefusedException("这张图片打不开，可能没有传完或已损坏。请在看图软件中另存为 PNG，再上传。");
        }
    }
}
