package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.family.Relation;
import org.guitu.form.FormFiller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest extends ProcessTest {

    private static final Map<String, Object> CHILD = girlOf(8);
    private static final Map<String, Object> ADULT = womanOf(30);
    private static final Map<String, Object> MINOR_OF_UNKNOWN_AGE = with(girlOf(8), "ageYears", null);
    private static final String OF_NO_ONES_WISH = "不能以“本人不愿意”结束安置";

    @ParameterizedTest
    @ValueSource(strings = {"already-here", "medical-escort"})
    void whoIsNotFitToTravelIsNotMovedWithoutADoctor(String how) {
        var placement = untilDecided(CHILD);
        doctorFinds(placement, "fitForTravel=not-fit");
        assertRefused(placement, "admit", "医生的结论是“暂不宜出行”", "admitOutcome=admitted", "admitMove=moved");
        submit(placement, "admit", "admitOutcome=admitted", "admitMove=" + how);
    }

    @Test
    void aFirstPlacementEndsWhenThePersonHasMovedIn() {
        var placement = first(CHILD);
        assertThat(placement).hasPassed("suggest-placement").hasVariables("suggestedPlacement");
        submit(placement, "decide-placement", "placementOutcome=decided", "placementType=child-protection");
        submit(placement, "admit", "admitOutcome=admitted");
        assertEnded(placement, "placed");
        assertThat(historic(placement, "suggestedPlacement")).isEqualTo("child-protection");
    }

    @Test
    void whoAlreadyLivesInAnInstitutionOfTheirOwnIsAdmittedWithTheDecision() {
        var placement = first(CHILD);
        submit(placement, "decide-placement", movedIn("child-protection"));
        assertThat(placement).hasNotPassed("admit");
        assertEnded(placement, "placed");
        var stay = longTerm(CHILD);
        submit(stay, "decide-placement", and(movedIn("social-welfare"), "carerCheck=clear"));
        assertThat(stay).hasNotPassed("admit").isWaitingAtExactly("review-placement");
    }

    @ParameterizedTest
    @CsvSource({
        "kin, together, fit",
        "hospital, together, fit",
        "child-protection, apart-unsafe, fit",
        "child-protection, together, not-fit"
    })
    void butNotInAFamilyNorApartFromItNorAgainstTheDoctor(String type, String together, String fitness) {
        var placement = first(CHILD);
        doctorFinds(placement, "fitForTravel=" + fitness);
        assertRefused(
                placement,
                "decide-placement",
                "只用于民政直接管理的机构",
                and(movedIn(type), "staysWith=[siblings]", "placedTogether=" + together));
    }

    @Test
    void aLongStayIsReviewedUntilItIsStable() {
        var stay = untilAdmitted(CHILD);
        submit(stay, "review-placement", "reviewPlacementOutcome=stay", "nextReviewOn=" + inDays(31));
        assertThat(stay).isWaitingAt("wait-for-review");
        passTimer(stay);
        submit(stay, "review-placement", "reviewPlacementOutcome=settled");
        assertEnded(stay, "settled");
    }

    @Test
    void everyTaskWaitsInTheQueueOfCivilAffairs() {
        assertWaitsFor(first(CHILD), "decide-placement", "civil-affairs");
        assertWaitsFor(untilDecided(CHILD), "admit", "civil-affairs");
        assertWaitsFor(untilAdmitted(CHILD), "review-placement", "civil-affairs");
    }

    @Test
    void aPlaceIsSuggestedThoughNothingIsKnownOfAgeAndCare() {
        var placement = start("placement", facts("minor", true, "sex", "unknown", "placementPurpose", "first"));
        assertThat(placement).isWaitingAt("decide-placement");
        assertThat(runtimeService.getVariable(placement.getId(), "suggestedPlacement"))
                .isEqualTo("child-protection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decided", "temporary"})
    void whoHasAPlaceMovesIn(String outcome) {
        var placement = first(ADULT);
        submit(placement, "decide-placement", "placementOutcome=" + outcome);
        assertThat(placement).isWaitingAt("admit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "more-time"})
    void aPlaceNotFoundIsLookedForAgainOnTheDayFixed(String outcome) {
        var placement = first(CHILD);
        submit(placement, "decide-placement", "placementOutcome=" + outcome, "placementUntil=" + inDays(0));
        assertThat(placement).isWaitingAt("wait-to-decide");
        passTimer(placement);
        assertThat(placement).isWaitingAt("decide-placement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "could-not-be-done"})
    void anAdultsPlacementMayEndWithoutAPlace(String outcome) {
        var placement = first(ADULT);
        submit(placement, "decide-placement", "placementOutcome=" + outcome);
        assertEnded(placement, outcome);
    }

    @Test
    void aChildIsNeverLeftWithoutAPlace() {
        var placement = first(CHILD);
        assertRefused(placement, "decide-placement", OF_NO_ONES_WISH, "placementOutcome=not-wanted");
        assertRefused(
                placement,
                "decide-placement",
                "“未能办成”只用于",
                "placementOutcome=could-not-be-done",
                "placementReason=no-capacity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outside-jurisdiction", "died", "duplicate"})
    void aChildsPlacementEndsUndoneOnlyWhereThereIsNobodyToPlace(String reason) {
        var placement = first(CHILD);
        submit(placement, "decide-placement", "placementOutcome=could-not-be-done", "placementReason=" + reason);
        assertEnded(placement, "could-not-be-done");
    }

    @Test
    void aChildWhoCannotBeReachedIsReportedMissing() {
        assertRefused(
                first(CHILD),
                "decide-placement",
                "请在“发起流程”中填报“人员失踪”",
                "placementOutcome=could-not-be-done",
                "placementReason=person-missing");
    }

    @Test
    void kinGoBeforeAFosterFamilyAndThatBeforeAnInstitution() {
        var placement = first(CHILD);
        suggestAgain(placement, "kinCarer=fit");
        assertThat(suggested(placement)).isEqualTo("kin");
        suggestAgain(placement, "kinCarer=unfit", "fosterFamily=available");
        assertThat(suggested(placement)).isEqualTo("foster");
        suggestAgain(placement, "kinCarer=none", "fosterFamily=none");
        assertThat(suggested(placement)).isEqualTo("child-protection");
    }

    @Test
    void whoPassesKinOrAFosterFamilyOverSaysWhy() {
        for (String carer : List.of("kinCarer=fit", "fosterFamily=available")) {
            assertRefused(
                    first(CHILD),
                    "decide-placement",
                    "“与规则建议不同的理由”必须填写",
                    "placementOutcome=decided",
                    "placementType=child-protection",
                    "kinCarer=being-checked",
                    carer,
                    "deviationReason=null");
        }
    }

    @Test
    void aChildStaysWithItsRescuedMotherAlsoInAWomensShelter() {
        var boy = with(girlOf(3), "sex", "male");
        var placement = first(boy);
        suggestAgain(placement, "staysWith=[parent, siblings]");
        assertThat(suggested(placement)).isEqualTo("with-parent");
        submit(
                placement,
                "decide-placement",
                and(decided("women-shelter", "clear"), "staysWith=[parent]", "placedTogether=together"));
        assertThat(placement).isWaitingAt("admit");
        var alone = first(boy);
        assertRefused(
                alone, "decide-placement", "“随父母安置”只用于", and(decided("with-parent", "clear"), "staysWith=[none]"));
        assertRefused(
                alone,
                "decide-placement",
                "没有排除与收买方有关的",
                and(decided("with-parent", "not-applicable"), "staysWith=[parent]"));
        assertRefused(
                alone,
                "decide-placement",
                "家人就住在一起",
                and(decided("with-parent", "clear"), "staysWith=[parent]", "placedTogether=apart-unsafe"));
    }

    @Test
    void aFamilyIsPartedOnlyWhenASecondPersonApproves() {
        var placement = first(CHILD);
        String[] apart = {"placementOutcome=decided", "staysWith=[siblings]", "placedTogether=apart-no-place"};
        assertRefused(placement, "decide-placement", "“孩子自己怎么说：想和谁住”必须填写", and(apart, "togetherView=null"));
        submit(placement, "decide-placement", apart);
        assertWaitsIn(placement, "approve-separation", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
        assertKeptFrom("civil-affairs-" + COUNTY, placement, "approve-separation");
        submit(placement, "approve-separation", "separationOutcome=returned");
        assertThat(placement).isWaitingAtExactly("decide-placement");
        submit(placement, "decide-placement", and(apart, "placementOutcome=temporary"));
        submit(placement, "approve-separation", "separationOutcome=approved");
        assertThat(placement).isWaitingAtExactly("admit");
    }

    @Test
    void aMotherIsNotPartedFromHerChildrenByOnePersonAlone() {
        var placement = first(ADULT);
        submit(
                placement,
                "decide-placement",
                "placementOutcome=decided",
                "staysWith=[own-children]",
                "placedTogether=apart-unsafe");
        assertThat(placement).isWaitingAtExactly("approve-separation");
    }

    @Test
    void grownSiblingsLiveApartBySayingSo() {
        var placement = first(ADULT);
        submit(
                placement,
                "decide-placement",
                "placementOutcome=decided",
                "staysWith=[siblings]",
                "placedTogether=apart-no-place");
        assertThat(placement).isWaitingAtExactly("admit");
    }

    @Test
    void kinWhoseCasesAreLinkedAreNotForgotten() {
        var girl = rescuedGirl(8);
        var woman = rescuedWoman();
        link(girl, woman, Relation.SIBLING);
        for (var one : List.of(girl, woman)) {
            var placement = beside(
                    one,
                    "placement",
                    with(one == girl ? CHILD : ADULT, "placementPurpose", "first", "careLevel", null));
            assertRefused(placement, "decide-placement", "不能选“没有”", "placementOutcome=decided", "staysWith=[none]");
        }
    }

    @Test
    void aFamilyIsNotSeparatedWithoutAReason() {
        var placement = first(ADULT);
        assertRefused(
                placement,
                "decide-placement",
                "“为什么分开、怎样见面、何时再住到一起”必须填写",
                "placementOutcome=decided",
                "staysWith=[own-children]",
                "placedTogether=apart-no-place",
                "apartReason=null");
        assertRefused(placement, "decide-placement", "只用于未成年人随父母安置", "placementOutcome=decided", "staysWith=[parent]");
        assertRefused(
                placement, "decide-placement", "已选“没有”的", "placementOutcome=decided", "staysWith=[none, siblings]");
    }

    private void suggestAgain(ProcessInstance placement, String... answers) {
        submit(placement, "decide-placement", and(new String[] {"placementOutcome=suggest-again"}, answers));
    }

    private Object suggested(ProcessInstance placement) {
        return runtimeService.getVariable(placement.getId(), "suggestedPlacement");
    }

    @Test
    void whoDiffersFromTheSuggestionSaysWhy() {
        assertRefused(
                first(CHILD),
                "decide-placement",
                FormFiller.packaged("decide-placement")
                        .field("deviationReason")
                        .orElseThrow()
                        .label(),
                "placementOutcome=decided",
                "placementType=child-welfare",
                "deviationReason=null");
    }

    @ParameterizedTest
    @CsvSource({
        "kin, buyer-linked",
        "kin, open",
        "kin, not-applicable",
        "foster, buyer-linked",
        "foster, open",
        "foster, not-applicable",
        "own-home, buyer-linked",
        "own-home, open",
        "own-home, not-applicable",
        "women-shelter, buyer-linked",
        "women-shelter, open"
    })
    void nobodyIsPlacedWhereALinkToTheBuyerIsNotRuledOut(String type, String check) {
        assertRefused(first(ADULT), "decide-placement", "没有排除与收买方有关的，不能决定安置", decided(type, check));
    }

    @ParameterizedTest
    @CsvSource({
        "kin, not-applicable",
        "foster, not-applicable",
        "own-home, not-applicable",
        "own-home, open",
        "women-shelter, open",
        "women-shelter, buyer-linked"
    })
    void aDecisionThatCameAnotherWayIsMadeAgainWhereThePlaceIsNotSafe(String type, String check) {
        var decidedElsewhere = beforeGateway(type, check);
        assertThat(decidedElsewhere)
                .hasPassed("is-place-safe", "suggest-placement")
                .hasNotPassed("admit");
        assertThat(decidedElsewhere).isWaitingAt("decide-placement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kin", "foster", "child-protection"})
    void aFamilyThatWasCheckedTakesAChildIn(String type) {
        var placement = first(CHILD);
        submit(placement, "decide-placement", decided(type, "clear"));
        assertThat(placement).isWaitingAt("admit");
    }

    @Test
    void anAdultMayLiveInAHomeOfHerOwn() {
        var placement = first(ADULT);
        submit(placement, "decide-placement", decided("own-home", "clear"));
        assertEnded(placement, "own-home");
    }

    @Test
    void aMinorFromSixteenInAHomeOfHerOwnIsAdmittedAndReviewed() {
        var placement = longTerm(girlOf(16));
        submit(placement, "decide-placement", decided("own-home", "clear"));
        submit(placement, "admit", "admitOutcome=admitted");
        assertThat(placement).isWaitingAt("review-placement");
    }

    @Test
    void aChildUnderSixteenOrOfUnknownAgeDoesNotLiveAlone() {
        var refusal = "不满16周岁（年龄不明按不满16周岁）的人不得单独自行居住";
        assertRefused(longTerm(girlOf(15)), "decide-placement", refusal, decided("own-home", "clear"));
        assertRefused(longTerm(MINOR_OF_UNKNOWN_AGE), "decide-placement", refusal, decided("own-home", "clear"));
    }

    @Test
    void aWomensShelterTakesNoMan() {
        assertRefused(
                first(with(ADULT, "sex", "male")),
                "decide-placement",
                "妇女庇护所只接收女性",
                decided("women-shelter", "not-applicable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "to-hospital", "could-not-be-done", "not-wanted"})
    void whoIsNotAdmittedGetsAnotherPlace(String outcome) {
        var placement = untilDecided(CHILD);
        submit(placement, "admit", "admitOutcome=" + outcome);
        assertThat(placement).isWaitingAt("decide-placement");
    }

    @Test
    void anAdmissionPutOffIsMadeOnTheDayFixed() {
        var placement = untilDecided(CHILD);
        submit(placement, "admit", "admitOutcome=more-time", "admitUntil=" + inDays(1));
        assertThat(placement).isWaitingAt("wait-to-admit");
        passTimer(placement);
        assertThat(placement).isWaitingAt("admit");
    }

    @Test
    void whoLeavesBeforeAdmissionHasLeftWithoutNotice() {
        var placement = untilDecided(ADULT);
        submit(placement, "admit", "admitOutcome=left");
        assertEnded(placement, "left-without-notice");
    }

    @Test
    void aChildWhoLeftIsSearchedAtOnceAndPlacedAnew() {
        var beforeAdmission = untilDecided(CHILD);
        assertRefused(beforeAdmission, "admit", "“最后见到的地方”必须填写", "admitOutcome=left", "lastSeenPlace=null");
        submit(beforeAdmission, "admit", "admitOutcome=left");
        assertSearchedAndPlacedAnew(beforeAdmission);
        var fromThere = untilAdmitted(CHILD);
        submit(fromThere, "review-placement", "reviewPlacementOutcome=left-without-notice");
        assertSearchedAndPlacedAnew(fromThere);
    }

    private void assertSearchedAndPlacedAnew(ProcessInstance placement) {
        var search = child(placement, "person-missing");
        assertWaitsFor(search, "search-person", "police");
        assertThat(runtimeService.getVariable(search.getId(), "urgencyLevel")).isEqualTo("critical");
        submit(search, "search-person", "searchOutcome=found", "searchMeasures=[child-alarm]");
        submit(search, "see-found-person", "seeFoundOutcome=back");
        assertThat(placement).isWaitingAtExactly("decide-placement");
    }

    @Test
    void aChildAlreadyReportedIsNotReportedTwice() {
        var placement = untilDecided(CHILD);
        runtimeService
                .createProcessInstanceByKey("person-missing")
                .businessKey(caseNumberOf(placement))
                .setVariables(with(CHILD, "region", COUNTY, "urgencyLevel", "critical"))
                .startBeforeActivity("search-person")
                .execute();
        assertRefused(placement, "admit", "已经报告失踪", "admitOutcome=left");
    }

    @Test
    void whoNeedsADoctorIsSentToHospital() {
        assertRefused(
                untilDecided(CHILD),
                "admit",
                "须就医的请选“转送医院”",
                "admitOutcome=could-not-be-done",
                "admissionHealth=needs-doctor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"settled", "go-home", "independent", "left-without-notice", "not-wanted", "could-not-be-done"})
    void anAdultsStayEndsAsReviewed(String outcome) {
        var stay = untilAdmitted(ADULT);
        submit(stay, "review-placement", "reviewPlacementOutcome=" + outcome);
        assertEnded(stay, outcome);
    }

    @Test
    void aChildWhoseParentsCannotBeFoundMayBeAdopted() {
        var stay = untilAdmitted(CHILD);
        submit(stay, "review-placement", "reviewPlacementOutcome=adoption-possible", "tracingStatus=closed");
        assertEnded(stay, "adoption-possible");
        var adoption = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumberOf(stay))
                .processDefinitionKey("adoption")
                .singleResult();
        assertWaitsFor(adoption, "check-adoptable", "civil-affairs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "in-progress", "verified"})
    void aChildIsNotAdoptedWhileItsParentsAreSearchedForOrFound(String tracing) {
        assertRefused(
                untilAdmitted(CHILD),
                "review-placement",
                "不符合送养条件",
                "reviewPlacementOutcome=adoption-possible",
                "tracingStatus=" + tracing);
    }

    @Test
    void anAdultIsNotAdopted() {
        assertRefused(
                untilAdmitted(ADULT),
                "review-placement",
                "送养只用于未成年人",
                "reviewPlacementOutcome=adoption-possible",
                "tracingStatus=closed");
    }

    @Test
    void whoMovesGetsANewDecision() {
        var stay = untilAdmitted(CHILD);
        submit(stay, "review-placement", "reviewPlacementOutcome=move");
        assertThat(stay).isWaitingAt("decide-placement");
    }

    @Test
    void aReviewPutOffIsMadeOnTheDayFixed() {
        var stay = untilAdmitted(CHILD);
        submit(stay, "review-placement", "reviewPlacementOutcome=more-time", "nextReviewOn=" + inDays(2));
        passTimer(stay);
        assertThat(stay).isWaitingAt("review-placement");
    }

    @Test
    void aChildIsSeenWithinAMonthAndAnAdultWithinThree() {
        assertRefused(
                untilAdmitted(CHILD),
                "review-placement",
                "下次复核太晚",
                "reviewPlacementOutcome=stay",
                "nextReviewOn=" + inDays(32));
        var stay = untilAdmitted(ADULT);
        assertRefused(stay, "review-placement", "下次复核太晚", "reviewPlacementOutcome=stay", "nextReviewOn=" + inDays(93));
        submit(stay, "review-placement", "reviewPlacementOutcome=stay", "nextReviewOn=" + inDays(92));
        assertThat(stay).isWaitingAt("wait-for-review");
    }

    @Test
    void aChildsStayIsNotEndedByItsWish() {
        assertRefused(untilAdmitted(CHILD), "review-placement", OF_NO_ONES_WISH, "reviewPlacementOutcome=not-wanted");
    }

    @Test
    void aChildsStayEndsUndoneOnlyWhereThereIsNobodyToCareFor() {
        var stay = untilAdmitted(CHILD);
        assertRefused(
                stay,
                "review-placement",
                "“未能办成”只用于",
                "reviewPlacementOutcome=could-not-be-done",
                "reviewPlacementReason=person-missing");
        submit(
                stay,
                "review-placement",
                "reviewPlacementOutcome=could-not-be-done",
                "reviewPlacementReason=outside-jurisdiction");
        assertEnded(stay, "could-not-be-done");
    }

    @Test
    void independenceBeginsAtSixteen() {
        var refusal = "的人不得自立离院";
        assertRefused(untilAdmitted(girlOf(15)), "review-placement", refusal, "reviewPlacementOutcome=independent");
        assertRefused(
                untilAdmitted(MINOR_OF_UNKNOWN_AGE), "review-placement", refusal, "reviewPlacementOutcome=independent");
        var stay = untilAdmitted(girlOf(16));
        submit(stay, "review-placement", "reviewPlacementOutcome=independent");
        assertEnded(stay, "independent");
    }

    @Test
    void aStayTheBuyerDisturbsIsNotStable() {
        assertRefused(
                untilAdmitted(CHILD),
                "review-placement",
                "有收买方接触的，不能记为已稳定",
                "reviewPlacementOutcome=settled",
                "placementIncidents=[illness, buyer-contact]");
    }

    private ProcessInstance first(Map<String, Object> person) {
        return start("placement", with(person, "placementPurpose", "first", "careLevel", null));
    }

    private ProcessInstance longTerm(Map<String, Object> person) {
        return start("placement", with(person, "placementPurpose", "long-term", "careLevel", "some-help"));
    }

    private ProcessInstance untilDecided(Map<String, Object> person) {
        var placement = longTerm(person);
        submit(placement, "decide-placement", decided("social-welfare", "not-applicable"));
        return placement;
    }

    private ProcessInstance untilAdmitted(Map<String, Object> person) {
        var placement = untilDecided(person);
        submit(placement, "admit", "admitOutcome=admitted");
        return placement;
    }

    /** A decision that did not come through the form, such as that of a case that was moved. */
    private ProcessInstance beforeGateway(String type, String check) {
        return runtimeService
                .createProcessInstanceByKey("placement")
                .businessKey(dossier.open(COUNTY, Instant.now()).value())
                .setVariables(with(
                        ADULT,
                        "region",
                        COUNTY,
                        "urgencyLevel",
                        "normal",
                        "placementPurpose",
                        "first",
                        "careLevel",
                        null,
                        "placementOutcome",
                        "decided",
                        "placementType",
                        type,
                        "carerCheck",
                        check,
                        "separationOutcome",
                        null))
                .startBeforeActivity("is-place-safe")
                .execute();
    }

    private static String[] movedIn(String type) {
        return new String[] {"placementOutcome=moved-in", "placementType=" + type, "carerCheck=not-applicable"};
    }

    private static String[] decided(String type, String check) {
        return new String[] {"placementOutcome=decided", "placementType=" + type, "carerCheck=" + check};
    }
}
