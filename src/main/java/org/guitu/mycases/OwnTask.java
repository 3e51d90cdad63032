package org.guitu.mycases;

import java.time.Instant;
import java.util.Optional;

/**
 * A task that waits for the person's office.
 *
 * @param caseNumber of its case, report or other file
 * @param assignee who has claimed it
 * @param own whether that is the person
 * @param due empty while its clock stands still
 */
public record OwnTask(
        String id,
        String name,
        String process,
        String caseNumber,
        Optional<String> assignee,
        boolean own,
        Optional<Instant> due,
        boolean overdue) {}
