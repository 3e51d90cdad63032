package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportVerificationTest extends ReportTest {

    private ProcessInstance begin(String... answers) {
        return verification(report(OFFICER, answers));
    }

    @Test
    void dangerIsAnsweredWithinTheHourBeforeAnythingElse() {
        var verification = begin("immediateDanger=yes", "reportChannel=street-patrol");
        assertWaitsFor(verification, "respond-to-danger", "police");
        var task = task(verification, "respond-to-danger");
        assertThat(task.getDueDate().getTime() - task.getCreateTime().getTime()).isEqualTo(3_600_000);
        submit(verification, "respond-to-danger", "dangerOutcome=safe-now", "dangerSteps=[dispatched, removed]");
        assertWaitsFor(verification, "verify-report", "police");
        assertThat(task(verification, "verify-report").getDueDate())
                .isBefore(java.util.Date.from(task.getCreateTime().toInstant().plus(java.time.Duration.ofHours(25))));
    }

    @Test
    void aMissingChildIsSearchedForByTheFastSearch() {
        var verification = begin("immediateDanger=yes");
        assertRefused(
                verification, "respond-to-danger", "儿童失踪快速查找", "dangerOutcome=searching", "dangerSteps=[dispatched]");
        submit(verification, "respond-to-danger", "dangerOutcome=searching", "dangerSteps=[dispatched, search-alert]");
        assertThat(verification).isWaitingAt("verify-report");
    }

    @Test
    void onTheStreetCivilAffairsLookFirstAndPoliceDecide() {
        var verification = begin("reportChannel=street-patrol");
        assertWaitsFor(verification, "check-on-street", "civil-affairs");
        assertRefused(
                verification, "check-on-street", "太晚：最晚可以到", "streetOutcome=more-time", "streetUntil=" + inDays(4));
        submit(verification, "check-on-street", "streetOutcome=more-time", "streetUntil=" + inDays(1));
        assertThat(verification).isWaitingAt("wait-to-check");
        passTimer(verification);
        assertRefused(verification, "check-on-street", "不能是0", "streetOutcome=checked", "streetPersons=0");
        submit(verification, "check-on-street", "streetOutcome=checked", "streetPersons=1");
        assertWaitsFor(verification, "verify-report", "police");
    }

    @Test
    void leadsTakeTimeButNoMoreThanThirtyDays() {
        var verification = begin();
        assertRefused(
                verification, "verify-report", "太晚：最晚可以到", "verifyOutcome=more-time", "verifyUntil=" + inDays(31));
        submit(verification, "verify-report", "verifyOutcome=more-time", "verifyUntil=" + inDays(7));
        assertThat(verification).isWaitingAt("wait-to-verify");
        passTimer(verification);
        assertThat(verification).isWaitingAt("verify-report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unfounded", "not-found"})
    void nobodyFindsNothingWithoutHavingBeenThere(String outcome) {
        assertRefused(begin(), "verify-report", "请先到场", "verifyOutcome=" + outcome, "verifyMethods=[cctv]");
    }

    @Test
    void unfoundedNeedsASecondPersonWhoMaySendItBack() {
        var verification = begin();
        submitAs(OFFICER, task(verification, "verify-report"), "verifyOutcome=unfounded");
        assertWaitsIn(verification, "confirm-unfounded", OFFICER, "supervisor-" + COUNTY);
        assertKeptFrom(OFFICER, verification, "confirm-unfounded");
        submitAs(SECOND_OFFICER, task(verification, "confirm-unfounded"), "confirmOutcome=check-again");
        assertWaitsFor(verification, "verify-report", "police");
        submitAs(OFFICER, task(verification, "verify-report"), "verifyOutcome=unfounded");
        var confirm = task(verification, "confirm-unfounded");
        assertThat(logins.as("supervisor-" + COUNTY, () -> {
                    taskService.claim(confirm.getId(), "supervisor-" + COUNTY);
                    return formService.getTaskFormVariables(confirm.getId());
                }))
                .containsKeys("verifyFindings", "reportNarrative")
                .doesNotContainKeys("reporterName", "reporterPhone");
        submitAs("supervisor-" + COUNTY, confirm, "confirmOutcome=upheld");
        assertEnded(verification, "unfounded");
    }

    @Test
    void aChildOfUnknownOriginIsSampledBeforeAReportIsUnfounded() {
        var verification = begin();
        submitAs(OFFICER, task(verification, "verify-report"), "verifyOutcome=not-found");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> submitAs(
                        SECOND_OFFICER,
                        task(verification, "confirm-unfounded"),
                        "confirmOutcome=upheld",
                        "childSampled=no")))
                .hasMessageContaining("没有采血比对");
        submitAs(SECOND_OFFICER, task(verification, "confirm-unfounded"), "confirmOutcome=upheld");
        assertEnded(verification, "not-found");
    }

    @Test
    void theSameReportIsAnotherOne() {
        var verification = begin();
        assertRefused(
                verification,
                "verify-report",
                "这条线索自己的编号",
                "verifyOutcome=same-report",
                "sameReportNumber=" + verification.getBusinessKey());
        submit(verification, "verify-report", "verifyOutcome=same-report", "sameReportNumber=350404-2020-000001");
        submitAs(SECOND_OFFICER, task(verification, "confirm-unfounded"), "confirmOutcome=upheld");
        assertEnded(verification, "same-report");
    }

    @Test
    void nothingIsForwardedToOneself() {
        assertRefused(
                begin(),
                "verify-report",
                "就是现在的地区和部门",
                "verifyOutcome=not-competent",
                "forwardRegion=" + COUNTY,
                "forwardDepartment=police");
    }

    @Test
    void whatLedToACaseIsNeverUnfounded() {
        var verification = begin();
        rescue(OFFICER, COUNTY, verification.getBusinessKey());
        for (var outcome : List.of("unfounded", "not-found", "not-competent", "outside")) {
            assertRefused(
                    verification,
                    "verify-report",
                    "已由这条线索建案的",
                    "verifyOutcome=" + outcome,
                    "forwardRegion=" + NEIGHBOUR);
        }
        submit(verification, "verify-report", "verifyOutcome=founded", "personsRescued=1");
        submit(verification, "register-persons", "registerOutcome=all-registered");
        assertEnded(verification, "founded");
    }

    @Test
    void aWrongNumberOfPersonsIsVerifiedAgain() {
        var verification = begin();
        submit(verification, "verify-report", "verifyOutcome=founded", "personsRescued=2");
        rescue(OFFICER, COUNTY, verification.getBusinessKey());
        submit(verification, "register-persons", "registerOutcome=number-wrong");
        assertThat(verification).isWaitingAt("verify-report");
        rescue(OFFICER, COUNTY, verification.getBusinessKey());
        assertRefused(verification, "verify-report", "少于已经建案的件数", "verifyOutcome=founded", "personsRescued=1");
    }

    @Test
    void whatOthersReceivedWithAReceiptEndsHere() {
        var verification = begin();
        submit(verification, "verify-report", "verifyOutcome=outside");
        assertEnded(verification, "forwarded-outside");
    }
}
