package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.form.FormField;
import org.guitu.form.FormFiller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssistanceAnswerTest extends ProcessTest {

    @ParameterizedTest
    @ValueSource(strings = {"done", "in-part", "declined", "clarify"})
    void isWhatTheDepartmentSays(String outcome) {
        var answer = asked("justice");
        assertWaitsFor(answer, "answer-assistance", "justice");
        submit(answer, "answer-assistance", "answerAssistanceOutcome=" + outcome);
        assertEnded(answer, outcome);
    }

    @Test
    void mayTakeMoreTime() {
        var answer = asked("health");
        submit(answer, "answer-assistance", "answerAssistanceOutcome=more-time", "assistanceUntil=" + inDays(4));
        passTimer(answer);
        assertThat(answer).isWaitingAtExactly("answer-assistance");
    }

    @Test
    void isAskedOfADepartmentThatHasNoOtherTask() {
        assertWaitsFor(asked("agriculture"), "answer-assistance", "agriculture");
        assertWaitsFor(asked("culture-tourism"), "answer-assistance", "culture-tourism");
    }

    @Test
    void isForNobodyElse() {
        var task = task(asked("justice"), "answer-assistance");
        assertKeptFrom("civil-affairs-" + COUNTY, task);
        assertKeptFrom("justice-" + NEIGHBOUR, task);
    }

    @Test
    void waitsForCivilAffairsWhenNobodyIsNamed() {
        assertWaitsFor(asked(null), "answer-assistance", "civil-affairs");
    }

    @Test
    void declinesWithAReason() {
        assertRefused(
                asked("justice"),
                "answer-assistance",
                "“不能协助的原因”必须选择一项",
                "answerAssistanceOutcome=declined",
                "declineAssistanceReason=null");
    }

    @Test
    void isNotRecordedAhead() {
        assertRefused(
                asked("justice"),
                "answer-assistance",
                "办理日期不能晚于今天",
                "answerAssistanceOutcome=done",
                "assistedOn=" + inDays(1));
    }

    @Test
    void showsNothingButTheRequestAndHowToMakeContact() {
        assertThat(FormFiller.packaged("answer-assistance").fields().stream()
                        .filter(FormField::isReadOnly)
                        .filter(FormField::isClassified)
                        .map(FormField::key))
                .containsExactlyInAnyOrder("codeName", "contactRule", "responsibleOfficer", "assistanceText");
    }

    private ProcessInstance asked(String department) {
        return start(
                "assistance-answer",
                with(
                        womanOf(29),
                        "askedDepartment",
                        department,
                        "askingDepartment",
                        "police",
                        "assistanceKind",
                        "information",
                        "assistanceBy",
                        inDays(10)));
    }
}
