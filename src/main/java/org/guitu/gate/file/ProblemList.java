package org.guitu.gate.file;

import java.util.ArrayList;
import java.util.List;
import org.guitu.gate.file.Problem.Severity;

/** Collects what is wrong with one file. */
public final class ProblemList {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    public ProblemList(ModelFile file) {
        this.file = file.name();
    }

    /** A fault: {@code text} is English with {@code %s} for the values, and its Chinese stands in {@code gate-sentences.csv}. */
    public void add(String element, String text, Object... values) {
        found.add(new Problem(Severity.FAULT, file, element, Sentence.of(text, values), List.of(), Place.NONE));
    }

    /** A fault whose sentence stands already. */
    public void add(String element, Sentence sentence) {
        found.add(new Problem(Severity.FAULT, file, element, sentence, List.of(), Place.NONE));
    }

    public void addUnless(boolean fine, String element, String text, Object... values) {
        if (!fine) {
            add(element, text, values);
        }
    }

    /** A fault to which cases come by these elements. */
    public void addWay(List<String> way, String element, String text, Object... values) {
        found.add(new Problem(Severity.FAULT, file, element, Sentence.of(text, values), List.copyOf(way), Place.NONE));
    }

    public void warn(String element, String text, Object... values) {
        found.add(new Problem(Severity.WARNING, file, element, Sentence.of(text, values), List.of(), Place.NONE));
    }

    public List<Problem> found() {
        return List.copyOf(found);
    }
}
