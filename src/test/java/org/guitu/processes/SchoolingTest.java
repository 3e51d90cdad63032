package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting a child back to school and keeping it there. */
class SchoolingTest extends ProcessTest {

    private static final Map<String, Object> PUPIL = girlOf(12);
    private static final Map<String, Object> YOUTH = girlOf(17);

    private ProcessInstance untilToBeEnrolled(Map<String, Object> child) {
        var instance = start("schooling", child);
        submit(instance, "assess-schooling", "schoolAssessOutcome=enrol", "schoolStage=" + stageOf(child));
        return instance;
    }

    private static String stageOf(Map<String, Object> child) {
        return child.equals(YOUTH) ? "senior" : "junior";
    }

    private void enrol(ProcessInstance instance, String schoolRegion, String transferNeeded, String... more) {
        String[] answers = {
            "enrolOutcome=enrolled",
            "schoolRegion=" + schoolRegion,
            "transferNeeded=" + transferNeeded,
            "schoolCounsellingNeeded=no",
            "termEndsOn=" + inDays(100)
        };
        submit(instance, "enrol", and(answers, more));
    }

    private ProcessInstance untilRecordIsToBeTransferred(String schoolRegion) {
        var instance = untilToBeEnrolled(PUPIL);
        enrol(instance, schoolRegion, "yes");
        return instance;
    }

    private ProcessInstance untilEnrolled(Map<String, Object> child) {
        var instance = untilToBeEnrolled(child);
        enrol(instance, COUNTY, "no");
        return instance;
    }

    private ProcessInstance untilCounselled() {
        var instance = untilToBeEnrolled(PUPIL);
        enrol(instance, COUNTY, "no", "schoolCounsellingNeeded=yes");
        return instance;
    }

    private ProcessInstance untilSupportIsToChange() {
        var instance = untilTermEnds(PUPIL);
        submit(instance, "review-term", "termOutcome=change");
        return instance;
    }

    private ProcessInstance untilTermEnds(Map<String, Object> child) {
        var instance = untilEnrolled(child);
        passTimer(instance);
        return instance;
    }

    @Nested
    class TheStep {

        @Test
        void waitsInTheQueueOfEducationOfTheRegion() {
            assertThat(task(start("schooling", PUPIL), "assess-schooling"))
                    .hasCandidateGroup("education-" + COUNTY)
                    .isNotAssigned();
        }

        @Test
        void isDueInWorkingDays() {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-09T02:00:00Z")));
            var instance = start("schooling", PUPIL);
            assertThat(task(instance, "assess-schooling").getDueDate().toInstant())
                    .isEqualTo(Instant.parse("2026-03-16T15:59:59Z"));
            submit(instance, "assess-schooling", "schoolAssessOutcome=enrol");
            assertThat(task(instance, "enrol").getDueDate().toInstant())
                    .isEqualTo(Instant.parse("2026-03-23T15:59:59Z"));
        }
    }

    @Nested
    class Assessment {

        @Test
        void leadsToEnrolment() {
            assertThat(untilToBeEnrolled(PUPIL)).isWaitingAtExactly("enrol");
        }

        @ParameterizedTest
        @ValueSource(strings = {"later", "more-time"})
        void isRepeatedOnTheDayFixed(String outcome) {
            var instance = start("schooling", PUPIL);
            submit(instance, "assess-schooling", "schoolAssessOutcome=" + outcome, "schoolAssessUntil=" + inDays(14));
            assertThat(instance).isWaitingAtExactly("wait-to-assess");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("assess-schooling");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void endsForAYouthWhoNeedNotGoToSchool(String outcome) {
            var instance = start("schooling", YOUTH);
            submit(
                    instance,
                    "assess-schooling",
                    "schoolAssessOutcome=" + outcome,
                    "schoolAssessReason=person-declined",
                    "schoolStage=senior");
            assertEnded(instance, outcome);
        }

        @Test
        void endsForAPupilWhoCannotBeHelpedHere() {
            var instance = start("schooling", PUPIL);
            submit(
                    instance,
                    "assess-schooling",
                    "schoolAssessOutcome=could-not-be-done",
                    "schoolAssessReason=outside-jurisdiction");
            assertEnded(instance, "could-not-be-done");
        }

        @ParameterizedTest
        @CsvSource({
            "6, preschool, not-wanted, person-declined",
            "15, senior, not-wanted, guardian-declined",
            "12, junior, could-not-be-done, person-declined",
            "12, junior, could-not-be-done, guardian-declined",
            "17, primary, not-wanted, person-declined",
            "17, junior, not-wanted, person-declined"
        })
        void neverEndsByAWishInCompulsorySchool(long years, String stage, String outcome, String reason) {
            assertRefused(
                    start("schooling", girlOf(years)),
                    "assess-schooling",
                    "有权也有义务上学",
                    "schoolAssessOutcome=" + outcome,
                    "schoolAssessReason=" + reason,
                    "schoolStage=" + stage);
        }

        @Test
        void ofAChildOfUnknownAgeGoesByTheStage() {
            var child = facts("minor", true, "ageGroup", "disputed", "sex", "female");
            assertRefused(
                    start("schooling", child),
                    "assess-schooling",
                    "有权也有义务上学",
                    "schoolAssessOutcome=not-wanted",
                    "schoolStage=junior");
            var older = start("schooling", child);
            submit(older, "assess-schooling", "schoolAssessOutcome=not-wanted", "schoolStage=senior");
            assertEnded(older, "not-wanted");
        }
    }

    @Nested
    class Elsewhere {

        private ProcessInstance untilSentElsewhere(Map<String, Object> child) {
            var instance = start("schooling", child);
            submit(
                    instance,
                    "assess-schooling",
                    "schoolAssessOutcome=elsewhere",
                    "schoolRegion=" + NEIGHBOUR,
                    "schoolStage=" + stageOf(child));
            return instance;
        }

        @Test
        void theChildWaitsInTheQueueOfThatRegionOnly() {
            var instance = untilSentElsewhere(PUPIL);
            assertThat(instance).isWaitingAtExactly("schooling-elsewhere");
            var there = child(instance, "schooling");
            assertThat(there)
                    .variables()
                    .containsEntry("region", NEIGHBOUR)
                    .containsEntry("minor", true)
                    .containsEntry("ageYears", 12L);
            assertThat(there.getBusinessKey()).isEqualTo(instance.getBusinessKey());
            var task = task(there, "assess-schooling");
            assertThat(task).hasCandidateGroup("education-" + NEIGHBOUR).isNotAssigned();
            assertKeptFrom("education-" + COUNTY, task);
        }

        @Test
        void schoolingThatEndsWellHasMovedThere() {
            var instance = untilSentElsewhere(YOUTH);
            var there = child(instance, "schooling");
            submit(there, "assess-schooling", "schoolAssessOutcome=enrol", "schoolStage=senior");
            enrol(there, NEIGHBOUR, "no");
            passTimer(there);
            submit(there, "review-term", "termOutcome=graduated");
            assertEnded(there, "graduated");
            assertEnded(instance, "moved-elsewhere");
        }

        @Test
        void schoolingThatCannotBeDoneIsArrangedHere() {
            var instance = untilSentElsewhere(PUPIL);
            var there = child(instance, "schooling");
            submit(
                    there,
                    "assess-schooling",
                    "schoolAssessOutcome=could-not-be-done",
                    "schoolAssessReason=no-capacity");
            assertEnded(there, "could-not-be-done");
            assertThat(instance).isWaitingAtExactly("enrol");
            assertThat(task(instance, "enrol")).hasCandidateGroup("education-" + COUNTY);
        }

        @Test
        void aYouthWhoDoesNotWantToEndsHereToo() {
            var instance = untilSentElsewhere(YOUTH);
            var there = child(instance, "schooling");
            submit(there, "assess-schooling", "schoolAssessOutcome=not-wanted", "schoolStage=senior");
            assertEnded(there, "not-wanted");
            assertEnded(instance, "not-wanted");
        }

        @Test
        void isNotHere() {
            assertRefused(
                    start("schooling", PUPIL),
                    "assess-schooling",
                    "在本地上学请选“安排入学”",
                    "schoolAssessOutcome=elsewhere",
                    "schoolRegion=" + COUNTY);
        }
    }

    @Nested
    class Enrolment {

        @Test
        void isRecordedAtOnceWhereASchoolHasAgreed() {
            assertThat(untilEnrolledAtOnce("no")).hasNotPassed("enrol").isWaitingAtExactly("wait-for-term-end");
            assertThat(untilEnrolledAtOnce("yes")).hasNotPassed("enrol").isWaitingAtExactly("transfer-school-record");
        }

        @Test
        void isNotRecordedBeforeItsDay() {
            assertRefused(
                    start("schooling", PUPIL),
                    "assess-schooling",
                    "入学日期在今天之后",
                    "schoolAssessOutcome=enrolled",
                    "schoolStage=junior",
                    "enrolledOn=" + inDays(1));
        }

        private ProcessInstance untilEnrolledAtOnce(String transferNeeded) {
            var instance = start("schooling", PUPIL);
            submit(
                    instance,
                    "assess-schooling",
                    "schoolAssessOutcome=enrolled",
                    "schoolStage=junior",
                    "transferNeeded=" + transferNeeded,
                    "schoolCounsellingNeeded=no",
                    "termEndsOn=" + inDays(100));
            return instance;
        }

        @Test
        void isFollowedByTheTerm() {
            assertThat(untilEnrolled(PUPIL)).isWaitingAtExactly("wait-for-term-end");
        }

        @Test
        void isFollowedByCounsellingWhereNeeded() {
            assertThat(counselling(untilCounselled())).isWaitingAtExactly("school-counselling");
        }

        @Test
        void letsNobodyNearWhoIsNotChecked() {
            assertRefused(
                    untilToBeEnrolled(PUPIL),
                    "enrol",
                    "违法犯罪记录查询完成前不能结对",
                    "enrolOutcome=enrolled",
                    "mentorName=示例",
                    "mentorChecked=pending");
        }

        @Test
        void leadsToTheSchoolRecordWhereThatMustMove() {
            assertThat(untilRecordIsToBeTransferred(COUNTY)).isWaitingAtExactly("transfer-school-record");
        }

        @ParameterizedTest
        @ValueSource(strings = {"next-term", "more-time"})
        void isTakenUpAgainOnTheDayFixed(String outcome) {
            var instance = untilToBeEnrolled(PUPIL);
            submit(instance, "enrol", "enrolOutcome=" + outcome, "enrolUntil=" + inDays(60));
            assertThat(instance).isWaitingAtExactly("wait-to-enrol");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("enrol");
        }

        @ParameterizedTest
        @CsvSource({"no-place, ", "refused, ", "could-not-be-done, person-declined", "not-wanted, person-declined"})
        void thatFailsIsAssessedAnew(String outcome, String reason) {
            var instance = untilToBeEnrolled(YOUTH);
            submit(instance, "enrol", "enrolOutcome=" + outcome, "enrolReason=" + reason);
            assertThat(instance).isWaitingAtExactly("assess-schooling");
        }

        @ParameterizedTest
        @CsvSource({
            "not-wanted, person-declined",
            "could-not-be-done, person-declined",
            "could-not-be-done, guardian-declined"
        })
        void neverFailsByAWishInCompulsorySchool(String outcome, String reason) {
            assertRefused(
                    untilToBeEnrolled(PUPIL), "enrol", "有权也有义务上学", "enrolOutcome=" + outcome, "enrolReason=" + reason);
        }

        @Test
        void hasHappenedWhenItIsRecorded() {
            assertRefused(
                    untilToBeEnrolled(PUPIL), "enrol", "入学日期在今天之后", "enrolOutcome=enrolled", "enrolledOn=" + inDays(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"other-province", "abroad"})
        void outsideTheProvinceMovesTheSchoolRecord(String schoolRegion) {
            assertRefused(
                    untilToBeEnrolled(PUPIL),
                    "enrol",
                    "学籍必须转接",
                    "enrolOutcome=enrolled",
                    "schoolRegion=" + schoolRegion,
                    "transferNeeded=no");
        }
    }

    @Nested
    class TheSchoolRecord {

        @ParameterizedTest
        @ValueSource(strings = {"transferred", "record-kept", "could-not-be-done", "not-wanted"})
        void doesNotKeepAPupilFromSupport(String outcome) {
            var instance = untilRecordIsToBeTransferred(COUNTY);
            submit(instance, "transfer-school-record", "transferOutcome=" + outcome);
            assertThat(instance).isWaitingAtExactly("wait-for-term-end");
        }

        @Test
        void isTakenUpAgainOnTheDayFixed() {
            var instance = untilRecordIsToBeTransferred(COUNTY);
            submit(instance, "transfer-school-record", "transferOutcome=more-time", "transferUntil=" + inDays(20));
            assertThat(instance).isWaitingAtExactly("wait-to-transfer");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("transfer-school-record");
        }

        @Test
        void refusedThereNeedsAnotherPlace() {
            var instance = untilRecordIsToBeTransferred("other-province");
            submit(instance, "transfer-school-record", "transferOutcome=refused-there");
            assertThat(instance).isWaitingAtExactly("enrol");
        }

        @ParameterizedTest
        @ValueSource(strings = {"other-province", "abroad"})
        void outsideTheProvinceEndsSchoolingHere(String schoolRegion) {
            var instance = untilRecordIsToBeTransferred(schoolRegion);
            submit(instance, "transfer-school-record", "transferOutcome=moved-elsewhere");
            assertEnded(instance, "moved-elsewhere");
        }

        @ParameterizedTest
        @CsvSource({
            COUNTY + ", moved-elsewhere",
            "other-province, transferred",
            "other-province, could-not-be-done",
            "abroad, record-kept",
            "abroad, not-wanted"
        })
        void goesWhereThePupilGoes(String schoolRegion, String outcome) {
            assertRefused(
                    untilRecordIsToBeTransferred(schoolRegion),
                    "transfer-school-record",
                    "结果与入学台账中的学校所在地区不符",
                    "transferOutcome=" + outcome);
        }
    }

    @Nested
    class Support {

        @ParameterizedTest
        @ValueSource(strings = {"paired", "no-mentor", "could-not-be-done", "not-wanted"})
        void lastsUntilTheEndOfTheTerm(String outcome) {
            var instance = untilSupportIsToChange();
            submit(
                    instance,
                    "pair-support",
                    "pairOutcome=" + outcome,
                    "schoolCounsellingNeeded=no",
                    "termEndsOn=" + inDays(100));
            assertThat(instance).isWaitingAtExactly("wait-for-term-end");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("review-term");
        }

        @ParameterizedTest
        @ValueSource(strings = {"paired", "no-mentor", "could-not-be-done", "not-wanted"})
        void goesWithCounsellingWhereNeeded(String outcome) {
            var instance = untilSupportIsToChange();
            submit(
                    instance,
                    "pair-support",
                    "pairOutcome=" + outcome,
                    "schoolCounsellingNeeded=yes",
                    "termEndsOn=" + inDays(100));
            assertThat(counselling(instance)).isWaitingAtExactly("school-counselling");
        }

        @Test
        void isReviewedWithinEightMonths() {
            assertRefused(
                    untilSupportIsToChange(),
                    "pair-support",
                    "太晚：最晚可以到",
                    "pairOutcome=paired",
                    "termEndsOn=" + inDays(250));
        }
    }

    @Nested
    class Counselling {

        @Test
        void thatIsOverLeavesTheTermToRun() {
            var instance = untilCounselled();
            submit(counselling(instance), "school-counselling", "schoolSessionOutcome=finished");
            assertThat(instance).isWaitingAtExactly("wait-for-term-end");
        }

        @Test
        void neverKeepsTheReviewOfTheTermWaiting() {
            var atWork = untilCounselled();
            passTimer(atWork);
            assertThat(atWork).isWaitingAtExactly("review-term");
            var betweenSessions = untilCounselled();
            var counselling = counselling(betweenSessions);
            submit(
                    counselling,
                    "school-counselling",
                    "schoolSessionOutcome=more-time",
                    "nextSchoolSessionOn=" + inDays(30));
            passTimer(betweenSessions);
            assertThat(betweenSessions).isWaitingAtExactly("review-term");
            assertThat(counselling).isEnded();
        }
    }

    private ProcessInstance counselling(ProcessInstance instance) {
        return child(instance, "term-counselling");
    }

    @Nested
    class TheTerm {

        private void goOnForAnotherTerm(ProcessInstance instance) {
            submit(instance, "review-term", wentWell("continue", "termEndsOn=" + inDays(220)));
            passTimer(instance);
        }

        /** A term without risks; what differs comes later and counts instead. */
        private String[] wentWell(String outcome, String... more) {
            String[] noRisk = {"termOutcome=" + outcome, "dropoutRisk=low", "schoolCounsellingNeeded=no"};
            return and(noRisk, more);
        }

        @ParameterizedTest
        @ValueSource(strings = {"continue", "more-time"})
        void isFollowedByTheNext(String outcome) {
            var instance = untilTermEnds(PUPIL);
            submit(instance, "review-term", wentWell(outcome, "termEndsOn=" + inDays(150)));
            assertThat(instance).isWaitingAtExactly("wait-for-term-end");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("review-term");
        }

        @Test
        void goesOnWithCounsellingWhereNeeded() {
            var instance = untilTermEnds(PUPIL);
            submit(
                    instance,
                    "review-term",
                    wentWell("continue", "termEndsOn=" + inDays(150), "schoolCounsellingNeeded=yes"));
            assertThat(counselling(instance)).isWaitingAtExactly("school-counselling");
        }

        @Test
        void endsSchoolingHereOnceAFullYearWentWell() {
            var instance = untilTermEnds(PUPIL);
            assertRefused(instance, "review-term", "要在现在的学校读满一学年", wentWell("settled"));
            goOnForAnotherTerm(instance);
            submit(instance, "review-term", wentWell("settled"));
            assertEnded(instance, "settled");
        }

        @ParameterizedTest
        @CsvSource({"termAttendance, irregular", "dropoutRisk, medium", "bullying, suspected", "studyProgress, poor"})
        void thatWentBadlySettlesNothing(String finding, String answer) {
            var instance = untilTermEnds(PUPIL);
            goOnForAnotherTerm(instance);
            assertRefused(instance, "review-term", "还不能算学业稳定", wentWell("settled", finding + "=" + answer));
        }

        @ParameterizedTest
        @CsvSource({"termAttendance, stopped", "termAttendance, dropped-out", "dropoutRisk, high", "bullying, yes"})
        void thatWentBadlyIsNotJustContinued(String finding, String answer) {
            assertRefused(
                    untilTermEnds(PUPIL), "review-term", "不能只是继续就读", wentWell("continue", finding + "=" + answer));
        }

        @Test
        void mayBeFollowedByOtherSupport() {
            var instance = untilTermEnds(PUPIL);
            submit(instance, "review-term", "termOutcome=change");
            assertThat(instance).isWaitingAtExactly("pair-support");
        }

        @ParameterizedTest
        @ValueSource(strings = {"transfer", "back-to-school"})
        void mayBeFollowedByANewAssessment(String outcome) {
            var instance = untilTermEnds(PUPIL);
            submit(instance, "review-term", "termOutcome=" + outcome);
            assertThat(instance).isWaitingAtExactly("assess-schooling");
        }

        @Test
        void mayBeTheLastBeforeGraduation() {
            var instance = untilTermEnds(PUPIL);
            submit(instance, "review-term", "termOutcome=graduated");
            assertEnded(instance, "graduated");
        }

        @Test
        void isNotTheLastInPrimarySchool() {
            var instance = start("schooling", PUPIL);
            submit(instance, "assess-schooling", "schoolAssessOutcome=enrol", "schoolStage=primary");
            enrol(instance, COUNTY, "no");
            passTimer(instance);
            assertRefused(instance, "review-term", "读完幼儿园、小学还要升学", "termOutcome=graduated");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void mayBeTheLastOfAYouthWhoNeedNotGoToSchool(String outcome) {
            var instance = untilTermEnds(YOUTH);
            submit(instance, "review-term", "termOutcome=" + outcome, "termReason=person-declined");
            assertEnded(instance, outcome);
        }

        @ParameterizedTest
        @CsvSource({
            "not-wanted, person-declined",
            "could-not-be-done, person-declined",
            "could-not-be-done, guardian-declined"
        })
        void isNeverTheLastByAWishInCompulsorySchool(String outcome, String reason) {
            assertRefused(
                    untilTermEnds(PUPIL),
                    "review-term",
                    "孩子不能以本人或监护人不愿意结束",
                    "termOutcome=" + outcome,
                    "termReason=" + reason);
        }

        @Test
        void isReviewedAgainWithinEightMonths() {
            assertRefused(
                    untilTermEnds(PUPIL),
                    "review-term",
                    "太晚：最晚可以到",
                    "termOutcome=more-time",
                    "termEndsOn=" + inDays(250));
        }
    }
}
