package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.person.LivePerson;
import org.guitu.testing.SampleName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What was recorded wrongly of the person is corrected for the whole case, and what follows from it is opened. */
class CorrectPersonTest extends LifeEventTest {

    private static final String PROCESS = "correct-person";
    private static final String POLICE = "police-" + COUNTY;

    @Autowired
    private LivePerson persons;

    /** The case of a woman of 29, by estimate, who has agreed to help. */
    private ProcessInstance womansCase() {
        var rescue = rescuedWoman();
        consent(rescue, false, "legal-aid", "employment");
        return rescue;
    }

    private ProcessInstance request(ProcessInstance rescue, String what, String... more) {
        String[] answers = {
            "caseNumber=" + caseNumberOf(rescue), "whatChanges=[" + what + "]", "correctionProof=[document-seen]"
        };
        return startByForm(POLICE, PROCESS, and(answers, more));
    }

    private void approve(ProcessInstance correction) {
        submit(correction, "approve-correction", "approveCorrectionOutcome=approved");
    }

    private Map<String, Object> dossierOf(ProcessInstance rescue, String... fields) {
        return dossier.latest(new CaseNumber(caseNumberOf(rescue)), List.of(fields));
    }

    private String bornBefore(int years) {
        return "newBirthDate=" + today().minusYears(years).minusDays(40);
    }

    private Object fact(ProcessInstance rescue, String name) {
        return persons.of(caseNumberOf(rescue)).get(name);
    }

    @SuppressWarnings("unchecked")
    private List<String> effects(ProcessInstance correction) {
        return (List<String>) historic(correction, "correctionEffects");
    }

    @Nested
    class Asking {

        @ParameterizedTest
        @CsvSource({
            "age, newBirthDate=2131-03-01, 不能晚于今天",
            "document, newIdNumber=350404199001010011, 不是居民身份证的号码",
            "document, newIdNumber=350404199013410010, 不是居民身份证的号码",
            "sex, newSex=female, 本来就是"
        })
        void obeysTheRulesOfTheQuestion(String what, String answer, String refusal) {
            assertRefusedToStart(
                    POLICE,
                    PROCESS,
                    caseNumberOf(womansCase()),
                    refusal,
                    "whatChanges=[" + what + "]",
                    "newAgeKnown=birth-date",
                    "newDocumentType=resident-id",
                    "correctionProof=[document-seen]",
                    answer);
        }

        @Test
        void restsOnMoreThanAWord() {
            assertRefusedToStart(
                    POLICE,
                    PROCESS,
                    caseNumberOf(womansCase()),
                    "不能只凭本人陈述",
                    "whatChanges=[age]",
                    "newAgeKnown=unknown",
                    "correctionProof=[own-statement]");
        }

        @Test
        void isOnceAtATime() {
            var rescue = womansCase();
            request(rescue, "sex", "newSex=male");
            assertRefusedToStart(POLICE, PROCESS, caseNumberOf(rescue), "等待审批", "whatChanges=[name]");
        }

        @Test
        void isPossibleFromTheFirstMinute() {
            assertWaitsIn(
                    request(rescuedWoman(), "sex", "newSex=male"),
                    "approve-correction",
                    OFFICE,
                    "supervisor-" + COUNTY);
        }
    }

    @Nested
    class Approval {

        @Test
        void isAnothers() {
            var rescue = womansCase();
            var correction = startByForm(
                    OFFICE,
                    PROCESS,
                    "caseNumber=" + caseNumberOf(rescue),
                    "whatChanges=[sex]",
                    "newSex=male",
                    "correctionProof=[document-seen]");
            assertKeptFrom(OFFICE, correction, "approve-correction");
        }

        @Test
        void seesWhatFollowsBeforehand() {
            var correction = request(womansCase(), "age", "newAgeKnown=birth-date", bornBefore(11));
            assertThat(effects(correction))
                    .contains("protection-begins", "guardian", "consent", "services", "placement", "coming-of-age");
            assertThat(runtimeService.getVariable(correction.getId(), "newAgeYears"))
                    .isEqualTo(11L);
        }

        @Test
        void refusedLeavesEverythingAsItWas() {
            var rescue = womansCase();
            var correction = request(rescue, "age, sex", "newSex=male", "newAgeKnown=birth-date", bornBefore(11));
            submit(correction, "approve-correction", "approveCorrectionOutcome=refused");
            assertEnded(correction, "correction-refused");
            assertThat(dossierOf(rescue, "birthDate"))
                    .containsEntry("birthDate", today().minusYears(29).toString());
            assertThat(fact(rescue, "sex")).isEqualTo("female");
            assertThat(fact(rescue, "minor")).isEqualTo(false);
        }
    }

    @Nested
    class Afterwards {

        @Test
        void aChildIsProtectedAtOnce() {
            var rescue = womansCase();
            var correction = request(rescue, "age", "newAgeKnown=birth-date", bornBefore(11));
            approve(correction);
            assertThat(running(caseNumberOf(rescue))).containsOnlyOnce("after-correction");
            assertThat(fact(rescue, "minor")).isEqualTo(true);
            assertThat(fact(rescue, "ageYears")).isEqualTo(11L);
            assertThat(fact(rescue, "comesOfAge")).isNotNull();
            assertThat(dossierOf(rescue, "birthDate")).containsKey("birthDate");
            assertThat(openTasks(rescue)).contains("assign-guardian", "review-plan-needs", "recheck-placement");
        }

        @Test
        void anAdultIsAskedAnew() {
            var rescue = startByForm(
                    POLICE,
                    "rescue-case",
                    "region=" + COUNTY,
                    "sex=female",
                    "ageKnown=estimated",
                    "estimatedAge=16",
                    "identityState=partly");
            consent(rescue, true, "legal-aid");
            var correction = request(rescue, "age", "newAgeKnown=birth-date", bornBefore(19));
            approve(correction);
            assertThat(fact(rescue, "minor")).isEqualTo(false);
            assertThat(openTasks(rescue)).doesNotContain("ask-new-decider", "assign-guardian");
            managementService.executeJob(managementService
                    .createJobQuery()
                    .processInstanceId(rescue.getId())
                    .activityId("turned-eighteen")
                    .singleResult()
                    .getId());
            inCase(
                    rescue,
                    "ask-consent-anew",
                    "consentAnewOutcome=confirmed",
                    "adultTold=[own-decision, free]",
                    "adultServices=[legal-aid]");
            inCase(rescue, "recheck-placement", "recheckOutcome=fits", "livesWithFormer=no");
            inCase(rescue, "review-plan-needs", "reviewPlanOutcome=in-plan");
            assertEnded(correction, "corrected");
        }

        @Test
        void sexIsCorrected() {
            var rescue = womansCase();
            var correction = request(rescue, "sex", "newSex=male");
            approve(correction);
            assertThat(fact(rescue, "sex")).isEqualTo("male");
            assertThat(fact(rescue, "minor")).isEqualTo(false);
            assertThat(openTasks(rescue)).contains("review-plan-needs", "recheck-placement");
        }

        @Test
        void papersThatContradictEachOtherMakeTheAgeDisputed() {
            var rescue = womansCase();
            var correction = request(
                    rescue,
                    "age, document",
                    "newAgeKnown=birth-date",
                    "newBirthDate=1990-01-01",
                    "newDocumentType=resident-id",
                    "newIdNumber=350404198803050268");
            assertThat(effects(correction)).contains("determine-age", "protection-begins");
            approve(correction);
            assertThat(fact(rescue, "ageGroup")).isEqualTo("disputed");
            assertThat(fact(rescue, "minor")).isEqualTo(true);
        }

        @Test
        void aBirthDateThatTheKnownNumberContradictsMakesTheAgeDisputed() {
            var rescue = rescuedWoman(
                    "ageKnown=birth-date",
                    "birthDate=1949-07-11",
                    "documentType=resident-id",
                    "idNumber=350404194907110482");
            var correction = request(rescue, "age", "newAgeKnown=birth-date", "newBirthDate=1990-01-01");
            var shown = logins.as(
                    OFFICE,
                    () -> formService.getTaskFormVariables(
                            task(correction, "approve-correction").getId()));
            assertThat(shown.get("numberDisagrees")).isEqualTo(true);
            assertThat(shown.get("birthDateBefore")).isEqualTo("1949-07-11");
            approve(correction);
            assertThat(fact(rescue, "ageGroup")).isEqualTo("disputed");
        }

        @Test
        void aNumberThatTheKnownBirthDateContradictsIsShownBeforehandAndMakesTheAgeDisputed() {
            var rescue = rescuedWoman("ageKnown=birth-date", "birthDate=1990-01-01");
            consent(rescue, false, "legal-aid");
            var correction =
                    request(rescue, "document", "newDocumentType=resident-id", "newIdNumber=350404194907110482");
            var shown = logins.as(
                    OFFICE,
                    () -> formService.getTaskFormVariables(
                            task(correction, "approve-correction").getId()));
            assertThat(shown.get("numberDisagrees")).isEqualTo(true);
            approve(correction);
            assertThat(fact(rescue, "ageGroup")).isEqualTo("disputed");
            assertThat(openTasks(rescue)).contains("assign-guardian", "recheck-placement");
        }

        @Test
        void aNameIsComparedWithOtherCases() {
            var known = rescuedWoman("personName=" + SampleName.of(System.nanoTime()));
            var name = dossierOf(known, "personName").get("personName").toString();
            var rescue = womansCase();
            var correction = request(rescue, "name", "newPersonName=" + name);
            approve(correction);
            assertEnded(correction, "corrected");
            assertThat(running(caseNumberOf(rescue))).containsOnlyOnce("same-person");
            inCase(rescue, "resolve-earlier-case", "earlierCaseVerdict=unclear");
            assertThat(running(caseNumberOf(rescue))).doesNotContain("same-person");
        }

        @Test
        void whatFollowsFromNothingEndsAtOnce() {
            var rescue = womansCase();
            var correction = request(rescue, "nationality", "newNationality=foreign");
            approve(correction);
            assertEnded(correction, "corrected");
            assertThat(dossierOf(rescue, "nationality")).containsEntry("nationality", "foreign");
        }

        @Test
        void thePapersAndStayOfAForeignerAreSeenToOnce() {
            var rescue = womansCase();
            assertThat(running(caseNumberOf(rescue))).doesNotContain("legal-stay");
            var correction = request(rescue, "nationality", "newNationality=foreign");
            assertThat(effects(correction)).contains("legal-stay");
            approve(correction);
            assertEnded(correction, "corrected");
            assertThat(running(caseNumberOf(rescue))).containsOnlyOnce("legal-stay");
            approve(request(rescue, "nationality", "newNationality=stateless"));
            assertThat(running(caseNumberOf(rescue))).containsOnlyOnce("legal-stay");
        }

        @Test
        void thoseOfAForeignerWhoIsStillBeingReceivedAreTheJourneys() {
            var rescue = rescuedWoman();
            approve(request(rescue, "nationality", "newNationality=foreign"));
            assertThat(running(caseNumberOf(rescue))).doesNotContain("legal-stay");
            consent(rescue, false, "legal-aid");
            assertThat(running(caseNumberOf(rescue))).containsOnlyOnce("legal-stay");
        }

        @Test
        void theNextCorrectionNeedNotWaitForAll() {
            var rescue = womansCase();
            approve(request(rescue, "sex", "newSex=male"));
            assertThat(request(rescue, "identity", "newIdentityState=partly")).isWaitingAtExactly("approve-correction");
        }
    }
}
