package org.guitu.processes;

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

/** The federations that a plan asks help, each in its own queue; the others hear nothing. */
class RehabilitationSupportTest extends ProcessTest {

    private static final Map<String, String> OUTCOMES = new TreeMap<>(Map.of(
            "accompany-by-volunteers", "companyOutcome",
            "mentor-youth", "mentorOutcome",
            "support-skills", "skillsOutcome",
            "adapt-service", "adaptOutcome"));

    private static final List<String> FEDERATIONS =
            List.of("womens-federation", "youth-league", "trade-union", "disabled-persons-federation");

    private ProcessInstance begin(List<String> supporters) {
        return start(
                "rehabilitation-support",
                with(womanOf(24), "supporters", supporters == null ? null : new ArrayList<>(supporters)));
    }

    private void answer(ProcessInstance support, String step, String outcome, String... more) {
        String[] answers = {OUTCOMES.get(step) + "=" + outcome};
        if (step.equals("accompany-by-volunteers")) {
            answers = and(answers, "volunteerChecks=[no-record, secrecy-signed]");
        }
        submit(support, step, and(answers, more));
    }

    @ParameterizedTest
    @CsvSource({
        "womens-federation, accompany-by-volunteers",
        "youth-league, mentor-youth",
        "trade-union, support-skills",
        "disabled-persons-federation, adapt-service"
    })
    void waitsForTheFederationAskedAlone(String federation, String step) {
        var support = begin(List.of(federation));
        assertThat(support).isWaitingAtExactly(step);
        assertWaitsFor(support, step, federation);
        FEDERATIONS.stream()
                .filter(other -> !other.equals(federation))
                .forEach(other -> assertKeptFrom(other + "-" + COUNTY, task(support, step)));
        answer(support, step, "done");
        assertEnded(support, "supported");
    }

    @ParameterizedTest
    @CsvSource({
        "womens-federation, accompany-by-volunteers, companyUntil, wait-for-company",
        "youth-league, mentor-youth, mentorUntil, wait-for-mentor",
        "trade-union, support-skills, skillsUntil, wait-for-skills",
        "disabled-persons-federation, adapt-service, adaptUntil, wait-for-adapt"
    })
    void goesOnUntilItIsDone(String federation, String step, String until, String wait) {
        var support = begin(List.of(federation));
        answer(support, step, "continue");
        assertThat(support).isWaitingAtExactly(step);
        answer(support, step, "more-time", until + "=" + inDays(20));
        assertThat(support).isWaitingAtExactly(wait);
        passTimer(support);
        assertThat(support).isWaitingAtExactly(step);
        answer(support, step, "done");
        assertEnded(support, "supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "could-not-be-done", "not-wanted"})
    void endsWhenAllHaveAnswered(String outcome) {
        var support = begin(FEDERATIONS);
        assertThat(support).isWaitingAtExactly(OUTCOMES.keySet().toArray(String[]::new));
        OUTCOMES.keySet().forEach(step -> answer(support, step, outcome));
        assertEnded(support, "supported");
    }

    @Test
    void isNotWaitedForWhenNobodyIsAsked() {
        assertEnded(begin(null), "supported");
        assertEnded(begin(List.of()), "supported");
    }

    @Test
    void comesFromVolunteersWhoWereChecked() {
        var support = begin(List.of("womens-federation"));
        assertRefused(
                support, "accompany-by-volunteers", "志愿者须签保密协议", "companyOutcome=done", "volunteerChecks=[no-record]");
        var child = start(
                "rehabilitation-support", with(girlOf(9), "supporters", new ArrayList<>(List.of("womens-federation"))));
        assertRefused(
                child,
                "accompany-by-volunteers",
                "须查无侵害记录",
                "companyOutcome=continue",
                "volunteerChecks=[secrecy-signed]");
    }

    @ParameterizedTest
    @CsvSource({
        "womens-federation, accompany-by-volunteers, companyLines",
        "youth-league, mentor-youth, mentorLines",
        "trade-union, support-skills, skillsLines",
        "disabled-persons-federation, adapt-service, adaptLines"
    })
    void isNotRecordedBeforeItIsGiven(String federation, String step, String lines) {
        assertRefused(
                begin(List.of(federation)),
                step,
                "做完再记",
                OUTCOMES.get(step) + "=done",
                lines + "=" + inDays(1) + " 示例");
    }
}
