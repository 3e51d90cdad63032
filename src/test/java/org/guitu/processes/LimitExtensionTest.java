package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitExtensionTest {

    private static final DecisionTable TABLE = new DecisionTable("limit-extension");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "no-deadline, draft-plan, waiting, assumption, -, 1",
                "no-deadline, draft-plan, maximum-stay, assumption, -, 1",
                "verify-report, verify-report, deadline, policy, 7, -",
                "fixed-by-law, decide-eligibility, deadline, law, -, 1",
                "fixed-by-policy, compare-samples, deadline, policy, -, 1",
                "assumed, draft-plan, deadline, assumption, -, 2",
                "otherwise, draft-plan, deadline, -, -, 1"
            })
    void saysHowLongALimitMayBeAtMost(
            String row, String task, String kind, String certainty, Double longest, Double times) {
        var answer = TABLE.ask(facts("task", task, "kind", kind, "certainty", certainty));
        assertThat(TABLE.hit()).containsExactly(row);
        assertThat(answer.get(0)).containsEntry("longest", longest).containsEntry("times", times);
    }

    @Test
    void everyRowIsTested() {
        assertThat(TABLE.rows())
                .containsExactly(
                        "no-deadline", "verify-report", "fixed-by-law", "fixed-by-policy", "assumed", "otherwise");
    }
}
