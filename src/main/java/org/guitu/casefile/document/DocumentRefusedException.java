package org.guitu.casefile.document;

/** A file that the dossier does not take: what is wrong with it and how to put it right, in words for whoever sent it. */
public final class DocumentRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    private DocumentRefusedException(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    static DocumentRefusedException wrong(String message) {
        return new DocumentRefusedException(message, false);
    }

    static DocumentRefusedException tooLarge() {
        return new DocumentRefusedException(LargestDocument.EXCEEDED, true);
    }

    public boolean isTooLarge() {
        return tooLarge;
    }
}
