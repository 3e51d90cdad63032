package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One department says in a short form what is needed in its sphere. */
class AssessmentPartTest extends ProcessTest {

    private static final String TASK = "give-assessment-part";

    private ProcessInstance askedOf(String department) {
        return start("assessment-part", with(girlOf(8), "partDepartment", department, "partsFor", "first"));
    }

    @ParameterizedTest
    @CsvSource({
        "education, urgent, schooling-urgent",
        "justice, needed, legal-some",
        "human-resources, not-needed, employment-none",
        "womens-federation, needed, rehabilitation-some",
        "youth-league, urgent, rehabilitation-urgent",
        "disabled-persons-federation, not-needed, rehabilitation-none"
    })
    void tellsHowMuchIsNeededInItsSphere(String department, String outcome, String need) {
        var part = askedOf(department);
        assertWaitsFor(part, TASK, department);
        submit(part, TASK, "partOutcome=" + outcome);
        assertEnded(part, "part-given");
        assertThat(historic(part, "partNeeds")).isEqualTo(List.of(need));
    }

    @Test
    void ofHealthTellsBodyAndMindApart() {
        var part = askedOf("health");
        submit(part, TASK, "partOutcome=urgent", "healthNeeds=[counselling]");
        assertThat(historic(part, "partNeeds")).isEqualTo(List.of("medical-none", "counselling-urgent"));
    }

    @Test
    void ofPoliceWarnsAndNamesNoNeed() {
        var part = askedOf("police");
        assertRefused(part, TASK, "同时勾选了家里安全和不安全", "partOutcome=warning", "partFindings=[home-safe, home-unsafe]");
        submit(part, TASK, "partOutcome=warning", "partFindings=[home-unsafe]");
        assertEnded(part, "part-given");
        assertThat(historic(part, "partNeeds")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"nothing-to-add", "not-ours"})
    void mayBeNothing(String outcome) {
        var part = askedOf("education");
        submit(part, TASK, "partOutcome=" + outcome);
        assertEnded(part, outcome);
    }

    @Test
    void thatNeedsTimeComesAgainOnTheDayNamedWithTheSameClock() {
        var part = askedOf("education");
        var due = task(part, TASK).getDueDate();
        assertRefused(part, TASK, "太晚：最晚可以到", "partOutcome=more-time", "partUntil=" + inDays(30));
        submit(part, TASK, "partOutcome=more-time", "partUntil=" + inDays(1));
        assertThat(part).isWaitingAtExactly("wait-to-give");
        passTimer(part);
        assertThat(task(part, TASK).getDueDate()).isEqualTo(due);
    }

    @Test
    void thatIsLateCanStillBeGiven() {
        var part = askedOf("education");
        passTimer(part);
        assertThat(part).hasPassed("go-on-without", "gone-on").isWaitingAtExactly(TASK);
        submit(part, TASK, "partOutcome=needed");
        assertThat(part).isEnded();
        assertThat(historic(part, "partNeeds")).isEqualTo(List.of("schooling-some"));
    }
}
