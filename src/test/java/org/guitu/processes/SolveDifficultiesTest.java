package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each difficulty lands at the department that can solve it, and nowhere else. */
class SolveDifficultiesTest extends ProcessTest {

    private static final Map<String, String> OUTCOMES = new TreeMap<>(Map.of(
            "help-with-youth", "youthHelpOutcome",
            "help-with-housing", "housingHelpOutcome",
            "handle-difficulty", "difficultyOutcome",
            "help-with-health", "healthHelpOutcome",
            "help-with-school", "schoolHelpOutcome",
            "help-with-work", "workHelpOutcome",
            "help-with-law", "lawHelpOutcome",
            "help-with-safety", "safetyHelpOutcome",
            "help-with-family", "familyHelpOutcome",
            "help-with-disability", "disabilityHelpOutcome"));

    private static final List<String> DEPARTMENTS = List.of(
            "civil-affairs",
            "health",
            "education",
            "human-resources",
            "justice",
            "police",
            "womens-federation",
            "disabled-persons-federation",
            "youth-league",
            "housing");

    private ProcessInstance begin(List<String> difficulties) {
        return start(
                "solve-difficulties",
                with(girlOf(9), "difficulties", difficulties == null ? null : new ArrayList<>(difficulties)));
    }

    private void answer(ProcessInstance help, String step, String outcome) {
        submit(help, step, OUTCOMES.get(step) + "=" + outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "civil-affairs, handle-difficulty",
        "health, help-with-health",
        "education, help-with-school",
        "human-resources, help-with-work",
        "justice, help-with-law",
        "police, help-with-safety",
        "womens-federation, help-with-family",
        "disabled-persons-federation, help-with-disability",
        "youth-league, help-with-youth",
        "housing, help-with-housing"
    })
    void oneDifficultyWaitsForItsDepartmentAlone(String department, String step) {
        var help = begin(List.of(department));
        assertThat(help).isWaitingAtExactly(step);
        assertWaitsFor(help, step, department);
        DEPARTMENTS.stream()
                .filter(other -> !other.equals(department))
                .forEach(other -> assertKeptFrom(other + "-" + COUNTY, task(help, step)));
        answer(help, step, "solved");
        assertEnded(help, "handled");
    }

    @Test
    void thereIsNoEndBeforeEveryDepartmentAskedHasAnswered() {
        var help = begin(List.of("health", "police"));
        assertThat(help).isWaitingAtExactly("help-with-health", "help-with-safety");
        answer(help, "help-with-safety", "in-part");
        assertThat(help).isWaitingAtExactly("help-with-health", "all-answered");
        answer(help, "help-with-health", "no-remedy");
        assertEnded(help, "handled");
        assertThat(historic(help, "safetyHelpOutcome")).isEqualTo("in-part");
        assertThat(historic(help, "healthHelpOutcome")).isEqualTo("no-remedy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"solved", "in-part", "no-remedy", "could-not-be-done", "not-wanted", "more-time"})
    void everyOutcomeIsAnAnswer(String outcome) {
        var help = begin(DEPARTMENTS);
        assertThat(help).isWaitingAtExactly(OUTCOMES.keySet().toArray(String[]::new));
        OUTCOMES.keySet().forEach(step -> answer(help, step, outcome));
        assertEnded(help, "handled");
    }

    @Test
    void civilAffairsMayAskWhoeverHasNoTaskHere() {
        var help = begin(List.of("civil-affairs"));
        submit(help, "handle-difficulty", "difficultyOutcome=requested", "askedDepartment=medical-insurance");
        assertEnded(help, "handled");
    }

    @Test
    void whatWasSolvedOnTheSpotNeedsNobody() {
        assertEnded(begin(List.of("on-the-spot")), "handled");
        assertEnded(begin(null), "handled");
    }
}
