package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.junit.jupiter.api.Test;

class SmokeTest extends ProcessTest {

    @Test
    void aRelativeIsFound() {
        var instance = start("identification", with(girlOf(8), "identityState", "unknown"));
        assertThat(instance).isWaitingAt("take-samples");
        submit(instance, "take-samples", "sampleOutcome", "taken");
        submit(instance, "compare-samples", "compareOutcome", "none-yet", "nextCompareOn", inDays(40));
        passTimer(instance);
        submit(instance, "compare-samples", "compareOutcome", "lead");
        submit(instance, "locate-relatives", "locateOutcome", "found");
        submit(instance, "verify-kinship", "kinshipOutcome", "verified");
        submit(instance, "counsel-relatives", "counselOutcome", "ready");
        assertEnded(instance, "identified");
    }
}
