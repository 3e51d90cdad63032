package org.guitu.migration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guitu.gate.file.Sentence;

/**
 * What became of one running instance.
 *
 * @param caseNumber its business key
 * @param process the id of its process
 * @param version the one that it came from
 * @param steps where it stood when it was its turn
 * @param region which one handles it
 * @param outcome what became of it
 * @param reason why it stayed or failed; empty when it moved or waits
 * @param at when; empty as long as it waits
 */
public record CaseResult(
        String caseNumber,
        String process,
        int version,
        List<String> steps,
        String region,
        Outcome outcome,
        Optional<Sentence> reason,
        Optional<Instant> at) {

    /** What became of it. */
    public enum Outcome {
        /** It is not its turn yet. */
        WAITING,
        /** It goes by the new version. */
        MOVED,
        /** It goes by its version as the plan says. */
        STAYED,
        /** It goes by its version until somebody has decided about it. */
        BY_HAND,
        /** It could not be moved and is as it was. */
        FAILED,
        /** It had ended, or moved otherwise, before it was its turn. */
        GONE
    }
}
