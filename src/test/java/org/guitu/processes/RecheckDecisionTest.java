package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done on answers that were corrected afterwards is looked at by a second person; when it begins, {@link FrozenDecisionTest} says. */
class RecheckDecisionTest extends ProcessTest {

    private ProcessInstance recheck() {
        return start("recheck-decision", with(womanOf(30), "decidedStep", "审批救助方案", "changedAnswers", "计划目标"));
    }

    @Test
    void waitsForCivilAffairsOrASupervisor() {
        var recheck = recheck();
        assertWaitsIn(recheck, "review-decision", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
        assertRefused(
                recheck,
                "review-decision",
                "“理由或者怎样处理”必须填写",
                "reviewDecisionOutcome=put-right",
                "reviewDecisionDetail=null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stands", "put-right", "cannot-undo"})
    void endsAsItWasFound(String outcome) {
        var recheck = recheck();
        submit(recheck, "review-decision", "reviewDecisionOutcome=" + outcome);
        assertEnded(recheck, outcome);
        assertThat(recheck).isEnded();
    }
}
