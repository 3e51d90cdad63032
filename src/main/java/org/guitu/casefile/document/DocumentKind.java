package org.guitu.casefile.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The kinds of documents that a dossier takes, told by how their content begins and never by their name. */
public enum DocumentKind {
    PDF("application/pdf", '%', 'P', 'D', 'F', '-'),
    JPEG("image/jpeg", 0xFF, 0xD8, 0xFF),
    PNG("image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
    WEBP(
            "image/webp",
            'R',
            'I',
            'F',
            'F',
            DocumentKind.ANY,
            DocumentKind.ANY,
            DocumentKind.ANY,
            DocumentKind.ANY,
            'W',
            'E',
            'B',
            'P'),
    /** Begins as films do, too; its check looks further. */
    HEIC("image/heic", DocumentKind.ANY, DocumentKind.ANY, DocumentKind.ANY, DocumentKind.ANY, 'f', 't', 'y', 'p'),
    /** Begins as any ZIP file does; {@link DocxCheck} looks further. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 'P', 'K', 3, 4);

    static final int LONGEST_BEGINNING = 12;

    /** The kinds, as people are told them. */
    static final String WORDS = "PDF、JPEG、PNG、WebP、HEIC 和 DOCX";

    private static final int ANY = -1;

    private final String mediaType;
    private final int[] beginning;

    DocumentKind(String mediaType, int... beginning) {
        this.mediaType = mediaType;
        this.beginning = beginning;
    }

    public String mediaType() {
        return mediaType;
    }

    boolean isPicture() {
        return this == JPEG || this == PNG || this == WEBP || this == HEIC;
    }

    /** For file names, such as {@code pdf}. */
    String extension() {
        return this == JPEG ? "jpg" : name().toLowerCase(Locale.ROOT);
    }

    static Optional<DocumentKind> of(byte[] content) {
        return Arrays.stream(values()).filter(kind -> kind.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        return content.length >= beginning.length
                && IntStream.range(0, beginning.length)
                        .allMatch(at -> beginning[at] == ANY || beginning[at] == (content[at] & 0xFF));
    }
}
