package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.journey.engine.AgesNow;
import org.guitu.office.China;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An age that is estimated, disputed or not known is resolved, and until then reviewed. */
class DetermineAgeTest extends PersonTest {

    private static final String PROCESS = "determine-age";

    @Autowired
    private ApplicationContext application;

    private ProcessInstance determination(ProcessInstance rescue) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumberOf(rescue))
                .processDefinitionKey(PROCESS)
                .singleResult();
    }

    private ProcessInstance estimated(int age) {
        return rescued("ageKnown=estimated", "estimatedAge=" + age);
    }

    private ProcessInstance ask(ProcessInstance rescue, String account, String mayBeMinor) {
        return startByForm(
                account,
                PROCESS,
                and(
                        GROUND,
                        "caseNumber=" + caseNumberOf(rescue),
                        "ageDoubtReason=looks-otherwise",
                        "mayBeMinor=" + mayBeMinor));
    }

    private void assess(ProcessInstance determination, int from, int to) {
        submit(
                determination,
                "assess-age",
                "assessAgeOutcome=assessed",
                "ageMethods=[documents, bone-age]",
                "ageExamConsent=both",
                "ageFrom=" + from,
                "ageTo=" + to);
    }

    private void estimate(ProcessInstance determination, int age) {
        submit(
                determination,
                "confirm-age",
                "confirmAgeOutcome=estimated",
                "estimatedAge=" + age,
                "ageReviewOn=" + inDays(90));
    }

    @Nested
    class ItStarts {

        @ParameterizedTest
        @CsvSource({"estimated, 17, false", "unknown, null, false", "estimated, 25, true"})
        void byItselfWithACaseWhoseAgeIsNotCertain(String basis, String age, boolean disputed) {
            var rescue = rescued("ageKnown=" + basis, "estimatedAge=" + age, "ageDisputed=" + disputed);
            assertWaitsFor(determination(rescue), "assess-age", "health");
        }

        @Test
        void notWhereTheBirthDateIsKnown() {
            assertThat(determination(rescued("ageKnown=birth-date", "birthDate=" + today().minusYears(9))))
                    .isNull();
        }

        @Test
        void whenAnAgeBecomesDisputedLater() {
            var rescue = rescued("ageKnown=birth-date", "birthDate=" + today().minusYears(30));
            startByForm(
                    "police-" + COUNTY,
                    PROCESS,
                    "caseNumber=" + caseNumberOf(rescue),
                    "ageDoubtReason=papers-doubtful",
                    "mayBeMinor=yes");
            assertThat(known(rescue)).containsEntry("ageGroup", "disputed").containsEntry("minor", true);
            assertWaitsFor(determination(rescue), "assess-age", "health");
        }

        @Test
        void anewInsteadOfAnEarlierOne() {
            var rescue = estimated(29);
            var earlier = determination(rescue);
            assertThat(earlier).isWaitingAtExactly("wait-for-review");
            var newer = ask(rescue, "police-" + COUNTY, "no");
            assertEnded(earlier, "replaced");
            assertThat(determination(rescue).getId()).isEqualTo(newer.getId());
            assertThat(known(rescue)).containsEntry("minor", false);
        }
    }

    @Nested
    class TheAssessment {

        @Test
        void needsConsentToAnExamination() {
            assertRefused(
                    determination(estimated(16)),
                    "assess-age",
                    "没有征得同意不能做身体检查",
                    "assessAgeOutcome=assessed",
                    "ageMethods=[bone-age]",
                    "ageExamConsent=not-asked");
        }

        @Test
        void givesARangeThatIsOne() {
            assertRefused(
                    determination(estimated(16)),
                    "assess-age",
                    "最大周岁小于最小周岁",
                    "assessAgeOutcome=assessed",
                    "ageFrom=18",
                    "ageTo=15");
        }

        @Test
        void isTriedAgainOnTheDayFixed() {
            var determination = determination(estimated(16));
            submit(determination, "assess-age", "assessAgeOutcome=more-time", "assessAgeUntil=" + inDays(7));
            assertThat(determination).isWaitingAtExactly("wait-to-assess");
            passTimer(determination);
            assertThat(determination).isWaitingAtExactly("assess-age");
        }

        @Test
        void isNotNeededOnceTheAgeIsKnownOtherwise() {
            var rescue = estimated(16);
            var determination = determination(rescue);
            assertRefused(determination, "assess-age", "还没有查明", "assessAgeOutcome=known-by-now");
            learn(rescue, facts("birthDate", today().minusYears(15).toString()));
            submit(determination, "assess-age", "assessAgeOutcome=known-by-now");
            assertEnded(determination, "known-meanwhile");
        }

        @ParameterizedTest
        @ValueSource(strings = {"documents-found", "not-wanted", "could-not-be-done"})
        void isFollowedByADecisionWhateverCameOut(String outcome) {
            var determination = determination(estimated(16));
            submit(determination, "assess-age", "assessAgeOutcome=" + outcome);
            assertThat(determination).isWaitingAtExactly("confirm-age");
        }
    }

    @Nested
    class TheDecision {

        @Test
        void isASecondPersons() {
            var rescue = estimated(16);
            var determination = ask(rescue, "police-" + COUNTY, "yes");
            assess(determination, 15, 18);
            assertWaitsIn(determination, "confirm-age", "police-" + COUNTY, "supervisor-" + COUNTY);
            assertKeptFrom("police-" + COUNTY, determination, "confirm-age");
            submitAs(
                    "supervisor-" + COUNTY,
                    task(determination, "confirm-age"),
                    "confirmAgeOutcome=estimated",
                    "estimatedAge=15",
                    "ageReviewOn=" + inDays(30));
            assertThat(known(rescue)).containsEntry("ageGroup", "minor").containsEntry("ageYears", 15L);
        }

        @Test
        void onABirthDateEndsItAndAllFollows() {
            var rescue = estimated(25);
            var born = today().minusYears(16);
            var determination = ask(rescue, "health-" + COUNTY, "yes");
            submit(determination, "assess-age", "assessAgeOutcome=documents-found", "foundBirthDate=" + born);
            submit(determination, "confirm-age", "confirmAgeOutcome=birth-date", "birthDate=" + born);
            assertEnded(determination, "age-known");
            assertThat(known(rescue))
                    .containsEntry("ageKnown", "birth-date")
                    .containsEntry("ageGroup", "minor")
                    .containsEntry("ageYears", 16L);
            assertThat(LocalDate.ofInstant(
                            managementService
                                    .createJobQuery()
                                    .processInstanceId(rescue.getId())
                                    .activityId("turned-eighteen")
                                    .singleResult()
                                    .getDuedate()
                                    .toInstant(),
                            China.ZONE))
                    .isEqualTo(born.plusYears(18).withDayOfMonth(1).plusMonths(1));
        }

        @Test
        void thatAnAdultIsAMinorOpensWhatProtectsHer() {
            var rescue = estimated(19);
            consent(rescue, false, "legal-aid");
            var determination = determination(rescue);
            assess(determination, 17, 19);
            estimate(determination, 17);
            assertThat(known(rescue)).containsEntry("minor", true);
            assertThat(openTasks(rescue)).contains("assign-guardian", "review-plan-needs", "recheck-placement");
            assertThat(following(rescue)).hasSize(1);
        }

        @Test
        void whatItOpensEndsWithTheCase() {
            var rescue = estimated(19);
            consent(rescue, false, "legal-aid");
            var determination = determination(rescue);
            assess(determination, 17, 19);
            estimate(determination, 17);
            var following = following(rescue).get(0);
            closeEarly(rescue);
            assertEnded(following, "case-ended");
        }

        @Test
        void thatAMinorIsAnAdultAsksHerAnew() {
            var rescue = estimated(17);
            consent(rescue, true, "legal-aid");
            var determination = determination(rescue);
            assess(determination, 19, 22);
            estimate(determination, 19);
            managementService.executeJob(managementService
                    .createJobQuery()
                    .processInstanceId(rescue.getId())
                    .activityId("turned-eighteen")
                    .singleResult()
                    .getId());
            assertThat(openTasks(rescue))
                    .contains("ask-consent-anew", "review-plan-needs", "recheck-placement")
                    .doesNotContain("assign-guardian", "ask-new-decider");
        }

        @Test
        void thatSheIsAsOldAsWasThoughtOpensNothing() {
            var rescue = estimated(17);
            consent(rescue, true, "legal-aid");
            var determination = determination(rescue);
            assess(determination, 16, 18);
            estimate(determination, 16);
            assertThat(following(rescue)).isEmpty();
        }

        @Test
        void whileSheIsBeingReceivedIsReceptionsAffair() {
            var rescue = estimated(19);
            var determination = determination(rescue);
            assess(determination, 17, 19);
            estimate(determination, 17);
            assertThat(following(rescue)).isEmpty();
        }

        @Test
        void onceConsentIsAskedForReceptionLooksForNoGuardianAnyMore() {
            var rescue = estimated(19);
            var reception = child(rescue, "reception");
            submit(reception, "receive-person", "receiveOutcome=received");
            submit(reception, "meet-urgent-needs", "urgentOutcome=met", "urgencyLevel=normal");
            assertThat(reception).isWaitingAtExactly("obtain-consent");
            var determination = determination(rescue);
            assess(determination, 17, 19);
            estimate(determination, 17);
            assertThat(openTasks(rescue)).contains("assign-guardian");
        }

        @Test
        void aDoubtThatProtectsAnAdultAsAMinorOpensIt() {
            var rescue = rescuedBornOn(today().minusYears(30));
            consent(rescue, false, "legal-aid");
            ask(rescue, "police-" + COUNTY, "yes");
            assertThat(openTasks(rescue)).contains("assign-guardian", "recheck-placement");
        }

        private List<ProcessInstance> following(ProcessInstance rescue) {
            return runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumberOf(rescue))
                    .processDefinitionKey("after-correction")
                    .list();
        }

        private List<String> openTasks(ProcessInstance rescue) {
            return taskService.createTaskQuery().processInstanceBusinessKey(caseNumberOf(rescue)).list().stream()
                    .map(Task::getTaskDefinitionKey)
                    .toList();
        }

        @Test
        void onAnEstimateTakesTheYoungestReadingAndIsReviewed() {
            var rescue = rescued("ageKnown=unknown");
            var determination = determination(rescue);
            assess(determination, 16, 19);
            assertRefused(
                    determination,
                    "confirm-age",
                    "取评估范围的下限",
                    "confirmAgeOutcome=estimated",
                    "estimatedAge=17",
                    "ageReviewOn=" + inDays(90));
            estimate(determination, 16);
            assertThat(known(rescue)).containsEntry("ageGroup", "minor").containsEntry("ageYears", 16L);
            assertThat(determination).isWaitingAtExactly("wait-for-review");
            passTimer(determination);
            assertThat(determination).isWaitingAtExactly("assess-age");
        }

        @Test
        void thatItIsStillUnclearProtectsAndIsReviewed() {
            var rescue = rescued("ageKnown=unknown");
            var determination = determination(rescue);
            assess(determination, 14, 24);
            submit(determination, "confirm-age", "confirmAgeOutcome=still-unclear", "ageReviewOn=" + inDays(30));
            assertThat(determination).isWaitingAtExactly("wait-for-review");
            assertThat(known(rescue)).containsEntry("ageGroup", "disputed").containsEntry("minor", true);
            assertThat(managementService
                            .createJobQuery()
                            .processInstanceId(determination.getId())
                            .duedateLowerThan(Date.from(
                                    today().atStartOfDay(China.ZONE).plusDays(2).toInstant()))
                            .count())
                    .isZero();
        }
    }

    @Nested
    class TheReview {

        @Test
        void ofWhoeverIsClearlyAnAdultEndsIt() {
            var determination = determination(estimated(29));
            assertThat(determination).isWaitingAtExactly("wait-for-review");
            passTimer(determination);
            assertEnded(determination, "review-ended");
        }

        @Test
        void comesAtOnceWhenAnAdultBecomesAMinor() {
            var rescue = estimated(29);
            var determination = determination(rescue);
            var correction = startByForm(
                    "police-" + COUNTY,
                    "correct-person",
                    "caseNumber=" + caseNumberOf(rescue),
                    "whatChanges=[age]",
                    "correctionProof=[document-seen]",
                    "newAgeKnown=estimated",
                    "newEstimatedAge=16");
            submit(correction, "approve-correction", "approveCorrectionOutcome=approved");
            managementService.executeJob(managementService
                    .createJobQuery()
                    .processInstanceId(determination.getId())
                    .duedateLowerThan(Date.from(Instant.now().plusSeconds(1)))
                    .singleResult()
                    .getId());
            assertThat(determination).isWaitingAtExactly("assess-age");
        }

        @Test
        void beginsAtTheNextStartInCasesOfBeforeAndSetsTheirClockToEighteen() {
            var rescue = estimated(17);
            var determination = determination(rescue).getId();
            runtimeService.deleteProcessInstance(determination, "as before");
            historyService.deleteHistoricProcessInstance(determination);
            var eighteen = managementService
                    .createJobQuery()
                    .processInstanceId(rescue.getId())
                    .activityId("turned-eighteen")
                    .singleResult();
            var due = eighteen.getDuedate();
            managementService.setJobDuedate(eighteen.getId(), Date.from(Instant.parse("9999-01-01T00:00:00Z")));
            AgesNow.look(application);
            AgesNow.look(application);
            assertWaitsFor(determination(rescue), "assess-age", "health");
            assertThat(managementService
                            .createJobQuery()
                            .jobId(eighteen.getId())
                            .singleResult()
                            .getDuedate())
                    .isEqualTo(due);
        }

        @Test
        void doesNotBeginAgainAtAStartOnceItHasEnded() {
            var rescue = estimated(29);
            runtimeService.deleteProcessInstance(determination(rescue).getId(), "has ended");
            AgesNow.look(application);
            assertThat(determination(rescue)).isNull();
        }

        @Test
        void comesAtOnceWhenTheAgeBecomesDisputed() {
            var rescue = estimated(29);
            var determination = determination(rescue);
            var reception = child(rescue, "reception");
            assertThat(reception).isNotNull();
            submitIdentity(rescue);
            var due = managementService
                    .createJobQuery()
                    .processInstanceId(determination.getId())
                    .singleResult();
            assertThat(due.getDuedate())
                    .isBeforeOrEqualTo(Date.from(Instant.now().plusSeconds(1)));
            managementService.executeJob(due.getId());
            assertThat(determination).isWaitingAtExactly("assess-age");
        }

        /** Identification finds a number of a man, though the case is a woman's. */
        private void submitIdentity(ProcessInstance rescue) {
            var search = runtimeService
                    .createProcessInstanceByKey("relatives")
                    .businessKey(caseNumberOf(rescue))
                    .setVariables(with(
                            womanOf(29),
                            "region",
                            COUNTY,
                            "urgencyLevel",
                            "normal",
                            "identityState",
                            "unknown",
                            "consentTracing",
                            "yes"))
                    .startBeforeActivity("verify-kinship")
                    .execute();
            submit(
                    search,
                    "verify-kinship",
                    "kinshipOutcome=verified",
                    "documentType=resident-id",
                    "idNumber=350404190101010011");
        }
    }

    @Test
    void itGoesOnWhereTheCaseGoes() {
        var rescue = estimated(16);
        var before = determination(rescue);
        handOver(rescue, "case");
        assertEnded(before, "replaced");
        assertWaitsIn(determination(rescue), "assess-age", "health-" + NEIGHBOUR);
    }

    @Test
    void itEndsWithTheCase() {
        var rescue = estimated(16);
        var determination = determination(rescue);
        closeEarly(rescue);
        assertEnded(determination, "case-ended");
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumberOf(rescue))
                        .count())
                .isZero();
    }
}
