package org.guitu.gate.net;

/** What a node of a process is. */
public enum Kind {
    START,
    END,
    /** Waits for a person. */
    USER_TASK,
    /** Asks a decision table. */
    DECISION,
    /** Calls another process and waits for its end. */
    CALL,
    SUB_PROCESS,
    /** Begins by its own start event while what it lies in runs. */
    EVENT_SUB_PROCESS,
    EXCLUSIVE,
    INCLUSIVE,
    PARALLEL,
    /** Waits for the first of the events behind it. */
    EVENT_BASED,
    CATCH,
    THROW,
    /** On the edge of an activity. */
    BOUNDARY;

    public boolean isGateway() {
        return this == EXCLUSIVE || this == INCLUSIVE || this == PARALLEL || this == EVENT_BASED;
    }
}
