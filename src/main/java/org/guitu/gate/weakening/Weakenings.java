package org.guitu.gate.weakening;

import java.util.List;
import org.guitu.gate.whole.Whole;

/** Finds what a deployment weakens, by comparing each of its files with the one that is deployed. */
public final class Weakenings {

    private Weakenings() {}

    /** Everything that would protect people less than before, in the order of the files. */
    public static List<Weakening> of(Whole whole) {
        return List.of();
    }
}
