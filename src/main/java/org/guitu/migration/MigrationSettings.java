package org.guitu.migration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast running cases move to a new version, so that people at work notice nothing of it.
 *
 * @param casesPerMinute on each node
 */
@ConfigurationProperties("guitu.migration")
public record MigrationSettings(@DefaultValue("120") int casesPerMinute) {

    /** How many times a minute a node looks for what is to be moved. */
    public static final int ROUNDS_PER_MINUTE = 12;

    /** How many cases a node moves each time. */
    public int casesPerRound() {
        return Math.max(1, casesPerMinute / ROUNDS_PER_MINUTE);
    }
}
