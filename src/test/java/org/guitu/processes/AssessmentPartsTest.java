package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;
import static org.guitu.processes.ProcessTest.with;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked for a part of the joint assessment: whoever knows something or will owe something, and for adults only by consent. */
class AssessmentPartsTest {

    private static final DecisionTable TABLE = new DecisionTable("assessment-parts");

    private static final Map<String, Object> NOTHING_KNOWN = facts(
            "partsFor",
            null,
            "minor",
            null,
            "ageYears",
            null,
            "sex",
            "unknown",
            "careLevel",
            null,
            "foreigner",
            null,
            "concernedServices",
            null);

    @Test
    void policeAreAlwaysAsked() {
        assertThat(asked(NOTHING_KNOWN)).containsExactly("police");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "8, female, police health education justice womens-federation",
                "8, male, police health education justice youth-league",
                "2, male, police health justice youth-league",
                "-, unknown, police health education justice youth-league",
                "17, female, police health education justice womens-federation"
            })
    void ofAChildThoseThatOweItSomethingWithoutAnyConsent(Integer years, String sex, String departments) {
        var child = with(NOTHING_KNOWN, "partsFor", "first", "minor", true, "ageYears", years, "sex", sex);
        assertThat(asked(child)).containsExactlyInAnyOrderElementsOf(List.of(departments.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "medical, health",
        "counselling, health",
        "schooling, education",
        "legal-aid, justice",
        "judicial-aid, justice",
        "employment, human-resources",
        "rehabilitation, womens-federation",
        "return-home, womens-federation",
        "housing-support, housing"
    })
    void ofAnAdultOnlyThoseWhoseHelpSheAgreedTo(String service, String department) {
        var woman = with(NOTHING_KNOWN, "partsFor", "first", "minor", false, "ageYears", 30, "sex", "female");
        assertThat(asked(woman)).containsExactly("police");
        assertThat(asked(with(woman, "concernedServices", List.of(service))))
                .containsExactlyInAnyOrder("police", department);
        var review = with(woman, "partsFor", "review", "concernedServices", List.of(service));
        assertThat(asked(review)).containsExactlyInAnyOrder("police", department);
    }

    @Test
    void workIsAskedAboutFromSixteenAndOfAdultsOfUnknownAge() {
        var first = with(NOTHING_KNOWN, "partsFor", "first", "concernedServices", List.of("employment"));
        assertThat(asked(with(first, "minor", true, "ageYears", 15))).doesNotContain("human-resources");
        assertThat(asked(with(first, "minor", true, "ageYears", 16))).contains("human-resources");
        assertThat(asked(with(first, "minor", false))).contains("human-resources");
        assertThat(asked(with(first, "minor", true))).doesNotContain("human-resources");
    }

    @Test
    void whoNeedsMuchCareIsKnownToTheDisabledPersonsFederation() {
        var first = with(NOTHING_KNOWN, "partsFor", "first", "careLevel", "full-care");
        assertThat(asked(with(first, "minor", true, "ageYears", 5))).contains("disabled-persons-federation");
        assertThat(asked(with(first, "minor", false))).containsExactly("police");
        assertThat(asked(with(first, "minor", false, "concernedServices", List.of("medical"))))
                .contains("disabled-persons-federation");
    }

    @Test
    void foreignAffairsAreToldOfNobodyWhoDoesNotWantToReturn() {
        var foreigner = with(NOTHING_KNOWN, "partsFor", "first", "foreigner", true, "minor", false);
        assertThat(asked(foreigner)).doesNotContain("foreign-affairs");
        assertThat(asked(with(foreigner, "concernedServices", List.of("return-home"))))
                .contains("foreign-affairs");
        assertThat(asked(with(foreigner, "minor", true))).contains("foreign-affairs");
    }

    @Test
    void noDepartmentIsAskedTwiceAndEveryRowIsTested() {
        Set<String> hit = new HashSet<>();
        var everything = List.of(
                "medical",
                "counselling",
                "schooling",
                "legal-aid",
                "employment",
                "rehabilitation",
                "return-home",
                "housing-support");
        for (String round : List.of("first", "review")) {
            for (boolean minor : List.of(true, false)) {
                for (Integer years : Arrays.asList(null, 8, 16, 30)) {
                    for (String sex : List.of("female", "male", "unknown")) {
                        var person = with(
                                NOTHING_KNOWN,
                                "partsFor",
                                round,
                                "minor",
                                minor,
                                "ageYears",
                                years,
                                "sex",
                                sex,
                                "careLevel",
                                "full-care",
                                "foreigner",
                                true,
                                "concernedServices",
                                everything);
                        assertThat(asked(person)).doesNotHaveDuplicates();
                        hit.addAll(TABLE.hit());
                    }
                }
            }
        }
        assertThat(hit).containsExactlyInAnyOrderElementsOf(TABLE.rows());
    }

    private static List<Object> asked(Map<String, Object> person) {
        return TABLE.ask(person).stream().map(row -> row.get("department")).toList();
    }
}
