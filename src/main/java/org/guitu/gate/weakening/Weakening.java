package org.guitu.gate.weakening;

import org.guitu.gate.file.Sentence;

/**
 * Something that protected people and would protect them less.
 *
 * @param file the file's name
 * @param element the id of the BPMN element or of the table's rule, or the key of the form's field
 * @param words what is lost, by name and id, from which value to which
 */
public record Weakening(String file, String element, Sentence words) {

    @Override
    public String toString() {
        return "%s, %s: %s".formatted(file, element, words.english());
    }
}
