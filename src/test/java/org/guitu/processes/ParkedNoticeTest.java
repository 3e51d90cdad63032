package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParkedNoticeTest {

    private static final DecisionTable TABLE = new DecisionTable("parked-notice");

    /** Row, urgency, after how many days each tier is told. */
    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("critical", "critical", 1.0, 2.0, 3.0),
                Arguments.of("high", "high", 3.0, 5.0, 7.0),
                Arguments.of("raised", "raised", 14.0, 21.0, 30.0),
                Arguments.of("normal", "normal", 30.0, 45.0, 60.0),
                Arguments.of("normal", null, 30.0, 45.0, 60.0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysAfterHowManyDaysEachTierIsTold(String row, String urgency, double own, double next, double third) {
        assertThat(TABLE.ask(facts("urgency", urgency)))
                .containsExactly(Map.of("ownTier", own, "nextTier", next, "thirdTier", third));
        assertThat(TABLE.hit()).containsExactly(row);
    }

    @Test
    void everyRowIsTested() {
        assertThat(cases().map(any -> (String) any.get()[0])).containsAll(TABLE.rows());
    }
}
