package org.guitu.gate.invariant;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guitu.gate.net.Condition;

/**
 * What makes it allowed to come somewhere: that a step was passed before, that it was passed with an answer, or that facts are so.
 *
 * @param step empty where only facts are asked about
 * @param condition what was true behind the step, or is true now; empty where it is enough to have passed it
 */
record Requirement(String step, Optional<Condition> condition) {

    private static final Pattern STEP = Pattern.compile("([\\w-]+)(?::\\s*(.+))?");

    /** Reads {@code approve-return: approveReturnOutcome == 'approved'}, {@code check-adopter} or {@code carerCheck == 'clear'}. */
    static Optional<Requirement> parse(String text) {
        var step = STEP.matcher(text.strip());
        if (!step.matches()) {
            return condition(text).map(condition -> new Requirement("", Optional.of(condition)));
        }
        if (step.group(2) == null) {
            return Optional.of(new Requirement(step.group(1), Optional.empty()));
        }
        return condition(step.group(2)).map(condition -> new Requirement(step.group(1), Optional.of(condition)));
    }

    /** One whose terms must all hold. */
    static Optional<Condition> condition(String text) {
        return Condition.parse("${" + text.strip() + "}")
                .filter(condition -> condition.alternatives().size() == 1);
    }

    /** By what the net remembers that it was met. */
    String fact() {
        return "§" + step + condition.map(each -> ": " + each).orElse("");
    }

    static List<String> listed(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(",\\s*"));
    }
}
