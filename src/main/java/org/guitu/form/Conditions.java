package org.guitu.form;

import java.util.Map;

/** Evaluates the FEEL conditions of forms. */
@FunctionalInterface
public interface Conditions {

    /**
     * Whether the condition is true; {@code null} counts as no.
     *
     * @param feel the condition, with or without the leading {@code =}
     * @param answers the answers by key; {@code null} for those not given
     */
    boolean holds(String feel, Map<String, Object> answers);
}
