package org.guitu.assign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task that somebody has claimed, with nothing of what is in its case.
 *
 * @param process what its process is called
 * @param queues the ids of the queues that it goes back to
 * @param due empty while its clock is suspended
 */
public record HeldTask(
        String id,
        String name,
        String process,
        String caseNumber,
        List<String> queues,
        String region,
        Optional<Instant> due) {}
