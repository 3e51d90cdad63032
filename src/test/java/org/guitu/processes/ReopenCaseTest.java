package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.SamePerson;
import org.guitu.engine.person.LivePerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A person whose case is closed needs help again: a second person opens a new one beside the old. */
class ReopenCaseTest extends ProcessTest {

    @Autowired
    private LivePerson persons;

    @Autowired
    private ClosedCases closedCases;

    private ProcessInstance request(String account, String caseNumber) {
        return startByForm(
                account,
                "reopen-case",
                "caseNumber=" + caseNumber,
                "reopenReason=new-need",
                "sex=female",
                "identityState=partly",
                "urgencyLevel=high");
    }

    private ProcessInstance request(String caseNumber) {
        return request("civil-affairs-" + COUNTY, caseNumber);
    }

    @Test
    void aSecondPersonOpensANewCaseBesideTheOld() {
        var old = closedCase();
        var request = request(old);
        assertWaitsIn(request, "approve-reopening", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
        assertKeptFrom("civil-affairs-" + COUNTY, request, "approve-reopening");
        submitAs(COLLEAGUE, task(request, "approve-reopening"), "approveReopeningOutcome=approved");
        assertEnded(request, "reopened");

        var rescue = nextCase(old);
        assertThat(rescue.getProcessDefinitionKey()).isEqualTo("rescue-case");
        assertThat(rescue.getTenantId()).isEqualTo(COUNTY);
        assertThat(persons.of(caseNumberOf(rescue)))
                .containsEntry("ageYears", 29L)
                .containsEntry("ageGroup", "adult")
                .containsEntry("minor", false)
                .containsEntry("identityState", "partly");
        assertThat(runtimeService.getVariable(rescue.getId(), "urgencyLevel")).isEqualTo("high");
        assertWaitsFor(child(rescue, "reception"), "receive-person", "civil-affairs");
        assertThat(closedCases.isClosed(new CaseNumber(old))).isTrue();
        assertThat(closedCases.isClosed(new CaseNumber(caseNumberOf(rescue)))).isFalse();
    }

    @Test
    void whoIsStillAMinorIsAskedAnewOnComingOfAge() {
        var rescue = startByForm(
                "police-" + COUNTY,
                "rescue-case",
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=birth-date",
                "birthDate=" + today().minusYears(16).toString(),
                "identityState=confirmed");
        var comesOfAge = runtimeService.getVariable(rescue.getId(), "comesOfAge");
        var closing = startByForm(
                "civil-affairs-" + COUNTY,
                "close-early",
                "caseNumber=" + caseNumberOf(rescue),
                "closeEarlyReason=left-province",
                "closeEarlyProof=[receiving-letter]");
        submit(closing, "approve-early-closure", "approveEarlyClosureOutcome=approved");
        assertEnded(rescue, "closed-early");
        var request = startByForm(
                "civil-affairs-" + COUNTY,
                "reopen-case",
                "caseNumber=" + caseNumberOf(rescue),
                "sex=female",
                "identityState=confirmed");
        submit(request, "approve-reopening", "approveReopeningOutcome=approved");
        var reopened = nextCase(caseNumberOf(rescue));
        assertThat(comesOfAge).isNotNull();
        assertThat(persons.of(caseNumberOf(reopened))).containsEntry("comesOfAge", comesOfAge);
        assertThat(managementService
                        .createJobQuery()
                        .processInstanceId(reopened.getId())
                        .timers()
                        .singleResult()
                        .getDuedate())
                .isInSameDayAs(comesOfAge.toString());
    }

    @Test
    void whatPoliceOnceRegisteredIsTakenOver() {
        var old = closedCase();
        submit(request(old), "approve-reopening", "approveReopeningOutcome=approved");
        var asked = List.of("codeName", "rescuePlace", "nationality");
        assertThat(dossier.latest(new CaseNumber(caseNumberOf(nextCase(old))), asked))
                .isEqualTo(dossier.latest(new CaseNumber(old), asked))
                .containsKey("codeName");
    }

    @Test
    void theNewCaseClosesByItsOwnJourney() {
        var old = closedCase();
        submit(request(old), "approve-reopening", "approveReopeningOutcome=approved");
        var rescue = nextCase(old);
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
        submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
        submit(rescue, "approve-closure", "approveClosureOutcome=approved");
        assertThat(closedCases.isClosed(new CaseNumber(caseNumberOf(rescue)))).isTrue();
        assertThat(request(old)).isWaitingAtExactly("approve-reopening");
    }

    @Test
    void bothCasesTellOfEachOtherInTheAuditTrail() {
        var old = closedCase();
        submit(request(old), "approve-reopening", "approveReopeningOutcome=approved");
        var fresh = caseNumberOf(nextCase(old));
        for (var pair : List.of(List.of(old, fresh), List.of(fresh, old))) {
            assertThat(database.sql("select detail from audit.event where case_number = ? and kind = 'CASES_LINKED'")
                            .param(pair.get(0))
                            .query(String.class)
                            .list())
                    .containsExactly("另一个案 " + pair.get(1));
        }
    }

    @Test
    void whoGetsNoNewCaseIsReferred() {
        var old = closedCase();
        var request = request(old);
        submit(request, "approve-reopening", "approveReopeningOutcome=refused");
        assertWaitsFor(request, "refer-elsewhere", "civil-affairs");
        submit(request, "refer-elsewhere", "referOutcome=referred");
        assertEnded(request, "refused");
        assertThat(samePerson.linkedTo(new CaseNumber(old))).isEmpty();
        assertThat(request(old)).as("asked again").isWaitingAtExactly("approve-reopening");
    }

    @Test
    void whoCannotBeToldStaysWithoutAnAnswer() {
        var request = request(closedCase());
        submit(request, "approve-reopening", "approveReopeningOutcome=refused");
        submit(request, "refer-elsewhere", "referOutcome=not-reached");
        assertEnded(request, "unanswered-need");
    }

    /** An adult who is known would count as a child, for whom the age is left out. */
    @Test
    void aCaseThatRunsIsNotReopened() {
        var open = startByForm("police-" + COUNTY, "rescue-case", "region=" + COUNTY);
        assertThatThrownBy(() -> request(caseNumberOf(open))).hasMessageContaining("个案还在办理");
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumberOf(open))
                        .processDefinitionKey("reopen-case")
                        .count())
                .isZero();
    }

    @Test
    void oneRequestAtATime() {
        var old = closedCase();
        request(old);
        assertThatThrownBy(() -> request("police-" + COUNTY, old)).hasMessageContaining("正在审批");
    }

    @Test
    void aCaseWhoseSuccessorRunsIsNotReopenedOnceMore() {
        var old = closedCase();
        submit(request(old), "approve-reopening", "approveReopeningOutcome=approved");
        assertThatThrownBy(() -> request(old)).hasMessageContaining("已有另一个在办个案");
    }

    @Test
    void nothingIsOpenedWhenAnotherCaseOfThePersonWasMeanwhile() {
        var old = closedCase();
        var request = request(old);
        var other = caseNumberOf(startByForm("police-" + COUNTY, "rescue-case", "region=" + COUNTY));
        samePerson.decide(
                new CaseNumber(other),
                new CaseNumber(old),
                SamePerson.Verdict.SAME,
                request.getId(),
                "police-" + COUNTY,
                java.time.Instant.now());
        assertRefused(request, "approve-reopening", "不能再立一案", "approveReopeningOutcome=approved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-", "civil-affairs-", "supervisor-"})
    void isAskedForByThoseWhoFollowThePerson(String starter) {
        assertThat(request(starter + COUNTY, closedCase())).isWaitingAtExactly("approve-reopening");
    }

    @ParameterizedTest
    @ValueSource(strings = {"health-" + COUNTY, "education-" + COUNTY, "civil-affairs-" + NEIGHBOUR})
    void isForNobodyElse(String outsider) {
        var old = closedCase();
        assertThatThrownBy(() -> request(outsider, old)).isInstanceOf(ProcessEngineException.class);
    }
}
