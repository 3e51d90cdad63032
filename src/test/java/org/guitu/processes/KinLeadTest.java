package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Test;

/** Kin found in one case are offered to the search of the linked ones: by number, never by name. */
class KinLeadTest extends ProcessTest {

    private static final Map<String, Object> CHILD = with(girlOf(8), "identityState", "partly");

    private static final Map<String, Object> TOLD =
            with(girlOf(8), "kinLead", "verified", "kinCase", null, "kinRelation", "sibling");

    private ProcessInstance lead(ProcessInstance ofCase) {
        return beside(ofCase, "kin-lead", TOLD);
    }

    private ProcessInstance lead() {
        return start("kin-lead", TOLD);
    }

    private ProcessInstance searchUntilNextRound() {
        var search = start("identification", CHILD);
        submit(search, "take-samples", "sampleOutcome=taken", "sampleBasis=statutory");
        submit(search, "compare-samples", "compareOutcome=none-yet", "nextCompareOn=" + inDays(20));
        assertThat(search).isWaitingAt("wait-for-next-round");
        return search;
    }

    @Test
    void isReadByPolice() {
        assertWaitsFor(lead(), "read-kin-lead", "police");
    }

    @Test
    void bringsTheNextComparisonForward() {
        var search = searchUntilNextRound();
        var lead = lead(search);
        submit(lead, "read-kin-lead", "kinLeadOutcome=lead");
        assertEnded(lead, "passed-on");
        assertThat(search).isWaitingAt("compare-samples");
    }

    @Test
    void changesNothingWhereTheComparisonIsUnderWay() {
        var search = start("identification", CHILD);
        var lead = lead(search);
        submit(lead, "read-kin-lead", "kinLeadOutcome=lead");
        assertEnded(lead, "passed-on");
        assertThat(search).isWaitingAt("take-samples");
    }

    @Test
    void opensTheSearchAgainWhereNoneRuns() {
        var lead = lead();
        submit(lead, "read-kin-lead", "kinLeadOutcome=lead");
        var relatives = child(lead, "relatives");
        submit(relatives, "locate-relatives", "locateOutcome=none");
        assertEnded(lead, "searched");
    }

    @Test
    void mayBeNone() {
        var lead = lead();
        submit(lead, "read-kin-lead", "kinLeadOutcome=no-lead");
        assertEnded(lead, "no-lead");
    }

    @Test
    void mayWaitForADay() {
        var lead = lead();
        submit(lead, "read-kin-lead", "kinLeadOutcome=more-time", "kinLeadUntil=" + inDays(5));
        passTimer(lead);
        assertThat(lead).isWaitingAt("read-kin-lead");
    }

    @Test
    void onlyTheNewestNewsCount() {
        var rescue = rescuedGirl(8);
        var earlier = lead(rescue);
        var later = lead(rescue);
        assertEnded(earlier, "replaced");
        assertThat(later).isWaitingAt("read-kin-lead");
    }

    @Test
    void isOverWhenThePersonHasLeft() {
        var rescue = rescuedGirl(8);
        var lead = lead(rescue);
        beside(rescue, "departure", with(girlOf(8), "wayOut", "abroad"));
        assertEnded(lead, "left-too");
    }

    @Test
    void isOverWithItsCase() {
        var rescue = rescuedWoman();
        var lead = lead(rescue);
        closeEarly(rescue);
        assertEnded(lead, "case-ended");
    }

    @Test
    void comesOfKinWhoWereFoundAndOnceMoreWhenVerified() {
        var one = rescuedGirl(8);
        var brother = rescuedGirl(10);
        link(one, brother, Relation.SIBLING);
        var relatives = beside(one, "relatives", girlOf(8));
        submit(relatives, "locate-relatives", "locateOutcome=found");
        var found = runningIn(brother, "kin-lead");
        assertThat(runtimeService.getVariables(found.getId()))
                .containsEntry("kinLead", "found")
                .containsEntry("kinCase", caseNumberOf(one))
                .containsEntry("kinRelation", "sibling");
        submit(relatives, "verify-kinship", "kinshipOutcome=verified");
        assertEnded(found, "replaced");
        assertThat(runtimeService.getVariable(runningIn(brother, "kin-lead").getId(), "kinLead"))
                .isEqualTo("verified");
    }
}
