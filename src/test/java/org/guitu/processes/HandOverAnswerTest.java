package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** The other region accepts or declines, seeing no more than it needs for that. */
class HandOverAnswerTest extends ProcessTest {

    private static final Map<String, Object> OFFER = with(
            womanOf(29),
            "handOverScope",
            "case",
            "handOverReason",
            "moved",
            "handOverUntil",
            "2999-01-01",
            "riskNow",
            "low");

    private ProcessInstance asked() {
        return start("hand-over-answer", OFFER);
    }

    @Test
    void aSupervisorOrCivilAffairsAnswer() {
        assertWaitsIn(asked(), "answer-hand-over", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
    }

    @Test
    void itIsAccepted() {
        var answer = asked();
        submit(answer, "answer-hand-over", "answerHandOverOutcome=accepted");
        assertEnded(answer, "accepted");
    }

    @Test
    void itIsDeclined() {
        var answer = asked();
        submit(answer, "answer-hand-over", "answerHandOverOutcome=declined", "declineReason=no-capacity");
        assertEnded(answer, "declined");
    }

    /** Two who see it at once: whoever claims it answers. */
    @Test
    void oneOfTwoAnswers() {
        var answer = asked();
        var task = task(answer, "answer-hand-over");
        claimAs(COLLEAGUE, task);
        assertThatThrownBy(() -> claimAs("civil-affairs-" + COUNTY, task)).isNotNull();
        submitAs(COLLEAGUE, task, "answerHandOverOutcome=accepted");
        assertThatThrownBy(() -> submitAs("civil-affairs-" + COUNTY, task, "answerHandOverOutcome=declined"))
                .isNotNull();
        assertEnded(answer, "accepted");
    }

    @Test
    void itIsNotAcceptedFromTheDayOfExpiryOn() {
        var answer = start("hand-over-answer", with(OFFER, "handOverUntil", today().toString()));
        assertRefused(answer, "answer-hand-over", "已过失效日期", "answerHandOverOutcome=accepted");
    }
}
