package org.guitu.engine.expression;

import java.util.Map;
import java.util.Set;

/**
 * What is true of a case now, whatever variables its instances have stored: a name among these goes before a variable, in expressions,
 * decision tables and forms.
 */
public interface LiveFacts {

    /** All names that may be answered. */
    Set<String> names();

    /**
     * Those that are known of that case, by name; a known one may be {@code null}. To be called within a command of the engine.
     *
     * @param caseNumber {@code null} for what belongs to no case
     */
    Map<String, Object> of(String caseNumber);
}
