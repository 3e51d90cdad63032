package org.guitu.decision;

import java.util.Locale;
import java.util.Optional;

/**
 * An answer or fact that the form of a decision showed or asked for.
 *
 * @param field the key of the question
 * @param label the question as people read it
 * @param entry the number of the step that gave the answer; empty for a fact, and where there was none
 * @param mark a keyed hash of it
 */
public record Ground(String field, String label, Scope scope, Optional<Long> entry, String mark) {

    /** The same as that step gave it. */
    public Ground of(Optional<Long> step) {
        return new Ground(field, label, scope, step, mark);
    }

    /** The same with its hash. */
    public Ground marked(String hash) {
        return new Ground(field, label, scope, entry, hash);
    }

    /** Where the answer is looked for. */
    public enum Scope {
        CASE,
        PROCESS,
        INSTANCE,
        FACT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Scope of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
