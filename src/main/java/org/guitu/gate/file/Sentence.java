package org.guitu.gate.file;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sentence about a model. The English one is its key; {@code reference/gate-sentences.csv} has the Chinese one.
 *
 * @param format the English sentence with {@code %s} for values
 * @param values what stands in their place; one of them may be a sentence itself
 */
public record Sentence(String format, List<Object> values) {

    public static Sentence of(String format, Object... values) {
        return new Sentence(format, List.of(values));
    }

    public String english() {
        return say(UnaryOperator.identity());
    }

    /** In the language into which each English sentence is put by {@code translation}. */
    String say(UnaryOperator<String> translation) {
        return translation
                .apply(format)
                .formatted(values.stream()
                        .map(value -> value instanceof Sentence inner ? inner.say(translation) : value)
                        .toArray());
    }
}
