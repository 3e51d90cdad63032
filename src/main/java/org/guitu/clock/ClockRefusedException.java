package org.guitu.clock;

/** Something cannot be done to a clock; the message says in Chinese why and what to do instead. */
public class ClockRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Why {
        /** There is no such open task, or it is not one of the person's. */
        NO_SUCH_TASK,
        /** Not by this person. */
        NOT_ALLOWED,
        /** Not as it was asked for. */
        WRONG
    }

    private final Why why;

    public ClockRefusedException(String message) {
        this(Why.WRONG, message);
    }

    public ClockRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
