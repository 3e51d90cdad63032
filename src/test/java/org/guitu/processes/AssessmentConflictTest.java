package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When what the departments gave contradicts itself, or the need that was found, they sit together. */
class AssessmentConflictTest {

    private static final DecisionTable TABLE = new DecisionTable("assessment-conflict");

    @ParameterizedTest
    @CsvSource({
        "home-safe home-unsafe, , none, home-safe-and-unsafe, home-contested",
        "home-unsafe, , some, return-to-unsafe-home, home-contested",
        "home-unsafe, , urgent, return-to-unsafe-home, home-contested",
        "contact-harmful, , some, return-to-harmful-family, home-contested",
        "school-later, schooling-urgent, none, school-now-or-later, schooling-contested",
        "school-later, schooling-some, none, school-now-or-later, schooling-contested",
        "work-later, employment-some, none, work-now-or-later, employment-contested",
        "work-later, employment-urgent, not-assessed, work-now-or-later, employment-contested"
    })
    void isTold(String findings, String needs, String needReturn, String row, String ground) {
        assertThat(ground(findings, needs, needReturn)).isEqualTo(ground);
        assertThat(TABLE.hit()).contains(row);
    }

    @ParameterizedTest
    @CsvSource({
        "home-unsafe, , none",
        "home-safe, , some",
        "school-later, schooling-none, none",
        "work-later, , none",
        "contact-harmful, schooling-some, none",
        "place-unsafe, medical-urgent, none"
    })
    void isNone(String findings, String needs, String needReturn) {
        assertThat(ground(findings, needs, needReturn)).isNull();
    }

    @Test
    void hasNoRowThatIsNotTested() {
        assertThat(TABLE.rows()).hasSize(5);
    }

    private static Object ground(String findings, String needs, String needReturn) {
        var rows = TABLE.ask(
                facts("findingsOfParts", codes(findings), "neededByParts", codes(needs), "needReturn", needReturn));
        return rows.isEmpty() ? null : rows.get(0).get("ground");
    }

    private static List<String> codes(String words) {
        return words == null ? List.of() : List.of(words.split(" "));
    }
}
