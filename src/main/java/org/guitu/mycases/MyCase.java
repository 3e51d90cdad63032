package org.guitu.mycases;

import java.time.Instant;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.clock.Urgency;

/**
 * A case that somebody may know of.
 *
 * @param region the Chinese name
 * @param closed whether it has ended
 * @param open how many tasks wait for the person's office, {@code overdue} how many of them should have been done
 * @param due when the first of them is due; empty without one, and while the clocks stand still
 * @param opensCourse whether the person may know what else is done in it: not while the office has only a task beside which the file is closed
 */
public record MyCase(
        CaseNumber caseNumber,
        String region,
        Instant openedAt,
        boolean closed,
        Urgency urgency,
        int open,
        int overdue,
        Optional<Instant> due,
        boolean opensCourse) {}
