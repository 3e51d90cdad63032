package org.guitu.clock;

import java.time.Duration;
import java.time.Instant;

/** A time in which a clock stood still. */
record Pause(Instant from, Instant until) {

    public Pause {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A clock is resumed after it was suspended.");
        }
    }

    Duration length() {
        return Duration.between(from, until);
    }
}
