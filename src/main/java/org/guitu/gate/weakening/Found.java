package org.guitu.gate.weakening;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Sentence;

/** Collects what one file weakens. */
final class Found {

    private final String file;
    private final Set<Weakening> weakenings = new LinkedHashSet<>();

    Found(ModelFile file) {
        this.file = file.name();
    }

    void add(String element, String text, Object... values) {
        weakenings.add(new Weakening(file, element, Sentence.of(text, values)));
    }

    void addIf(boolean weaker, String element, String text, Object... values) {
        if (weaker) {
            add(element, text, values);
        }
    }

    List<Weakening> all() {
        return List.copyOf(weakenings);
    }
}
