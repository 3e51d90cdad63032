package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementTypeTest {

    private static final DecisionTable TABLE = new DecisionTable("placement-type");

    /** Row, minor, age in years, sex, care level, purpose, suggested place. */
    static Stream<Arguments> people() {
        return Stream.of(
                person("specialist-needed", true, 2, "male", "specialist", "first", "specialist-care"),
                person("specialist-needed", false, 40, "female", "specialist", "long-term", "specialist-care"),
                person("specialist-needed", null, null, null, "specialist", null, "specialist-care"),
                person("under-8-long-term", true, 0, "female", null, "long-term", "child-welfare"),
                person("under-8-long-term", true, 7, "male", "full-care", "long-term", "child-welfare"),
                person("under-8-first", true, 7, "female", "independent", "first", "child-protection"),
                person("under-8-first", null, 7, null, null, null, "child-protection"),
                person("under-16-long-term", true, 8, "male", "some-help", "long-term", "child-welfare"),
                person("under-16-long-term", true, 15, "female", "independent", "long-term", "child-welfare"),
                person("under-16-first", true, 8, "female", null, "first", "child-protection"),
                person("under-16-first", false, 15, "female", "independent", "first", "child-protection"),
                person("minor-long-term", true, 16, "female", "independent", "long-term", "child-welfare"),
                person("minor-long-term", true, null, "unknown", null, "long-term", "child-welfare"),
                person("minor-first", true, 16, "male", null, "first", "child-protection"),
                person("minor-first", true, 17, "female", "full-care", "first", "child-protection"),
                person("minor-first", true, null, null, null, null, "child-protection"),
                person("adult-full-care", false, 18, "female", "full-care", "first", "social-welfare"),
                person("adult-full-care", false, 80, "male", "full-care", "long-term", "social-welfare"),
                person("adult-some-help-long-term", false, 30, "male", "some-help", "long-term", "social-welfare"),
                person("adult-independent-long-term", false, 18, "female", "independent", "long-term", "own-home"),
                person("adult-independent-long-term", false, null, null, "independent", "long-term", "own-home"),
                person("adult-long-term", false, 30, "female", null, "long-term", "social-welfare"),
                person("woman-first", false, 18, "female", null, "first", "women-shelter"),
                person("woman-first", false, null, "female", "some-help", "first", "women-shelter"),
                person("adult", false, 18, "male", "independent", "first", "relief-station"),
                person("adult", false, 30, "unknown", null, "first", "relief-station"),
                person("adult", false, null, "female", null, null, "relief-station"),
                person("age-unclear", null, null, null, null, null, "child-protection"),
                person("age-unclear", null, 16, "female", "independent", "long-term", "child-protection"));
    }

    private static Arguments person(
            String row, Boolean minor, Integer age, String sex, String careLevel, String purpose, String place) {
        return Arguments.of(
                row,
                facts("minor", minor, "ageYears", age, "sex", sex, "careLevel", careLevel, "placementPurpose", purpose),
                place);
    }

    @ParameterizedTest
    @MethodSource("people")
    void suggestsOnePlaceForEverybody(String row, Map<String, Object> person, String place) {
        assertThat(TABLE.ask(person)).containsExactly(Map.of("placementType", place));
        assertThat(TABLE.hit()).containsExactly(row);
    }

    @Test
    void everyRowIsTested() {
        assertThat(people().map(person -> (String) person.get()[0])).containsAll(TABLE.rows());
    }

    @Test
    void noChildIsSuggestedToLiveAloneOrWithAdultsUnlessASpecialistIsNeeded() {
        for (String purpose : List.of("first", "long-term")) {
            for (int age = 0; age < 18; age++) {
                for (String careLevel : List.of("independent", "some-help", "full-care")) {
                    var child = facts(
                            "minor",
                            true,
                            "ageYears",
                            age,
                            "sex",
                            "female",
                            "careLevel",
                            careLevel,
                            "placementPurpose",
                            purpose);
                    assertThat(TABLE.ask(child).get(0).get("placementType")).isIn("child-protection", "child-welfare");
                }
            }
        }
    }
}
