package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;
import static org.guitu.processes.ProcessTest.with;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceNeedsTest {

    private static final Map<String, Object> NOTHING_KNOWN = facts(
            "needMedical",
            null,
            "needCounselling",
            null,
            "needLegal",
            null,
            "needSchooling",
            null,
            "needEmployment",
            null,
            "needRegistration",
            null,
            "needRehabilitation",
            null,
            "needReturn",
            null,
            "ageYears",
            null,
            "minor",
            null,
            "ableToWork",
            null);

    private static final List<String> NEEDS = Arrays.asList(null, "none", "some", "urgent", "not-assessed");

    private static final DecisionTable TABLE = new DecisionTable("service-needs");

    @Test
    void whereNothingIsKnownNothingIsStarted() {
        assertThat(services()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"some, true", "urgent, true", "none, false", "not-assessed, false", "-, false"})
    void legalAidIsStartedWhereItIsNeeded(String need, boolean started) {
        assertThat(services("needLegal", need)).isEqualTo(started ? List.of("legal-aid") : List.of());
        assertThat(TABLE.hit()).isEqualTo(started ? List.of("legal-aid-needed") : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"some, true", "urgent, true", "none, false", "not-assessed, false", "-, false"})
    void rehabilitationIsBoughtWhereItIsNeeded(String need, boolean started) {
        assertThat(services("needRehabilitation", need)).isEqualTo(started ? List.of("rehabilitation") : List.of());
        assertThat(TABLE.hit()).isEqualTo(started ? List.of("rehabilitation-needed") : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"some, true", "urgent, true", "none, false", "not-assessed, false", "-, false"})
    void aHouseholdIsRegisteredWhereItIsNeeded(String need, boolean started) {
        assertThat(services("needRegistration", need))
                .isEqualTo(started ? List.of("household-registration") : List.of());
        assertThat(TABLE.hit()).isEqualTo(started ? List.of("registration-needed") : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "5, some, -",
                "6, none, compulsory-school-age",
                "6, -, compulsory-school-age",
                "15, none, compulsory-school-age",
                "15, not-assessed, compulsory-school-age",
                "16, some, school-wish-of-16-and-17",
                "17, urgent, school-wish-of-16-and-17",
                "16, none, -",
                "17, not-assessed, -",
                "17, -, -",
                "18, urgent, school-wish-of-adults",
                "60, some, school-wish-of-adults",
                "40, none, -",
                "40, not-assessed, -",
                "-, some, child-of-unknown-age",
                "-, urgent, child-of-unknown-age",
                "-, not-assessed, child-of-unknown-age",
                "-, none, -",
                "-, -, -"
            })
    void schoolIsForChildrenOfSchoolAgeAndForThoseWhoWishIt(Integer age, String need, String row) {
        boolean minor = age == null || age < 18;
        assertThat(services("ageYears", age, "minor", minor, "needSchooling", need))
                .isEqualTo(row == null ? List.of() : List.of("schooling"));
        assertThat(TABLE.hit()).isEqualTo(row == null ? List.of() : List.of(row));
    }

    @ParameterizedTest
    @CsvSource({"some, true", "urgent, true", "none, false", "not-assessed, false"})
    void anAdultOfUnknownAgeLearnsOnlyWhereSheWants(String need, boolean started) {
        assertThat(services("minor", false, "needSchooling", need))
                .isEqualTo(started ? List.of("schooling") : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "15, true, some, yes, -",
                "16, true, some, yes, work-from-16",
                "16, true, urgent, limited, work-from-16",
                "60, false, some, limited, work-from-16",
                "30, false, some, no, -",
                "30, false, some, -, -",
                "30, false, none, yes, -",
                "30, false, not-assessed, yes, -",
                "30, false, -, yes, -",
                "-, false, some, yes, work-of-adult-of-unknown-age",
                "-, false, urgent, limited, work-of-adult-of-unknown-age",
                "-, false, urgent, no, -",
                "-, true, urgent, yes, -",
                "-, -, urgent, yes, -"
            })
    void workIsForThoseFromSixteenWhoWantAndCan(Integer age, Boolean minor, String need, String able, String row) {
        var services = services("ageYears", age, "minor", minor, "needEmployment", need, "ableToWork", able);
        assertThat(services.contains("employment")).isEqualTo(row != null);
        assertThat(TABLE.hit().contains("work-from-16") || TABLE.hit().contains("work-of-adult-of-unknown-age"))
                .isEqualTo(row != null);
        if (row != null) {
            assertThat(TABLE.hit()).containsExactly(row);
        }
    }

    @Test
    void allServicesThatAreNeededAreStartedEachOnce() {
        var services = services(
                "ageYears",
                17,
                "minor",
                true,
                "needLegal",
                "urgent",
                "needSchooling",
                "some",
                "needEmployment",
                "some",
                "ableToWork",
                "limited");
        assertThat(services).containsExactly("legal-aid", "schooling", "employment");
    }

    @ParameterizedTest
    @CsvSource({"needMedical, medical", "needCounselling, counselling", "needReturn, return-home"})
    void careCounsellingAndTheWayHomeFollowTheirNeeds(String question, String service) {
        for (String need : NEEDS) {
            assertThat(services(question, need))
                    .as("%s %s", question, need)
                    .isEqualTo(wanted(need) ? List.of(service) : List.of());
        }
    }

    /** Of every age, known or not, with every wish to learn and to work. */
    @Test
    void schoolAndWorkAreForWhomLawAndWishSay() {
        var ages = IntStream.concat(IntStream.rangeClosed(0, 20), IntStream.of(60))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        ages.add(null);
        for (Integer age : ages) {
            for (boolean minor : age == null ? List.of(true, false) : List.of(age < 18)) {
                for (String need : NEEDS) {
                    boolean school = age == null
                            ? wanted(need) || minor && "not-assessed".equals(need)
                            : age >= 6 && age <= 15 || age >= 16 && wanted(need);
                    assertThat(services("ageYears", age, "minor", minor, "needSchooling", need))
                            .as("school at %s, minor %s, %s", age, minor, need)
                            .isEqualTo(school ? List.of("schooling") : List.of());
                    for (String able : Arrays.asList(null, "yes", "limited", "no")) {
                        boolean work = (age == null ? !minor : age >= 16)
                                && wanted(need)
                                && ("yes".equals(able) || "limited".equals(able));
                        assertThat(services("ageYears", age, "minor", minor, "needEmployment", need, "ableToWork", able)
                                        .contains("employment"))
                                .as("work at %s, minor %s, %s, %s", age, minor, need, able)
                                .isEqualTo(work);
                    }
                }
            }
        }
    }

    private static boolean wanted(String need) {
        return "some".equals(need) || "urgent".equals(need);
    }

    @Test
    void everyRowIsTested() {
        Set<String> hit = new LinkedHashSet<>();
        services("needLegal", "some", "needRegistration", "some", "needRehabilitation", "some", "ageYears", 6);
        hit.addAll(TABLE.hit());
        services("ageYears", 16, "needSchooling", "some", "needEmployment", "some", "ableToWork", "yes");
        hit.addAll(TABLE.hit());
        services("minor", true, "needSchooling", "some");
        hit.addAll(TABLE.hit());
        services("minor", false, "needEmployment", "some", "ableToWork", "yes", "needSchooling", "some");
        hit.addAll(TABLE.hit());
        services(
                "ageYears",
                30,
                "needSchooling",
                "some",
                "needMedical",
                "some",
                "needCounselling",
                "some",
                "needReturn",
                "some");
        hit.addAll(TABLE.hit());
        assertThat(hit).containsExactlyInAnyOrderElementsOf(TABLE.rows());
    }

    private List<Object> services(Object... known) {
        return TABLE.ask(with(NOTHING_KNOWN, known)).stream()
                .map(row -> row.get("service"))
                .toList();
    }
}
