package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The one-stop interview: prepared by two authorities, held once, again only with a second person's approval. */
class InterviewTest extends ProcessTest {

    private static final Map<String, Object> GIRL = girlOf(12);
    private static final Map<String, Object> WOMAN = womanOf(30);
    private static final Map<String, Object> BOY = with(girlOf(12), "sex", "male");
    private static final String COLLEAGUE_OF_POLICE = "police-colleague";

    private static final List<String> WITH_WOMAN = List.of("female-officer");
    private static final List<String> WITH_WOMAN_AND_GUARDIAN = List.of("female-officer", "guardian");

    @Autowired
    private InstantSource clock;

    private ProcessInstance begin(Map<String, Object> person) {
        return start("interview", person);
    }

    private static List<String> attendees(Map<String, Object> person) {
        return person.get("minor").equals(true) ? WITH_WOMAN_AND_GUARDIAN : WITH_WOMAN;
    }

    private ProcessInstance untilPrepared(Map<String, Object> person) {
        var interview = begin(person);
        prepare(interview, person);
        return interview;
    }

    private void prepare(ProcessInstance interview, Map<String, Object> person) {
        submit(interview, "prepare-interview", "prepareOutcome=ready", "attendees=" + attendees(person));
    }

    private ProcessInstance untilAgreed(Map<String, Object> person) {
        var interview = untilPrepared(person);
        submit(interview, "agree-questions", "questionsOutcome=agreed");
        return interview;
    }

    private ProcessInstance untilHeld(String coercedActs) {
        var interview = untilAgreed(WOMAN);
        hold(interview, "completed", coercedActs);
        return interview;
    }

    private void hold(ProcessInstance interview, String outcome, String coercedActs) {
        submit(
                interview,
                "hold-interview",
                "holdOutcome=" + outcome,
                "presentAtInterview=" + WITH_WOMAN,
                "coercedActs=" + coercedActs);
    }

    private ProcessInstance untilAskedAgain() {
        var interview = untilHeld("no");
        submit(interview, "review-record", "reviewRecordOutcome=second-needed");
        return interview;
    }

    private ProcessInstance untilRequested() {
        var interview = untilAskedAgain();
        submit(interview, "request-second-interview", "requestSecondOutcome=requested");
        return interview;
    }

    @Test
    void stepsWaitForPoliceAndProcuratorateInTurn() {
        var interview = begin(WOMAN);
        assertWaitsFor(interview, "prepare-interview", "police");
        prepare(interview, WOMAN);
        assertWaitsFor(interview, "agree-questions", "procuratorate");
        submit(interview, "agree-questions", "questionsOutcome=agreed");
        assertWaitsFor(interview, "hold-interview", "police");
        hold(interview, "completed", "no");
        assertWaitsFor(interview, "review-record", "procuratorate");
        submit(interview, "review-record", "reviewRecordOutcome=enough");
        assertEnded(interview, "interviewed");
        assertThat(lastAnswer(interview, "interviewsHeld")).isEqualTo(1);
    }

    @Nested
    class Preparation {

        @ParameterizedTest
        @ValueSource(strings = {"not-fit-now", "guardian-missing", "more-time"})
        void isTakenUpAgainOnTheDayFixed(String outcome) {
            var interview = begin(GIRL);
            submit(interview, "prepare-interview", "prepareOutcome=" + outcome, "prepareUntil=" + inDays(3));
            assertThat(interview).isWaitingAtExactly("wait-to-prepare");
            passTimer(interview);
            assertThat(interview).isWaitingAtExactly("prepare-interview");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void mayEndIt(String outcome) {
            var interview = begin(WOMAN);
            submit(interview, "prepare-interview", "prepareOutcome=" + outcome);
            assertEnded(interview, outcome);
        }

        @Test
        void doesNotEndBecauseAChildWillNotTalk() {
            assertRefused(begin(GIRL), "prepare-interview", "不强迫，也不能就此结束", "prepareOutcome=not-wanted");
        }

        @Test
        void seesToAWomanForWomenAndGirls() {
            for (var person : List.of(GIRL, WOMAN)) {
                assertRefused(
                        begin(person),
                        "prepare-interview",
                        "女性须由女性办案人员询问",
                        "prepareOutcome=ready",
                        "attendees=[guardian]");
            }
        }

        @Test
        void seesToAGuardianOrAppropriateAdultForAChild() {
            assertRefused(
                    begin(BOY), "prepare-interview", "须有监护人或合适成年人到场", "prepareOutcome=ready", "attendees=[prosecutor]");
            var interview = begin(BOY);
            submit(interview, "prepare-interview", "prepareOutcome=ready", "attendees=[appropriate-adult]");
            assertThat(interview).isWaitingAtExactly("agree-questions");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "unknown"})
        void keepsAGuardianOutWhoIsNotCleared(String conflict) {
            var interview = begin(GIRL);
            assertRefused(
                    interview,
                    "prepare-interview",
                    "改请合适成年人",
                    "prepareOutcome=ready",
                    "guardianConflict=" + conflict,
                    "attendees=" + WITH_WOMAN_AND_GUARDIAN);
            submit(
                    interview,
                    "prepare-interview",
                    "prepareOutcome=ready",
                    "guardianConflict=" + conflict,
                    "attendees=[female-officer, appropriate-adult]");
            assertThat(interview).isWaitingAtExactly("agree-questions");
        }

        @Test
        void heedsTheDoctorsNewestFinding() {
            var interview = begin(WOMAN);
            var care = doctorFinds(interview, "fitForInterview=not-fit", "fitnessReviewOn=" + inDays(3));
            assertRefused(
                    interview, "prepare-interview", "医生的结论是“暂不宜询问”", "prepareOutcome=ready", "attendees=" + WITH_WOMAN);
            passTimer(care);
            submit(care, "review-fitness", "reviewFitnessOutcome=found", "fitForInterview=fit", "fitForTravel=fit");
            prepare(interview, WOMAN);
            assertThat(interview).isWaitingAtExactly("agree-questions");
        }

        @Test
        void asksTheDoctorOnTheSpotWhereThereIsNoFinding() {
            assertRefused(
                    begin(WOMAN),
                    "prepare-interview",
                    "现场医护意见是“暂不宜”",
                    "prepareOutcome=ready",
                    "attendees=" + WITH_WOMAN,
                    "onSiteFitness=not-fit");
            assertRefused(
                    begin(GIRL),
                    "prepare-interview",
                    "未成年人须先有医护意见",
                    "prepareOutcome=ready",
                    "attendees=" + WITH_WOMAN_AND_GUARDIAN,
                    "onSiteFitness=declined");
            assertRefused(
                    begin(WOMAN),
                    "prepare-interview",
                    "“现场医护意见”必须选择一项",
                    "prepareOutcome=ready",
                    "attendees=" + WITH_WOMAN,
                    "onSiteFitness=null");
        }

        @ParameterizedTest
        @ValueSource(strings = {"language", "sign"})
        void findsAnInterpreterForWhoNeedsOne(String help) {
            var interview = begin(with(WOMAN, "interpreterNeeded", help));
            assertRefused(
                    interview, "prepare-interview", "没有翻译到场的不能询问", "prepareOutcome=ready", "attendees=" + WITH_WOMAN);
            String[] ready = {"prepareOutcome=ready", "attendees=[female-officer, interpreter]"};
            assertRefused(interview, "prepare-interview", "“翻译姓名”必须填写", and(ready, "interpreterName=null"));
            assertRefused(interview, "prepare-interview", "翻译资质没有核实", and(ready, "interpreterQualification=none"));
            assertRefused(interview, "prepare-interview", "女性受害人的翻译应为女性", and(ready, "interpreterSex=male"));
            submit(interview, "prepare-interview", and(ready, "interpreterSex=male", "interpreterSexAgreed=true"));
            submit(interview, "agree-questions", "questionsOutcome=agreed");
            assertRefused(
                    interview,
                    "hold-interview",
                    "没有翻译在场的询问无效",
                    "holdOutcome=completed",
                    "presentAtInterview=" + WITH_WOMAN);
        }

        @Test
        void findsAnInterpreterAlsoWhereNobodyHadRegisteredTheNeed() {
            assertRefused(
                    begin(WOMAN),
                    "prepare-interview",
                    "没有翻译到场的不能询问",
                    "prepareOutcome=ready",
                    "attendees=" + WITH_WOMAN,
                    "interpreterAsked=language");
        }

        @ParameterizedTest
        @ValueSource(longs = {4, 7})
        void bringsSomebodyTrainedForSmallChildren(long years) {
            var interview = begin(girlOf(years));
            assertRefused(
                    interview,
                    "prepare-interview",
                    "不满八周岁的须有熟悉幼儿的专业人员",
                    "prepareOutcome=ready",
                    "attendees=" + WITH_WOMAN_AND_GUARDIAN);
            submit(
                    interview,
                    "prepare-interview",
                    "prepareOutcome=ready",
                    "attendees=[female-officer, guardian, child-specialist]");
            assertThat(interview).isWaitingAtExactly("agree-questions");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 3})
        void isNoneForWhoCannotTell(long years) {
            assertEnded(begin(girlOf(years)), "too-young");
        }

        @Test
        void remembersThatThePersonWantedALawyerFirst() {
            var interview = begin(with(WOMAN, "legalAidWhen", "before-interview"));
            String[] ready = {"prepareOutcome=ready", "attendees=" + WITH_WOMAN};
            assertRefused(interview, "prepare-interview", "询问以前先见律师", and(ready, "lawyerFirst=no"));
            submit(interview, "prepare-interview", and(ready, "lawyerFirst=changed-mind"));
            assertThat(interview).isWaitingAtExactly("agree-questions");
        }

        @Test
        void waitsForALawyerWhomThePersonWantsFirst() {
            var interview = begin(WOMAN);
            assertRefused(
                    interview,
                    "prepare-interview",
                    "还没有见到律师的不能询问",
                    "prepareOutcome=ready",
                    "attendees=" + WITH_WOMAN,
                    "lawyerFirst=waiting");
            submit(interview, "prepare-interview", "prepareOutcome=lawyer-first", "prepareUntil=" + inDays(3));
            assertThat(interview).isWaitingAtExactly("wait-to-prepare");
            assertThat(interview).variables().containsEntry("addedServices", List.of("legal-aid"));
            passTimer(interview);
            assertThat(interview).isWaitingAtExactly("prepare-interview");
        }

        @Test
        void isNotForAPastDay() {
            assertRefused(
                    begin(WOMAN),
                    "prepare-interview",
                    "“询问时间”不能早于今天",
                    "prepareOutcome=ready",
                    "attendees=" + WITH_WOMAN,
                    "interviewOn=" + (inDays(-1) + "T09:00"));
        }

        @Test
        void goesOnUntilTheQuestionsStand() {
            var interview = untilPrepared(WOMAN);
            submit(interview, "agree-questions", "questionsOutcome=change");
            assertThat(interview).isWaitingAtExactly("prepare-interview");
            prepare(interview, WOMAN);
            submit(interview, "agree-questions", "questionsOutcome=not-involved");
            assertThat(interview).isWaitingAtExactly("hold-interview");
        }
    }

    @Nested
    class Interview {

        @ParameterizedTest
        @ValueSource(strings = {"completed", "in-part", "stopped", "withdrew"})
        void isReviewedHoweverFarItWent(String outcome) {
            var interview = untilAgreed(WOMAN);
            hold(interview, outcome, "not-raised");
            assertThat(interview).isWaitingAtExactly("review-record");
        }

        @Test
        void isPutOffWhenItCouldNotBegin() {
            var interview = untilAgreed(WOMAN);
            submit(interview, "hold-interview", "holdOutcome=more-time", "interviewAgainOn=" + inDays(2));
            assertThat(interview).isWaitingAtExactly("wait-to-hold");
            passTimer(interview);
            assertThat(interview).isWaitingAtExactly("hold-interview");
            assertThat(lastAnswer(interview, "interviewsHeld")).isEqualTo(0);
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void mayNotComeAbout(String outcome) {
            var interview = untilAgreed(WOMAN);
            submit(interview, "hold-interview", "holdOutcome=" + outcome);
            assertEnded(interview, outcome);
        }

        @Test
        void ofAChildIsNotGivenUpBecauseItWillNotTalk() {
            assertRefused(untilAgreed(GIRL), "hold-interview", "不强迫，也不能就此结束", "holdOutcome=not-wanted");
        }

        @ParameterizedTest
        @ValueSource(strings = {"audio", "none"})
        void ofAChildIsRecordedInSoundAndPicture(String recording) {
            assertRefused(
                    untilAgreed(GIRL),
                    "hold-interview",
                    "须同步录音录像",
                    "holdOutcome=completed",
                    "presentAtInterview=" + WITH_WOMAN_AND_GUARDIAN,
                    "recordingKind=" + recording);
        }

        @Test
        void isNeitherAgreedNorHeldAgainstTheDoctorsFinding() {
            var agreed = untilAgreed(WOMAN);
            doctorFinds(agreed, "fitForInterview=not-fit", "fitnessReviewOn=" + inDays(3));
            assertRefused(
                    agreed,
                    "hold-interview",
                    "医生在询问以前的结论是“暂不宜询问”",
                    "holdOutcome=completed",
                    "presentAtInterview=" + WITH_WOMAN,
                    "interviewFrom=" + (inDays(0) + "T09:00"),
                    "interviewTo=" + (inDays(0) + "T10:00"));
            var prepared = untilPrepared(WOMAN);
            doctorFinds(prepared, "fitForInterview=not-fit", "fitnessReviewOn=" + inDays(3));
            assertRefused(prepared, "agree-questions", "现在不能定稿询问", "questionsOutcome=agreed");
            submit(prepared, "agree-questions", "questionsOutcome=change");
            assertThat(prepared).isWaitingAtExactly("prepare-interview");
        }

        @Test
        void thatWasHeldBeforeTheFindingIsRecorded() {
            var interview = untilAgreed(WOMAN);
            moveTo(clock.instant().plus(Duration.ofDays(1)));
            doctorFinds(
                    interview,
                    "fitForInterview=not-fit",
                    "fitnessFoundOn=" + inDays(0),
                    "fitnessReviewOn=" + inDays(3));
            submit(
                    interview,
                    "hold-interview",
                    "holdOutcome=completed",
                    "presentAtInterview=" + WITH_WOMAN,
                    "interviewFrom=" + (inDays(-1) + "T09:00"),
                    "interviewTo=" + (inDays(-1) + "T10:00"));
            assertThat(interview).isWaitingAtExactly("review-record");
        }

        @Test
        void needsThoseWhoHadToBePresent() {
            assertRefused(
                    untilAgreed(GIRL),
                    "hold-interview",
                    "在场人员不合规定",
                    "holdOutcome=in-part",
                    "presentAtInterview=" + WITH_WOMAN);
            assertRefused(
                    untilAgreed(WOMAN),
                    "hold-interview",
                    "在场人员不合规定",
                    "holdOutcome=completed",
                    "presentAtInterview=[prosecutor]");
        }

        @Test
        void endsAfterItBeginsAndNotTomorrow() {
            var interview = untilAgreed(WOMAN);
            assertRefused(
                    interview,
                    "hold-interview",
                    "“结束”不能早于“开始”",
                    "holdOutcome=completed",
                    "presentAtInterview=" + WITH_WOMAN,
                    "interviewFrom=" + (inDays(0) + "T10:00"),
                    "interviewTo=" + (inDays(0) + "T09:00"));
            assertRefused(
                    interview,
                    "hold-interview",
                    "“开始”不能晚于现在",
                    "holdOutcome=completed",
                    "presentAtInterview=" + WITH_WOMAN,
                    "interviewFrom=" + (inDays(1) + "T09:00"),
                    "interviewTo=" + (inDays(1) + "T10:00"));
        }

        @Test
        void thatWasStoppedIsNotComplete() {
            assertRefused(
                    untilAgreed(WOMAN),
                    "hold-interview",
                    "不能算问完",
                    "holdOutcome=completed",
                    "presentAtInterview=" + WITH_WOMAN,
                    "interviewDistress=stopped");
        }
    }

    @Nested
    class AVenueThatThePersonNames {

        private ProcessInstance inspection(ProcessInstance interview) {
            return runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumberOf(interview))
                    .processDefinitionKey("venue-inspection")
                    .singleResult();
        }

        private ProcessInstance untilNamed(String outcome) {
            var interview = untilAgreed(WOMAN);
            submit(
                    interview,
                    "hold-interview",
                    "holdOutcome=" + outcome,
                    "presentAtInterview=" + WITH_WOMAN,
                    "coercedActs=no",
                    "venueInvolved=yes",
                    "venueName=示例会所",
                    "venueRegion=" + NEIGHBOUR);
            return interview;
        }

        @ParameterizedTest
        @ValueSource(strings = {"completed", "in-part"})
        void isInspectedWhereItIsWhileTheRecordIsReviewed(String outcome) {
            var interview = untilNamed(outcome);
            assertThat(interview).isWaitingAtExactly("review-record");
            var inspection = inspection(interview);
            assertThat(inspection.getTenantId()).isEqualTo(NEIGHBOUR);
            assertWaitsIn(inspection, "inspect-venue", "culture-tourism-" + NEIGHBOUR);
        }

        @Test
        void isNeitherInventedNorForgotten() {
            assertThat(inspection(untilHeld("no"))).isNull();
            assertRefused(
                    untilAgreed(WOMAN),
                    "hold-interview",
                    "场所名称和地址",
                    "holdOutcome=completed",
                    "presentAtInterview=" + WITH_WOMAN,
                    "venueInvolved=yes",
                    "venueName=null");
        }
    }

    @Nested
    class Again {

        @Test
        void isAskedForByThePoliceAndApprovedByASecondPerson() {
            var interview = untilRequested();
            assertWaitsIn(interview, "approve-second-interview", "police-" + COUNTY, "supervisor-" + COUNTY);
            assertKeptFrom("police-" + COUNTY, interview, "approve-second-interview");
        }

        @Test
        void isPreparedAndHeldLikeTheFirst() {
            var interview = untilRequested();
            submit(interview, "approve-second-interview", "secondOutcome=approved");
            assertThat(interview).isWaitingAtExactly("prepare-interview");
            prepare(interview, WOMAN);
            submit(interview, "agree-questions", "questionsOutcome=agreed");
            hold(interview, "completed", "no");
            submit(interview, "review-record", "reviewRecordOutcome=enough");
            assertEnded(interview, "interviewed");
            assertThat(lastAnswer(interview, "interviewsHeld")).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"in-writing", "via-lawyer", "refused"})
        void isReplacedOrRefused(String outcome) {
            var interview = untilRequested();
            submit(interview, "approve-second-interview", "secondOutcome=" + outcome);
            assertEnded(interview, "interviewed");
        }

        @Test
        void isSentBackWithTheReason() {
            var interview = untilRequested();
            assertRefused(
                    interview,
                    "approve-second-interview",
                    "“审批意见”必须填写",
                    "secondOutcome=returned",
                    "secondComment=null");
            submit(interview, "approve-second-interview", "secondOutcome=returned");
            assertThat(interview).isWaitingAtExactly("request-second-interview");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void thatDoesNotComeAboutLeavesTheFirstToTheReview(String outcome) {
            var unprepared = untilRequested();
            submit(unprepared, "approve-second-interview", "secondOutcome=approved");
            submit(unprepared, "prepare-interview", "prepareOutcome=" + outcome);
            var unheld = untilRequested();
            submit(unheld, "approve-second-interview", "secondOutcome=approved");
            prepare(unheld, WOMAN);
            submit(unheld, "agree-questions", "questionsOutcome=agreed");
            submit(unheld, "hold-interview", "holdOutcome=" + outcome);
            for (var interview : List.of(unprepared, unheld)) {
                assertThat(interview).isWaitingAtExactly("review-record");
                submit(interview, "review-record", "reviewRecordOutcome=enough");
                assertEnded(interview, "interviewed");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-needed", "not-wanted"})
        void isDropped(String outcome) {
            var interview = untilAskedAgain();
            submit(interview, "request-second-interview", "requestSecondOutcome=" + outcome);
            assertEnded(interview, "interviewed");
        }

        @Test
        void isNotAskedForAgainstTheDoctorsFinding() {
            var interview = untilAskedAgain();
            doctorFinds(interview, "fitForInterview=not-fit");
            assertRefused(interview, "request-second-interview", "不能提请再次询问", "requestSecondOutcome=requested");
        }

        @Test
        void isNeitherAgainstThePersonNorAgainstTheDoctor() {
            var interview = untilAskedAgain();
            assertRefused(
                    interview,
                    "request-second-interview",
                    "本人拒绝的不得再次询问",
                    "requestSecondOutcome=requested",
                    "wishesAgain=refuses");
            assertRefused(
                    interview,
                    "request-second-interview",
                    "医护认为不可以的不得再次询问",
                    "requestSecondOutcome=requested",
                    "healthOpinion=no");
        }

        @ParameterizedTest
        @ValueSource(strings = {"secondReason", "alternativesTried", "limitedQuestions"})
        void needsReasonOtherMeansAndQuestions(String question) {
            assertRefused(
                    untilAskedAgain(),
                    "request-second-interview",
                    "必须",
                    "requestSecondOutcome=requested",
                    question + "=null");
        }
    }

    @Nested
    class Leniency {

        @Test
        void thatTheFirstInterviewCalledForIsNotForgottenOverTheSecond() {
            var interview = untilHeld("yes");
            submit(interview, "review-record", "reviewRecordOutcome=second-needed", "leniencyReview=asked");
            submit(interview, "request-second-interview", "requestSecondOutcome=requested");
            submit(interview, "approve-second-interview", "secondOutcome=approved");
            prepare(interview, WOMAN);
            submit(interview, "agree-questions", "questionsOutcome=agreed");
            hold(interview, "completed", "not-raised");
            submit(interview, "review-record", "reviewRecordOutcome=enough", "leniencyReview=not-needed");
            assertThat(interview).isWaitingAtExactly("leniency");
        }

        @Test
        void isReviewedWhenSheWasForcedIntoUnlawfulActs() {
            var interview = untilHeld("yes");
            assertRefused(
                    interview, "review-record", "依法审查从宽处理", "reviewRecordOutcome=enough", "leniencyReview=not-needed");
            submit(interview, "review-record", "reviewRecordOutcome=enough", "leniencyReview=asked");
            assertThat(interview).isWaitingAtExactly("leniency");
            var leniency = child(interview, "leniency");
            assertThat(leniency).variables().containsEntry("region", COUNTY).containsEntry("minor", false);
            submit(leniency, "collect-coercion-proof", "proofOutcome=not-punished");
            assertEnded(interview, "interviewed");
            assertThat(historic(interview, "leniencyOutcome")).isEqualTo("not-punished");
        }
    }

    @Test
    void isApprovedByAColleagueToo(@Autowired AccountStore accounts) {
        accounts.create(new Account(COLLEAGUE_OF_POLICE, "示例同事", "police", COUNTY, Role.CASEWORKER), "guitu");
        var interview = untilRequested();
        submitAs(COLLEAGUE_OF_POLICE, task(interview, "approve-second-interview"), "secondOutcome=refused");
        assertEnded(interview, "interviewed");
    }
}
