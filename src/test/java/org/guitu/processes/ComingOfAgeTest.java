package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever turns 18 while the case runs is asked anew what until then others had agreed to. */
class ComingOfAgeTest extends ProcessTest {

    private static final List<String> BEFORE = List.of("legal-aid", "schooling");

    @Autowired
    private JdbcClient database;

    private ProcessInstance asked() {
        return asked(null);
    }

    private ProcessInstance asked(String placed) {
        return start("coming-of-age", with(womanOf(18), "consentedServices", BEFORE, "firstPlacementOutcome", placed));
    }

    @Nested
    class TheQuestion {

        @Test
        void isForCivilAffairs() {
            assertWaitsFor(asked(), "ask-consent-anew", "civil-affairs");
        }

        @Test
        void mayChangeNothing() {
            var asked = asked();
            answer(asked, "confirmed", BEFORE);
            assertEnded(asked, "confirmed");
            assertThat(historic(asked, "consentedServices")).isEqualTo(BEFORE);
        }

        @Test
        void isNotConfirmedWithLess() {
            assertRefused(
                    asked(),
                    "ask-consent-anew",
                    "请选“缩小范围”",
                    "consentAnewOutcome=confirmed",
                    "adultTold=[own-decision, free]",
                    "adultServices=[legal-aid]");
        }

        @Test
        void isNotAskedWithoutTheRights() {
            assertRefused(asked(), "ask-consent-anew", "同意无效", "consentAnewOutcome=withdrawn", "adultTold=[complaint]");
        }

        @Test
        void mayLeaveLess() {
            var asked = asked();
            answer(asked, "narrowed", List.of("legal-aid"));
            assertWaitsFor(asked, "stop-unwanted-help", "civil-affairs");
            submit(asked, "stop-unwanted-help", "stopHelpOutcome=stopped");
            assertEnded(asked, "narrowed");
            assertThat(historic(asked, "consentedServices")).isEqualTo(List.of("legal-aid"));
        }

        @Test
        void mayLeaveNothing() {
            var asked = asked();
            submit(asked, "ask-consent-anew", "consentAnewOutcome=withdrawn", "adultTold=[own-decision, free]");
            submit(asked, "stop-unwanted-help", "stopHelpOutcome=by-law");
            assertEnded(asked, "withdrawn");
            assertThat(historic(asked, "consentedServices")).isEqualTo(List.of());
        }

        @Test
        void isAskedAgainOnTheDayFixed() {
            var asked = asked();
            submit(asked, "ask-consent-anew", "consentAnewOutcome=later", "askAgainOn=" + inDays(20));
            assertThat(asked).isWaitingAtExactly("wait-to-ask");
            passTimer(asked);
            assertThat(asked).isWaitingAtExactly("ask-consent-anew");
        }

        @Test
        void mayReachNobody() {
            var asked = asked();
            submit(asked, "ask-consent-anew", "consentAnewOutcome=not-reached");
            assertEnded(asked, "not-reached");
            assertThat(historic(asked, "consentedServices")).isEqualTo(BEFORE);
        }

        @Test
        void isNotSettledWhileUnwantedHelpRuns() {
            var asked = asked();
            answer(asked, "narrowed", List.of("legal-aid"));
            runtimeService
                    .createProcessInstanceByKey("schooling")
                    .businessKey(caseNumberOf(asked))
                    .setVariables(with(womanOf(18), "region", COUNTY, "urgencyLevel", "normal"))
                    .execute();
            assertRefused(asked, "stop-unwanted-help", "变更服务", "stopHelpOutcome=stopped");
        }

        @Test
        void isNoneForWhoeverCannotDecideAndAnInterimGuardianByLawDoes() {
            var asked = asked();
            cannotDecide(asked);
            assertWaitsFor(asked, "protect-adult", "civil-affairs");
            submit(asked, "protect-adult", "protectAdultOutcome=protected", "consentedServices=[legal-aid]");
            assertEnded(asked, "interim-guardian");
            assertThat(historic(asked, "consentedServices")).isEqualTo(List.of("legal-aid"));
        }

        @Test
        void isAskedAfterAllOfWhoeverCanDecide() {
            var asked = asked();
            cannotDecide(asked);
            submit(asked, "protect-adult", "protectAdultOutcome=can-decide");
            assertThat(asked).isWaitingAtExactly("ask-consent-anew");
        }

        private void cannotDecide(ProcessInstance asked) {
            submit(asked, "ask-consent-anew", "consentAnewOutcome=cannot-decide");
        }

        @Test
        void isAskedWhileThePlaceOfAChildIsLookedAtAgain() {
            var asked = asked("placed");
            assertWaitsFor(asked, "ask-consent-anew", "civil-affairs");
            var recheck = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumberOf(asked))
                    .processDefinitionKey("placement-recheck")
                    .singleResult();
            assertWaitsFor(recheck, "recheck-placement", "civil-affairs");
        }

        private void answer(ProcessInstance asked, String outcome, List<String> services) {
            submit(
                    asked,
                    "ask-consent-anew",
                    "consentAnewOutcome=" + outcome,
                    "adultTold=[own-decision, free]",
                    "adultServices=" + services);
        }
    }

    @Nested
    class InTheJourney {

        /** A girl who turns 18 on that day. */
        private ProcessInstance rescued(LocalDate eighteenOn) {
            return startByForm(
                    "police-" + COUNTY,
                    "rescue-case",
                    "region=" + COUNTY,
                    "sex=female",
                    "ageKnown=birth-date",
                    "birthDate=" + eighteenOn.minusYears(18).toString(),
                    "identityState=partly");
        }

        private void becomeAdult(ProcessInstance rescue) {
            passTimer(rescue);
        }

        @Test
        void theDayIsNoMoreExactThanAMonth() {
            var day = today().plusMonths(5).withDayOfMonth(17);
            var rescue = rescued(day);
            assertThat(runtimeService.getVariable(rescue.getId(), "comesOfAge"))
                    .isEqualTo(day.withDayOfMonth(1).plusMonths(1).toString());
        }

        @Test
        void whoIsBornInDecemberComesOfAgeInJanuary() {
            var day = LocalDate.of(today().plusYears(1).getYear(), 12, 31);
            assertThat(runtimeService.getVariable(rescued(day).getId(), "comesOfAge"))
                    .isEqualTo(day.plusDays(1).toString());
        }

        @Test
        void whatStartsAfterwardsKnowsAnAdult() {
            var rescue = rescued(today().plusMonths(2));
            becomeAdult(rescue);
            assertThat(rescue).isWaitingAt("coming-of-age", "reception");
            assertThat(runtimeService.getVariable(child(rescue, "reception").getId(), "minor"))
                    .isEqualTo(false);
            submit(child(rescue, "coming-of-age"), "ask-consent-anew", "consentAnewOutcome=not-reached");
            assertThat(rescue).isNotWaitingAt("coming-of-age").isWaitingAt("reception");
            assertThat(runtimeService.getVariables(rescue.getId()))
                    .containsEntry("minor", false)
                    .containsEntry("ageGroup", "adult")
                    .containsEntry("comingOfAgeOutcome", "not-reached");
        }

        @Test
        void noCaseIsClosedBeforeTheQuestionIsAnswered() {
            var rescue = rescued(today().plusMonths(2));
            becomeAdult(rescue);
            submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
            String[] closing = {"proposeClosureOutcome=proposed", "closeReason=missing"};
            assertRefused(rescue, "propose-closure", "成年后的征求同意", closing);
            submit(child(rescue, "coming-of-age"), "ask-consent-anew", "consentAnewOutcome=not-reached");
            submit(rescue, "propose-closure", closing);
            submit(rescue, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(rescue, "closed");
        }

        @Test
        void whoeverCannotDecideGetsTheGuardianOfAnAdult() {
            var rescue = rescued(today().plusMonths(2));
            consent(rescue, true, "legal-aid");
            becomeAdult(rescue);
            var asked = child(rescue, "coming-of-age");
            submit(asked, "ask-consent-anew", "consentAnewOutcome=cannot-decide");
            submit(asked, "protect-adult", "protectAdultOutcome=protected", "consentedServices=[legal-aid, medical]");
            assertEnded(asked, "interim-guardian");
            assertThat(rescue).isWaitingAt("adult-guardianship");
            assertWaitsFor(child(rescue, "adult-guardianship"), "assess-capacity", "health");
            assertThat(runtimeService.getVariable(rescue.getId(), "consentedServices"))
                    .isEqualTo(List.of("legal-aid", "medical"));
        }

        @Test
        void whatIsWithdrawnMeanwhileStaysWithdrawn() {
            var rescue = rescued(today().plusMonths(2));
            consent(rescue, true, "legal-aid", "rehabilitation");
            becomeAdult(rescue);
            startByForm(
                    "civil-affairs-" + COUNTY,
                    "change-consent",
                    "caseNumber=" + caseNumberOf(rescue),
                    "consentState=narrowed",
                    "stillConsented=[legal-aid]",
                    "consentChangeTold=[law-goes-on, may-come-back]");
            submit(child(rescue, "coming-of-age"), "ask-consent-anew", "consentAnewOutcome=not-reached");
            assertThat(runtimeService.getVariable(rescue.getId(), "consentedServices"))
                    .isEqualTo(List.of("legal-aid"));
        }

        @Test
        void theCaseIsKeptAsOneOfAMinor() {
            var rescue = rescued(today().plusMonths(2));
            becomeAdult(rescue);
            submit(child(rescue, "coming-of-age"), "ask-consent-anew", "consentAnewOutcome=not-reached");
            var closing = startByForm(
                    "civil-affairs-" + COUNTY,
                    "close-early",
                    "caseNumber=" + caseNumberOf(rescue),
                    "closeEarlyReason=died",
                    "closeEarlyProof=[death-certificate]");
            submit(closing, "approve-early-closure", "approveEarlyClosureOutcome=approved");
            assertEnded(rescue, "closed-early");
            assertThat(database.sql("select period_facts ->> 'minor' from guitu.case_file where case_number = ?")
                            .param(caseNumberOf(rescue))
                            .query(String.class)
                            .single())
                    .isEqualTo("true");
        }

        @ParameterizedTest
        @ValueSource(longs = {17, 29})
        void whoseBirthdayIsNotKnownOrPastIsNotAsked(long years) {
            var rescue = start("rescue-case", years == 29 ? womanOf(years) : girlOf(years));
            var due = managementService
                    .createJobQuery()
                    .processInstanceId(rescue.getId())
                    .timers()
                    .singleResult()
                    .getDuedate();
            assertThat(due).isInTheFuture().hasYear(9999);
        }

        @Test
        void itComesOnceAlsoAfterAHandOver() {
            var rescue = rescued(today().plusMonths(2));
            becomeAdult(rescue);
            handOver(rescue, "case");
            var there = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumberOf(rescue))
                    .processDefinitionKey("rescue-case")
                    .singleResult();
            assertThat(there).isWaitingAt("coming-of-age", "reception");
            assertThat(managementService
                            .createJobQuery()
                            .processInstanceId(there.getId())
                            .timers()
                            .singleResult()
                            .getDuedate())
                    .hasYear(9999);
            submitAs(
                    "civil-affairs-" + NEIGHBOUR,
                    task(child(there, "coming-of-age"), "ask-consent-anew"),
                    "consentAnewOutcome=not-reached");
            assertThat(runtimeService.getVariable(there.getId(), "minor")).isEqualTo(false);
        }
    }
}
