package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom the crime has left in hardship is helped with money by the authority that handles the case, once. */
class JudicialAidTest extends ProcessTest {

    private static final String SECOND_OFFICER = "second-aid-officer";

    @BeforeEach
    void hireSecondOfficer(@Autowired AccountStore accounts) {
        accounts.create(new Account(SECOND_OFFICER, "示例民警", "police", COUNTY, Role.CASEWORKER), "guitu");
    }

    private ProcessInstance begin(Map<String, Object> person) {
        return start("judicial-aid", person);
    }

    private void apply(ProcessInstance aid, String department) {
        submit(
                aid,
                "apply-judicial-aid",
                "aidApplyOutcome=applied",
                "aidDepartment=" + department,
                "aidApplicant=guardian");
    }

    private ProcessInstance untilApplied() {
        var aid = begin(womanOf(30));
        apply(aid, "police");
        return aid;
    }

    private ProcessInstance untilRefused() {
        var aid = untilApplied();
        submit(aid, "examine-judicial-aid", "examineAidOutcome=refused");
        return aid;
    }

    private ProcessInstance untilReview() {
        var aid = untilRefused();
        submit(aid, "explain-aid-refusal", "explainAidOutcome=review-asked");
        return aid;
    }

    private ProcessInstance untilGranted(Map<String, Object> person) {
        var aid = begin(person);
        apply(aid, "police");
        submit(aid, "examine-judicial-aid", "examineAidOutcome=granted");
        return aid;
    }

    private ProcessInstance untilFunded(Map<String, Object> person) {
        var aid = untilGranted(person);
        submit(aid, "secure-aid-funds", "fundsOutcome=arrived");
        return aid;
    }

    @Nested
    class TheApplication {

        @ParameterizedTest
        @ValueSource(strings = {"police", "procuratorate", "court"})
        void goesToWhoeverHandlesTheCase(String department) {
            var aid = begin(womanOf(30));
            assertWaitsFor(aid, "apply-judicial-aid", "civil-affairs");
            apply(aid, department);
            assertWaitsFor(aid, "examine-judicial-aid", department);
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-eligible", "not-wanted", "could-not-be-done"})
        void endsAsItWas(String outcome) {
            var aid = begin(womanOf(30));
            submit(aid, "apply-judicial-aid", "aidApplyOutcome=" + outcome);
            assertEnded(aid, outcome);
        }

        @Test
        void isTakenUpAgainOnTheDayFixed() {
            var aid = begin(womanOf(30));
            submit(aid, "apply-judicial-aid", "aidApplyOutcome=more-time", "aidApplyUntil=" + inDays(5));
            assertThat(aid).isWaitingAtExactly("wait-to-apply-aid");
            passTimer(aid);
            assertThat(aid).isWaitingAtExactly("apply-judicial-aid");
        }

        @ParameterizedTest
        @CsvSource({"aidBefore=yes, 只救助一次", "compensationGot=enough, 不予司法救助"})
        void isRefusedToWhoeverWasHelpedAlready(String answer, String text) {
            assertRefused(begin(womanOf(30)), "apply-judicial-aid", text, "aidApplyOutcome=applied", answer);
        }

        @Test
        void ofAChildIsMadeByTheGuardian() {
            assertRefused(
                    begin(girlOf(12)), "apply-judicial-aid", "由监护人提出", "aidApplyOutcome=applied", "aidApplicant=self");
            assertRefused(begin(girlOf(12)), "apply-judicial-aid", "不能以“本人不愿意”结束", "aidApplyOutcome=not-wanted");
        }
    }

    @Nested
    class TheDecision {

        @Test
        void isDueWithinTenWorkingDays() {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-09T02:00:00Z")));
            assertThat(task(untilApplied(), "examine-judicial-aid").getDueDate().toInstant())
                    .isEqualTo(Instant.parse("2026-03-23T15:59:59Z"));
        }

        @Test
        void followsTheCaseToTheNextAuthority() {
            var aid = untilApplied();
            submit(aid, "examine-judicial-aid", "examineAidOutcome=passed-on", "aidDepartment=procuratorate");
            assertWaitsFor(aid, "examine-judicial-aid", "procuratorate");
        }

        @Test
        void isNotPassedOnToOneself() {
            assertRefused(
                    untilApplied(),
                    "examine-judicial-aid",
                    "不能移送给本机关",
                    "examineAidOutcome=passed-on",
                    "aidDepartment=police");
        }

        @Test
        void asksForMissingPapers() {
            var aid = untilApplied();
            submit(aid, "examine-judicial-aid", "examineAidOutcome=papers-missing");
            assertWaitsFor(aid, "apply-judicial-aid", "civil-affairs");
        }

        @ParameterizedTest
        @ValueSource(strings = {"granted", "granted-urgent"})
        void isNeverForASecondPayment(String outcome) {
            assertRefused(
                    untilApplied(),
                    "examine-judicial-aid",
                    "只救助一次",
                    "examineAidOutcome=" + outcome,
                    "aidOnceCheck=paid");
        }

        @Test
        void isPaidBeforeTheMoneyHasComeWhereTreatmentCannotWait() {
            var aid = untilApplied();
            submit(aid, "examine-judicial-aid", "examineAidOutcome=granted-urgent");
            assertWaitsFor(aid, "pay-judicial-aid", "police");
        }
    }

    @Nested
    class ARefusal {

        @ParameterizedTest
        @ValueSource(strings = {"accepted", "could-not-be-done"})
        void isExplainedAndEnds(String outcome) {
            var aid = untilRefused();
            assertWaitsFor(aid, "explain-aid-refusal", "civil-affairs");
            submit(aid, "explain-aid-refusal", "explainAidOutcome=" + outcome);
            assertEnded(aid, "refused");
        }

        @Test
        void needsItsReason() {
            assertRefused(
                    untilApplied(),
                    "examine-judicial-aid",
                    "不予救助的理由",
                    "examineAidOutcome=refused",
                    "aidRefusalGround=null");
        }

        @Test
        void isReviewedBySomebodyElse() {
            var aid = untilReview();
            assertWaitsFor(aid, "review-judicial-aid", "police");
            assertKeptFrom("police-" + COUNTY, aid, "review-judicial-aid");
            submitAs(SECOND_OFFICER, task(aid, "review-judicial-aid"), "reviewAidOutcome=upheld");
            assertEnded(aid, "refused");
        }

        @Test
        void canBeChanged() {
            var aid = untilReview();
            submitAs(SECOND_OFFICER, task(aid, "review-judicial-aid"), "reviewAidOutcome=granted");
            assertWaitsFor(aid, "secure-aid-funds", "police");
        }
    }

    @Nested
    class TheMoney {

        @Test
        void isPaidWithinTwoWorkingDaysAfterItHasCome() {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-09T02:00:00Z")));
            var aid = untilFunded(womanOf(30));
            assertThat(task(aid, "pay-judicial-aid").getDueDate().toInstant())
                    .isEqualTo(Instant.parse("2026-03-11T15:59:59Z"));
            submit(aid, "pay-judicial-aid", "payAidOutcome=paid");
            assertEnded(aid, "paid");
        }

        @Test
        void isAskedForAgainOnTheDayFixed() {
            var aid = untilGranted(womanOf(30));
            submit(aid, "secure-aid-funds", "fundsOutcome=more-time", "fundsUntil=" + inDays(7));
            assertThat(aid).isWaitingAtExactly("wait-for-aid-funds");
            passTimer(aid);
            assertThat(aid).isWaitingAtExactly("secure-aid-funds");
        }

        @Test
        void mayNotBeThere() {
            var aid = untilGranted(womanOf(30));
            submit(aid, "secure-aid-funds", "fundsOutcome=could-not-be-done");
            assertEnded(aid, "no-funds");
        }

        @Test
        void isPaidAnotherDay() {
            var aid = untilFunded(womanOf(30));
            submit(aid, "pay-judicial-aid", "payAidOutcome=more-time", "payAidUntil=" + inDays(3));
            assertThat(aid).isWaitingAtExactly("wait-to-pay-aid");
            passTimer(aid);
            assertThat(aid).isWaitingAtExactly("pay-judicial-aid");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void mayNotBeTaken(String outcome) {
            var aid = untilFunded(womanOf(30));
            submit(aid, "pay-judicial-aid", "payAidOutcome=" + outcome);
            assertEnded(aid, "not-paid");
        }

        @ParameterizedTest
        @CsvSource({"aidPayee=self, aidPayeeCheck=null, 不直接发给本人", "aidPayee=guardian, aidPayeeCheck=linked, 不得代领"})
        void ofAChildGoesToNobodyWithAPartInTheCrime(String payee, String check, String text) {
            assertRefused(untilFunded(girlOf(12)), "pay-judicial-aid", text, "payAidOutcome=paid", payee, check);
        }

        @Test
        void ofAChildIsNotGivenUpByTheGuardian() {
            assertRefused(untilFunded(girlOf(12)), "pay-judicial-aid", "不能由监护人放弃", "payAidOutcome=not-wanted");
        }
    }
}
