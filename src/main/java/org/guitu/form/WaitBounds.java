package org.guitu.form;

import java.util.Map;
import java.util.Optional;

/** Says how long the answers of a form may let their case wait. */
public interface WaitBounds {

    /**
     * Who answers a form.
     *
     * @param account of whoever answers
     * @param task whose form it is; {@code null} for a form that starts something
     */
    record Answering(String account, String task) {}

    /**
     * The last day for a question that names that row of the table; empty when the table says none.
     *
     * @param facts what is known of the case, with the answers
     */
    Optional<LastDay> lastDay(String row, Answering answering, Map<String, Object> facts);
}
