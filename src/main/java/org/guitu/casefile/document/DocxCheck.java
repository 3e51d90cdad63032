package org.guitu.casefile.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.guitu.office.RefusedException;

/**
 * Whether a ZIP file is a Word document that does nothing by itself, told while it streams by: no macros, no embedded objects, nothing
 * that is fetched from elsewhere. What is packed in it is unpacked for the check up to a limit and kept nowhere.
 */
final class DocxCheck {

    private static final Pattern ACTIVE = Pattern.compile("(?i)(.*/)?(vbaProject\\.bin|vbaData\\.xml|activeX/.*)");
    private static final String TYPES = "[Content_Types].xml";
    private static final int MOST_PARTS = 5000;
    private static final int LONGEST_LIST = 1 << 20;
    private static final long LARGEST_UNPACKED = 200L << 20;

    private final byte[] buffer = new byte[16 * 1024];
    private long unpacked;

    /** Reads to the end. */
    void read(InputStream file) throws IOException {
        var whole = new ZipIndex(file);
        try {
            var parts = readParts(new ZipInputStream(whole, StandardCharsets.UTF_8));
            if (!whole.names(parts)) {
                throw new RefusedException("这个 DOCX 文件的目录与内容不符，不能上传。请在文字处理软件中另存一次，再上传。");
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw new RefusedException("这个 DOCX 文件打不开，可能已损坏。请在文字处理软件中另存一次，再上传。");
        }
    }

    private List<ZipEntry> readParts(ZipInputStream zip) throws IOException {
        boolean typed = false;
        boolean hasText = false;
        var parts = new ArrayList<ZipEntry>();
        for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
            parts.add(part);
            if (parts.size() > MOST_PARTS) {
                throw tooMuch();
            }
            if (ACTIVE.matcher(part.getName()).matches()) {
                throw DocxLists.macros();
            }
            if (part.getName().equals(TYPES)) {
                typed = DocxLists.areWord(list(zip));
            } else if (part.getName().toLowerCase(Locale.ROOT).endsWith(".rels")) {
                DocxLists.checkLinks(list(zip));
            } else {
                hasText |= part.getName().equals("word/document.xml");
            }
            unpackRest(zip);
        }
        if (!typed || !hasText) {
            throw new RefusedException("这个文件不是 DOCX 文档。只能上传 " + DocumentKind.WORDS + " 文件。");
        }
        return parts;
    }

    private static byte[] list(ZipInputStream zip) throws IOException {
        var list = zip.readNBytes(LONGEST_LIST);
        if (list.length == LONGEST_LIST) {
            throw tooMuch();
        }
        return list;
    }

    private void unpackRest(ZipInputStream zip) throws IOException {
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            unpacked += read;
            if (unpacked > LARGEST_UNPACKED) {
                throw tooMuch();
            }
        }
    }

    private static RefusedException tooMuch() {
        return new RefusedException("这个 DOCX 文件解压后过大，不能上传。请导出为 PDF 再上传。");
    }
}
