package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepatriationTest extends ProcessTest {

    private static final Map<String, Object> WOMAN = womanOf(29);
    private static final Map<String, Object> CHILD = girlOf(8);

    @Test
    void aWomanComesHomeSafely() {
        var journey = start("repatriation", WOMAN);
        assertWaitsFor(journey, "assess-return-risk", "police");
        submit(journey, "assess-return-risk", "returnRiskOutcome=safe", "riskAtHome=[none]");
        assertWaitsFor(journey, "obtain-return-consent", "civil-affairs");
        consent(journey, "self");
        assertWaitsFor(journey, "arrange-papers", "foreign-affairs");
        papers(journey);
        assertWaitsFor(journey, "care-in-transit", "civil-affairs");
        submit(journey, "care-in-transit", "transitOutcome=fit");
        assertWaitsFor(journey, "escort-and-hand-over", "police");
        submit(journey, "escort-and-hand-over", "escortOutcome=handed-over");
        assertWaitsFor(journey, "confirm-arrival", "foreign-affairs");
        submit(journey, "confirm-arrival", "arrivalOutcome=more-time", "arrivalUntil=" + inDays(2));
        passTimer(journey);
        submit(journey, "confirm-arrival", "arrivalOutcome=confirmed");
        assertEnded(journey, "repatriated");
    }

    @Test
    void nobodyIsSentIntoDanger() {
        var journey = start("repatriation", WOMAN);
        assertRiskRefused(journey, "有危险的不能算“可以”", "returnRiskOutcome=safe", "riskAtHome=[debt]");
        for (String outcome : List.of("safe", "with-conditions")) {
            assertRiskRefused(journey, "受迫害的不得送返", "returnRiskOutcome=" + outcome, "riskAtHome=[persecution]");
            assertRiskRefused(
                    journey,
                    "没有书面确认的不能送返",
                    "returnRiskOutcome=" + outcome,
                    "riskAtHome=[none]",
                    "receivingConfirmed=asked");
            assertRiskRefused(
                    journey,
                    "身份没有确认的不能送返",
                    "returnRiskOutcome=" + outcome,
                    "riskAtHome=[none]",
                    "identityBy=not-confirmed");
        }
        assertRiskRefused(journey, "不能同时选其他危险", "returnRiskOutcome=not-safe", "riskAtHome=[none, debt]");
        submit(journey, "assess-return-risk", "returnRiskOutcome=not-safe");
        assertEnded(journey, "not-safe");
    }

    private void assertRiskRefused(ProcessInstance journey, String refusal, String... answers) {
        assertRefused(journey, "assess-return-risk", refusal, answers);
    }

    @Test
    void theRiskMayNotBeAssessable() {
        var journey = start("repatriation", WOMAN);
        submit(journey, "assess-return-risk", "returnRiskOutcome=could-not-be-done");
        assertEnded(journey, "could-not-be-done");
    }

    @Test
    void consentMayComeLater() {
        var journey = untilSafe(WOMAN);
        submit(journey, "obtain-return-consent", "returnConsentOutcome=later", "returnConsentUntil=" + inDays(7));
        passTimer(journey);
        assertThat(journey).isWaitingAtExactly("obtain-return-consent");
        submit(journey, "obtain-return-consent", "returnConsentOutcome=refused");
        assertEnded(journey, "not-wanted");
    }

    @Test
    void consentIsFreeAndByTheRightPerson() {
        assertRefused(
                untilSafe(WOMAN), "obtain-return-consent", "同意才算数", "returnConsentOutcome=given", "returnTold=[route]");
        assertConsentRefused(untilSafe(WOMAN), "成年人只能由本人同意", "guardian");
        assertConsentRefused(untilSafe(CHILD), "未成年人须由监护人或临时监护机构同意", "self");
        consent(untilSafe(CHILD), "guardian");
    }

    private void assertConsentRefused(ProcessInstance journey, String refusal, String by) {
        assertRefused(
                journey,
                "obtain-return-consent",
                refusal,
                "returnConsentOutcome=given",
                "returnTold=[choices, change-mind]",
                "returnConsentBy=" + by);
    }

    @Test
    void anEmbassyIsNotAskedAgainstThePersonsWill() {
        var journey = untilSafe(WOMAN);
        submit(
                journey,
                "obtain-return-consent",
                "returnConsentOutcome=given",
                "returnTold=[choices, change-mind]",
                "returnConsentBy=self",
                "embassyContactAgreed=no");
        assertRefused(
                journey,
                "arrange-papers",
                "本人不同意联系本国使领馆的，不得联系",
                "papersOutcome=ready",
                "paperValidTo=" + inDays(60),
                "embassyAskedOn=" + today());
        submit(journey, "arrange-papers", "papersOutcome=ready", "paperValidTo=" + inDays(60), "embassyAskedOn=null");
        assertThat(journey).isWaitingAtExactly("care-in-transit");
    }

    @Test
    void anEmbassyThatIsSilentIsAskedAgain() {
        var journey = untilConsented();
        submit(journey, "arrange-papers", "papersOutcome=embassy-silent", "papersUntil=" + inDays(14));
        passTimer(journey);
        assertThat(journey).isWaitingAtExactly("arrange-papers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nationality-denied", "could-not-be-done"})
    void theOtherCountryMayNotTakeThePersonBack(String outcome) {
        var journey = untilConsented();
        submit(journey, "arrange-papers", "papersOutcome=" + outcome);
        assertEnded(journey, "not-accepted");
    }

    @Test
    void papersAreValid() {
        assertRefused(
                untilConsented(),
                "arrange-papers",
                "证件已过期",
                "papersOutcome=ready",
                "paperValidTo=" + today().toString());
    }

    @ParameterizedTest
    @CsvSource({"onSiteTravelFitness, not-fit, 出发前医护意见是“暂不宜”", "stillWantsReturn, no, 本人不愿意的不能送返"})
    void nobodyDepartsUnfitOrUnwilling(String question, String answer, String refusal) {
        assertRefused(untilPapered(), "care-in-transit", refusal, "transitOutcome=fit", question + "=" + answer);
    }

    @ParameterizedTest
    @CsvSource({"not-wanted, not-wanted", "could-not-be-done, could-not-be-done"})
    void thePersonMayStayAfterAll(String outcome, String end) {
        var journey = untilPapered();
        submit(journey, "care-in-transit", "transitOutcome=" + outcome);
        assertEnded(journey, end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-fit-now", "more-time"})
    void theDepartureMayWait(String outcome) {
        var journey = untilPapered();
        submit(journey, "care-in-transit", "transitOutcome=" + outcome, "transitUntil=" + inDays(14));
        assertThat(journey).isWaitingAtExactly("wait-to-depart");
        passTimer(journey);
        assertThat(journey).isWaitingAtExactly("care-in-transit");
    }

    @Test
    void nobodyDepartsWithPapersThatExpireBefore() {
        assertRefused(untilPapered(), "care-in-transit", "晚于出境证件的有效期", "transitOutcome=fit", "departOn=" + inDays(61));
    }

    @ParameterizedTest
    @CsvSource({"29, own-children, not-settled, 母子（父子）不得拆散", "8, parent, apart-agreed, 孩子不能离开一同获救的父母"})
    void parentAndChildTravelTogether(long years, String together, String answer, String refusal) {
        var person = years < 18 ? girlOf(years) : womanOf(years);
        var journey = untilSafe(with(person, "keepTogether", together));
        consent(journey, years < 18 ? "guardian" : "self");
        papers(journey);
        assertRefused(journey, "care-in-transit", refusal, "transitOutcome=fit", "familyTravel=" + answer);
        submit(journey, "care-in-transit", "transitOutcome=fit", "familyTravel=together");
        assertThat(journey).isWaitingAtExactly("escort-and-hand-over");
    }

    @Test
    void herChildGoesAlongInEveryStep() {
        var journey = start("repatriation", with(WOMAN, "homeTogether", "together", "childrenAlong", "registered"));
        assertRiskRefused(journey, "没有确认接收家人的不能送返", "returnRiskOutcome=safe", "riskAtHome=[none]", "receivesFamily=no");
        submit(journey, "assess-return-risk", "returnRiskOutcome=safe", "riskAtHome=[none]", "receivesFamily=yes");
        consent(journey, "self");
        assertRefused(
                journey,
                "arrange-papers",
                "随行孩子的证件还没有办好",
                "papersOutcome=ready",
                "paperValidTo=" + inDays(60),
                "childPapers=not-ready");
        papers(journey);
        assertRefused(journey, "care-in-transit", "不能改为不同行", "transitOutcome=fit", "familyTravel=apart-agreed");
        submit(journey, "care-in-transit", "transitOutcome=fit", "familyTravel=together");
        assertRefused(
                journey, "escort-and-hand-over", "不能只移交一人", "escortOutcome=handed-over", "familyEscorted=not-together");
        submit(journey, "escort-and-hand-over", "escortOutcome=handed-over", "familyEscorted=together");
        assertThat(journey).isWaitingAtExactly("confirm-arrival");
    }

    @Test
    void aChildWhosePartingWasApprovedMaySetOut() {
        var journey = untilSafe(with(CHILD, "keepTogether", "siblings", "homeTogether", "apart"));
        consent(journey, "guardian");
        papers(journey);
        submit(journey, "care-in-transit", "transitOutcome=fit", "familyTravel=apart-agreed");
        assertThat(journey).isWaitingAtExactly("escort-and-hand-over");
    }

    @Test
    void theFamilyLearnsOfItBeforeAndAfter() {
        var mother = rescuedWoman();
        var child = rescuedGirl(3);
        link(mother, child, Relation.CHILD);
        var journey = beside(mother, "repatriation", WOMAN);
        var before = runningIn(child, "kin-change");
        assertThat(runtimeService.getVariable(before.getId(), "kinEvent")).isEqualTo("leaves");
        submit(journey, "assess-return-risk", "returnRiskOutcome=safe", "riskAtHome=[none]");
        consent(journey, "self");
        papers(journey);
        submit(journey, "care-in-transit", "transitOutcome=fit", "familyTravel=apart-agreed");
        submit(journey, "escort-and-hand-over", "escortOutcome=handed-over");
        assertEnded(before, "replaced");
        assertThat(runtimeService.getVariable(runningIn(child, "kin-change").getId(), "kinEvent"))
                .isEqualTo("has-left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-received", "turned-back", "not-wanted", "could-not-be-done"})
    void theHandOverMayFail(String outcome) {
        var journey = untilPapered();
        submit(journey, "care-in-transit", "transitOutcome=fit");
        submit(journey, "escort-and-hand-over", "escortOutcome=" + outcome);
        assertEnded(journey, "could-not-be-done");
    }

    @Test
    void theArrivalMayStayUnconfirmed() {
        var journey = untilPapered();
        submit(journey, "care-in-transit", "transitOutcome=fit");
        submit(journey, "escort-and-hand-over", "escortOutcome=handed-over");
        submit(journey, "confirm-arrival", "arrivalOutcome=unconfirmed");
        assertEnded(journey, "arrival-unconfirmed");
    }

    @Test
    void nobodySetsOutAgainstTheDoctorsFinding() {
        var journey = untilPapered();
        var care = doctorFinds(journey, "fitForTravel=not-fit");
        assertRefused(journey, "care-in-transit", "医生的结论是“暂不宜出行”", "transitOutcome=fit");
        passTimer(care);
        submit(care, "review-fitness", "reviewFitnessOutcome=found", "fitForTravel=fit", "fitForInterview=fit");
        assertRefused(journey, "care-in-transit", "医生的结论是可以出行", "transitOutcome=not-fit-now");
        submit(journey, "care-in-transit", "transitOutcome=fit");
        doctorFinds(journey, "fitForTravel=not-fit");
        assertRefused(journey, "escort-and-hand-over", "医生的结论是“暂不宜出行”", "escortOutcome=handed-over");
    }

    private ProcessInstance untilSafe(Map<String, Object> person) {
        var journey = start("repatriation", person);
        submit(journey, "assess-return-risk", "returnRiskOutcome=with-conditions", "riskAtHome=[debt]");
        return journey;
    }

    private ProcessInstance untilConsented() {
        var journey = untilSafe(WOMAN);
        consent(journey, "self");
        return journey;
    }

    private ProcessInstance untilPapered() {
        var journey = untilConsented();
        papers(journey);
        return journey;
    }

    private void consent(ProcessInstance journey, String by) {
        submit(
                journey,
                "obtain-return-consent",
                "returnConsentOutcome=given",
                "returnTold=[choices, change-mind]",
                "returnConsentBy=" + by);
    }

    private void papers(ProcessInstance journey) {
        submit(journey, "arrange-papers", "papersOutcome=ready", "paperValidTo=" + inDays(60));
    }
}
