package org.guitu.clock;

import java.util.stream.Stream;

/** How urgent a case is: the codes of the fact {@code urgencyLevel}, the most urgent one first. */
public enum Urgency {
    CRITICAL(100),
    HIGH(80),
    RAISED(60),
    NORMAL(50);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    /** That of the tasks of such a case; what is higher stands above in the lists. */
    public int priority() {
        return priority;
    }

    /** Whether it is a matter of hours. */
    public boolean isUrgent() {
        return this == CRITICAL || this == HIGH;
    }

    /** What a fact says; {@code NORMAL} where it says nothing. */
    public static Urgency of(Object fact) {
        return Stream.of(values())
                .filter(level -> Codes.of(level).equals(fact))
                .findFirst()
                .orElse(NORMAL);
    }
}
