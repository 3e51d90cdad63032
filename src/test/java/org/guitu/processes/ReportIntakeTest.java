package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.guitu.report.engine.PublicReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ReportIntakeTest extends ReportTest {

    @Autowired
    private PublicReports publicReports;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Test
    void aFoundedReportLeadsToACaseForEveryPersonAndAnAnswer() {
        var report = report(OFFICER);
        var number = report.getBusinessKey();
        assertThat(reports.isReport(number(report))).isTrue();
        var verification = verification(report);
        assertWaitsFor(verification, "verify-report", "police");
        submit(verification, "verify-report", "verifyOutcome=founded", "personsRescued=2");
        assertWaitsFor(verification, "register-persons", "police");
        assertRefused(verification, "register-persons", "建案的件数少于获救的人数", "registerOutcome=all-registered");
        var first = rescue(OFFICER, COUNTY, number);
        assertRefused(verification, "register-persons", "建案的件数少于获救的人数", "registerOutcome=all-registered");
        var second = rescue(OFFICER, COUNTY, " " + number + " ");
        assertThat(reports.casesOf(number(report))).containsExactly(number(first), number(second));
        assertThat(reports.isReport(number(first))).isFalse();
        submit(verification, "register-persons", "registerOutcome=all-registered");
        assertEnded(verification, "founded");
        assertWaitsFor(report, "answer-reporter", "police");
        answer(report);
        assertEnded(report, "founded");
        assertThat(historic(report, "casesOpened")).isEqualTo(2L);
    }

    private void answer(org.camunda.bpm.engine.runtime.ProcessInstance report) {
        submit(report, "answer-reporter", "answerOutcome=answered", "answerMethod=phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"education", "health", "civil-affairs", "justice", "womens-federation"})
    void departmentsThatMustReportMayStartIt(String department) {
        var report = report(department + "-" + COUNTY);
        assertWaitsFor(verification(report), "verify-report", "police");
        assertThat(historic(report, "fromPage")).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "auditor"})
    void nobodyElseMay(String account) {
        assertThatThrownBy(() -> report(account)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void itIsRegisteredWhereOneWorks() {
        assertThatThrownBy(() -> report(OFFICER, "region=" + NEIGHBOUR)).hasMessageContaining("不是您工作的地区");
    }

    @Test
    void whoWantsNoAnswerGetsNone() {
        var report = report(OFFICER, "reporterType=anonymous", "reporterName=null");
        finish(report, "unfounded");
        assertEnded(report, "unfounded");
        assertThat(report).hasNotPassed("answer-reporter");
    }

    private void finish(org.camunda.bpm.engine.runtime.ProcessInstance report, String finding) {
        var verification = verification(report);
        submitAs(
                OFFICER,
                task(verification, "verify-report"),
                "verifyOutcome=" + finding,
                "sameReportNumber=" + (finding.equals("same-report") ? "350404-2020-000009" : null));
        submitAs(SECOND_OFFICER, task(verification, "confirm-unfounded"), "confirmOutcome=upheld");
        assertEnded(verification, finding);
    }

    @Test
    void aPlaceOfEntertainmentIsInspectedOnceTheReporterHasTheAnswer() {
        var report = report(OFFICER);
        var verification = verification(report);
        submitAs(
                OFFICER,
                task(verification, "verify-report"),
                "verifyOutcome=unfounded",
                "venueInvolved=yes",
                "venueName=示例会所");
        submitAs(SECOND_OFFICER, task(verification, "confirm-unfounded"), "confirmOutcome=upheld");
        answer(report);
        assertThat(report).isWaitingAtExactly("venue-inspection");
        submit(child(report, "venue-inspection"), "inspect-venue", "venueOutcome=not-a-venue");
        assertEnded(report, "unfounded");
        assertThat(historic(report, "venueInspectionOutcome")).isEqualTo("not-a-venue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unfounded", "not-found", "same-report"})
    void endsAsTheFindingSays(String finding) {
        var report = report(OFFICER);
        finish(report, finding);
        answer(report);
        assertEnded(report, finding);
    }

    @Test
    void whatIsSentOutsideEndsWithTheReceiptOfWhoTookIt() {
        var report = report(OFFICER);
        submit(verification(report), "verify-report", "verifyOutcome=outside");
        submit(report, "answer-reporter", "answerOutcome=unreachable");
        assertEnded(report, "forwarded-outside");
    }

    @Test
    void anAnswerMayWait() {
        var report = report(OFFICER);
        finish(report, "unfounded");
        assertRefused(report, "answer-reporter", "太晚：最晚可以到", "answerOutcome=more-time", "answerUntil=" + inDays(8));
        submit(report, "answer-reporter", "answerOutcome=more-time", "answerUntil=" + inDays(3));
        assertThat(report).isWaitingAt("wait-to-answer");
        passTimer(report);
        assertRefused(report, "answer-reporter", "只有网页报告的人有回执号", "answerOutcome=answered", "answerMethod=receipt");
        answer(report);
        assertEnded(report, "unfounded");
    }

    @Test
    void aReportIsOfferedAndTheOtherRegionTakesItOver() {
        var report = report(OFFICER);
        var here = verification(report);
        submit(here, "verify-report", "verifyOutcome=not-competent", "forwardRegion=" + NEIGHBOUR);
        assertEnded(here, "not-competent");
        var referral = child(report, "report-referral");
        assertWaitsIn(referral, "accept-report", "police-" + NEIGHBOUR);
        assertKeptFrom(OFFICER, task(referral, "accept-report"));
        submit(referral, "accept-report", "referralOutcome=accepted");
        var there = verification(report);
        assertWaitsIn(there, "verify-report", "police-" + NEIGHBOUR);
        submit(there, "verify-report", "verifyOutcome=founded", "personsRescued=1");
        rescue("police-" + NEIGHBOUR, NEIGHBOUR, report.getBusinessKey());
        submit(there, "register-persons", "registerOutcome=all-registered");
        answer(report);
        assertEnded(report, "founded");
    }

    @Test
    void whatIsDeclinedStaysWhereItWasWithTheReason() {
        var report = report(OFFICER);
        submit(verification(report), "verify-report", "verifyOutcome=not-competent", "forwardRegion=" + NEIGHBOUR);
        submit(
                child(report, "report-referral"),
                "accept-report",
                "referralOutcome=declined",
                "referralReason=not-here");
        var again = verification(report);
        assertWaitsFor(again, "verify-report", "police");
        assertThat(historic(again, "referralReason")).isEqualTo("not-here");
    }

    @Test
    void aCaseNamesOnlyAReportThatThereIsInOnesRegions() {
        var report = report(OFFICER);
        var number = report.getBusinessKey();
        assertThatThrownBy(() -> rescue(OFFICER, COUNTY, "350404-1999-000001")).hasMessageContaining("没有这条线索");
        assertThatThrownBy(() -> rescue("police-" + NEIGHBOUR, NEIGHBOUR, number))
                .hasMessageContaining("没有这条线索");
        var rescued = rescue(OFFICER, COUNTY, number);
        assertThatThrownBy(() -> rescue(OFFICER, COUNTY, rescued.getBusinessKey()))
                .hasMessageContaining("没有这条线索");
        assertThat(reports.casesOf(number(report))).containsExactly(number(rescued));
    }

    @Test
    void aReportOfThePublicPageHasNoAccountBehindIt() {
        var number = transaction.execute(status -> publicReports.receive(
                COUNTY,
                facts(
                        "region", COUNTY,
                        "reportChannel", "online",
                        "reporterType", "anonymous",
                        "reportedAt", today() + "T00:00",
                        "suspectedAgeGroup", "unknown",
                        "reportSituations", List.of("other"),
                        "foundPlace", "示例地点",
                        "reportNarrative", "示例情况",
                        "immediateDanger", "no")));
        var report = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .processDefinitionKey("report-intake")
                .singleResult();
        assertThat(database.sql("select author, department from guitu.dossier_entry where case_number = ?")
                        .param(number.value())
                        .query()
                        .singleRow())
                .containsEntry("author", PublicReports.AUTHOR)
                .containsEntry("department", "police");
        assertThat(PublicReports.AUTHOR).doesNotMatch(org.guitu.engine.identity.AccountStore.ID_PATTERN);
        finish(report, "not-found");
        assertRefused(report, "answer-reporter", "凭回执号能看到答复", "answerOutcome=unreachable");
        submit(report, "answer-reporter", "answerOutcome=answered", "answerMethod=receipt");
        assertEnded(report, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"yes, critical", "unknown, high", "no, normal"})
    void howUrgentItIsFollowsFromTheDanger(String danger, String urgency) {
        assertThat(historic(report(OFFICER, "immediateDanger=" + danger), "urgencyLevel"))
                .isEqualTo(urgency);
    }
}
