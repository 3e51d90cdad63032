package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody is missing: police search at once, all else waits. */
class PersonMissingTest extends LifeEventTest {

    private static final String PROCESS = "person-missing";

    /** Where the review of the search waits for its day or for what police report. */
    private static final String REVIEW = "when-to-review";

    private ProcessInstance report(ProcessInstance rescue) {
        return reportAs(OFFICE, rescue);
    }

    private ProcessInstance reportAs(String account, ProcessInstance rescue) {
        return startByForm(
                account,
                PROCESS,
                and(
                        GROUND,
                        "caseNumber=" + caseNumberOf(rescue),
                        "missingSince=" + today().toString(),
                        "missingFears=[none]"));
    }

    private void search(ProcessInstance missing, String outcome) {
        submit(
                missing,
                "search-person",
                "searchOutcome=" + outcome,
                "searchMeasures=[child-alarm, hotels]",
                "foundOn=" + today().toString());
    }

    private void decide(ProcessInstance missing, String outcome) {
        submit(missing, "decide-missing", "decideMissingOutcome=" + outcome, "policeConclusion=written");
    }

    private boolean standsStill(ProcessInstance rescue, String task) {
        return taskInCase(rescue, task).getDueDate() == null;
    }

    @Nested
    class TheReport {

        @Test
        void goesToPoliceAtOnceAndStopsAllOtherClocks() {
            var rescue = planned(ADULT, "legal-aid");
            assertThat(standsStill(rescue, "apply-legal-aid")).isFalse();
            var missing = report(rescue);
            assertWaitsFor(missing, "search-person", "police");
            assertThat(standsStill(rescue, "apply-legal-aid")).isTrue();
            assertThat(standsStill(rescue, "choose-hospital")).isTrue();
            inCase(rescue, "apply-legal-aid", "applyOutcome=not-legal");
            assertThat(running(caseNumberOf(rescue))).contains("person-missing", "rescue-case");
        }

        @Test
        void stopsTheClocksOfTasksThatComeMeanwhile() {
            var rescue = planned(ADULT, "legal-aid");
            report(rescue);
            startByForm(
                    OFFICE,
                    "change-services",
                    "caseNumber=" + caseNumberOf(rescue),
                    "serviceChange=stop",
                    "stoppedService=legal-aid",
                    "stopReason=unsuitable",
                    "changeAgrees=not-asked");
            assertThat(standsStill(rescue, "approve-service-change")).isTrue();
        }

        @Test
        void isMostUrgentForAChild() {
            var missing = report(planned(CHILD, "schooling"));
            assertThat(missing).variables().containsEntry("urgencyLevel", "critical");
            var adult = report(planned(ADULT, "legal-aid"));
            assertThat(adult).variables().containsEntry("urgencyLevel", "high");
            assertThat(task(missing, "search-person").getDueDate())
                    .isBefore(task(adult, "search-person").getDueDate());
        }

        @ParameterizedTest
        @ValueSource(strings = {"police-", "education-", "health-", "human-resources-", "justice-", "supervisor-"})
        void isMadeByWhoeverMissesThePerson(String account) {
            assertThat(reportAs(account + COUNTY, consented(ADULT))).isWaitingAtExactly("search-person", REVIEW);
        }

        @ParameterizedTest
        @ValueSource(strings = {"civil-affairs-" + NEIGHBOUR, "court-" + COUNTY})
        void isMadeByNobodyElse(String outsider) {
            assertRefusedToStart(outsider, PROCESS, caseNumberOf(consented(ADULT)), "");
        }

        @Test
        void isNotMadeTwice() {
            var rescue = consented(ADULT);
            report(rescue);
            assertRefusedToStart(OFFICE, PROCESS, caseNumberOf(rescue), "已经报告失踪");
        }

        @Test
        void isNotMadeAfterClosure() {
            assertRefusedToStart(OFFICE, PROCESS, closedCase(), "已经结案");
        }

        @Test
        void keepsTheCaseFromBeingClosedInTheOrdinaryWay() {
            var rescue = start("rescue-case", ADULT);
            inCase(rescue, "receive-person", "receiveOutcome=left-before");
            report(rescue);
            assertRefused(
                    rescue, "propose-closure", "人员失踪没有办结", "proposeClosureOutcome=proposed", "closeReason=missing");
            assertRefusedToStart(
                    OFFICE,
                    "close-early",
                    caseNumberOf(rescue),
                    "人员失踪还没有办结",
                    "closeEarlyReason=cannot-be-found",
                    "closeEarlyProof=[police-report]");
        }
    }

    @Nested
    class WhoIsFound {

        @Test
        void isSeenBeforeTheClocksGoOn() {
            var rescue = planned(ADULT, "legal-aid");
            var missing = report(rescue);
            search(missing, "found");
            assertWaitsFor(missing, "see-found-person", "civil-affairs");
            assertThat(standsStill(rescue, "apply-legal-aid")).isTrue();
            submit(missing, "see-found-person", "seeFoundOutcome=back");
            assertEnded(missing, "found");
            assertThat(standsStill(rescue, "apply-legal-aid")).isFalse();
            assertThat(rescue).isWaitingAt("services", "medical-care");
        }

        @Test
        void mayGoMissingAgain() {
            var rescue = consented(ADULT);
            var first = report(rescue);
            search(first, "found");
            submit(first, "see-found-person", "seeFoundOutcome=back");
            assertThat(report(rescue)).isWaitingAtExactly("search-person", REVIEW);
        }

        @Test
        void mayLiveElsewhereAsAnAdult() {
            var rescue = planned(ADULT, "legal-aid");
            var missing = report(rescue);
            search(missing, "found");
            submit(missing, "see-found-person", "seeFoundOutcome=elsewhere");
            assertEnded(missing, "found-elsewhere");
            assertThat(standsStill(rescue, "apply-legal-aid")).isFalse();
        }

        @Test
        void comesBackIntoCareAsAChild() {
            var missing = report(planned(CHILD, "schooling"));
            search(missing, "found");
            assertRefused(missing, "see-found-person", "未成年人须回到", "seeFoundOutcome=elsewhere");
        }

        @Test
        void wasSearchedAsAChildByTheAlarmForChildren() {
            assertRefused(
                    report(planned(CHILD, "schooling")),
                    "search-person",
                    "失踪儿童快速查找",
                    "searchOutcome=not-found",
                    "searchMeasures=[hotels]");
        }
    }

    @Nested
    class WhoIsNotFound {

        @Test
        void isDecidedAboutWhenThirtyDaysHavePassed() {
            var missing = report(planned(ADULT, "legal-aid"));
            passTimer(missing);
            assertWaitsFor(missing, "decide-missing", "civil-affairs");
            decide(missing, "search-on");
            assertThat(missing).isWaitingAtExactly("search-person", REVIEW);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void isSearchedWithoutABreakWhateverTheDay(boolean child) {
            var missing = report(child ? planned(CHILD, "schooling") : planned(ADULT, "legal-aid"));
            var search = task(missing, "search-person");
            for (int month = 0; month < 3; month++) {
                passTimer(missing);
                assertThat(task(missing, "search-person").getId()).isEqualTo(search.getId());
                decide(missing, "search-on");
            }
            assertThat(task(missing, "search-person").getId()).isEqualTo(search.getId());
        }

        @Test
        void isDecidedAboutOnceHoweverOftenPoliceReport() {
            var missing = report(planned(ADULT, "legal-aid"));
            for (int report = 0; report < 3; report++) {
                search(missing, "not-found");
                assertThat(missing).isWaitingAtExactly("search-person", "decide-missing");
            }
        }

        @Test
        void isSearchedWhileTheSecondPersonDecides() {
            var missing = searchedForFourMonths(planned(ADULT, "legal-aid"));
            decide(missing, "close");
            assertThat(missing).isWaitingAtExactly("search-person", "close-early");
        }

        @Test
        void mayBeFoundWhileThatIsDecided() {
            var rescue = planned(ADULT, "legal-aid");
            var missing = searchedForFourMonths(rescue);
            search(missing, "found");
            submit(missing, "see-found-person", "seeFoundOutcome=back");
            assertEnded(missing, "found");
            assertThat(standsStill(rescue, "apply-legal-aid")).isFalse();
        }

        @Test
        void isSearchedOnForThreeMonths() {
            var missing = report(planned(ADULT, "legal-aid"));
            search(missing, "not-found");
            assertRefused(missing, "decide-missing", "不满三个月", "decideMissingOutcome=close", "policeConclusion=written");
        }

        @Test
        void isSearchedOnAsAChildHoweverLong() {
            var missing = report(planned(CHILD, "schooling"));
            for (int month = 0; month < 4; month++) {
                passTimer(missing);
                decide(missing, "search-on");
            }
            passTimer(missing);
            assertRefused(
                    missing, "decide-missing", "未成年人一直查找", "decideMissingOutcome=close", "policeConclusion=written");
        }

        @Test
        void mayHaveTheCaseClosedByASecondPerson() {
            var rescue = planned(ADULT, "legal-aid");
            var missing = searchedForFourMonths(rescue);
            assertRefused(missing, "decide-missing", "书面结论", "decideMissingOutcome=close", "policeConclusion=oral");
            decide(missing, "close");
            var closing = child(missing, "close-early");
            assertWaitsIn(closing, "approve-early-closure", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
            assertKeptFrom(OFFICE, closing, "approve-early-closure");
            submit(closing, "approve-early-closure", "approveEarlyClosureOutcome=approved");
            assertEnded(missing, "closed-missing");
            assertEnded(rescue, "closed-early");
            assertThat(historic(rescue, "closeEarlyReason")).isEqualTo("cannot-be-found");
            assertThat(running(caseNumberOf(rescue))).isEmpty();
        }

        @Test
        void isSearchedOnWhenTheSecondPersonDoesNotAgree() {
            var rescue = planned(ADULT, "legal-aid");
            var missing = searchedForFourMonths(rescue);
            decide(missing, "close");
            submit(child(missing, "close-early"), "approve-early-closure", "approveEarlyClosureOutcome=refused");
            assertThat(missing).isWaitingAtExactly("search-person", REVIEW);
            assertThat(rescue).isNotEnded();
        }

        @Test
        void mayHaveDied() {
            var rescue = planned(CHILD, "schooling");
            var missing = report(rescue);
            search(missing, "found-dead");
            decide(missing, "close");
            submit(child(missing, "close-early"), "approve-early-closure", "approveEarlyClosureOutcome=approved");
            assertEnded(rescue, "closed-early");
            assertThat(historic(rescue, "closeEarlyReason")).isEqualTo("died");
        }

        private ProcessInstance searchedForFourMonths(ProcessInstance rescue) {
            var missing = report(rescue);
            for (int month = 0; month < 3; month++) {
                passTimer(missing);
                decide(missing, "search-on");
            }
            passTimer(missing);
            return missing;
        }
    }

    @Test
    void onlyOneCaseIsTouched() {
        var other = planned(ADULT, "legal-aid");
        report(planned(ADULT, "legal-aid"));
        assertThat(standsStill(other, "apply-legal-aid")).isFalse();
    }
}
