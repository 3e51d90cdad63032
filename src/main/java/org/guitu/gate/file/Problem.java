package org.guitu.gate.file;

import java.util.List;

/**
 * Why a deployment is refused, or what whoever deploys should know.
 *
 * @param severity whether it is refused for it
 * @param file the file's name
 * @param element the id of the element, or the key of the form's field; empty when it is the file itself
 * @param sentence what is wrong and how to mend it
 * @param way the ids of the elements that a case passes until it goes wrong, in their order; empty where there is no way to show
 * @param place what people call the element
 */
public record Problem(
        Severity severity, String file, String element, Sentence sentence, List<String> way, Place place) {

    /** How much it matters. */
    public enum Severity {
        /** Nothing of the deployment is taken. */
        FAULT,
        /** It is deployed, and whoever deploys is told. */
        WARNING
    }

    public boolean isFault() {
        return severity == Severity.FAULT;
    }

    /** The same with what people call its element. */
    public Problem at(Place known) {
        return new Problem(severity, file, element, sentence, way, known);
    }

    /** What is wrong and how to mend it, in English. */
    public String text() {
        return sentence.english();
    }

    @Override
    public String toString() {
        return element.isEmpty() ? "%s: %s".formatted(file, text()) : "%s, %s: %s".formatted(file, element, text());
    }
}
