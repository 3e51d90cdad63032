package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People who come back from abroad, in groups: one report, a screening for each, a case for every victim. */
class ReturnFromAbroadTest extends ReportTest {

    private static final String RECEIVE = "receive-group";
    private static final String REGISTER = "register-returned";

    private ProcessInstance announced(String... answers) {
        String[] given = {
            "region=" + COUNTY,
            "originKind=border-police",
            "arrivalExpectedOn=" + today(),
            "groupExpected=3",
            "minorsExpected=0",
            "returnDanger=no"
        };
        return startByForm(OFFICER, "return-from-abroad", and(given, answers));
    }

    private List<ProcessInstance> screenings(ProcessInstance report) {
        return runtimeService
                .createProcessInstanceQuery()
                .superProcessInstanceId(report.getId())
                .processDefinitionKey("person-screening")
                .orderByProcessInstanceId()
                .asc()
                .list();
    }

    private ProcessInstance arrived(int count, String... answers) {
        var report = announced(answers);
        submit(report, RECEIVE, "groupOutcome=arrived", "groupCount=" + count, "groupNeeds=[separated]");
        return report;
    }

    @Test
    void aGroupIsOneReportWithAScreeningForEachAndACaseForEveryVictim() {
        var report = announced();
        assertThat(reports.isReport(number(report))).isTrue();
        assertWaitsFor(report, RECEIVE, "police");
        submit(report, RECEIVE, "groupOutcome=arrived", "groupCount=3", "groupNeeds=[separated]");
        var screenings = screenings(report);
        assertThat(screenings)
                .hasSize(3)
                .extracting(ProcessInstance::getBusinessKey)
                .containsOnly(report.getBusinessKey());
        submit(screenings.get(0), "screen-person", "screenOutcome=victim", "screenSigns=[deceived]");
        submit(screenings.get(1), "screen-person", "screenOutcome=both", "screenSigns=[forced-crime]");
        submit(screenings.get(2), "screen-person", "screenOutcome=suspect", "screenSigns=[none]", "screenedMinor=no");
        submitAs(
                SECOND_OFFICER,
                task(screenings.get(2), "confirm-screening"),
                "confirmScreeningOutcome=upheld",
                "childDoubt=adult");
        assertWaitsFor(report, REGISTER, "police");
        assertRefused(report, REGISTER, "甄别出了受害人", "registerReturnedOutcome=none");
        assertRefused(report, REGISTER, "建案的件数少于受害人数", "registerReturnedOutcome=all-registered", "priorCases=null");
        rescue(OFFICER, COUNTY, report.getBusinessKey());
        assertRefused(report, REGISTER, "建案的件数少于受害人数", "registerReturnedOutcome=all-registered", "priorCases=null");
        rescue(OFFICER, COUNTY, report.getBusinessKey());
        submit(report, REGISTER, "registerReturnedOutcome=all-registered", "priorCases=null");
        assertEnded(report, "victims-registered");
        assertThat(reports.casesOf(number(report))).hasSize(2);
    }

    @Test
    void whoHadACaseBeforeIsCounted() {
        var report = arrived(1);
        submit(screenings(report).get(0), "screen-person", "screenOutcome=victim", "screenSigns=[deceived]");
        var before = rescue(OFFICER, COUNTY, null).getBusinessKey();
        submit(report, REGISTER, "registerReturnedOutcome=all-registered", "priorCases=" + before);
        assertEnded(report, "victims-registered");
    }

    /** Otherwise a report could be closed without a case for anybody. */
    @Test
    void whoIsSaidToHaveHadACaseIsNamedByItsNumberOnce() {
        var report = arrived(2);
        screenings(report)
                .forEach(screening ->
                        submit(screening, "screen-person", "screenOutcome=victim", "screenSigns=[deceived]"));
        var ofReport = rescue(OFFICER, COUNTY, report.getBusinessKey()).getBusinessKey();
        var all = "registerReturnedOutcome=all-registered";
        for (String wrong : List.of("一人", "350404-2026-999999", ofReport, report.getBusinessKey())) {
            assertRefused(report, REGISTER, "请逐行核对", all, "priorCases=" + wrong);
        }
        submit(
                report,
                REGISTER,
                all,
                "priorCases=" + rescue(OFFICER, COUNTY, null).getBusinessKey());
        assertEnded(report, "victims-registered");
    }

    @Test
    void oneCaseIsNotCountedForTwo() {
        var report = arrived(2);
        screenings(report)
                .forEach(screening ->
                        submit(screening, "screen-person", "screenOutcome=victim", "screenSigns=[deceived]"));
        var before = rescue(OFFICER, COUNTY, null).getBusinessKey();
        assertRefused(
                report,
                REGISTER,
                "建案的件数少于受害人数",
                "registerReturnedOutcome=all-registered",
                "priorCases=" + before + "\n " + before);
    }

    @Test
    void aGroupWithoutVictimsEndsSo() {
        var report = arrived(1);
        var screening = screenings(report).get(0);
        submit(screening, "screen-person", "screenOutcome=neither", "screenSigns=[none]", "screenedMinor=no");
        submitAs(
                SECOND_OFFICER,
                task(screening, "confirm-screening"),
                "confirmScreeningOutcome=upheld",
                "childDoubt=adult");
        assertRefused(report, REGISTER, "没有甄别出受害人", "registerReturnedOutcome=all-registered");
        submit(report, REGISTER, "registerReturnedOutcome=none");
        assertEnded(report, "no-victims");
    }

    @Test
    void whoArrivesLaterIsWaitedFor() {
        var report = announced("arrivalExpectedOn=" + inDays(4));
        assertThat(report).isWaitingAtExactly("wait-for-group");
        passTimer(report);
        submit(report, RECEIVE, "groupOutcome=more-time", "groupUntil=" + inDays(2));
        assertThat(report).isWaitingAtExactly("wait-for-group");
        passTimer(report);
        submit(report, RECEIVE, "groupOutcome=not-arrived");
        assertEnded(report, "not-arrived");
    }

    @Test
    void noDateLetsAGroupSleep() {
        var report = announced();
        assertRefused(report, RECEIVE, "太晚：最晚可以到", "groupOutcome=more-time", "groupUntil=" + inDays(61));
    }

    @ParameterizedTest
    @CsvSource({"0,no,normal", "1,no,high", "0,unknown,high", "0,yes,critical", "2,yes,critical"})
    void howUrgentItIsFollowsFromChildrenAndDanger(int minors, String danger, String urgency) {
        var report = announced("minorsExpected=" + minors, "returnDanger=" + danger);
        assertThat(runtimeService.getVariable(report.getId(), "urgencyLevel")).isEqualTo(urgency);
        assertThat(runtimeService.getVariable(report.getId(), "minor")).isEqualTo(minors > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"civil-affairs-350404", "foreign-affairs-350404"})
    void whoHearsOfItMayAnnounceIt(String account) {
        var report = startByForm(
                account,
                "return-from-abroad",
                "region=" + COUNTY,
                "originKind=embassy",
                "arrivalExpectedOn=" + today(),
                "groupExpected=1",
                "minorsExpected=0");
        assertWaitsFor(report, RECEIVE, "police");
    }
}
