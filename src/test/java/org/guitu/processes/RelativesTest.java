package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The relatives behind a lead: found, verified, counselled; an adult may stop it once heard alone. */
class RelativesTest extends ProcessTest {

    private static final Map<String, Object> CHILD = girlOf(8);
    private static final Map<String, Object> ADULT = with(womanOf(30), "consentTracing", "yes");

    @Test
    void everyTaskWaitsInTheQueueOfItsDepartment() {
        assertWaitsFor(start("relatives", CHILD), "locate-relatives", "police");
        assertWaitsFor(untilFound(CHILD), "verify-kinship", "police");
        assertWaitsFor(untilVerified(CHILD), "counsel-relatives", "civil-affairs");
        assertWaitsFor(untilRefused(), "confirm-refusal", "civil-affairs");
    }

    @Test
    void whoWasFoundByTheComparisonNeedNotBeLookedFor() {
        var relatives = start("relatives", with(CHILD, "locateOutcome", "found"));
        assertThat(relatives).hasNotPassed("locate-relatives").isWaitingAtExactly("verify-kinship");
    }

    @ParameterizedTest
    @ValueSource(strings = {"found-unreachable", "none", "could-not-be-done"})
    void aLeadThatLeadsNowhereIsFollowedByAnotherRound(String outcome) {
        var relatives = start("relatives", CHILD);
        submit(relatives, "locate-relatives", "locateOutcome=" + outcome);
        assertEnded(relatives, "search-on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-related", "resample", "could-not-be-done"})
    void kinshipThatIsNotVerifiedIsFollowedByAnotherRound(String outcome) {
        var relatives = untilFound(CHILD);
        submit(relatives, "verify-kinship", "kinshipOutcome=" + outcome);
        assertEnded(relatives, "search-on");
    }

    @Test
    void whatNeedsMoreTimeIsTakenUpAgainOnTheDayFixed() {
        var relatives = start("relatives", CHILD);
        submit(relatives, "locate-relatives", "locateOutcome=more-time", "nextCompareOn=" + inDays(5));
        assertThat(relatives).isWaitingAtExactly("wait-to-locate");
        passTimer(relatives);
        submit(relatives, "locate-relatives", "locateOutcome=found");
        submit(relatives, "verify-kinship", "kinshipOutcome=more-time", "nextCompareOn=" + inDays(5));
        assertThat(relatives).isWaitingAtExactly("wait-to-verify");
        passTimer(relatives);
        assertThat(relatives).isWaitingAtExactly("verify-kinship");
    }

    @Test
    void anAdultMayStopTheSearchAtEveryStep() {
        var atKinship = untilFound(ADULT);
        submit(atKinship, "verify-kinship", "kinshipOutcome=not-wanted");
        for (var relatives : new ProcessInstance[] {untilRefused(), atKinship}) {
            submit(relatives, "confirm-refusal", "refusalOutcome=confirmed");
            assertEnded(relatives, "not-wanted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pressured", "unclear"})
    void whoeverIsNotFreeHasNotStoppedIt(String free) {
        assertRefused(untilRefused(), "confirm-refusal", "不能据此结束查找", "refusalOutcome=confirmed", "refusalFree=" + free);
    }

    @Test
    void theSearchGoesOnWhenTheAdultSoWishes() {
        var relatives = untilRefused();
        submit(relatives, "confirm-refusal", "refusalOutcome=more-time", "refusalUntil=" + inDays(2));
        assertThat(relatives).isWaitingAtExactly("wait-to-confirm");
        passTimer(relatives);
        submit(relatives, "confirm-refusal", "refusalOutcome=search-on", "nextCompareOn=" + inDays(0));
        assertEnded(relatives, "search-on");
    }

    @Test
    void aChildsSearchIsNeverStoppedByItsWish() {
        assertRefused(start("relatives", CHILD), "locate-relatives", "不能以“本人不愿意”结束", "locateOutcome=not-wanted");
        assertRefused(untilFound(CHILD), "verify-kinship", "不能以“本人不愿意”结束", "kinshipOutcome=not-wanted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspected", "proven"})
    void aRelativeInvolvedInTheCrimeIsNotCounselledAsCarer(String involved) {
        var search = untilFound(CHILD);
        assertRefused(
                search,
                "verify-kinship",
                "参与犯罪的亲属不能作为今后的照料人",
                "kinshipOutcome=verified",
                "parentsInvolved=" + involved);
        submit(search, "verify-kinship", "kinshipOutcome=verified-other-care", "parentsInvolved=" + involved);
        assertEnded(search, "other-care");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verified", "verified-other-care", "not-related"})
    void aLaboratoryOfUnclearStandingProvesNothing(String outcome) {
        assertRefused(
                untilFound(CHILD), "verify-kinship", "资质不明的机构", "kinshipOutcome=" + outcome, "kinshipLab=unclear");
    }

    @Test
    void papersProveAnAdultsKinshipButNotAChilds() {
        assertRefused(
                untilFound(CHILD), "verify-kinship", "不能只凭证件资料确认亲缘", "kinshipOutcome=verified", "kinshipMethod=papers");
        var search = untilFound(ADULT);
        submit(search, "verify-kinship", "kinshipOutcome=verified", "kinshipMethod=papers");
        assertThat(search).isWaitingAt("counsel-relatives");
    }

    @ParameterizedTest
    @CsvSource({
        "ready, relatives-ready",
        "needs-help, relatives-ready",
        "unwilling, other-care",
        "unfit, other-care",
        "unreachable, other-care",
        "could-not-be-done, other-care",
        "not-wanted, other-care"
    })
    void whetherTheyCareDecidesHowItEnds(String outcome, String end) {
        var search = untilVerified(CHILD);
        submit(search, "counsel-relatives", "counselOutcome=" + outcome);
        assertEnded(search, end);
    }

    @Test
    void relativesAreCounselledAgainOnTheDayFixed() {
        var search = untilVerified(CHILD);
        submit(search, "counsel-relatives", "counselOutcome=more-time", "counselUntil=" + inDays(7));
        assertThat(search).isWaitingAt("wait-to-counsel");
        passTimer(search);
        assertThat(search).isWaitingAt("counsel-relatives");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "needs-help"})
    void whoRefusesTheUndertakingIsNotReadyToCare(String outcome) {
        assertRefused(
                untilVerified(CHILD),
                "counsel-relatives",
                "亲属拒绝承诺的",
                "counselOutcome=" + outcome,
                "undertaking=refused");
    }

    private ProcessInstance untilFound(Map<String, Object> person) {
        var relatives = start("relatives", person);
        submit(relatives, "locate-relatives", "locateOutcome=found");
        return relatives;
    }

    private ProcessInstance untilVerified(Map<String, Object> person) {
        var relatives = untilFound(person);
        submit(relatives, "verify-kinship", "kinshipOutcome=verified");
        return relatives;
    }

    private ProcessInstance untilRefused() {
        var relatives = start("relatives", ADULT);
        submit(relatives, "locate-relatives", "locateOutcome=not-wanted");
        return relatives;
    }
}
