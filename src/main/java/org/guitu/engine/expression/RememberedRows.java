package org.guitu.engine.expression;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;

/**
 * The rows of a table that is asked for the same few codes again and again. A version of a table always gives the same answer to the same
 * question, so that each is worked out once on each node.
 */
@Component
public final class RememberedRows {

    private static final int MOST_KEPT = 50_000;

    private final Decisions decisions;
    private final Map<Question, List<Map<String, Object>>> answered = new ConcurrentHashMap<>();

    RememberedRows(Decisions decisions) {
        this.decisions = decisions;
    }

    private record Question(String version, Map<String, Object> inputs) {}

    /** Those whose conditions hold, in their order; to be called within an engine command. */
    public List<Map<String, Object>> of(String table, VariableMap inputs) {
        if (answered.size() > MOST_KEPT) {
            answered.clear();
        }
        var question = new Question(decisions.versionOf(table), Map.copyOf(inputs));
        var known = answered.get(question);
        if (known != null) {
            return known;
        }
        var rows = decisions.rows(table, inputs);
        answered.put(question, rows);
        return rows;
    }
}
