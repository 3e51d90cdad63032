package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Six months in a job: three checks, help at work, and police at any sign of exploitation. */
class JobRetentionTest extends ProcessTest {

    private ProcessInstance begin() {
        return start(
                "job-retention",
                with(
                        womanOf(22),
                        "jobSince",
                        today().toString(),
                        "nextCheckOn",
                        today().plusMonths(1).toString()));
    }

    private ProcessInstance untilChecked() {
        var job = begin();
        passTimer(job);
        return job;
    }

    private ProcessInstance untilHelpIsNeeded() {
        var job = untilChecked();
        submit(job, "check-retention", "retentionOutcome=help");
        return job;
    }

    private ProcessInstance untilReported() {
        var job = untilChecked();
        submit(job, "check-retention", "retentionOutcome=urgent-report", "exploitationSigns=[threats, id-taken]");
        return job;
    }

    private void findStable(ProcessInstance job, String round) {
        submit(job, "check-retention", "retentionOutcome=stable", "retentionRound=" + round);
    }

    private Object nextCheckOn(ProcessInstance job) {
        return runtimeService.getVariable(job.getId(), "nextCheckOn");
    }

    @Nested
    class TheCheck {

        @Test
        void waitsForHumanResourcesAMonthAfterTheStart() {
            var job = begin();
            assertThat(job).isWaitingAtExactly("wait-for-check");
            passTimer(job);
            assertWaitsFor(job, "check-retention", "human-resources");
        }

        @Test
        void findsTheJobStableAfterOneThreeAndSixMonths() {
            var job = begin();
            var since = today();
            passTimer(job);
            findStable(job, "month-1");
            assertThat(nextCheckOn(job)).isEqualTo(since.plusMonths(3).toString());
            passTimer(job);
            findStable(job, "month-3");
            assertThat(nextCheckOn(job)).isEqualTo(since.plusMonths(6).toString());
            passTimer(job);
            findStable(job, "month-6");
            assertEnded(job, "employed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"month-3", "month-6"})
        void isNotMadeBeforeItsMonth(String round) {
            assertRefused(
                    untilChecked(),
                    "check-retention",
                    "上岗还没有满所选的月数",
                    "retentionOutcome=stable",
                    "retentionRound=" + round);
        }

        @Test
        void isNotRecordedBeforeItIsMade() {
            assertRefused(
                    untilChecked(),
                    "check-retention",
                    "回访日期在今天以后",
                    "retentionOutcome=stable",
                    "checkedOn=" + inDays(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "unknown"})
        void findsNothingStableWithoutWork(String stillWorking) {
            assertRefused(
                    untilChecked(),
                    "check-retention",
                    "不能算稳定",
                    "retentionOutcome=stable",
                    "stillWorking=" + stillWorking);
        }

        @ParameterizedTest
        @CsvSource({"stable, id-taken", "help, threats", "left, cannot-leave", "stable, debt"})
        void passesOverNoSignOfExploitation(String outcome, String sign) {
            assertRefused(
                    untilChecked(),
                    "check-retention",
                    "请选“立即报告公安”",
                    "retentionOutcome=" + outcome,
                    "exploitationSigns=" + List.of(sign));
        }

        @Test
        void isMadeAgainOnTheDayAgreed() {
            var job = untilChecked();
            submit(job, "check-retention", "retentionOutcome=more-time", "retentionUntil=" + inDays(4));
            assertThat(job).isWaitingAtExactly("wait-for-check");
            assertThat(nextCheckOn(job)).isEqualTo(inDays(4));
            passTimer(job);
            assertThat(job).isWaitingAtExactly("check-retention");
        }

        @ParameterizedTest
        @ValueSource(strings = {"left", "lost", "not-wanted", "could-not-be-done"})
        void endsAsItWas(String outcome) {
            var job = untilChecked();
            submit(job, "check-retention", "retentionOutcome=" + outcome);
            assertEnded(job, outcome);
        }
    }

    @Nested
    class Help {

        @Test
        void comesFromTheTradeUnion() {
            assertWaitsFor(untilHelpIsNeeded(), "help-at-work", "trade-union");
        }

        @ParameterizedTest
        @ValueSource(strings = {"solved", "in-part", "could-not-be-done", "not-wanted"})
        void isFollowedByACheckTheSameDay(String outcome) {
            var job = untilHelpIsNeeded();
            submit(job, "help-at-work", "helpAtWorkOutcome=" + outcome);
            assertThat(nextCheckOn(job)).isEqualTo(inDays(0));
            passTimer(job);
            assertThat(job).isWaitingAtExactly("check-retention");
        }

        @Test
        void thatTakesTimeIsFollowedByACheckOnTheDayFixed() {
            var job = untilHelpIsNeeded();
            submit(job, "help-at-work", "helpAtWorkOutcome=more-time", "helpAtWorkUntil=" + inDays(14));
            assertThat(nextCheckOn(job)).isEqualTo(inDays(14));
            passTimer(job);
            assertThat(job).isWaitingAtExactly("check-retention");
        }
    }

    @Nested
    class AReport {

        @Test
        void goesToPoliceWhoHaveTwoHours() {
            var job = untilReported();
            assertWaitsFor(job, "report-exploitation", "police");
            var task = task(job, "report-exploitation");
            assertThat(task.getDueDate().toInstant())
                    .isEqualTo(task.getCreateTime().toInstant().plus(Duration.ofHours(2)));
        }

        @ParameterizedTest
        @CsvSource({"new-rescue, new-rescue", "safe-left, left"})
        void endsTheJob(String outcome, String end) {
            var job = untilReported();
            submit(job, "report-exploitation", "exploitationReportOutcome=" + outcome);
            assertEnded(job, end);
        }

        @ParameterizedTest
        @ValueSource(strings = {"unfounded", "could-not-be-done"})
        void thatEndsNothingIsFollowedByACheckTheSameDay(String outcome) {
            var job = untilReported();
            submit(job, "report-exploitation", "exploitationReportOutcome=" + outcome);
            assertThat(nextCheckOn(job)).isEqualTo(inDays(0));
            passTimer(job);
            assertThat(job).isWaitingAtExactly("check-retention");
        }

        @ParameterizedTest
        @CsvSource({
            "unfounded, not-seen, yes",
            "unfounded, alone, no",
            "safe-left, not-seen, yes",
            "safe-left, not-alone, no"
        })
        void isNotClosedBeforeThePersonWasSeenSafe(String outcome, String seen, String safe) {
            assertRefused(
                    untilReported(),
                    "report-exploitation",
                    "没有见到本人，或不能确认本人安全的",
                    "exploitationReportOutcome=" + outcome,
                    "personSeen=" + seen,
                    "safeByPolice=" + safe);
        }

        @Test
        void thatIsNotClearYetIsCheckedAgainTomorrow() {
            var job = untilReported();
            assertRefused(
                    job,
                    "report-exploitation",
                    "再次核查不得晚于明天",
                    "exploitationReportOutcome=more-time",
                    "exploitationReportUntil=" + inDays(2));
            submit(
                    job,
                    "report-exploitation",
                    "exploitationReportOutcome=more-time",
                    "exploitationReportUntil=" + inDays(1));
            assertThat(job).isWaitingAtExactly("wait-to-check-again");
            passTimer(job);
            assertThat(job).isWaitingAtExactly("report-exploitation");
        }

        @Test
        void mayTakeLongerOnceThePersonWasSeen() {
            var job = untilReported();
            submit(
                    job,
                    "report-exploitation",
                    "exploitationReportOutcome=more-time",
                    "personSeen=alone",
                    "exploitationReportUntil=" + inDays(5));
            assertThat(job).isWaitingAtExactly("wait-to-check-again");
        }
    }
}
