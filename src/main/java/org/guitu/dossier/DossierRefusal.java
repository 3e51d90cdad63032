package org.guitu.dossier;

/** Something that the dossier did not accept: what was wrong and how to put it right, in words for whoever tried. */
public final class DossierRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Why {
        /** The person may not do that, or not yet. */
        NOT_ALLOWED,
        /** What was sent is wrong. */
        WRONG,
        /** What was sent is too large. */
        TOO_LARGE,
        /** There is nothing of that kind, or not for this person. */
        NOT_THERE
    }

    private final Why why;

    public DossierRefusal(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
