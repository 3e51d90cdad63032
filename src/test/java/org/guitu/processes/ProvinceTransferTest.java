package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvinceTransferTest extends ProcessTest {

    @Test
    void anotherProvinceTakesOver() {
        var transfer = start("province-transfer", girlOf(8));
        assertWaitsFor(transfer, "contact-other-province", "police");
        submit(transfer, "contact-other-province", "provinceOutcome=accepted");
        assertWaitsFor(transfer, "escort-to-province", "civil-affairs");
        submit(transfer, "escort-to-province", "provinceHandOverOutcome=received");
        assertWaitsFor(transfer, "confirm-follow-up", "civil-affairs");
        submit(transfer, "confirm-follow-up", "followedOutcome=confirmed");
        assertEnded(transfer, "handed-over");
    }

    @Test
    void takesTheFamilyThatGoesAlong() {
        var transfer = start("province-transfer", with(girlOf(8), "homeTogether", "together"));
        assertRefused(
                transfer, "contact-other-province", "没有书面接收家人的", "provinceOutcome=accepted", "provinceTakesFamily=no");
        submit(transfer, "contact-other-province", "provinceOutcome=accepted", "provinceTakesFamily=yes");
        assertRefused(
                transfer,
                "escort-to-province",
                "不能只移交一人",
                "provinceHandOverOutcome=received",
                "familyHandedOver=not-together");
        submit(transfer, "escort-to-province", "provinceHandOverOutcome=received", "familyHandedOver=together");
    }

    @Test
    void isToldToTheFamilyBeforehand() {
        var sister = rescuedGirl(12);
        var brother = rescuedGirl(9);
        link(sister, brother, Relation.SIBLING);
        beside(sister, "province-transfer", girlOf(12));
        assertThat(runtimeService.getVariable(runningIn(brother, "kin-change").getId(), "kinEvent"))
                .isEqualTo("leaves");
    }

    @Test
    void isAskedAgainOnTheDayFixed() {
        var transfer = start("province-transfer", womanOf(29));
        submit(transfer, "contact-other-province", "provinceOutcome=more-time", "provinceUntil=" + inDays(5));
        passTimer(transfer);
        submit(transfer, "contact-other-province", "provinceOutcome=accepted");
        submit(transfer, "escort-to-province", "provinceHandOverOutcome=received");
        submit(transfer, "confirm-follow-up", "followedOutcome=more-time", "followedUntil=" + inDays(5));
        passTimer(transfer);
        submit(transfer, "confirm-follow-up", "followedOutcome=unconfirmed");
        assertEnded(transfer, "followed-from-here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"declined", "could-not-be-done"})
    void mayNotBeAccepted(String outcome) {
        var transfer = start("province-transfer", womanOf(29));
        submit(transfer, "contact-other-province", "provinceOutcome=" + outcome);
        assertEnded(transfer, "not-accepted");
    }

    @Test
    void waitsUntilTheDoctorFindsThePersonFit() {
        var transfer = untilAccepted(8);
        var care = doctorFinds(transfer, "fitForTravel=not-fit");
        assertRefused(transfer, "escort-to-province", "医生的结论是“暂不宜出行”", "provinceHandOverOutcome=received");
        passTimer(care);
        submit(care, "review-fitness", "reviewFitnessOutcome=found", "fitForTravel=fit", "fitForInterview=fit");
        submit(transfer, "escort-to-province", "provinceHandOverOutcome=received");
    }

    @Test
    void ofAChildWithoutAFindingHeedsTheDoctorOnTheSpot() {
        var transfer = untilAccepted(8);
        for (String opinion : List.of("not-fit", "declined")) {
            assertRefused(
                    transfer,
                    "escort-to-province",
                    "医护意见",
                    "provinceHandOverOutcome=received",
                    "onSiteTravelFitness=" + opinion);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "could-not-be-done"})
    void mayFailOnTheWay(String outcome) {
        var transfer = untilAccepted(8);
        submit(transfer, "escort-to-province", "provinceHandOverOutcome=" + outcome);
        assertEnded(transfer, outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "provinceReceiver, other, 未成年人只能交给约定的接收人",
        "provinceReceiver, nobody, 未成年人只能交给约定的接收人",
        "provinceSigned, unsigned, 交接书没有签字的"
    })
    void leavesAChildToNobodyElse(String question, String answer, String refusal) {
        assertRefused(
                untilAccepted(8),
                "escort-to-province",
                refusal,
                "provinceHandOverOutcome=received",
                question + "=" + answer);
    }

    private ProcessInstance untilAccepted(int age) {
        var transfer = start("province-transfer", girlOf(age));
        submit(transfer, "contact-other-province", "provinceOutcome=accepted");
        return transfer;
    }
}
