package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rests on consent stops without it; what the law demands goes on. */
class ConsentBasisTest {

    private static final List<String> ALL = List.of(
            "medical",
            "counselling",
            "legal-aid",
            "schooling",
            "employment",
            "rehabilitation",
            "household-registration",
            "return-home");

    private static final DecisionTable TABLE = new DecisionTable("consent-basis");

    private List<Object> stopped(List<String> kept, boolean minor, Integer years) {
        return stopped(kept, "narrowed", minor, years);
    }

    private List<Object> stopped(List<String> kept, String state, boolean minor, Integer years) {
        return stopped(ALL, kept, state, minor, years);
    }

    private List<Object> stopped(List<String> before, List<String> kept, String state, boolean minor, Integer years) {
        return TABLE
                .ask(facts(
                        "consentedBefore",
                        before,
                        "consentedServices",
                        kept,
                        "consentState",
                        state,
                        "minor",
                        minor,
                        "ageYears",
                        years))
                .stream()
                .map(answer -> answer.get("service"))
                .toList();
    }

    @Test
    void whatIsStillWantedGoesOn() {
        assertThat(stopped(ALL, false, 29)).isEmpty();
        assertThat(stopped(ALL, true, 12)).isEmpty();
    }

    @Test
    void ofAnAdultWhoWithdrawsAllOnlyWhatTheLawDemandsGoesOn() {
        assertThat(stopped(List.of(), "withdrawn", false, 29))
                .containsExactlyInAnyOrder(
                        "rehabilitation",
                        "legal-aid",
                        "schooling",
                        "employment",
                        "medical-care",
                        "counselling",
                        "household-registration",
                        "return-home",
                        "follow-up");
    }

    @Test
    void ofAChildSchoolCareAndProtectionGoOn() {
        assertThat(stopped(List.of(), "withdrawn", true, 12))
                .containsExactlyInAnyOrder("rehabilitation", "legal-aid", "employment");
        assertThat(stopped(List.of(), "withdrawn", true, null)).doesNotContain("schooling");
    }

    @ParameterizedTest
    @CsvSource({"15, false", "16, true", "17, true"})
    void schoolingIsCompulsoryUntilFifteen(int years, boolean stops) {
        assertThat(stopped(List.of("medical"), true, years).contains("schooling"))
                .isEqualTo(stops);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "counselling",
                "legal-aid",
                "schooling",
                "employment",
                "rehabilitation",
                "household-registration",
                "return-home"
            })
    void onlyWhatIsNoLongerWantedStops(String gone) {
        var kept = ALL.stream().filter(service -> !service.equals(gone)).toList();
        assertThat(stopped(kept, false, 29)).containsExactly(gone);
    }

    @Test
    void whatWasNeverAskedForIsNotGone() {
        assertThat(stopped(List.of("legal-aid", "schooling"), List.of("legal-aid"), "narrowed", false, 29))
                .containsExactly("schooling");
    }

    /** Of every scope that can be left, for a child, a youth, a minor of unknown age and an adult. */
    @Test
    void nothingStopsThatTheLawDemandsAndNothingGoesOnThatRestsOnConsent() {
        for (int scope = 0; scope < 1 << ALL.size(); scope++) {
            int chosen = scope;
            var kept = IntStream.range(0, ALL.size())
                    .filter(bit -> (chosen >> bit & 1) == 1)
                    .mapToObj(ALL::get)
                    .toList();
            for (String state : List.of("narrowed", "withdrawn")) {
                for (Integer years : Arrays.asList(null, 5, 15, 16, 17)) {
                    assertThat(stopped(kept, state, true, years))
                            .as("child of %s, %s to %s", years, state, kept)
                            .containsExactlyInAnyOrderElementsOf(expected(kept, state, true, years));
                }
                assertThat(stopped(kept, state, false, 29))
                        .as("adult, %s to %s", state, kept)
                        .containsExactlyInAnyOrderElementsOf(expected(kept, state, false, 29));
            }
        }
    }

    private static List<Object> expected(List<String> kept, String state, boolean minor, Integer years) {
        boolean allGone = state.equals("withdrawn");
        var stops = new ArrayList<Object>();
        for (String service : ALL) {
            boolean demanded =
                    switch (service) {
                        case "medical", "counselling", "household-registration", "return-home" -> minor;
                        case "schooling" -> minor && (years == null || years < 16);
                        default -> false;
                    };
            if ((allGone || !kept.contains(service)) && !demanded) {
                stops.add(service.equals("medical") ? "medical-care" : service);
            }
        }
        if (allGone && !minor) {
            stops.add("follow-up");
        }
        return stops;
    }

    @Test
    void everyRowIsReached() {
        Set<String> hit = new LinkedHashSet<>();
        stopped(List.of(), "withdrawn", false, 29);
        hit.addAll(TABLE.hit());
        stopped(List.of(), "withdrawn", true, 17);
        hit.addAll(TABLE.hit());
        assertThat(hit).containsExactlyInAnyOrderElementsOf(TABLE.rows());
    }
}
