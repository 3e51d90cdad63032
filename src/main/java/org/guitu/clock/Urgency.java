package org.guitu.clock;

import java.util.Optional;
import java.util.stream.Stream;

/** How urgent a case is: the codes of the fact {@code urgencyLevel}, the most urgent one first. */
public enum Urgency {
    CRITICAL("极紧急", 100),
    HIGH("紧急", 80),
    RAISED("较急", 60),
    NORMAL("一般", 50);

    private final String zh;
    private final int priority;

    Urgency(String zh, int priority) {
        this.zh = zh;
        this.priority = priority;
    }

    /** What a fact says; {@code NORMAL} where it says nothing. */
    public static Urgency of(Object fact) {
        return Stream.of(values())
                .filter(level -> level.code().equals(fact))
                .findFirst()
                .orElse(NORMAL);
    }

    /** By its rank from 0; {@code NORMAL} where there is none. */
    public static Urgency ofRank(Integer rank) {
        return Optional.ofNullable(rank).map(place -> values()[place]).orElse(NORMAL);
    }

    /** As forms and tables write it. */
    public String code() {
        return Codes.of(this);
    }

    public String zh() {
        return zh;
    }

    /** That of the tasks of such a case; what is higher stands above in the lists. */
    public int priority() {
        return priority;
    }

    /** Whether it is a matter of hours: such a case never waits without an open task for somebody. */
    public boolean isUrgent() {
        return this == CRITICAL || this == HIGH;
    }
}
