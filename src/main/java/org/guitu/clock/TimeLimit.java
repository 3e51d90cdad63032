package org.guitu.clock;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How long a step may take: a row of {@code time-limits.dmn}.
 *
 * @param kind what happens when it is over
 * @param limit until when it is due, counted from its start
 * @param warning from when on it counts as due soon
 * @param escalations after how much of the limit's unit it is reported to the task's own tier, the next and the one after; a level
 *     that the table leaves out is {@code null}
 * @param certainty {@code law}, {@code policy} or {@code assumption}
 */
public record TimeLimit(Kind kind, Period limit, Period warning, List<BigDecimal> escalations, String certainty) {

    /**
     * A deadline of that many working days as the catalogue of services gives it to steps without a row: warned of after half of it,
     * reported when it is over, after half as much again and after twice as much; an assumption.
     */
    public static TimeLimit ofWorkingDays(int days) {
        var limit = BigDecimal.valueOf(days);
        var half = limit.divide(BigDecimal.valueOf(2));
        return new TimeLimit(
                Kind.DEADLINE,
                new Period(limit, TimeUnit.WORKING_DAYS),
                new Period(half, TimeUnit.WORKING_DAYS),
                List.of(limit, limit.add(half), limit.add(limit)),
                "assumption");
    }

    /** What a limit is for. */
    public enum Kind {
        /** To be done by then; reported from tier to tier when it is not. */
        DEADLINE,
        /** The next step may not begin before; nothing is late. */
        WAITING,
        /** How long something may last at most; warned of, and reported to nobody. */
        MAXIMUM_STAY;

        /**
         * The kind with that code of the table, such as {@code maximum-stay}.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind of(String code) {
            return Codes.valueOf(Kind.class, code);
        }

        /** As the table writes it. */
        public String code() {
            return Codes.of(this);
        }
    }

    /** An amount of a unit; parts of hours and days are possible, parts of months count as 30 days each. */
    public record Period(BigDecimal amount, TimeUnit unit) {

        public Period {
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("A time limit is longer than nothing.");
            }
        }

        /** That much longer, in the same unit. */
        public Period plus(BigDecimal more) {
            return new Period(amount.add(more), unit);
        }
    }

    /** After how long the level is reached, the first being 1; empty when there is none. */
    Optional<Period> escalation(int level) {
        return kind != Kind.DEADLINE || level > escalations.size()
                ? Optional.empty()
                : Optional.ofNullable(escalations.get(level - 1)).map(amount -> new Period(amount, limit.unit()));
    }
}
