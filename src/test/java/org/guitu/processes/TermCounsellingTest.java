package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermCounsellingTest extends ProcessTest {

    @ParameterizedTest
    @ValueSource(strings = {"continue", "absent", "more-time"})
    void goesOnOnTheDayOfTheNextSession(String outcome) {
        var term = term();
        assertWaitsFor(term, "school-counselling", "education");
        submit(term, "school-counselling", "schoolSessionOutcome=" + outcome, "nextSchoolSessionOn=" + inDays(7));
        assertThat(term).isWaitingAtExactly("wait-for-session");
        passTimer(term);
        assertThat(term).isWaitingAtExactly("school-counselling");
    }

    @ParameterizedTest
    @CsvSource({
        "finished, finished",
        "refer, referred",
        "not-wanted, not-wanted",
        "could-not-be-done, could-not-be-done"
    })
    void endsAsTheCounsellorSays(String outcome, String end) {
        var term = term();
        submit(term, "school-counselling", "schoolSessionOutcome=" + outcome);
        assertEnded(term, end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue", "finished"})
    void isNotEnoughInAnAcuteCrisis(String outcome) {
        var term = term();
        assertRefused(
                term,
                "school-counselling",
                "不能只在校内处理",
                "schoolSessionOutcome=" + outcome,
                "schoolCrisisRisk=acute",
                "nextSchoolSessionOn=" + inDays(7));
        submit(term, "school-counselling", "schoolSessionOutcome=refer", "schoolCrisisRisk=acute");
        assertEnded(term, "referred");
    }

    @Test
    void stopsWithTheTerm() {
        assertRefused(
                term(),
                "school-counselling",
                "下次辅导晚于本学期结束",
                "schoolSessionOutcome=continue",
                "nextSchoolSessionOn=" + inDays(101));
    }

    @Test
    void isRecordedAfterwards() {
        assertRefused(
                term(),
                "school-counselling",
                "辅导做完再登记",
                "schoolSessionOutcome=finished",
                "schoolSessionOn=" + inDays(1));
    }

    private ProcessInstance term() {
        return start("term-counselling", with(girlOf(12), "termEndsOn", inDays(100)));
    }
}
