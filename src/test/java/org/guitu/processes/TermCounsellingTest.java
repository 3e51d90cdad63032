package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermCounsellingTest extends ProcessTest {

    @Test
    void goesOnWithoutAPause() {
        var term = term();
        assertWaitsFor(term, "school-counselling", "education");
        submit(term, "school-counselling", "schoolSessionOutcome=continue");
        assertThat(term).isWaitingAtExactly("school-counselling");
    }

    @Test
    void thatCouldNotTakePlaceIsTakenUpAgainOnTheDayFixed() {
        var term = term();
        submit(term, "school-counselling", "schoolSessionOutcome=more-time", "nextSchoolSessionOn=" + inDays(7));
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
                term, "school-counselling", "不能只在校内处理", "schoolSessionOutcome=" + outcome, "schoolCrisisRisk=acute");
        submit(term, "school-counselling", "schoolSessionOutcome=refer", "schoolCrisisRisk=acute");
        assertEnded(term, "referred");
    }

    @Test
    void stopsWithTheTerm() {
        assertRefused(
                term(),
                "school-counselling",
                "再做辅导的日期晚于本学期结束",
                "schoolSessionOutcome=more-time",
                "nextSchoolSessionOn=" + inDays(101));
    }

    @Test
    void isRecordedAfterwards() {
        assertRefused(
                term(),
                "school-counselling",
                "做完再记",
                "schoolSessionOutcome=finished",
                "schoolLines=" + inDays(1) + " 示例");
    }

    private ProcessInstance term() {
        return start("term-counselling", with(girlOf(12), "termEndsOn", inDays(100)));
    }
}
