package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Legal aid from the application to the result. */
class LegalAidTest extends ProcessTest {

    private ProcessInstance apply() {
        return start("legal-aid", womanOf(30));
    }

    private ProcessInstance untilAccepted() {
        var instance = apply();
        submit(instance, "apply-legal-aid", "applyOutcome=accepted");
        return instance;
    }

    private ProcessInstance untilGranted() {
        var instance = untilAccepted();
        submit(instance, "decide-eligibility", "eligibilityOutcome=granted");
        return instance;
    }

    private ProcessInstance untilAssigned() {
        var instance = untilGranted();
        submit(instance, "assign-lawyer", "assignOutcome=assigned");
        return instance;
    }

    private ProcessInstance untilProceedingsEnd() {
        var instance = untilAssigned();
        submit(instance, "record-progress", "progressOutcome=concluded");
        return instance;
    }

    @Nested
    class TheStep {

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "not-legal"})
        void theDefenceOfAMinorIsNotDeclined(String outcome) {
            assertRefused(
                    start("legal-aid", girlOf(15)),
                    "apply-legal-aid",
                    "未成年犯罪嫌疑人的辩护不能谢绝",
                    "applyOutcome=" + outcome,
                    "legalStanding=suspect");
        }

        @Test
        void waitsInTheQueueOfJusticeOfTheRegion() {
            assertThat(task(apply(), "apply-legal-aid"))
                    .hasCandidateGroup("justice-" + COUNTY)
                    .isNotAssigned();
        }

        @Test
        void thatSuppliesPapersWaitsInTheQueueOfCivilAffairs() {
            var instance = untilAccepted();
            submit(instance, "decide-eligibility", "eligibilityOutcome=papers-due");
            assertThat(task(instance, "supply-papers"))
                    .hasCandidateGroup("civil-affairs-" + COUNTY)
                    .isNotAssigned();
        }

        @Test
        void isDueAsTheLegalAidLawSays() {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-09T02:00:00Z")));
            var instance = untilAccepted();
            assertThat(task(instance, "decide-eligibility").getDueDate().toInstant())
                    .isEqualTo(Instant.parse("2026-03-16T15:59:59Z"));
            submit(instance, "decide-eligibility", "eligibilityOutcome=granted");
            assertThat(task(instance, "assign-lawyer").getDueDate().toInstant())
                    .isEqualTo(Instant.parse("2026-03-12T15:59:59Z"));
        }
    }

    @Nested
    class TheApplication {

        @Test
        void ofAChildWithoutMeansIsGrantedOnTheSpot() {
            var instance = start("legal-aid", girlOf(9));
            submit(instance, "apply-legal-aid", "applyOutcome=granted", "economicBasis=exempt-no-income");
            assertThat(instance).isWaitingAtExactly("assign-lawyer").hasNotPassed("decide-eligibility");
            assertThat(historic(instance, "eligibilityOutcome")).isEqualTo("granted");
        }

        @Test
        void isNotGrantedOnTheSpotWhereTheMeansAreOnlyDeclared() {
            assertRefused(apply(), "apply-legal-aid", "“经济条件”没有这个选项", "applyOutcome=granted", "economicBasis=declared");
        }

        @Test
        void acceptedIsExamined() {
            assertThat(untilAccepted()).isWaitingAtExactly("decide-eligibility");
        }

        @ParameterizedTest
        @CsvSource({
            "not-legal, not-legal, ",
            "not-wanted, not-wanted, person-declined",
            "could-not-be-done, could-not-be-done, person-missing"
        })
        void thatComesToNothingEndsWithItsReason(String outcome, String end, String reason) {
            var instance = apply();
            submit(instance, "apply-legal-aid", "applyOutcome=" + outcome, "applyReason=" + reason);
            assertEnded(instance, end);
            assertThat(lastAnswer(instance, "applyReason")).isEqualTo(reason);
        }

        @Test
        void isTakenUpAgainOnTheDayFixed() {
            var instance = apply();
            submit(instance, "apply-legal-aid", "applyOutcome=more-time", "applyUntil=" + inDays(4));
            assertThat(instance).isWaitingAtExactly("wait-to-apply");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("apply-legal-aid");
        }

        @ParameterizedTest
        @ValueSource(strings = {"answered", "apply", "elsewhere", "could-not-be-done", "not-wanted", "more-time"})
        void isDecidedOnAfterTheAdviserWasAsked(String answer) {
            var instance = apply();
            submit(instance, "apply-legal-aid", "applyOutcome=consult-first");
            assertThat(instance).isWaitingAtExactly("consult-adviser");
            submit(instance, "consult-adviser", "consultOutcome=" + answer);
            assertThat(instance).isWaitingAtExactly("apply-legal-aid");
        }
    }

    @Nested
    class Elsewhere {

        private ProcessInstance untilForwarded() {
            var instance = apply();
            submit(instance, "apply-legal-aid", "applyOutcome=forwarded", "competentRegion=" + NEIGHBOUR);
            return instance;
        }

        @Test
        void theApplicationWaitsInTheQueueOfTheCompetentRegionOnly() {
            var instance = untilForwarded();
            assertThat(instance).isWaitingAtExactly("legal-aid-elsewhere");
            var there = child(instance, "legal-aid");
            assertThat(there).variables().containsEntry("region", NEIGHBOUR).containsEntry("minor", false);
            assertThat(there.getBusinessKey()).isEqualTo(instance.getBusinessKey());
            var task = task(there, "apply-legal-aid");
            assertThat(task).hasCandidateGroup("justice-" + NEIGHBOUR).isNotAssigned();
            assertKeptFrom("justice-" + COUNTY, task);
        }

        @Test
        void theResultIsCountedThereAndTheForwardingEndsHere() {
            var instance = untilForwarded();
            var there = child(instance, "legal-aid");
            submit(there, "apply-legal-aid", "applyOutcome=accepted");
            submit(there, "decide-eligibility", "eligibilityOutcome=refused");
            assertEnded(there, "refused");
            assertEnded(instance, "forwarded");
            assertThat(historic(instance, "legalAidOutcome")).isEqualTo("refused");
        }

        @Test
        void papersAreSuppliedByCivilAffairsThere() {
            var there = child(untilForwarded(), "legal-aid");
            submit(there, "apply-legal-aid", "applyOutcome=accepted");
            submit(there, "decide-eligibility", "eligibilityOutcome=papers-due");
            assertThat(task(there, "supply-papers")).hasCandidateGroup("civil-affairs-" + NEIGHBOUR);
        }

        @Test
        void isNotHere() {
            assertRefused(
                    apply(),
                    "apply-legal-aid",
                    "本地有管辖权的请选“受理，由本地审查”",
                    "applyOutcome=forwarded",
                    "competentRegion=" + COUNTY);
        }
    }

    @Nested
    class Eligibility {

        @ParameterizedTest
        @ValueSource(strings = {"granted", "urgent-first"})
        void grantedLeadsToALawyer(String outcome) {
            var instance = untilAccepted();
            submit(instance, "decide-eligibility", "eligibilityOutcome=" + outcome);
            assertThat(instance).isWaitingAtExactly("assign-lawyer");
        }

        @Test
        void refusedEndsOnceTheReasonAndTheWayToObjectAreTold() {
            var instance = untilAccepted();
            assertRefused(
                    instance,
                    "decide-eligibility",
                    "不予援助必须先书面告知理由和提出异议的途径",
                    "eligibilityOutcome=refused",
                    "refusalTold=false");
            submit(instance, "decide-eligibility", "eligibilityOutcome=refused", "refusalTold=true");
            assertEnded(instance, "refused");
        }

        @ParameterizedTest
        @CsvSource({
            "granted, inScope, no",
            "granted, economicBasis, not-met",
            "urgent-first, inScope, no",
            "urgent-first, economicBasis, not-met"
        })
        void isNotGrantedAgainstItsOwnFindings(String outcome, String finding, String answer) {
            assertRefused(
                    untilAccepted(),
                    "decide-eligibility",
                    "与“给予援助”矛盾",
                    "eligibilityOutcome=" + outcome,
                    finding + "=" + answer);
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void thatIsNotDecidedTerminatesTheAid(String outcome) {
            var instance = untilAccepted();
            submit(instance, "decide-eligibility", "eligibilityOutcome=" + outcome);
            assertEnded(instance, "terminated");
        }

        @Test
        void isExaminedFurtherOnTheDayFixed() {
            var instance = untilAccepted();
            submit(instance, "decide-eligibility", "eligibilityOutcome=more-time", "eligibilityUntil=" + inDays(3));
            assertThat(instance).isWaitingAtExactly("wait-to-decide");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("decide-eligibility");
        }

        @ParameterizedTest
        @ValueSource(strings = {"supplied", "cannot-supply", "could-not-be-done", "not-wanted", "more-time"})
        void isExaminedAgainWhateverBecomesOfThePapers(String outcome) {
            var instance = untilAccepted();
            submit(instance, "decide-eligibility", "eligibilityOutcome=papers-due", "papersMissing=[identity, proxy]");
            assertThat(instance).isWaitingAtExactly("supply-papers");
            submit(instance, "supply-papers", "supplyOutcome=" + outcome);
            assertThat(instance).isWaitingAtExactly("decide-eligibility");
        }
    }

    @Nested
    class TheLawyer {

        @Test
        void assignedReportsOnTheProgress() {
            assertThat(untilAssigned()).isWaitingAtExactly("record-progress");
        }

        @ParameterizedTest
        @ValueSource(strings = {"no-lawyer", "conflict", "more-time"})
        void isAssignedOnTheDayFixedWhenNobodySuitableIsThere(String outcome) {
            var instance = untilGranted();
            submit(instance, "assign-lawyer", "assignOutcome=" + outcome, "assignUntil=" + inDays(2));
            assertThat(instance).isWaitingAtExactly("wait-to-assign");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("assign-lawyer");
        }

        @ParameterizedTest
        @ValueSource(strings = {"own-lawyer", "not-wanted", "could-not-be-done"})
        void whoIsNotNeededTerminatesTheAid(String outcome) {
            var instance = untilGranted();
            submit(instance, "assign-lawyer", "assignOutcome=" + outcome);
            assertEnded(instance, "terminated");
        }

        @Test
        void isReplacedWhenThePersonWantsAnother() {
            var instance = untilAssigned();
            assertRefused(
                    instance,
                    "record-progress",
                    "受援人要求更换承办人：请选“更换承办人”",
                    "progressOutcome=continue",
                    "changeWanted=yes");
            submit(instance, "record-progress", "progressOutcome=change-lawyer", "changeWanted=yes");
            assertThat(instance).isWaitingAtExactly("assign-lawyer");
        }
    }

    @Nested
    class TheProceedings {

        @Test
        void areRecordedAsTheyGoOn() {
            var instance = untilAssigned();
            submit(instance, "record-progress", "progressOutcome=continue");
            assertThat(instance).isWaitingAtExactly("record-progress");
        }

        @ParameterizedTest
        @ValueSource(strings = {"suspended", "more-time"})
        void thatStandStillAreLookedAtAgainOnTheDayFixed(String outcome) {
            var instance = untilAssigned();
            submit(instance, "record-progress", "progressOutcome=" + outcome, "nextHearingOn=" + inDays(25));
            assertThat(instance).isWaitingAtExactly("wait-for-hearing");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("record-progress");
        }

        @Test
        void thatAreOverAndWhoseResultIsKnownAreClosedAtOnce() {
            var instance = untilAssigned();
            submit(instance, "record-progress", "progressOutcome=closed", "resultKind=won", "feeTaken=no");
            assertEnded(instance, "concluded");
        }

        @ParameterizedTest
        @ValueSource(strings = {"concluded", "could-not-be-done", "not-wanted"})
        void thatAreOverAreRecordedWithTheirResult(String outcome) {
            var instance = untilAssigned();
            submit(instance, "record-progress", "progressOutcome=" + outcome);
            assertThat(instance).isWaitingAtExactly("record-outcome");
        }
    }

    @Nested
    class TheResult {

        @Test
        void filedConcludesTheAid() {
            var instance = untilProceedingsEnd();
            submit(instance, "record-outcome", "legalOutcome=closed");
            assertEnded(instance, "concluded");
        }

        @ParameterizedTest
        @ValueSource(strings = {"appeal", "enforcement", "more-time"})
        void isFollowedWhileItIsNotFinal(String outcome) {
            var instance = untilProceedingsEnd();
            submit(instance, "record-outcome", "legalOutcome=" + outcome, "nextHearingOn=" + inDays(40));
            assertThat(instance).isWaitingAtExactly("wait-for-hearing");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("record-progress");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void thatWillNotComeTerminatesTheAid(String outcome) {
            var instance = untilProceedingsEnd();
            submit(instance, "record-outcome", "legalOutcome=" + outcome);
            assertEnded(instance, "terminated");
        }

        @Test
        void isNotMoreReceivedThanAwarded() {
            var instance = untilProceedingsEnd();
            assertRefused(
                    instance,
                    "record-outcome",
                    "实得金额大于判赔金额",
                    "legalOutcome=closed",
                    "resultKind=won",
                    "amountAwarded=" + 10_000,
                    "amountReceived=" + 10_000.5);
            submit(
                    instance,
                    "record-outcome",
                    "legalOutcome=closed",
                    "resultKind=won",
                    "amountAwarded=" + 10_000,
                    "amountReceived=" + 10_000);
            assertEnded(instance, "concluded");
        }
    }
}
