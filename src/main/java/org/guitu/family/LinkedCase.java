package org.guitu.family;

import org.guitu.casefile.CaseNumber;

/**
 * A case that is linked to the one at hand.
 *
 * @param relation what its person is to the person at hand
 * @param supposed nobody said so of these two: it follows from what was said of others
 * @param region that handles it now
 * @param open whether it has not ended
 * @param outcome the id of the end event by which it ended; {@code null} of an open one
 */
public record LinkedCase(
        CaseNumber number, Relation relation, boolean supposed, String region, boolean open, String outcome) {}
