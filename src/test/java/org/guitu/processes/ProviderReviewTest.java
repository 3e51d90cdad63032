package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderReviewTest {

    private static final DecisionTable TABLE = new DecisionTable("provider-review");

    private static LocalDate reviewOn(String kind, LocalDate contractUntil) {
        var until = contractUntil == null ? null : contractUntil.toString();
        return LocalDate.parse((String) TABLE.ask(facts("providerKind", kind, "contractUntil", until))
                .get(0)
                .get("reviewOn"));
    }

    @ParameterizedTest
    @CsvSource({
        "volunteer, volunteer, P1Y",
        "hospital, hospital, P1Y",
        "place-to-stay, rescue-station, P6M",
        "place-to-stay, shelter, P6M",
        "organisation, organisation, P6M",
        "otherwise, interpreter, P1Y",
        "otherwise, school, P1Y"
    })
    void eachKindIsReviewedInItsTime(String row, String kind, String period) {
        var before = LocalDate.now();
        assertThat(reviewOn(kind, null))
                .isBetween(before.plus(Period.parse(period)), LocalDate.now().plus(Period.parse(period)));
        assertThat(TABLE.hit()).containsExactly(row);
    }

    @Test
    void aContractThatEndsSoonerIsReviewedOnItsLastDay() {
        var soon = LocalDate.now().plusDays(40);
        assertThat(reviewOn("organisation", soon)).isEqualTo(soon);
        assertThat(reviewOn("interpreter", soon)).isEqualTo(soon);
    }

    @Test
    void aLongContractPutsTheReviewOffNoFurther() {
        var late = LocalDate.now().plusYears(5);
        assertThat(reviewOn("organisation", late)).isBefore(late.minusYears(4));
    }
}
