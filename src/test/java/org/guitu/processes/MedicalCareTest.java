package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedicalCareTest extends ProcessTest {

    private static final Map<String, Object> CHILD = girlOf(8);
    private static final Map<String, Object> ADULT = womanOf(30);

    @Test
    void careIsFinishedWhenAllThatWasNeededIs() {
        var care = untilExamined(CHILD, "treatment", "counselling", "disability-assessment");
        submit(care, "treat", "treatOutcome=finished");
        submit(care, "hold-counselling-session", "sessionOutcome=goals-reached");
        assertThat(care).isNotEnded().isWaitingAtExactly("care-ended", "assess-disability");
        submit(care, "assess-disability", "disabilityOutcome=rated");
        assertEnded(care, "care-finished");
    }

    @Test
    void whoNeedsNothingMoreIsFinishedAfterTheExamination() {
        assertEnded(untilExamined(CHILD, "none"), "care-finished");
    }

    @Test
    void onlyWhatIsNeededIsStarted() {
        assertThat(untilExamined(CHILD, "treatment")).isWaitingAtExactly("treat");
        assertThat(untilExamined(CHILD, "counselling")).isWaitingAtExactly("hold-counselling-session");
        assertThat(untilExamined(CHILD, "disability-assessment")).isWaitingAtExactly("assess-disability");
    }

    @Test
    void everyTaskWaitsInTheQueueOfItsDepartment() {
        assertWaitsFor(start("medical-care", CHILD), "choose-hospital", "health");
        assertWaitsFor(untilAccepted(CHILD), "examine", "health");
        var care = untilExamined(CHILD, "treatment", "counselling", "disability-assessment");
        assertWaitsFor(care, "treat", "health");
        assertWaitsFor(care, "hold-counselling-session", "health");
        assertWaitsFor(care, "assess-disability", "disabled-persons-federation");
    }

    @Test
    void whoIsExaminedAtOnceIsRecordedAtOnce() {
        var care = start("medical-care", CHILD);
        submit(
                care,
                "choose-hospital",
                "hospitalOutcome=examined",
                "medicalConsent=guardian",
                "careNeeds=[counselling]",
                "fitForInterview=not-fit",
                "fitnessReviewOn=" + inDays(3));
        assertThat(care)
                .isWaitingAtExactly("hold-counselling-session", "wait-to-review-fitness")
                .hasNotPassed("examine");
    }

    @Test
    void whoeverIsExaminedAtOnceConsentsAsOtherwise() {
        assertRefused(
                start("medical-care", CHILD),
                "choose-hospital",
                "须由监护人或临时监护机构同意",
                "hospitalOutcome=examined",
                "medicalConsent=self");
    }

    @ParameterizedTest
    @ValueSource(strings = {"referred-up", "full", "more-time"})
    void aHospitalThatDoesNotAcceptIsFollowedByAnother(String outcome) {
        var care = start("medical-care", CHILD);
        submit(care, "choose-hospital", "hospitalOutcome=" + outcome, "hospitalUntil=" + inDays(1));
        assertThat(care).isWaitingAt("wait-for-hospital");
        passTimer(care);
        assertThat(care).isWaitingAt("choose-hospital");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "could-not-be-done"})
    void anAdultMayStayWithoutADoctor(String outcome) {
        var care = start("medical-care", ADULT);
        submit(care, "choose-hospital", "hospitalOutcome=" + outcome);
        assertEnded(care, outcome);
    }

    @Test
    void aChildsCareIsNotEndedByItsWish() {
        assertRefused(start("medical-care", CHILD), "choose-hospital", "不能以“本人不愿意”结束", "hospitalOutcome=not-wanted");
        assertRefused(untilAccepted(CHILD), "examine", "不能以“本人不愿意”结束", "examOutcome=not-wanted");
    }

    @Test
    void aChildDoesNotConsentAlone() {
        assertRefused(
                start("medical-care", CHILD),
                "choose-hospital",
                "须由监护人或临时监护机构同意",
                "hospitalOutcome=accepted",
                "medicalConsent=self");
        var care = start("medical-care", ADULT);
        submit(care, "choose-hospital", "hospitalOutcome=accepted", "medicalConsent=self");
        assertThat(care).isWaitingAt("examine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guardian", "agency"})
    void nobodyConsentsForAnAdultWhoCanDecide(String decider) {
        assertRefused(
                start("medical-care", ADULT),
                "choose-hospital",
                "成年人的诊疗由本人同意",
                "hospitalOutcome=accepted",
                "medicalConsent=" + decider);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "more-time"})
    void anEmergencyIsNotPutOff(String outcome) {
        assertRefused(
                start("medical-care", ADULT),
                "choose-hospital",
                "急诊须先送医抢救",
                "hospitalOutcome=" + outcome,
                "carePath=emergency");
    }

    @Test
    void inAnEmergencyAnotherHospitalIsLookedForTheSameDay() {
        var care = start("medical-care", CHILD);
        assertRefused(
                care,
                "choose-hospital",
                "急诊须当天另选医院",
                "hospitalOutcome=full",
                "carePath=emergency",
                "hospitalUntil=" + inDays(1));
        submit(care, "choose-hospital", "hospitalOutcome=full", "carePath=emergency", "hospitalUntil=" + inDays(0));
        passTimer(care);
        assertThat(care).isWaitingAt("choose-hospital");
    }

    @Test
    void anExaminationInPartIsEnoughToGoOn() {
        var care = untilAccepted(CHILD);
        submit(care, "examine", "examOutcome=in-part", "careNeeds=[counselling]");
        assertThat(care).isWaitingAtExactly("hold-counselling-session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"referred", "more-time"})
    void anExaminationThatWasNotMadeNeedsAHospitalAgain(String outcome) {
        var care = untilAccepted(CHILD);
        submit(care, "examine", "examOutcome=" + outcome, "hospitalUntil=" + inDays(2));
        assertThat(care).isWaitingAt("wait-for-hospital");
        passTimer(care);
        assertThat(care).isWaitingAt("choose-hospital");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "could-not-be-done"})
    void anAdultMayStayUnexamined(String outcome) {
        var care = untilAccepted(ADULT);
        submit(care, "examine", "examOutcome=" + outcome);
        assertEnded(care, outcome);
    }

    @Test
    void whoIsNotFitIsExaminedAgainUntilSheIs() {
        var care = untilAccepted(CHILD);
        String[] notFit = {"examOutcome=done", "careNeeds=[none]", "fitForTravel=not-fit"};
        assertRefused(care, "examine", "“复查适宜情况的日期”必须填写", and(notFit, "fitnessReviewOn=null"));
        submit(care, "examine", and(notFit, "fitnessReviewOn=" + inDays(3)));
        assertThat(care).isWaitingAtExactly("wait-to-review-fitness");
        passTimer(care);
        assertWaitsFor(care, "review-fitness", "health");
        submit(
                care,
                "review-fitness",
                "reviewFitnessOutcome=found",
                "fitForInterview=fit",
                "fitForTravel=not-fit",
                "fitnessReviewOn=" + inDays(3));
        passTimer(care);
        submit(care, "review-fitness", "reviewFitnessOutcome=more-time", "fitnessReviewOn=" + inDays(1));
        passTimer(care);
        submit(care, "review-fitness", "reviewFitnessOutcome=found", "fitForInterview=fit", "fitForTravel=with-care");
        assertEnded(care, "care-finished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "could-not-be-done"})
    void aChildThatIsNotFitIsNotLeftSo(String outcome) {
        var care = untilAccepted(CHILD);
        submit(
                care,
                "examine",
                "examOutcome=done",
                "careNeeds=[none]",
                "fitForInterview=not-fit",
                "fitnessReviewOn=" + inDays(3));
        passTimer(care);
        assertRefused(care, "review-fitness", "未成年人的复查不能就此结束", "reviewFitnessOutcome=" + outcome);
    }

    @Test
    void conditionsAreSaidWhereThereAreAny() {
        assertRefused(
                untilAccepted(CHILD),
                "examine",
                "“须注意的条件”必须填写",
                "examOutcome=done",
                "careNeeds=[none]",
                "fitForTravel=with-care",
                "fitnessConditions=null");
    }

    @Test
    void nothingAndSomethingAreNotNeededAtOnce() {
        assertRefused(
                untilAccepted(CHILD),
                "examine",
                "已选“无”的，不能同时选其他后续服务",
                "examOutcome=done",
                "careNeeds=[none, treatment]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"go-on", "transferred"})
    void treatmentGoesOnMonthByMonth(String outcome) {
        var care = untilExamined(CHILD, "treatment");
        submit(care, "treat", "treatOutcome=" + outcome);
        assertThat(care).isWaitingAtExactly("treat");
    }

    @Test
    void treatmentThatCouldNotTakePlaceIsTakenUpAgainOnTheDayFixed() {
        var care = untilExamined(CHILD, "treatment");
        submit(care, "treat", "treatOutcome=more-time", "nextAppointmentOn=" + inDays(14));
        assertThat(care).isWaitingAt("wait-for-appointment");
        passTimer(care);
        assertThat(care).isWaitingAt("treat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"finished", "long-term", "stopped", "could-not-be-done", "not-wanted"})
    void treatmentEnds(String outcome) {
        var care = untilExamined(CHILD, "treatment");
        submit(care, "treat", "treatOutcome=" + outcome);
        assertEnded(care, "care-finished");
    }

    @Test
    void aDeathEndsEverythingAtOnce() {
        var care = untilExamined(CHILD, "treatment", "counselling", "disability-assessment");
        submit(care, "hold-counselling-session", "sessionOutcome=continue");
        submit(care, "treat", "treatOutcome=died");
        assertEnded(care, "died");
    }

    @Test
    void counsellingGoesOnMonthByMonth() {
        var care = untilExamined(CHILD, "counselling");
        submit(care, "hold-counselling-session", "sessionOutcome=continue");
        assertThat(care).isWaitingAtExactly("hold-counselling-session");
    }

    @Test
    void counsellingThatCouldNotTakePlaceIsTakenUpAgainOnTheDayFixed() {
        var care = untilExamined(CHILD, "counselling");
        submit(care, "hold-counselling-session", "sessionOutcome=more-time", "nextSessionOn=" + inDays(7));
        assertThat(care).isWaitingAt("wait-for-session");
        passTimer(care);
        assertThat(care).isWaitingAt("hold-counselling-session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"goals-reached", "could-not-be-done", "not-wanted"})
    void counsellingEnds(String outcome) {
        var care = untilExamined(CHILD, "counselling");
        submit(care, "hold-counselling-session", "sessionOutcome=" + outcome);
        assertEnded(care, "care-finished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue", "goals-reached", "could-not-be-done", "not-wanted", "more-time"})
    void anAcuteCrisisIsTreatedByPsychiatryAndNotPutOff(String outcome) {
        var care = untilExamined(CHILD, "counselling");
        assertRefused(care, "hold-counselling-session", "危机风险为“紧急”时", "sessionOutcome=" + outcome, "crisisRisk=acute");
    }

    @Test
    void whoIsReferredToPsychiatryIsTreatedThere() {
        var care = untilExamined(CHILD, "counselling");
        submit(care, "hold-counselling-session", "sessionOutcome=refer", "crisisRisk=acute");
        assertThat(care).isWaitingAtExactly("treat");
        submit(care, "treat", "treatOutcome=finished");
        assertEnded(care, "care-finished");
    }

    @Test
    void psychiatryTreatsBesideATreatmentThatGoesOn() {
        var care = untilExamined(CHILD, "treatment", "counselling");
        submit(care, "treat", "treatOutcome=more-time", "nextAppointmentOn=" + inDays(14));
        submit(care, "hold-counselling-session", "sessionOutcome=refer");
        submit(care, "treat", "treatOutcome=finished");
        assertThat(care).isNotEnded();
        passTimer(care);
        submit(care, "treat", "treatOutcome=finished");
        assertEnded(care, "care-finished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rated", "below", "could-not-be-done", "not-wanted"})
    void theDisabilityAssessmentEnds(String outcome) {
        var care = untilExamined(ADULT, "disability-assessment");
        submit(care, "assess-disability", "disabilityOutcome=" + outcome);
        assertEnded(care, "care-finished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"later", "more-time"})
    void theDisabilityIsAssessedOnTheDayFixed(String outcome) {
        var care = untilExamined(ADULT, "disability-assessment");
        submit(care, "assess-disability", "disabilityOutcome=" + outcome, "disabilityUntil=" + inDays(365));
        assertThat(care).isWaitingAt("wait-for-assessment");
        passTimer(care);
        assertThat(care).isWaitingAt("assess-disability");
    }

    private ProcessInstance untilAccepted(Map<String, Object> person) {
        var care = start("medical-care", person);
        var decider = Boolean.TRUE.equals(person.get("minor")) ? "guardian" : "self";
        submit(care, "choose-hospital", "hospitalOutcome=accepted", "medicalConsent=" + decider);
        return care;
    }

    private ProcessInstance untilExamined(Map<String, Object> person, String... needs) {
        var care = untilAccepted(person);
        submit(care, "examine", "examOutcome=done", "careNeeds=" + List.of(needs));
        return care;
    }
}
