package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A department asks another one, which answers without getting the case. */
class AssistanceRequestTest extends ProcessTest {

    private static final String EDUCATION = "education-" + COUNTY;

    @Test
    void theAnswerOfAnotherDepartmentInAnotherCountyComesBack() {
        var request = asked();
        var answer = child(request, "assistance-answer");
        assertWaitsIn(answer, "answer-assistance", "justice-" + NEIGHBOUR);
        submit(answer, "answer-assistance", "answerAssistanceOutcome", "done");
        assertWaitsIn(request, "read-assistance-answer", EDUCATION);
        assertThat(request).variables().containsEntry("assistanceOutcome", "done");
        submit(request, "read-assistance-answer", "readAssistanceOutcome", "settled");
        assertEnded(request, "settled");
    }

    @Test
    void theCaseStaysWhereItIs() {
        var request = asked();
        assertThat(dossier.regionOf(new CaseNumber(caseNumberOf(request)))).contains(COUNTY);
        assertKeptFrom(EDUCATION, task(child(request, "assistance-answer"), "answer-assistance"));
    }

    @Test
    void somebodyElseIsAskedWhenTheAnswerIsNotEnough() {
        var request = asked();
        submit(child(request, "assistance-answer"), "answer-assistance", "answerAssistanceOutcome", "declined");
        submit(
                request,
                "read-assistance-answer",
                "readAssistanceOutcome",
                "ask-again",
                "askedDepartment",
                "health",
                "askedRegion",
                COUNTY);
        assertWaitsIn(child(request, "assistance-answer"), "answer-assistance", "health-" + COUNTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawn", "unmet"})
    void theRequestMayEndWithoutHelp(String outcome) {
        var request = asked();
        submit(child(request, "assistance-answer"), "answer-assistance", "answerAssistanceOutcome", "declined");
        submit(request, "read-assistance-answer", "readAssistanceOutcome", outcome);
        assertEnded(request, outcome);
    }

    @ParameterizedTest
    @CsvSource({"sharingBasis, ask-first, 还没有征得同意的信息不能提供", "assistanceBy, 2020-01-01, “希望办结”不能早于今天"})
    void nothingIsToldWithoutGroundOrDate(String question, String answer, String refusal) {
        var caseNumber = openCase();
        assertThatThrownBy(() -> ask(EDUCATION, caseNumber, question, answer)).hasMessageContaining(refusal);
    }

    @Test
    void isForCasesOfTheOwnRegionThatAreOpen() {
        var open = openCase();
        assertThatThrownBy(() -> ask("education-" + NEIGHBOUR, open)).hasMessageContaining("没有这个个案");
        var closed = closedCase();
        assertThatThrownBy(() -> ask(EDUCATION, closed)).hasMessageContaining("没有在办的救助");
    }

    private ProcessInstance asked() {
        return ask(EDUCATION, openCase());
    }

    private ProcessInstance ask(String account, String caseNumber, Object... more) {
        var answers = with(
                facts(more),
                "caseNumber",
                caseNumber,
                "askingDepartment",
                "education",
                "askedDepartment",
                "justice",
                "askedRegion",
                NEIGHBOUR);
        answers.putIfAbsent("assistanceBy", inDays(10));
        return startByForm(
                account,
                "assistance-request",
                answers.entrySet().stream()
                        .flatMap(answer -> Stream.of(answer.getKey(), answer.getValue()))
                        .toArray());
    }

    private String openCase() {
        return caseNumberOf(startByForm(
                "police-" + COUNTY,
                "rescue-case",
                "region",
                COUNTY,
                "sex",
                "female",
                "ageKnown",
                "estimated",
                "estimatedAge",
                29,
                "identityState",
                "confirmed"));
    }
}
