package org.guitu.form;

import java.util.Map;

/** Evaluates the FEEL expressions of forms, and knows what is FEEL. */
public interface Conditions {

    /**
     * The value of an expression: a text, number, boolean, list or {@code null}, also where it compares or computes with
     * {@code null} or mixes types.
     *
     * @param feel the expression, with or without the leading {@code =}
     * @param answers the answers by key; {@code null} for those not given
     * @throws IllegalArgumentException when it is not FEEL
     */
    Object value(String feel, Map<String, Object> answers);

    /** Whether that can stand in a condition's cell of a decision table: a comparison without its left side, a list of codes. */
    boolean isTest(String feel);

    /**
     * Whether the condition is true; {@code null} counts as no.
     *
     * @throws IllegalArgumentException when it is not FEEL
     */
    default boolean holds(String feel, Map<String, Object> answers) {
        return Boolean.TRUE.equals(value(feel, answers));
    }
}
