package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;
import static org.guitu.processes.ProcessTest.with;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows from a correction, by what was known and what is to be known. */
class CorrectionEffectsTest {

    private static final DecisionTable TABLE = new DecisionTable("correction-effects");
    private static final Set<String> HIT = new HashSet<>();

    private static final Map<String, Object> ADULT =
            facts("minor", false, "ageGroup", "adult", "ageYears", 30L, "papersDisagree", false);
    private static final Map<String, Object> CHILD =
            facts("minor", true, "ageGroup", "minor", "ageYears", 11L, "papersDisagree", false);
    private static final Map<String, Object> NOW_ADULT =
            facts("newMinor", false, "newAgeGroup", "adult", "newAgeYears", 30L);
    private static final Map<String, Object> NOW_CHILD =
            facts("newMinor", true, "newAgeGroup", "minor", "newAgeYears", 11L);
    private static final Map<String, Object> NOW_DISPUTED =
            facts("newMinor", true, "newAgeGroup", "disputed", "newAgeYears", null);

    private static List<Object> effects(Map<String, Object> before, Map<String, Object> after, String... changes) {
        var inputs = with(before, "whatChanges", List.of(changes));
        inputs.putAll(after);
        var effects = TABLE.ask(inputs).stream().map(row -> row.get("effect")).toList();
        HIT.addAll(TABLE.hit());
        return effects;
    }

    @Test
    void whoTurnsOutToBeAChildIsProtected() {
        assertThat(effects(ADULT, NOW_CHILD, "age"))
                .containsExactlyInAnyOrder(
                        "protection-begins",
                        "guardian",
                        "consent",
                        "services",
                        "placement",
                        "retention",
                        "coming-of-age",
                        "other-cases");
    }

    @Test
    void whoTurnsOutToBeAnAdultDecidesAlone() {
        assertThat(effects(CHILD, NOW_ADULT, "age"))
                .containsExactlyInAnyOrder(
                        "protection-ends", "consent", "services", "placement", "retention", "other-cases");
    }

    @Test
    void aDisputedAgeIsDeterminedAndProtectedMeanwhile() {
        assertThat(effects(ADULT, NOW_DISPUTED, "age")).contains("protection-begins", "guardian", "determine-age");
        assertThat(effects(with(ADULT, "ageYears", null), with(NOW_DISPUTED, "papersDisagree", true), "document"))
                .contains("determine-age", "services", "other-cases");
    }

    @Test
    void aBirthdayMovedWithinTheSameYearsMovesTheDayOfComingOfAge() {
        assertThat(effects(CHILD, NOW_CHILD, "age")).containsExactlyInAnyOrder("coming-of-age", "other-cases");
    }

    @Test
    void servicesGoWithTheAge() {
        assertThat(effects(with(CHILD, "ageYears", 5L), NOW_CHILD, "age")).contains("services");
        assertThat(effects(with(CHILD, "ageYears", 15L), with(NOW_CHILD, "newAgeYears", 16L), "age"))
                .contains("services");
    }

    @Test
    void anotherSexMovesWhoLivesWithTheOtherOne() {
        assertThat(effects(ADULT, NOW_ADULT, "sex")).containsExactlyInAnyOrder("services", "placement");
    }

    @Test
    void aNameOrNumberIsComparedWithOtherCases() {
        assertThat(effects(ADULT, NOW_ADULT, "name")).containsExactly("other-cases");
        assertThat(effects(ADULT, NOW_ADULT, "document")).containsExactly("other-cases");
    }

    @Test
    void theStateOfTheIdentityCountsForHowLongTheCaseIsKept() {
        assertThat(effects(ADULT, NOW_ADULT, "identity")).containsExactlyInAnyOrder("retention", "identification");
    }

    @Test
    void anotherNationalityAloneChangesNothingElse() {
        assertThat(effects(ADULT, NOW_ADULT, "nationality")).isEmpty();
    }

    @Test
    void thePapersAndStayOfAForeignerAreSeenTo() {
        assertThat(effects(ADULT, with(NOW_ADULT, "becomesForeigner", true), "nationality"))
                .containsExactly("legal-stay");
    }

    @Test
    void everyRowIsTested() {
        whoTurnsOutToBeAChildIsProtected();
        whoTurnsOutToBeAnAdultDecidesAlone();
        aDisputedAgeIsDeterminedAndProtectedMeanwhile();
        anotherSexMovesWhoLivesWithTheOtherOne();
        theStateOfTheIdentityCountsForHowLongTheCaseIsKept();
        thePapersAndStayOfAForeignerAreSeenTo();
        assertThat(HIT).containsAll(TABLE.rows());
    }
}
