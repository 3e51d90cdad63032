package org.guitu.casefile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Whether a ZIP file is a Word document without macros, told while it streams by. What is packed in it is unpacked for the check up to a
 * limit and kept nowhere.
 */
final class DocxCheck {

    private static final Pattern ACTIVE = Pattern.compile("(?i)(.*/)?(vbaProject\\.bin|vbaData\\.xml|activeX/.*)");
    private static final String TYPES = "[Content_Types].xml";
    private static final String MAIN =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final int MOST_PARTS = 5000;
    private static final int LONGEST_TYPES = 1 << 20;
    private static final long LARGEST_UNPACKED = 200L << 20;

    private final byte[] buffer = new byte[16 * 1024];
    private long unpacked;

    /** Reads as far as the parts go. */
    void read(InputStream file) throws IOException {
        try {
            readParts(new ZipInputStream(file, StandardCharsets.UTF_8));
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw DocumentRefusedException.wrong("这个 DOCX 文件打不开，可能已损坏。请在文字处理软件中另存一次，再上传。");
        }
    }

    private void readParts(ZipInputStream zip) throws IOException {
        boolean typed = false;
        boolean hasText = false;
        int parts = 0;
        for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
            if (++parts > MOST_PARTS) {
                throw tooMuch();
            }
            if (ACTIVE.matcher(part.getName()).matches()) {
                throw macros();
            }
            if (part.getName().equals(TYPES)) {
                typed = isWord(zip);
            } else {
                hasText |= part.getName().equals("word/document.xml");
            }
            unpackRest(zip);
        }
        if (!typed || !hasText) {
            throw DocumentRefusedException.wrong("这个文件不是 DOCX 文档。只能上传 PDF、JPEG、PNG 和 DOCX 文件。");
        }
    }

    private static boolean isWord(ZipInputStream zip) throws IOException {
        var types = new String(zip.readNBytes(LONGEST_TYPES), StandardCharsets.UTF_8);
        if (types.contains("macroEnabled") || types.contains("vbaProject")) {
            throw macros();
        }
        return types.contains(MAIN);
    }

    private void unpackRest(ZipInputStream zip) throws IOException {
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            unpacked += read;
            if (unpacked > LARGEST_UNPACKED) {
                throw tooMuch();
            }
        }
    }

    private static DocumentRefusedException macros() {
        return DocumentRefusedException.wrong("这个文档带有宏或控件，不能上传。请另存为不带宏的 DOCX，或导出为 PDF。");
    }

    private static DocumentRefusedException tooMuch() {
        return DocumentRefusedException.wrong("这个 DOCX 文件解压后过大，不能上传。请导出为 PDF 再上传。");
    }
}
