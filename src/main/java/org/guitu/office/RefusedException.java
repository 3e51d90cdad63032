package org.guitu.office;

/** Something that somebody asked for and does not get: why, and what to do instead, in words for that person. */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Why {
        /** The person may not do that, or not yet. */
        NOT_ALLOWED,
        /** What was sent is wrong, or does not fit by now. */
        WRONG,
        /** What was sent is too large. */
        TOO_LARGE,
        /** There is nothing of that kind, or not for this person. */
        NOT_THERE
    }

    private final Why why;

    public RefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** For what is {@link Why#WRONG}. */
    public RefusedException(String message) {
        this(Why.WRONG, message);
    }

    public Why why() {
        return why;
    }
}
