package org.guitu.gate;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file. */
final class ProblemList {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    ProblemList(ModelFile file) {
        this.file = file.name();
    }

    void add(String element, String text, Object... values) {
        found.add(new Problem(file, element, text.formatted(values)));
    }

    void addUnless(boolean fine, String element, String text, Object... values) {
        if (!fine) {
            add(element, text, values);
        }
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
