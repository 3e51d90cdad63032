package org.guitu.migration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far carrying out plans has come: counts, and nothing of the cases.
 *
 * @param id of the order
 * @param state what happens to it
 * @param plans what is carried out
 * @param askedBy the account that asked for it
 * @param approvedBy the account that approved it
 * @param startedAt when it was approved
 * @param endedAt when the last case was done
 * @param outcomes how many instances have come to which outcome
 * @param back the order that this one takes back
 */
public record Progress(
        long id,
        State state,
        List<VersionPlan> plans,
        String askedBy,
        String approvedBy,
        Instant startedAt,
        Optional<Instant> endedAt,
        Map<CaseResult.Outcome, Long> outcomes,
        Optional<Long> back) {

    /** What happens to an order. */
    public enum State {
        RUNNING,
        /** Somebody stopped it; what is done stays done. */
        STOPPED,
        DONE
    }
}
