package org.guitu.gate.file;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file. */
public final class ProblemList {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    public ProblemList(ModelFile file) {
        this.file = file.name();
    }

    public void add(String element, String text, Object... values) {
        found.add(new Problem(file, element, text.formatted(values)));
    }

    public void addUnless(boolean fine, String element, String text, Object... values) {
        if (!fine) {
            add(element, text, values);
        }
    }

    public List<Problem> found() {
        return List.copyOf(found);
    }
}
