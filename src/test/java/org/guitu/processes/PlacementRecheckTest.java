package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the place to stay still suits, now that guardian, age or sex are other than was thought. */
class PlacementRecheckTest extends ProcessTest {

    private ProcessInstance needed() {
        return start("placement-recheck", girlOf(12));
    }

    @Test
    void isForCivilAffairs() {
        assertWaitsFor(needed(), "recheck-placement", "civil-affairs");
    }

    @Test
    void mayLeaveThePlaceAsItIs() {
        var needed = needed();
        submit(needed, "recheck-placement", "recheckOutcome=fits", "livesWithFormer=no");
        assertEnded(needed, "stays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "unclear"})
    void neverLeavesAnybodyWithWhoHadToGo(String lives) {
        assertRefused(needed(), "recheck-placement", "不能算合适", "recheckOutcome=fits", "livesWithFormer=" + lives);
    }

    @Test
    void leavesNoChildApartFromItsFamilyUnapproved() {
        var girl = rescuedGirl(12);
        link(girl, rescuedGirl(9), Relation.SIBLING);
        var needed = beside(girl, "placement-recheck", girlOf(12));
        String[] fits = {"recheckOutcome=fits", "livesWithFormer=no"};
        assertRefused(needed, "recheck-placement", "“与家人是否住在一起”必须选择一项", fits);
        assertRefused(needed, "recheck-placement", "须另一人审批", and(fits, "recheckTogether=apart"));
        submit(needed, "recheck-placement", and(fits, "recheckTogether=apart-approved"));
        assertEnded(needed, "stays");
    }

    @Test
    void findsAnotherPlaceAtOnce() {
        var needed = needed();
        submit(needed, "recheck-placement", "recheckOutcome=must-move");
        var placement = child(needed, "placement");
        submit(placement, "decide-placement", "placementOutcome=decided");
        submit(placement, "admit", "admitOutcome=admitted");
        assertEnded(needed, "moved");
        assertThat(historic(needed, "placementResult")).isEqualTo("placed");
    }

    @Test
    void leavesADecisionThatIsUnderWayThere() {
        var needed = needed();
        assertRefused(needed, "recheck-placement", "没有正在办理的安置", "recheckOutcome=under-way");
        runtimeService
                .createProcessInstanceByKey("placement")
                .businessKey(caseNumberOf(needed))
                .setVariables(with(
                        girlOf(12),
                        "region",
                        COUNTY,
                        "urgencyLevel",
                        "normal",
                        "placementPurpose",
                        "first",
                        "careLevel",
                        null))
                .execute();
        submit(needed, "recheck-placement", "recheckOutcome=under-way");
        assertEnded(needed, "stays");
    }

    @Test
    void isOverWithItsCase() {
        var rescue = rescuedWoman();
        var needed = runtimeService
                .createProcessInstanceByKey("placement-recheck")
                .businessKey(caseNumberOf(rescue))
                .setVariables(with(womanOf(29), "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
        var closing = startByForm(
                "civil-affairs-" + COUNTY,
                "close-early",
                "caseNumber=" + caseNumberOf(rescue),
                "closeEarlyReason=died",
                "closeEarlyProof=[death-certificate]");
        submit(closing, "approve-early-closure", "approveEarlyClosureOutcome=approved");
        assertEnded(needed, "case-ended");
    }

    @Test
    void thatCannotBeSaidEndsSo() {
        var needed = needed();
        submit(needed, "recheck-placement", "recheckOutcome=could-not-be-done");
        assertThat(needed).isEnded();
        assertEnded(needed, "could-not-be-done");
    }
}
