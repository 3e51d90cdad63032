package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.casefile.CaseNumber;
import org.guitu.dossier.engine.DossierAccess;
import org.guitu.office.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A department asks another one, which answers without getting the case. */
class AssistanceRequestTest extends ProcessTest {

    private static final String EDUCATION = "education-" + COUNTY;
    private static final String POLICE = "police-" + COUNTY;

    @Autowired
    private DossierAccess dossierAccess;

    @Test
    void theAnswerOfAnotherDepartmentInAnotherCountyComesBack() {
        var request = asked();
        var answer = child(request, "assistance-answer");
        assertWaitsIn(answer, "answer-assistance", "justice-" + NEIGHBOUR);
        submit(answer, "answer-assistance", "answerAssistanceOutcome=done");
        assertWaitsIn(request, "read-assistance-answer", POLICE);
        assertThat(request).variables().containsEntry("assistanceOutcome", "done");
        submit(request, "read-assistance-answer", "readAssistanceOutcome=settled");
        assertEnded(request, "settled");
    }

    @Test
    void theCaseStaysWhereItIs() {
        var request = asked();
        assertThat(dossier.regionOf(new CaseNumber(caseNumberOf(request)))).contains(COUNTY);
        assertKeptFrom(POLICE, task(child(request, "assistance-answer"), "answer-assistance"));
    }

    @Test
    void somebodyElseIsAskedWhenTheAnswerIsNotEnough() {
        var request = asked();
        submit(child(request, "assistance-answer"), "answer-assistance", "answerAssistanceOutcome=declined");
        submit(
                request,
                "read-assistance-answer",
                "readAssistanceOutcome=ask-again",
                "askedDepartment=health",
                "askedRegion=" + COUNTY);
        assertWaitsIn(child(request, "assistance-answer"), "answer-assistance", "health-" + COUNTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawn", "unmet"})
    void theRequestMayEndWithoutHelp(String outcome) {
        var request = asked();
        submit(child(request, "assistance-answer"), "answer-assistance", "answerAssistanceOutcome=declined");
        submit(request, "read-assistance-answer", "readAssistanceOutcome=" + outcome);
        assertEnded(request, outcome);
    }

    @ParameterizedTest
    @CsvSource({"sharingBasis, ask-first, 还没有征得同意的信息不能提供", "assistanceBy, 2020-01-01, “希望办结”不能早于今天"})
    void nothingIsToldWithoutGroundOrDate(String question, String answer, String refusal) {
        var caseNumber = openCase();
        assertThatThrownBy(() -> ask(POLICE, caseNumber, question + "=" + answer))
                .hasMessageContaining(refusal);
    }

    @Test
    void isForCasesOfTheOwnRegionThatAreOpen() {
        var open = openCase();
        assertThatThrownBy(() -> ask("police-" + NEIGHBOUR, open)).hasMessageContaining("没有您的部门可以办理的个案");
        var closed = closedCase();
        assertThatThrownBy(() -> ask(POLICE, closed)).hasMessageContaining("没有在办的救助");
    }

    @Test
    void isForDepartmentsThatWorkOnTheCase() {
        var caseNumber = openCase();
        assertThatThrownBy(() -> ask(EDUCATION, caseNumber)).hasMessageContaining("没有您的部门可以办理的个案");
        runtimeService
                .createProcessInstanceByKey("schooling")
                .businessKey(caseNumber)
                .setVariables(with(girlOf(12), "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
        assertThat(ask(EDUCATION, caseNumber)).isNotEnded();
    }

    @Test
    void comesBackToTheDepartmentOfWhoAsksWhateverIsTypedIn() {
        var request = ask(POLICE, openCase(), "askingDepartment=health");
        submit(child(request, "assistance-answer"), "answer-assistance", "answerAssistanceOutcome=done");
        assertWaitsIn(request, "read-assistance-answer", POLICE);
    }

    @Test
    void neitherSideGetsTheDossierByIt() {
        var request = asked();
        var answer = task(child(request, "assistance-answer"), "answer-assistance");
        assertDossierClosed("justice-" + NEIGHBOUR, answer);
        submitAs("justice-" + NEIGHBOUR, answer, "answerAssistanceOutcome=done");
        assertDossierClosed(POLICE, task(request, "read-assistance-answer"));
    }

    private void assertDossierClosed(String account, Task task) {
        claimAs(account, task);
        assertThatThrownBy(() -> logins.as(account, () -> dossierAccess.read(task.getId())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("不看档案");
    }

    private ProcessInstance asked() {
        return ask(POLICE, openCase());
    }

    private ProcessInstance ask(String account, String caseNumber, String... more) {
        String[] request = {
            "caseNumber=" + caseNumber,
            "askedDepartment=justice",
            "askedRegion=" + NEIGHBOUR,
            "sharingBasis=duty",
            "withheldHeeded=none",
            "assistanceBy=" + inDays(10)
        };
        return startByForm(account, "assistance-request", and(request, more));
    }

    private String openCase() {
        return caseNumberOf(rescuedWoman());
    }
}
