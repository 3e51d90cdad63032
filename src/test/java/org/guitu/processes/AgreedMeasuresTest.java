package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** What a case conference agreed on is carried out, and what was not comes back to civil affairs. */
class AgreedMeasuresTest extends ProcessTest {

    private static final Map<String, Object> ONE = with(
            womanOf(30),
            "measure1Department",
            "health",
            "measure1Until",
            "2030-01-01",
            "measure2Department",
            null,
            "measure2Until",
            null,
            "measure3Department",
            null,
            "measure3Until",
            null,
            "measure1Outcome",
            null,
            "measure2Outcome",
            null,
            "measure3Outcome",
            null);

    private static final Map<String, Object> THREE = with(
            ONE,
            "measure2Department",
            "education",
            "measure2Until",
            "2030-01-02",
            "measure3Department",
            "police",
            "measure3Until",
            "2030-01-03");

    private Task measureOf(ProcessInstance measures, String department) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumberOf(measures))
                .taskDefinitionKey("carry-out-measure")
                .taskCandidateGroup(department + "-" + COUNTY)
                .singleResult();
    }

    private void carryOut(ProcessInstance measures, String department, String outcome) {
        submitAs(department + "-" + COUNTY, measureOf(measures, department), "measureOutcome=" + outcome);
    }

    @Test
    void areOverOnceAllAreDone() {
        var measures = start("agreed-measures", THREE);
        carryOut(measures, "police", "done");
        carryOut(measures, "health", "done");
        assertThat(measures).isNotEnded();
        carryOut(measures, "education", "done");
        assertEnded(measures, "carried-out");
    }

    @Test
    void mayBeOneAlone() {
        var measures = start("agreed-measures", ONE);
        carryOut(measures, "health", "done");
        assertEnded(measures, "carried-out");
    }

    @Test
    void thatWereNotDoneComeBackToCivilAffairs() {
        var measures = start("agreed-measures", THREE);
        carryOut(measures, "police", "done");
        carryOut(measures, "health", "done");
        carryOut(measures, "education", "not-done");
        assertWaitsFor(measures, "settle-measures", "civil-affairs");
        submit(measures, "settle-measures", "settleMeasuresOutcome=in-plan");
        assertEnded(measures, "settled-otherwise");
    }

    @Test
    void endWithTheirCase() {
        var rescue = rescuedWoman();
        var measures = runtimeService
                .createProcessInstanceByKey("agreed-measures")
                .businessKey(caseNumberOf(rescue))
                .setVariables(with(ONE, "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
        submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
        submit(rescue, "approve-closure", "approveClosureOutcome=approved");
        assertEnded(measures, "case-ended");
        assertThat(measureOf(measures, "health")).isNull();
    }
}
