package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderPlacesTest {

    private static final DecisionTable TABLE = new DecisionTable("provider-places");

    private static LocalDate confirmOn(String kind) {
        return LocalDate.parse(
                (String) TABLE.ask(facts("providerKind", kind)).get(0).get("confirmOn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rescue-station", "shelter"})
    void placesAreAskedForEachWeek(String kind) {
        var before = LocalDate.now();
        assertThat(confirmOn(kind))
                .isBetween(before.plusDays(7), LocalDate.now().plusDays(7));
        assertThat(TABLE.hit()).containsExactly("place-to-stay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hospital", "volunteer", "interpreter"})
    void whereNoneAreCountedNobodyAsks(String kind) {
        assertThat(confirmOn(kind)).isEqualTo("9999-01-01");
        assertThat(TABLE.hit()).containsExactly("otherwise");
    }
}
