package org.guitu.parked;

import java.util.Locale;
import java.util.Optional;

/** How urgent a case is, the most urgent first. */
public enum Urgency {
    CRITICAL("极紧急"),
    HIGH("紧急"),
    RAISED("较急"),
    NORMAL("一般");

    private final String zh;

    Urgency(String zh) {
        this.zh = zh;
    }

    /** By its rank from 0; of a case that does not know, a normal one. */
    public static Urgency of(Integer rank) {
        return Optional.ofNullable(rank).map(place -> values()[place]).orElse(NORMAL);
    }

    /** As forms and tables write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String zh() {
        return zh;
    }

    /** Whether such a case never waits without an open task for somebody. */
    public boolean isWatched() {
        return compareTo(RAISED) < 0;
    }
}
