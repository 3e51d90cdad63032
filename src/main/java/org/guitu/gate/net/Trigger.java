package org.guitu.gate.net;

/** What an event waits for or does. */
public enum Trigger {
    NONE,
    TIMER,
    MESSAGE,
    SIGNAL,
    CONDITIONAL,
    ERROR,
    ESCALATION,
    LINK,
    TERMINATE
}
