package org.guitu.casefile.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of documents that a dossier takes, told by how their content begins and never by their name. */
public enum DocumentKind {
    PDF("application/pdf", '%', 'P', 'D', 'F', '-'),
    JPEG("image/jpeg", 0xFF, 0xD8, 0xFF),
    PNG("image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
    /** Begins as any ZIP file does; {@link DocxCheck} looks further. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 'P', 'K', 3, 4);

    static final int LONGEST_BEGINNING = 8;

    private final String mediaType;
    private final byte[] beginning;

    DocumentKind(String mediaType, int... beginning) {
        this.mediaType = mediaType;
        this.beginning = new byte[beginning.length];
        for (int i = 0; i < beginning.length; i++) {
            this.beginning[i] = (byte) beginning[i];
        }
    }

    public String mediaType() {
        return mediaType;
    }

    boolean isPicture() {
        return this == JPEG || this == PNG;
    }

    /** For file names, such as {@code pdf}. */
    String extension() {
        return this == JPEG ? "jpg" : name().toLowerCase(Locale.ROOT);
    }

    static Optional<DocumentKind> of(byte[] content) {
        return Arrays.stream(values())
                .filter(kind -> content.length >= kind.beginning.length
                        && Arrays.equals(content, 0, kind.beginning.length, kind.beginning, 0, kind.beginning.length))
                .findFirst();
    }
}
