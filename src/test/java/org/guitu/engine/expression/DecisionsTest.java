package org.guitu.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionsTest {

    private final Decisions decisions = new Decisions(InstantSource.fixed(Instant.parse("2026-03-01T17:00:00Z")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=age > 3",
                "=date(day) > today()",
                "=list contains(needs, \"shelter\")",
                "=count(needs) > 1",
                "=not(given)",
                "=given and true",
                "=age + 1 > 2"
            })
    void aConditionOnWhatWasNotAnsweredDoesNotHold(String condition) {
        var unanswered = new HashMap<String, Object>();
        List.of("age", "day", "needs", "given").forEach(key -> unanswered.put(key, null));
        assertThat(decisions.holds(condition, unanswered)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"> 3", "[1..5]", "not(> 3)", "< date(\"2026-01-01\")"})
    void aCellAboutWhatIsNotThereIsNotFulfilled(String cell) {
        var inputs = Variables.putValue("days", null).asVariableContext();
        assertThat(new ClockedFeel(InstantSource.system()).evaluateSimpleUnaryTests(cell, "days", inputs))
                .isFalse();
    }

    /** Cells that name codes are settled without FEEL. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"health, health, examine", "health, none, examine", "'', health, examine", "-, -, -"})
    void aTableSaysTheSameAsOnTheEngineAsItComes(String department, String dataClass, String form) throws Exception {
        var engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (var file = Files.newInputStream(Path.of("processes", "field-access.dmn"))) {
            var table = engine.parseDecision("field-access", file);
            var inputs = Variables.putValue("department", department)
                    .putValue("dataClass", dataClass)
                    .putValue("form", form)
                    .putValue("originForm", "visit")
                    .putValue("field", "needs");
            assertThat(decisions.firstRow(table, inputs))
                    .isEqualTo(Optional.ofNullable(
                                    engine.evaluateDecisionTable(table, inputs).getFirstResult())
                            .map(row -> row.getEntryMap()));
        }
    }

    @Test
    void whatWasNotAnsweredIsNull() {
        assertThat(decisions.holds("=age = null", Map.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=text > 3", "=text + 1 > 3", "=1 / 0 > 1", "=date(text) > today()", "=matches(text, \"(\")"})
    void aConditionThatMixesTypesDoesNotHold(String condition) {
        assertThat(decisions.holds(condition, Map.of("text", "示例"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=age >", "=age > 3 = true", "=", ""})
    void whatIsNotFeelIsRefused(String broken) {
        assertThatThrownBy(() -> decisions.value(broken, Map.of("age", 41L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not FEEL")
                .hasMessageNotContaining("41");
    }

    @Test
    void todayIsTheDayInChina() {
        assertThat(decisions.value("=today()", Map.of())).isEqualTo("2026-03-02");
    }

    @Test
    void numbersAreWholeWhereTheyCanBe() {
        assertThat(decisions.value("=age * 2", Map.of("age", 4L))).isEqualTo(8L);
        assertThat(decisions.value("=age / 8", Map.of("age", 4L))).isEqualTo(0.5);
    }

    @Test
    void listsArePlainListsThatCanBeStored() {
        assertThat(decisions.value("=[\"schooling\", 1]", Map.of()))
                .isEqualTo(List.of("schooling", 1L))
                .isInstanceOf(ArrayList.class);
    }
}
