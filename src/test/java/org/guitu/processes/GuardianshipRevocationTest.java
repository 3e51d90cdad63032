package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guardian who sold or harmed the ward is replaced by the court; the ward is made safe first. */
class GuardianshipRevocationTest extends LifeEventTest {

    private static final String PROCESS = "guardianship-revocation";

    private ProcessInstance propose(String account, ProcessInstance rescue, String danger) {
        return startByForm(account, PROCESS, and(GROUND, "caseNumber=" + caseNumberOf(rescue), "wardDanger=" + danger));
    }

    private ProcessInstance begin() {
        return propose(OFFICE, consented(CHILD), "no");
    }

    private void protect(ProcessInstance revocation, String outcome) {
        submit(revocation, "protect-ward", "protectOutcome=" + outcome, "wardPlace=institution");
    }

    private ProcessInstance untilProtected() {
        var revocation = begin();
        protect(revocation, "protected");
        return revocation;
    }

    private ProcessInstance untilPrepared(String outcome) {
        var revocation = untilProtected();
        submit(revocation, "prepare-revocation", "prepareRevocationOutcome=" + outcome);
        return revocation;
    }

    private ProcessInstance untilInCourt() {
        var revocation = untilPrepared("filed");
        submit(revocation, "advise-revocation", "adviseRevocationOutcome=supports");
        return revocation;
    }

    private ProcessInstance untilRevoked() {
        var revocation = untilInCourt();
        submit(revocation, "decide-revocation", "revocationOutcome=revoked", "courtGuardianKind=grandparents");
        return revocation;
    }

    @Nested
    class TheProposal {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "civil-affairs",
                    "police",
                    "procuratorate",
                    "education",
                    "health",
                    "womens-federation",
                    "disabled-persons-federation"
                })
        void isMadeByWhoeverSeesTheWardHarmed(String department) {
            assertWaitsFor(
                    propose(department + "-" + COUNTY, consented(CHILD), "unknown"), "protect-ward", "civil-affairs");
        }

        @ParameterizedTest
        @ValueSource(strings = {"justice-" + COUNTY, "civil-affairs-" + NEIGHBOUR})
        void isMadeByNobodyElse(String account) {
            assertRefusedToStart(account, PROCESS, caseNumberOf(consented(CHILD)), "");
        }

        @Test
        void isNotMadeTwice() {
            var rescue = consented(CHILD);
            propose(OFFICE, rescue, "no");
            assertRefusedToStart(OFFICE, PROCESS, caseNumberOf(rescue), "正在办理撤销监护人资格");
        }

        @Test
        void keepsTheCaseFromBeingClosed() {
            var rescue = start("rescue-case", ADULT);
            inCase(rescue, "receive-person", "receiveOutcome=left-before");
            propose(OFFICE, rescue, "no");
            assertRefused(
                    rescue, "propose-closure", "撤销监护人资格", "proposeClosureOutcome=proposed", "closeReason=missing");
        }

        @Test
        void isNotMadeInAClosedCase() {
            assertRefusedToStart(OFFICE, PROCESS, closedCase(), "已经结案");
        }
    }

    @Nested
    class TheWard {

        @ParameterizedTest
        @ValueSource(strings = {"with-guardian", "unknown"})
        void isNotSafeWithinTheGuardiansReach(String place) {
            assertRefused(begin(), "protect-ward", "还不安全", "protectOutcome=protected", "wardPlace=" + place);
        }

        @ParameterizedTest
        @CsvSource({"order-needed, issued", "could-not-be-done, refused", "order-needed, withdrawn"})
        void isProtectedByTheCourtMeanwhile(String outcome, String order) {
            var revocation = begin();
            protect(revocation, outcome);
            assertWaitsFor(revocation, "decide-protection-order", "court");
            submit(revocation, "decide-protection-order", "protectionOrderOutcome=" + order);
            assertWaitsFor(revocation, "prepare-revocation", "civil-affairs");
        }

        @ParameterizedTest
        @CsvSource({"no, 72", "yes, 24"})
        void isProtectedWithinTheHoursOfTheLaw(String danger, long hours) {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-09T02:00:00Z")));
            var revocation = propose(OFFICE, consented(CHILD), danger);
            protect(revocation, "order-needed");
            var task = task(revocation, "decide-protection-order");
            assertThat(Duration.between(
                            task.getCreateTime().toInstant(), task.getDueDate().toInstant()))
                    .isEqualTo(Duration.ofHours(hours));
        }
    }

    @Nested
    class TheApplication {

        @Test
        void isPreparedFurtherOnTheDayFixed() {
            var revocation = untilProtected();
            submit(
                    revocation,
                    "prepare-revocation",
                    "prepareRevocationOutcome=more-time",
                    "prepareRevocationUntil=" + inDays(10));
            assertThat(revocation).isWaitingAtExactly("wait-to-prepare-revocation");
            passTimer(revocation);
            assertThat(revocation).isWaitingAtExactly("prepare-revocation");
        }

        @ParameterizedTest
        @ValueSource(strings = {"supports", "no-opinion"})
        void goesToCourtAfterTheProcuratorate(String advice) {
            var revocation = untilPrepared("filed");
            assertWaitsFor(revocation, "advise-revocation", "procuratorate");
            submit(revocation, "advise-revocation", "adviseRevocationOutcome=" + advice);
            assertWaitsFor(revocation, "decide-revocation", "court");
        }

        @Test
        void isRecommendedWhereThereIsNone() {
            var revocation = untilPrepared("not-filed");
            submit(revocation, "advise-revocation", "adviseRevocationOutcome=recommends");
            assertWaitsFor(revocation, "prepare-revocation", "civil-affairs");
        }

        @Test
        void isLeftOutOnlyWithTheProcuratoratesConsent() {
            var revocation = untilPrepared("not-filed");
            submit(revocation, "advise-revocation", "adviseRevocationOutcome=agrees");
            assertEnded(revocation, "not-filed");
        }

        @ParameterizedTest
        @CsvSource({
            "filed, recommends, 已经向法院申请",
            "filed, agrees, 已经向法院申请",
            "not-filed, supports, 还没有人申请",
            "not-filed, no-opinion, 还没有人申请"
        })
        void isAdvisedUponAsItIs(String prepared, String advice, String text) {
            assertRefused(untilPrepared(prepared), "advise-revocation", text, "adviseRevocationOutcome=" + advice);
        }
    }

    @Nested
    class TheCourt {

        @Test
        void decidesWithinAMonth() {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-09T02:00:00Z")));
            assertThat(task(untilInCourt(), "decide-revocation").getDueDate().toInstant())
                    .isEqualTo(Instant.parse("2026-04-09T15:59:59Z"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-revoked", "withdrawn"})
        void mayLeaveTheGuardian(String outcome) {
            var revocation = untilInCourt();
            submit(revocation, "decide-revocation", "revocationOutcome=" + outcome);
            assertEnded(revocation, outcome);
        }

        @Test
        void appointsNobodyFromTheBuyersSide() {
            assertRefused(
                    untilInCourt(),
                    "decide-revocation",
                    "不能担任监护人",
                    "revocationOutcome=revoked",
                    "courtGuardianCheck=linked");
        }

        @ParameterizedTest
        @CsvSource({"settled, [person]", "temporary, [none]"})
        void isFollowedByANewGuardian(String outcome, String handedOver) {
            var revocation = untilRevoked();
            assertWaitsFor(revocation, "settle-new-guardian", "civil-affairs");
            submit(
                    revocation,
                    "settle-new-guardian",
                    "settleGuardianOutcome=" + outcome,
                    "guardianEntered=" + (outcome.equals("settled") ? "done" : null),
                    "guardianHandedOver=" + handedOver);
            assertEnded(revocation, "revoked");
        }

        @Test
        void isNotFollowedByANewGuardianOnPaper() {
            assertRefused(
                    untilRevoked(),
                    "settle-new-guardian",
                    "还没有交接",
                    "settleGuardianOutcome=settled",
                    "guardianEntered=done",
                    "guardianHandedOver=[none]");
        }

        @ParameterizedTest
        @CsvSource({"later, 没有登记", "open, 没有在办的“变更监护人”"})
        void isFollowedByAChangeOfGuardianInTheCase(String entered, String text) {
            assertRefused(
                    untilRevoked(),
                    "settle-new-guardian",
                    text,
                    "settleGuardianOutcome=settled",
                    "guardianEntered=" + entered,
                    "guardianHandedOver=[person]");
        }
    }
}
