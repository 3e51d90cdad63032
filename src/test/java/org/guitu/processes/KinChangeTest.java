package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Test;

/** A parent, child or sibling goes elsewhere: whoever is left is seen to, and no minor is parted by one person alone. */
class KinChangeTest extends ProcessTest {

    private static Map<String, Object> told(Map<String, Object> person, String event) {
        return with(person, "kinEvent", event, "kinCase", null, "kinRelation", "mother");
    }

    private ProcessInstance change(Map<String, Object> person) {
        return start("kin-change", told(person, "leaves"));
    }

    private ProcessInstance changeIn(ProcessInstance rescue) {
        return beside(rescue, "kin-change", told(girlOf(3), "has-left"));
    }

    @Test
    void isSeenToByCivilAffairsAtOnce() {
        assertWaitsFor(change(girlOf(3)), "heed-kin-change", "civil-affairs");
    }

    @Test
    void aChildMayGoAlong() {
        var change = change(girlOf(3));
        submit(change, "heed-kin-change", "kinChangeOutcome=goes-along");
        assertEnded(change, "goes-along");
    }

    @Test
    void nobodyGoesAlongWithWhoIsNotHelpedAnyMore() {
        var change = start("kin-change", told(girlOf(3), "closed-early"));
        assertRefused(change, "heed-kin-change", "不是出行", "kinChangeOutcome=goes-along");
    }

    @Test
    void whoWasToStayForLongDecidesAnewToGoAlong() {
        var home = start("return-home", with(girlOf(8), "identificationOutcome", "already-known", "careLevel", null));
        submit(home, "decide-way-home", "wayHomeOutcome=long-term");
        var change = beside(home, "kin-change", told(girlOf(8), "leaves"));
        submit(change, "heed-kin-change", "kinChangeOutcome=goes-along");
        assertEnded(change, "goes-along");
        assertThat(change).hasPassed("decide-way-anew");
    }

    @Test
    void aMinorStaysBehindOnlyWhenASecondPersonApproves() {
        var change = change(girlOf(3));
        submitAs(COLLEAGUE, task(change, "heed-kin-change"), "kinChangeOutcome=stays-behind");
        assertWaitsIn(change, "approve-staying-behind", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
        assertKeptFrom(COLLEAGUE, change, "approve-staying-behind");
        submit(change, "approve-staying-behind", "stayingBehindOutcome=returned");
        submit(change, "heed-kin-change", "kinChangeOutcome=stays-behind");
        submit(change, "approve-staying-behind", "stayingBehindOutcome=approved");
        assertEnded(change, "stays-behind");
    }

    @Test
    void aChildIsNotLeftBehindByItsGuardianWithoutAnother() {
        var rescue = rescuedGirl(3);
        var reception = child(rescue, "reception");
        submit(reception, "receive-person", "receiveOutcome=received");
        submit(reception, "meet-urgent-needs", "urgentOutcome=met");
        submit(
                reception,
                "assign-guardian",
                "guardianOutcome=parent",
                "parentsSituation=known-fit",
                "guardianRelation=mother",
                "guardianCheck=clear",
                "guardianBuyerLink=no");
        var change = changeIn(rescue);
        assertRefused(change, "heed-kin-change", "变更监护人", "kinChangeOutcome=stays-behind");
        submit(change, "heed-kin-change", "kinChangeOutcome=more-time", "kinChangeUntil=" + inDays(2));
    }

    @Test
    void anAdultStaysBehindBySayingSo() {
        var change = change(womanOf(29));
        submit(change, "heed-kin-change", "kinChangeOutcome=stays-behind");
        assertEnded(change, "stays-behind");
    }

    @Test
    void anAdultIsNotPartedFromMinorSiblingsByOnePersonAlone() {
        var rescue = rescuedWoman();
        link(rescue, rescuedGirl(9), Relation.SIBLING);
        var change = beside(rescue, "kin-change", told(womanOf(29), "leaves"));
        submit(change, "heed-kin-change", "kinChangeOutcome=stays-behind");
        assertThat(change).isWaitingAt("approve-staying-behind");
    }

    @Test
    void whoLivedWithTheOneWhoLeftIsPlacedAnew() {
        var change = change(girlOf(3));
        submit(change, "heed-kin-change", "kinChangeOutcome=place-anew");
        submit(child(change, "placement-recheck"), "recheck-placement", "recheckOutcome=fits", "livesWithFormer=no");
        assertEnded(change, "placed-anew");
    }

    @Test
    void whatWasSettledBeforeStays() {
        var change = change(girlOf(3));
        submit(change, "heed-kin-change", "kinChangeOutcome=already-settled");
        assertEnded(change, "already-settled");
    }

    @Test
    void mayWaitForADay() {
        var change = change(girlOf(3));
        submit(change, "heed-kin-change", "kinChangeOutcome=more-time", "kinChangeUntil=" + inDays(2));
        passTimer(change);
        assertThat(change).isWaitingAt("heed-kin-change");
    }

    @Test
    void onlyTheNewestNewsCount() {
        var rescue = rescuedGirl(3);
        var earlier = changeIn(rescue);
        var later = changeIn(rescue);
        assertEnded(earlier, "replaced");
        assertThat(later).isWaitingAt("heed-kin-change");
    }

    @Test
    void isOverWhenThePersonHasLeftAsWell() {
        var rescue = rescuedGirl(3);
        var change = changeIn(rescue);
        beside(rescue, "departure", with(girlOf(3), "wayOut", "abroad"));
        assertEnded(change, "left-too");
    }

    @Test
    void isOverWithItsCase() {
        var rescue = rescuedWoman();
        var change = changeIn(rescue);
        closeEarly(rescue);
        assertEnded(change, "case-ended");
    }

    @Test
    void comesOfAnEarlyEndOfTheOthersCase() {
        var mother = rescuedWoman();
        var child = rescuedGirl(3);
        link(child, mother, Relation.MOTHER);
        closeEarly(mother);
        assertThat(runtimeService.getVariable(runningIn(child, "kin-change").getId(), "kinEvent"))
                .isEqualTo("closed-early");
    }

    @Test
    void comesOfAHandOverToAnotherRegion() {
        var mother = rescuedWoman();
        var child = rescuedGirl(3);
        link(child, mother, Relation.MOTHER);
        var offer = startByForm(
                "civil-affairs-" + COUNTY,
                "hand-over",
                "caseNumber=" + caseNumberOf(mother),
                "handOverScope=case",
                "handOverTo=" + NEIGHBOUR,
                "handOverUntil=" + inDays(10),
                "personAgrees=yes");
        submit(offer, "settle-family", "settleFamilyOutcome=later");
        submitAs(
                "civil-affairs-" + NEIGHBOUR,
                task(child(offer, "hand-over-answer"), "answer-hand-over"),
                "answerHandOverOutcome=accepted");
        assertThat(runtimeService.getVariable(runningIn(child, "kin-change").getId(), "kinEvent"))
                .isEqualTo("moved-region");
    }
}
