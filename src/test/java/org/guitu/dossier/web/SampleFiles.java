package org.guitu.dossier.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as people would send them, as small as they can be, and some that nobody should. */
public final class SampleFiles {

    private static final String WORD =
            "<Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>";

    private SampleFiles() {}

    /** A PDF by its beginning, of that many bytes, the others by chance but always the same. */
    public static byte[] pdf(int size) {
        var content = new byte[size];
        new Random(7).nextBytes(content);
        var beginning = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(beginning, 0, content, 0, Math.min(beginning.length, size));
        return content;
    }

    public static byte[] beginning(int... bytes) {
        var content = new byte[64];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return content;
    }

    /** As a phone takes it: {@code picture}, or {@code picture-with-place}, which says in several ways where that was. */
    public static byte[] heic(String name) {
        try (var file = SampleFiles.class.getResourceAsStream(name + ".heic")) {
            return file.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One dot. */
    public static byte[] webp() {
        return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    }

    /** A picture without anything beside it. */
    public static byte[] picture(String format) {
        var file = new ByteArrayOutputStream();
        try {
            javax.imageio.ImageIO.write(
                    new java.awt.image.BufferedImage(16, 16, java.awt.image.BufferedImage.TYPE_INT_RGB), format, file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    public static byte[] docx() {
        return zip(parts());
    }

    public static byte[] docxWith(String name, byte[] content) {
        var parts = parts();
        parts.put(name, content);
        return zip(parts);
    }

    /** Refers to something in another file. */
    public static byte[] docxReferringTo(String type, String mode, String target) {
        return docxWith(
                "word/_rels/document.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" TargetMode="%s" Target="%s"/></Relationships>"""
                        .formatted(type, mode, target)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Begins as one document and ends as another, which is the one that programs open. */
    public static byte[] docxBefore(byte[] another) {
        var first = docx();
        int index = new String(first, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        var both = new ByteArrayOutputStream();
        both.write(first, 0, index);
        both.writeBytes("nothing.".getBytes(StandardCharsets.US_ASCII));
        both.writeBytes(another);
        return both.toByteArray();
    }

    public static byte[] zipOf(String name) {
        return zip(Map.of(name, new byte[] {1}));
    }

    /** Unpacks to more than anybody should unpack. */
    public static byte[] bomb() {
        return docxWith("word/media/image1.png", new byte[201 << 20]);
    }

    public static byte[] cutOff(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    private static Map<String, byte[]> parts() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", ("<Types>" + WORD + "</Types>").getBytes(StandardCharsets.UTF_8));
        parts.put("word/document.xml", "<w:document/>".getBytes(StandardCharsets.UTF_8));
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
