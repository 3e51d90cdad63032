package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.time.Period;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FollowUpIntervalTest {

    private static final DecisionTable TABLE = new DecisionTable("follow-up-interval");

    /** Row, risk level, minor, visits made, days until the next visit. */
    static Stream<Arguments> people() {
        return Stream.of(
                person("high", "high", true, 0, 14),
                person("high", "high", false, 12, 14),
                person("high", "high", null, null, 14),
                person("medium", "medium", true, 2, 30),
                person("medium", "medium", false, 9, 30),
                person("medium", "medium", null, null, 30),
                person("child-first-visits", "low", true, 0, 30),
                person("child-first-visits", "none", true, 2, 30),
                person("child-first-visits", null, true, 2, 30),
                person("child-no-count", "low", true, null, 30),
                person("child-no-count", null, true, null, 30),
                person("low", "low", true, 3, 90),
                person("low", "low", false, 0, 90),
                person("low", "low", null, null, 90),
                person("none", "none", true, 3, 90),
                person("none", "none", false, null, 90),
                person("not-rated", null, true, 3, 30),
                person("not-rated", null, false, 0, 30),
                person("not-rated", null, null, null, 30));
    }

    private static Arguments person(String row, String riskLevel, Boolean minor, Integer visitsMade, int days) {
        return Arguments.of(row, facts("riskLevel", riskLevel, "minor", minor, "visitsMade", visitsMade), days);
    }

    @ParameterizedTest
    @MethodSource("people")
    void saysInHowManyDaysEverybodyIsVisitedNext(String row, Map<String, Object> person, int days) {
        assertThat(TABLE.ask(person))
                .containsExactly(Map.of("nextVisitIn", Period.ofDays(days).toString()));
        assertThat(TABLE.hit()).containsExactly(row);
    }

    @Test
    void everyRowIsTested() {
        assertThat(people().map(person -> (String) person.get()[0])).containsAll(TABLE.rows());
    }
}
