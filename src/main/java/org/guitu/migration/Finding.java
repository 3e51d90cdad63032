package org.guitu.migration;

import java.util.Optional;
import org.guitu.gate.file.Sentence;

/**
 * What is wrong with a plan, or what whoever decides about it should know.
 *
 * @param severity whether the plan is refused for it
 * @param process the id of the process
 * @param version the older version whose plan it is
 * @param step the id of the step in the older version; empty when it is about the whole version
 * @param sentence what is wrong and how to mend it
 * @param cases how many running cases it concerns
 */
public record Finding(
        Severity severity, String process, int version, Optional<String> step, Sentence sentence, long cases) {

    /** How much it matters. */
    public enum Severity {
        /** The plan is not carried out. */
        REFUSED,
        /** These cases stay as they are; the others move. */
        CASES_STAY,
        /** It is carried out, and whoever decides is told. */
        NOTE
    }

    public boolean refuses() {
        return severity == Severity.REFUSED;
    }
}
