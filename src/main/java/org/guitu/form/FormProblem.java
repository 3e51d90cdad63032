package org.guitu.form;

import java.util.Optional;

/**
 * One thing that keeps a form from being accepted.
 *
 * @param key of the question that it is about; empty for one about the form as a whole
 * @param sentence what is wrong, with the label of its question and the remedy, without the full stop, never with the answer
 */
public record FormProblem(Optional<String> key, String sentence) {

    static FormProblem at(FormField field, String sentence) {
        return new FormProblem(Optional.of(field.key()), sentence);
    }

    static FormProblem ofForm(String sentence) {
        return new FormProblem(Optional.empty(), sentence);
    }
}
