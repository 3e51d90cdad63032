package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has no home of her or his own gets public rental housing or a rent subsidy. */
class HousingSupportTest extends ProcessTest {

    private ProcessInstance begin(Map<String, Object> person) {
        return start("housing-support", person);
    }

    private ProcessInstance untilApplied() {
        var housing = begin(womanOf(22));
        submit(housing, "apply-for-housing", "housingApplyOutcome=applied");
        return housing;
    }

    private ProcessInstance untilDecided(String decision) {
        var housing = untilApplied();
        submit(housing, "decide-housing", "decideHousingOutcome=" + decision);
        return housing;
    }

    @Test
    void goesFromCivilAffairsToTheHousingDepartment() {
        var housing = begin(womanOf(22));
        assertWaitsFor(housing, "apply-for-housing", "civil-affairs");
        submit(housing, "apply-for-housing", "housingApplyOutcome=applied");
        assertWaitsFor(housing, "decide-housing", "housing");
        submit(housing, "decide-housing", "decideHousingOutcome=flat");
        assertWaitsFor(housing, "allocate-housing", "housing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "could-not-be-done"})
    void endsWhereItIsNotAppliedFor(String outcome) {
        var housing = begin(womanOf(22));
        submit(housing, "apply-for-housing", "housingApplyOutcome=" + outcome);
        assertEnded(housing, outcome);
    }

    @ParameterizedTest
    @CsvSource({"flat, housed, housed", "subsidy, subsidised, subsidised", "flat, not-wanted, given-up"})
    void endsAsItWas(String decision, String outcome, String end) {
        var housing = untilDecided(decision);
        submit(housing, "allocate-housing", "allocateOutcome=" + outcome);
        assertEnded(housing, end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"told", "could-not-be-done"})
    void isExplainedWhenRefused(String outcome) {
        var housing = untilDecided("not-eligible");
        assertWaitsFor(housing, "explain-housing-refusal", "civil-affairs");
        submit(housing, "explain-housing-refusal", "explainHousingOutcome=" + outcome);
        assertEnded(housing, "not-eligible");
    }

    @Test
    void goesBackForPapers() {
        assertThat(untilDecided("papers-missing")).isWaitingAtExactly("apply-for-housing");
    }

    @Test
    void isAppliedForAgainOnTheDayFixed() {
        var housing = begin(womanOf(22));
        submit(housing, "apply-for-housing", "housingApplyOutcome=more-time", "housingApplyUntil=" + inDays(4));
        assertThat(housing).isWaitingAtExactly("wait-to-apply-for-housing");
        passTimer(housing);
        assertThat(housing).isWaitingAtExactly("apply-for-housing");
    }

    @Test
    void isLookedAtAgainWhileThePersonIsInTheQueue() {
        var housing = untilDecided("flat");
        submit(housing, "allocate-housing", "allocateOutcome=waiting", "housingUntil=" + inDays(30));
        assertThat(housing).isWaitingAtExactly("wait-for-housing");
        passTimer(housing);
        assertThat(housing).isWaitingAtExactly("allocate-housing");
    }

    @Test
    void isNotForAChildThatMayNotLiveAlone() {
        assertRefused(begin(girlOf(15)), "apply-for-housing", "不得单独居住", "housingApplyOutcome=applied");
        var young = begin(girlOf(17));
        submit(young, "apply-for-housing", "housingApplyOutcome=applied");
        assertThat(young).isWaitingAtExactly("decide-housing");
    }

    @Test
    void tellsNeighboursNothing() {
        assertRefused(
                untilApplied(), "decide-housing", "公示不得透露", "decideHousingOutcome=flat", "housingPosted=with-cause");
    }

    @Test
    void isNotNearWhoeverIsDangerous() {
        assertRefused(untilDecided("flat"), "allocate-housing", "没有避开", "allocateOutcome=housed", "housingSafe=no");
    }
}
