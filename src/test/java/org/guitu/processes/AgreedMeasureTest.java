package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One department carries out what was agreed. */
class AgreedMeasureTest extends ProcessTest {

    private static final String TASK = "carry-out-measure";

    private ProcessInstance agreed() {
        return start("agreed-measure", with(womanOf(30), "measureDepartment", "housing", "measureUntil", inDays(5)));
    }

    @Test
    void isForTheDepartmentThatAgreedToIt() {
        assertWaitsFor(agreed(), TASK, "housing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "not-done"})
    void isDoneOrNot(String outcome) {
        var measure = agreed();
        submit(measure, TASK, "measureOutcome=" + outcome);
        assertEnded(measure, outcome);
    }

    @Test
    void isTakenUpAgainOnANearDay() {
        var measure = agreed();
        assertRefused(measure, TASK, "太晚：最晚可以到", "measureOutcome=more-time", "measureAgainOn=" + inDays(60));
        submit(measure, TASK, "measureOutcome=more-time", "measureAgainOn=" + inDays(3));
        assertThat(measure).isWaitingAtExactly("wait-to-carry-out");
        passTimer(measure);
        assertWaitsFor(measure, TASK, "housing");
    }
}
