package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks for what is held on a person gets it, or a reason in writing, after a second person's decision. */
class PersonExportTest extends ProcessTest {

    private ProcessInstance request(String account, String... answers) {
        var number = caseNumberOf(start("rescue-case", womanOf(29)));
        String[] byHerself = {"caseNumber=" + number, "exportRequester=self"};
        return startByForm(account, "person-export", and(byHerself, answers));
    }

    private ProcessInstance untilApproved() {
        var export = request("police-" + COUNTY);
        submit(export, "approve-export", "approveExportOutcome=approved");
        return export;
    }

    private ProcessInstance untilRefused() {
        var export = request("police-" + COUNTY);
        submit(export, "approve-export", "approveExportOutcome=refused", "refusalReason=not-the-person");
        return export;
    }

    @Test
    void isApprovedBySomebodyElseThanWhoTookTheRequest() {
        var export = request("civil-affairs-" + COUNTY);
        assertWaitsIn(export, "approve-export", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
        assertKeptFrom("civil-affairs-" + COUNTY, export, "approve-export");
        submitAs(COLLEAGUE, task(export, "approve-export"), "approveExportOutcome=approved");
        assertWaitsFor(export, "hand-over-export", "civil-affairs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"health-" + COUNTY, "justice-" + COUNTY, "supervisor-" + COUNTY, "police-" + NEIGHBOUR})
    void isStartedByPoliceAndCivilAffairsOfTheRegionOnly(String outsider) {
        assertThatThrownBy(() -> request(outsider)).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void isNotForSomebodyWhoMayBeASuspect() {
        assertThatThrownBy(() -> request("police-" + COUNTY, "suspectExcluded=false"))
                .hasMessageContaining("要求人不是涉案人员");
    }

    @Test
    void namesWhoAsksForAnother() {
        var export = request("police-" + COUNTY, "exportRequester=guardian", "requesterName=示例乙");
        assertThat(export).variables().doesNotContainKey("requesterName");
        assertThat(export).isWaitingAtExactly("approve-export");
    }

    @Test
    void isHandedOverAgainstSignature() {
        var export = untilApproved();
        assertRefused(
                export,
                "hand-over-export",
                "须有要求人签收",
                "handOverExportOutcome=handed-over",
                "exportHandedBy=in-person",
                "receiptSigned=false");
        submit(
                export,
                "hand-over-export",
                "handOverExportOutcome=handed-over",
                "exportHandedBy=in-person",
                "receiptSigned=true");
        assertEnded(export, "handed-over");
    }

    @Test
    void isTriedAgainOnTheDayAgreed() {
        var export = untilApproved();
        submit(export, "hand-over-export", "handOverExportOutcome=try-again", "exportAgainOn=" + inDays(5));
        assertThat(export).isWaitingAtExactly("wait-to-hand-over");
        passTimer(export);
        assertThat(export).isWaitingAtExactly("hand-over-export");
    }

    @Test
    void mayNotBeCollected() {
        var export = untilApproved();
        submit(export, "hand-over-export", "handOverExportOutcome=not-collected");
        assertEnded(export, "not-collected");
    }

    @Test
    void leavesOutNothingWithoutAReason() {
        var export = request("police-" + COUNTY);
        var task = task(export, "approve-export");
        claimAs(COLLEAGUE, task);
        assertThatThrownBy(() -> logins.as(COLLEAGUE, () -> {
                    formService.submitTaskForm(
                            task.getId(),
                            facts("approveExportOutcome", "approved", "withheldSteps", List.of("verify-kinship")));
                    return null;
                }))
                .hasMessageContaining("不予提供的理由");
    }

    @Test
    void isRefusedInWritingWithTheWayToTheCourt() {
        var export = untilRefused();
        assertWaitsFor(export, "answer-refusal", "civil-affairs");
        assertRefused(export, "answer-refusal", "可以向人民法院起诉", "answerRefusalOutcome=told", "remediesTold=[complaint]");
        submit(export, "answer-refusal", "answerRefusalOutcome=told", "remediesTold=[court]");
        assertEnded(export, "refused");
    }

    @Test
    void theAnswerStaysWhereNobodyIsReached() {
        var export = untilRefused();
        submit(export, "answer-refusal", "answerRefusalOutcome=not-reached");
        assertEnded(export, "refused");
    }
}
