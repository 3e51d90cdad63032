package org.guitu.casefile.trait;

import java.util.EnumSet;
import java.util.Set;

/**
 * In what two people are alike.
 *
 * @param shared what both have
 * @param differences what speaks against their being one, where a document's number counts all the same
 * @param isHint whether it is worth a look only, and no question that must be answered
 */
public record Likeness(Set<Trait> shared, Set<Difference> differences, boolean isHint) {

    static final Likeness NONE = new Likeness(EnumSet.noneOf(Trait.class), EnumSet.noneOf(Difference.class), false);

    public boolean isNone() {
        return shared.isEmpty();
    }
}
