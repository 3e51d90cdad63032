package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tier below answers an order, in every way it can. */
class OrderAnswerTest extends ProcessTest {

    private ProcessInstance begin() {
        return start(
                "order-answer",
                with(
                        girlOf(9),
                        "orderGround",
                        "overdue",
                        "overdueTaskName",
                        "接收受助人",
                        "overdueDays",
                        3L,
                        "orderedDepartment",
                        "civil-affairs",
                        "correctBy",
                        inDays(5),
                        "caseListed",
                        false));
    }

    @Test
    void waitsForTheOfficeAndTheSupervisorsOfItsRegionAlone() {
        var answer = begin();
        assertThat(answer).isWaitingAtExactly("answer-order");
        assertWaitsIn(answer, "answer-order", "joint-conference-" + COUNTY, "supervisor-" + COUNTY);
        assertKeptFrom("civil-affairs-" + COUNTY, task(answer, "answer-order"));
        assertKeptFrom("civil-affairs-" + NEIGHBOUR, task(answer, "answer-order"));
    }

    @ParameterizedTest
    @CsvSource({"corrected, corrected", "in-part, in-part", "extend, extension-asked", "dispute, disputed"})
    void everyAnswerIsAnEnd(String outcome, String end) {
        var answer = begin();
        submit(answer, "answer-order", "answerOrderOutcome=" + outcome);
        assertEnded(answer, end);
    }

    @Test
    void whatIsNotDoneYetIsNotCalledCorrected() {
        assertRefused(begin(), "answer-order", "完成日期在今天以后", "answerOrderOutcome=corrected", "correctedOn=" + inDays(1));
    }

    @Test
    void moreTimeIsAskedForTheFuture() {
        assertRefused(begin(), "answer-order", "应在今天以后", "answerOrderOutcome=extend", "extendTo=" + inDays(0));
    }

    @Test
    void whoeverDidNotCorrectEverythingSaysWhatIsMissing() {
        assertRefused(begin(), "answer-order", "未完成的部分、延期理由或异议", "answerOrderOutcome=in-part", "answerDetail=");
    }
}
