package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counselling as a service of its own: somebody suitable is found, then session after session until the goals are reached. */
class CounsellingTest extends ProcessTest {

    private static final String[] ARRANGED = {"arrangeCounsellingOutcome=arranged", "counsellingConsent=self"};

    private ProcessInstance begin(Map<String, Object> person) {
        return start("counselling", person);
    }

    private ProcessInstance untilSession(Map<String, Object> person) {
        var counselling = begin(person);
        submit(counselling, "arrange-counselling", and(ARRANGED, "nextSessionOn=" + inDays(3)));
        passTimer(counselling);
        return counselling;
    }

    @Test
    void ofAnAdultIsAgreedToByNobodyElse() {
        assertRefused(
                begin(womanOf(30)),
                "arrange-counselling",
                "成年人的心理疏导由本人同意",
                and(ARRANGED, "counsellingConsent=guardian"));
    }

    @Test
    void isArrangedByHealth() {
        assertWaitsFor(begin(womanOf(30)), "arrange-counselling", "health");
    }

    @Test
    void beginsOnTheDayAgreed() {
        var counselling = begin(womanOf(30));
        submit(counselling, "arrange-counselling", and(ARRANGED, "nextSessionOn=" + inDays(3)));
        assertThat(counselling).isWaitingAtExactly("wait-for-session");
        passTimer(counselling);
        assertWaitsFor(counselling, "hold-counselling-session", "health");
    }

    @Test
    void isArrangedAgainOnTheDayFixed() {
        var counselling = begin(womanOf(30));
        submit(
                counselling,
                "arrange-counselling",
                "arrangeCounsellingOutcome=more-time",
                "arrangeCounsellingUntil=" + inDays(3));
        assertThat(counselling).isWaitingAtExactly("wait-to-arrange");
        passTimer(counselling);
        assertThat(counselling).isWaitingAtExactly("arrange-counselling");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "could-not-be-done"})
    void mayNotComeAbout(String outcome) {
        var counselling = begin(womanOf(30));
        submit(counselling, "arrange-counselling", "arrangeCounsellingOutcome=" + outcome);
        assertEnded(counselling, outcome);
    }

    @Test
    void ofAChildNeedsAGuardiansConsent() {
        var counselling = begin(girlOf(12));
        assertRefused(
                counselling,
                "arrange-counselling",
                "须由监护人或临时监护机构同意",
                "arrangeCounsellingOutcome=arranged",
                "counsellingConsent=self");
        assertRefused(counselling, "arrange-counselling", "不能以“本人不愿意”结束", "arrangeCounsellingOutcome=not-wanted");
    }

    @Test
    void isRecordedOnceAMonthALineForEachSession() {
        var counselling = untilSession(womanOf(30));
        submit(
                counselling,
                "hold-counselling-session",
                "sessionOutcome=continue",
                "crisisRisk=none",
                "sessionLines=" + inDays(-2) + " 面谈\n" + inDays(-1) + " 未到\n\n" + inDays(0) + " 沙盘");
        assertThat(counselling).isWaitingAtExactly("hold-counselling-session");
        Assertions.assertThat(lastAnswer(counselling, "sessionNumber")).isEqualTo(2);
        submit(
                counselling,
                "hold-counselling-session",
                "sessionOutcome=continue",
                "crisisRisk=none",
                "sessionLines=" + inDays(0) + " 面谈");
        assertThat(counselling).isWaitingAtExactly("hold-counselling-session");
        Assertions.assertThat(lastAnswer(counselling, "sessionNumber")).isEqualTo(3);
    }

    @Test
    void isRecordedByTheDay() {
        assertRefused(
                untilSession(womanOf(30)),
                "hold-counselling-session",
                "第1行没有日期",
                "sessionOutcome=continue",
                "crisisRisk=none",
                "sessionLines=面谈");
    }

    @Test
    void thatCouldNotTakePlaceIsTakenUpAgainOnTheDayFixed() {
        var counselling = untilSession(womanOf(30));
        submit(
                counselling,
                "hold-counselling-session",
                "sessionOutcome=more-time",
                "sessionReason=person-unwell",
                "nextSessionOn=" + inDays(7));
        assertThat(counselling).isWaitingAtExactly("wait-for-session");
        passTimer(counselling);
        assertThat(counselling).isWaitingAtExactly("hold-counselling-session");
    }

    @ParameterizedTest
    @CsvSource({"goals-reached, goals-reached", "not-wanted, not-wanted", "could-not-be-done, could-not-be-done"})
    void endsAsItEnded(String outcome, String end) {
        var counselling = untilSession(womanOf(30));
        submit(counselling, "hold-counselling-session", "sessionOutcome=" + outcome, "crisisRisk=none");
        assertEnded(counselling, end);
    }

    @Test
    void passesWhoNeedsADiagnosisOnToPsychiatry() {
        var counselling = untilSession(womanOf(30));
        submit(counselling, "hold-counselling-session", "sessionOutcome=refer", "crisisRisk=acute");
        var care = child(child(counselling, "medical"), "medical-care");
        assertWaitsFor(care, "choose-hospital", "health");
        submit(care, "choose-hospital", "hospitalOutcome=could-not-be-done");
        assertEnded(counselling, "referred");
    }
}
