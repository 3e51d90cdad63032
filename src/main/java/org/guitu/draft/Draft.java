package org.guitu.draft;

import java.time.Instant;
import java.util.Optional;

/**
 * What was typed into a form so far.
 *
 * @param answers a JSON object, by the keys of the questions
 * @param caseNumber the case that it is about, where that is known
 * @param stamp which saving it is
 */
public record Draft(String answers, Optional<String> caseNumber, Stamp stamp) {

    /**
     * A saving of a draft.
     *
     * @param revision no other saving has the same
     */
    public record Stamp(long revision, Instant savedAt) {}
}
