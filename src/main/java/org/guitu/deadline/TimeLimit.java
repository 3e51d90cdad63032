package org.guitu.deadline;

import java.math.BigDecimal;

/**
 * How long a step may take: a row of {@code time-limits.dmn}.
 *
 * @param limit until when it is due, counted from its start
 * @param warning from when on it counts as due soon
 */
public record TimeLimit(Period limit, Period warning) {

    /** An amount of a unit; parts of hours and days are possible, parts of months count as 30 days each. */
    public record Period(BigDecimal amount, TimeUnit unit) {

        public Period {
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("A time limit is longer than nothing.");
            }
        }
    }
}
