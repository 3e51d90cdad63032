package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authority that handles the criminal case proposes judicial aid of its own accord. */
class JudicialAidProposalTest extends LifeEventTest {

    private static final String PROCESS = "judicial-aid-proposal";

    private ProcessInstance propose(String department, ProcessInstance rescue) {
        return startByForm(department + "-" + COUNTY, PROCESS, and(GROUND, "caseNumber=" + caseNumberOf(rescue)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"police", "procuratorate", "court"})
    void startsTheServiceInTheCase(String department) {
        var rescue = consented(ADULT);
        var proposal = propose(department, rescue);
        assertThat(running(caseNumberOf(rescue))).contains("judicial-aid", PROCESS);
        var task = taskInCase(rescue, "apply-judicial-aid");
        claimAs(OFFICE, task);
        assertThat(logins.as(OFFICE, () -> formService.getTaskFormVariables(task.getId())))
                .containsEntry("proposingDepartment", department);
        inCase(rescue, "apply-judicial-aid", "aidApplyOutcome=not-eligible");
        assertEnded(proposal, "handled");
    }

    @Test
    void isRefusedWhileTheAidIsUnderWay() {
        var rescue = consented(ADULT);
        propose("court", rescue);
        assertRefusedToStart("police-" + COUNTY, PROCESS, caseNumberOf(rescue), "正在办理");
    }

    @Test
    void isRefusedInAClosedCase() {
        assertRefusedToStart("police-" + COUNTY, PROCESS, closedCase(), "已经结案");
    }

    @ParameterizedTest
    @ValueSource(strings = {"civil-affairs-" + COUNTY, "police-" + NEIGHBOUR})
    void isMadeByNobodyElse(String account) {
        assertRefusedToStart(account, PROCESS, caseNumberOf(consented(ADULT)), "");
    }
}
