package org.guitu.casefile.document;

/** How large a document may be: here and nowhere else, but that the table {@code document} refuses more than 20 MB as well. */
public final class LargestDocument {

    private static final int MEGABYTES = 20;

    public static final int BYTES = MEGABYTES << 20;

    /** What whoever sent a larger one is told. */
    public static final String EXCEEDED = "文件超过 " + MEGABYTES + " MB。请压缩，或分成几个文件上传。";

    private LargestDocument() {}
}
