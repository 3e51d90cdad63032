package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.trait.Trait;
import org.guitu.testing.SampleName;
import org.junit.jupiter.api.Test;

/** Whatever is learnt of a person after reception is compared with other cases, beside the journey. */
class SamePersonTest extends LifeEventTest {

    private static final String PROCESS = "same-person";
    private static final String ASK = "resolve-earlier-case";
    private static final Instant MARCH_2026 = Instant.parse("2026-03-09T02:00:00Z");

    private final String paper = "示例P" + System.nanoTime();
    private final String name = SampleName.of(System.nanoTime());

    @Test
    void aNumberThatACorrectionBringsIsAskedAboutBesideTheJourney() {
        openOther(Trait.ID_NUMBER, paper);
        var rescue = received();
        learnNumber(rescue);
        assertThat(running(caseNumberOf(rescue))).containsOnlyOnce(PROCESS);
        assertWaitsFor(asking(rescue), ASK, "civil-affairs");
        assertThat(hint(rescue)).isEqualTo("福建省三明市沙县区，2026年3月立案；相符：证件号码");
        inCase(rescue, ASK, "earlierCaseVerdict=different");
        assertThat(running(caseNumberOf(rescue))).doesNotContain(PROCESS).contains("rescue-case");
    }

    @Test
    void oneCaseAfterTheOtherIsAskedAbout() {
        openOther(Trait.ID_NUMBER, paper);
        openOther(Trait.ID_NUMBER, paper);
        var rescue = received();
        learnNumber(rescue);
        var asking = asking(rescue);
        inCase(rescue, ASK, "earlierCaseVerdict=different");
        assertThat(asking).isWaitingAtExactly(ASK);
        inCase(rescue, ASK, "earlierCaseVerdict=unclear");
        assertEnded(asking, "settled");
    }

    @Test
    void theSamePersonMakesTheJourneyMoreUrgentAndGoesOnHere() {
        var other = openOther(Trait.ID_NUMBER, paper);
        var rescue = received();
        learnNumber(rescue);
        inCase(
                rescue,
                ASK,
                "earlierCaseVerdict=same",
                "earlierCaseNumber=" + other.value(),
                "earlierCaseState=running",
                "otherOfficeTold=true");
        assertThat(samePerson.linkedTo(other)).containsExactly(new CaseNumber(caseNumberOf(rescue)));
        assertThat(runtimeService.getVariable(rescue.getId(), "urgencyLevel")).isEqualTo("high");
    }

    @Test
    void nothingIsAskedTwiceAtATime() {
        openOther(Trait.ID_NUMBER, paper);
        var rescue = received();
        learnNumber(rescue);
        openOther(Trait.NAME, name);
        learnName(rescue);
        assertThat(running(caseNumberOf(rescue))).containsOnlyOnce(PROCESS);
        inCase(rescue, ASK, "earlierCaseVerdict=different");
        assertThat(openTasks(rescue))
                .as("it asks about what was found meanwhile, too")
                .contains(ASK);
    }

    @Test
    void whatWasUnclearIsAskedAgainOnceMoreIsKnownAndElseIsNot() {
        openOther(Trait.ID_NUMBER, paper);
        var rescue = received();
        learnNumber(rescue);
        inCase(rescue, ASK, "earlierCaseVerdict=unclear");
        correct(rescue, "sex", "newSex=male");
        assertThat(running(caseNumberOf(rescue))).doesNotContain(PROCESS);
        learnName(rescue);
        assertThat(running(caseNumberOf(rescue))).containsOnlyOnce(PROCESS);
    }

    @Test
    void whatReceptionIsGoingToAskIsNotAskedBesideIt() {
        openOther(Trait.ID_NUMBER, paper);
        var rescue = rescuedWoman();
        learnNumber(rescue);
        assertThat(running(caseNumberOf(rescue))).doesNotContain(PROCESS);
        var reception = child(rescue, "reception");
        submit(reception, "receive-person", "receiveOutcome=received");
        submit(reception, "meet-urgent-needs", "urgentOutcome=met");
        assertThat(reception).isWaitingAtExactly(ASK);
    }

    @Test
    void whatFitsNoOtherCaseIsNotAsked() {
        var rescue = received();
        learnNumber(rescue);
        assertThat(running(caseNumberOf(rescue))).doesNotContain(PROCESS);
    }

    @Test
    void identificationLearnsItToo() {
        openOther(Trait.ID_NUMBER, paper);
        var rescue = rescuedWoman("identityState=unknown");
        consent(rescue, false, "legal-aid");
        inCase(rescue, "take-samples", "sampleOutcome=taken");
        inCase(rescue, "compare-samples", "compareOutcome=lead");
        inCase(rescue, "locate-relatives", "locateOutcome=found");
        inCase(rescue, "verify-kinship", "kinshipOutcome=verified", "documentType=other", "idNumber=" + paper);
        assertThat(openTasks(rescue)).contains(ASK, "counsel-relatives");
    }

    @Test
    void itIsOverWithItsCase() {
        openOther(Trait.ID_NUMBER, paper);
        var rescue = received();
        learnNumber(rescue);
        var asking = asking(rescue);
        runtimeService
                .createMessageCorrelation("case-closed")
                .processInstanceId(asking.getId())
                .correlate();
        assertEnded(asking, "case-ended");
    }

    private ProcessInstance received() {
        var rescue = rescuedWoman();
        var reception = child(rescue, "reception");
        submit(reception, "receive-person", "receiveOutcome=received");
        submit(reception, "meet-urgent-needs", "urgentOutcome=met", "urgencyLevel=normal");
        submit(
                reception,
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[free, not-tied]",
                "consentedServices=[legal-aid]");
        return rescue;
    }

    private void learnNumber(ProcessInstance rescue) {
        correct(rescue, "document", "newDocumentType=other", "newIdNumber=" + paper);
    }

    private void learnName(ProcessInstance rescue) {
        correct(rescue, "name", "newPersonName=" + name);
    }

    private void correct(ProcessInstance rescue, String what, String... answers) {
        var correction = startByForm(
                "police-" + COUNTY,
                "correct-person",
                and(
                        answers,
                        "caseNumber=" + caseNumberOf(rescue),
                        "whatChanges=[" + what + "]",
                        "correctionProof=[document-seen]"));
        submitAs(OFFICE, task(correction, "approve-correction"), "approveCorrectionOutcome=approved");
    }

    private ProcessInstance asking(ProcessInstance rescue) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumberOf(rescue))
                .processDefinitionKey(PROCESS)
                .singleResult();
    }

    private String hint(ProcessInstance rescue) {
        var task = taskInCase(rescue, ASK).getId();
        return (String)
                logins.as(OFFICE, () -> formService.getTaskFormVariables(task)).get("earlierCaseHint");
    }

    private CaseNumber openOther(Trait trait, String value) {
        var number = dossier.open(NEIGHBOUR, MARCH_2026);
        dossier.add(new DossierEntry(
                number,
                "sample-process",
                "instance-" + number,
                null,
                "sample-form",
                1,
                "tester",
                "civil-affairs",
                NEIGHBOUR,
                MARCH_2026,
                Map.of("sample", new DossierEntry.Answer("identity", value, Optional.of(trait)))));
        return number;
    }
}
