package org.guitu.clock;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Something that was done to a clock.
 *
 * @param amount of an extension, or of one that is asked for, in the limit's unit; else {@code null}
 * @param dueBefore {@code null} when it had no end then
 * @param dueAfter {@code null} when it has no end since; of a longer wait that was permitted, its last day
 * @param account who did it; {@code null} when a model did
 */
public record ClockChange(
        ClockAct act,
        ClockReason reason,
        BigDecimal amount,
        Instant dueBefore,
        Instant dueAfter,
        String account,
        Instant at) {}
