package org.guitu.audit.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check of the trail found.
 *
 * @param links how many events and entries are in the chain
 * @param waiting how many are not yet
 * @param unused how many event numbers below the highest stand for no event: acts that failed, or events that were deleted with all
 *     traces before they were sealed; the chain cannot tell which
 * @param breakCount how many faults there are; {@code breaks} holds the first of them
 * @param end the last link; none for an empty chain
 */
public record ChainReport(
        Instant checkedAt,
        long links,
        long waiting,
        long unused,
        long breakCount,
        List<ChainBreak> breaks,
        Optional<Anchor> end) {

    public boolean isWhole() {
        return breakCount == 0;
    }
}
