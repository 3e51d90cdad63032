package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guitu.consent.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every process rests on a consent or on a law, and says which. */
class ProcessingGroundsTest {

    private static final DecisionTable TABLE = new DecisionTable("processing-grounds");
    private static final List<Integer> AGES = Arrays.asList(null, 12, 17, 29);

    static List<String> processes() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.replace(".bpmn", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Object> ground(String process, boolean minor, Integer years, String urgency) {
        var rows = TABLE.ask(facts("process", process, "minor", minor, "ageYears", years, "urgencyLevel", urgency));
        assertThat(rows).as("%s, %s, %s, %s", process, minor, years, urgency).hasSize(1);
        return rows.get(0);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyProcessHasOneAtEveryAge(String process) {
        for (Integer years : AGES) {
            for (String urgency : List.of("normal", "critical")) {
                var row = ground(process, years == null || years < 18, years, urgency);
                assertThat((String) row.get("ground")).isNotBlank();
                var ground = Ground.of(row);
                assertThat(ground.consent().isPresent()).isEqualTo("consent".equals(row.get("basis")));
                assertThat(ground.remedy().isBlank()).isEqualTo(ground.consent().isEmpty());
            }
        }
    }

    /** A law that is meant to do without consent is named by its article, or is the duty of an office. */
    @Test
    void everyLawIsNamed() {
        for (String process : all()) {
            var row = ground(process, true, 12, "normal");
            if ("law".equals(row.get("basis"))) {
                assertThat((String) row.get("ground")).as(process).containsPattern("第\\d+条|〔\\d{4}〕|法");
            }
        }
    }

    private static List<String> all() {
        try {
            return processes();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rehabilitation, true, true",
        "legal-aid, true, true",
        "employment, true, true",
        "schooling, true, false",
        "medical, true, false",
        "counselling, true, false",
        "household-registration, true, false",
        "return-home, true, false",
        "follow-up, true, false"
    })
    void anAdultsHelpRestsOnConsentAndAChildsProtectionDoesNot(String process, boolean adult, boolean child) {
        assertThat(isByConsent(process, false, 29)).isEqualTo(adult);
        assertThat(isByConsent(process, true, 12)).isEqualTo(child);
    }

    private static boolean isByConsent(String process, boolean minor, Integer years) {
        return "consent".equals(ground(process, minor, years, "normal").get("basis"));
    }

    @ParameterizedTest
    @CsvSource({"5, false", "15, false", "16, true", "17, true", ", false"})
    void schoolingIsCompulsoryUntilFifteen(Integer years, boolean consent) {
        assertThat(isByConsent("schooling", true, years)).isEqualTo(consent);
    }

    @Test
    void aDoctorWaitsForNobodyWhereALifeIsInDanger() {
        assertThat(ground("medical", false, 29, "critical").get("ground").toString())
                .contains("1220");
    }

    @Test
    void everyRowIsReached() {
        Set<String> hit = new LinkedHashSet<>();
        for (String process : all()) {
            for (Integer years : AGES) {
                for (boolean minor : List.of(true, false)) {
                    for (String urgency : List.of("normal", "critical")) {
                        ground(process, minor, years, urgency);
                        hit.addAll(TABLE.hit());
                    }
                }
            }
        }
        assertThat(new ArrayList<>(hit)).containsExactlyInAnyOrderElementsOf(TABLE.rows());
    }
}
