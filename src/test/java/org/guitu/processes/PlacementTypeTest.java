package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;
import static org.guitu.processes.ProcessTest.with;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementTypeTest {

    private static final DecisionTable TABLE = new DecisionTable("placement-type");

    /** Row, minor, age in years, sex, care level, purpose, suggested place; kin, foster family and who stays together if asked. */
    static Stream<Arguments> people() {
        return Stream.of(
                person("specialist-needed", true, 2, "male", "specialist", "first", "specialist-care"),
                person("specialist-needed", false, 40, "female", "specialist", "long-term", "specialist-care"),
                person("specialist-needed", null, null, null, "specialist", null, "specialist-care"),
                person(
                        "child-with-parent",
                        true,
                        3,
                        "male",
                        "full-care",
                        "first",
                        "with-parent",
                        "fit",
                        null,
                        "parent"),
                person("child-with-kin", true, 9, "female", "full-care", "first", "kin", "fit", null, "siblings"),
                person(
                        "child-with-kin",
                        true,
                        null,
                        null,
                        null,
                        "long-term",
                        "kin",
                        "fit",
                        "available",
                        "own-children"),
                person(
                        "full-care-child-long-term",
                        true,
                        9,
                        "male",
                        "full-care",
                        "long-term",
                        "child-welfare",
                        "none",
                        "available",
                        "none"),
                person(
                        "full-care-child-first",
                        true,
                        9,
                        "male",
                        "full-care",
                        "first",
                        "child-protection",
                        "none",
                        "available",
                        "none"),
                person(
                        "child-in-foster-family",
                        true,
                        9,
                        "male",
                        "some-help",
                        "first",
                        "foster",
                        "being-checked",
                        "available",
                        "none"),
                person(
                        "child-in-foster-family",
                        true,
                        17,
                        "female",
                        null,
                        "long-term",
                        "foster",
                        "unfit",
                        "available",
                        "siblings"),
                person("adult-with-kin", false, 80, "male", "full-care", "long-term", "kin", "fit", null, "none"),
                person(
                        "mother-with-children-long-term",
                        false,
                        25,
                        "female",
                        "some-help",
                        "long-term",
                        "women-shelter",
                        "none",
                        null,
                        "own-children"),
                person("woman-first", false, 25, "female", null, "first", "women-shelter", "fit", null, "own-children"),
                person("adult", false, 25, "male", null, "first", "relief-station", null, null, "own-children"),
                person("under-8-long-term", true, 0, "female", null, "long-term", "child-welfare"),
                person("under-8-long-term", true, 7, "male", "independent", "long-term", "child-welfare"),
                person("under-8-first", true, 7, "female", "independent", "first", "child-protection"),
                person("under-8-first", null, 7, null, null, null, "child-protection"),
                person("under-16-long-term", true, 8, "male", "some-help", "long-term", "child-welfare"),
                person("under-16-long-term", true, 15, "female", "independent", "long-term", "child-welfare"),
                person("under-16-first", true, 8, "female", null, "first", "child-protection"),
                person("under-16-first", false, 15, "female", "independent", "first", "child-protection"),
                person("minor-long-term", true, 16, "female", "independent", "long-term", "child-welfare"),
                person("minor-long-term", true, null, "unknown", null, "long-term", "child-welfare"),
                person("minor-first", true, 16, "male", null, "first", "child-protection"),
                person("minor-first", true, 17, "female", "some-help", "first", "child-protection"),
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
            String row,
            Boolean minor,
            Integer age,
            String sex,
            String careLevel,
            String purpose,
            String place,
            String... asked) {
        var facts =
                facts("minor", minor, "ageYears", age, "sex", sex, "careLevel", careLevel, "placementPurpose", purpose);
        for (int i = 0; i < asked.length; i++) {
            facts.put(List.of("kinCarer", "fosterFamily", "keepTogether").get(i), asked[i]);
        }
        return Arguments.of(row, facts, place);
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

    /** Every answer there is: minors of every age group and adults, and what was asked of those around them. */
    static Stream<Map<String, Object>> everybody() {
        return Stream.of(true, false)
                .flatMap(minor -> people(minor).flatMap(person -> Stream.of("first", "long-term")
                        .map(purpose -> with(person, "placementPurpose", purpose))))
                .flatMap(person -> each(person, "careLevel", "independent", "some-help", "full-care", "specialist"))
                .flatMap(person -> each(person, "kinCarer", "fit", "being-checked", "unfit", "none"))
                .flatMap(person -> each(person, "fosterFamily", "available", "unsuitable", "none"))
                .flatMap(person -> each(person, "keepTogether", "parent", "own-children", "siblings", "none"));
    }

    private static Stream<Map<String, Object>> people(boolean minor) {
        var ages = minor ? Stream.of(0, 7, 8, 15, 16, 17, null) : Stream.of(18, 60, null);
        return ages.flatMap(age -> each(facts("minor", minor, "ageYears", age), "sex", "female", "male", "unknown"));
    }

    private static Stream<Map<String, Object>> each(Map<String, Object> person, String fact, String... values) {
        return Stream.concat(Stream.of(values), Stream.of((String) null)).map(value -> with(person, fact, value));
    }

    @Test
    void aChildGoesToItsParentThenToKinThenToAFosterFamilyAndLastToAnInstitution() {
        everybody().filter(person -> person.get("minor").equals(true)).forEach(child -> {
            String place = (String) TABLE.ask(child).get(0).get("placementType");
            var expected = "specialist".equals(child.get("careLevel"))
                    ? "specialist-care"
                    : "parent".equals(child.get("keepTogether"))
                            ? "with-parent"
                            : "fit".equals(child.get("kinCarer"))
                                    ? "kin"
                                    : "available".equals(child.get("fosterFamily"))
                                                    && !"full-care".equals(child.get("careLevel"))
                                            ? "foster"
                                            : "first".equals(child.get("placementPurpose"))
                                                    ? "child-protection"
                                                    : "child-welfare";
            assertThat(place).as("%s", child).isEqualTo(expected);
        });
    }

    @Test
    void noAdultIsSuggestedAPlaceForChildren() {
        everybody().filter(person -> person.get("minor").equals(false)).forEach(adult -> assertThat(
                        TABLE.ask(adult).get(0).get("placementType"))
                .as("%s", adult)
                .isIn("specialist-care", "kin", "women-shelter", "social-welfare", "own-home", "relief-station"));
    }

    @Test
    void aWomanWithChildrenIsNeverSentWhereTheyCannotStay() {
        everybody()
                .filter(person -> person.get("minor").equals(false)
                        && "female".equals(person.get("sex"))
                        && "own-children".equals(person.get("keepTogether"))
                        && "some-help".equals(person.get("careLevel")))
                .forEach(mother -> assertThat(TABLE.ask(mother).get(0).get("placementType"))
                        .isIn("women-shelter", "kin"));
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
