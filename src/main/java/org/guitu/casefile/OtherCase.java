package org.guitu.casefile;

import java.time.Instant;
import java.util.Set;
import org.guitu.casefile.trait.Difference;
import org.guitu.casefile.trait.Trait;

/**
 * Another case that may be the same person's. Tells where it is and nothing of what is in it.
 *
 * @param region the region that opened it
 * @param sharedTraits by what it was found
 * @param differences what does not fit all the same: a document's number counts even so, and people must know
 */
public record OtherCase(
        CaseNumber caseNumber, String region, Instant openedAt, Set<Trait> sharedTraits, Set<Difference> differences) {

    public OtherCase {
        sharedTraits = Set.copyOf(sharedTraits);
        differences = Set.copyOf(differences);
    }
}
