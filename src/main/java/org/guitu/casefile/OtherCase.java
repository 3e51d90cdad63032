package org.guitu.casefile;

import java.time.Instant;
import java.util.Set;

/**
 * Another case that may be the same person's. Tells where it is and nothing of what is in it.
 *
 * @param region the region that opened it
 * @param sharedTraits by what it was found
 */
public record OtherCase(CaseNumber caseNumber, String region, Instant openedAt, Set<Trait> sharedTraits) {

    public OtherCase {
        sharedTraits = Set.copyOf(sharedTraits);
    }
}
