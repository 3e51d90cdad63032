package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.dossier.DossierView;
import org.guitu.dossier.engine.CorrectionAccess;
import org.guitu.dossier.engine.DossierAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever recorded something wrongly is asked to mend it, and gets a task to do so with. */
class MendRecordTest extends LifeEventTest {

    private static final String PROCESS = "mend-record";
    private static final String POLICE = "police-" + COUNTY;

    @Autowired
    private DossierAccess dossiers;

    @Autowired
    private CorrectionAccess corrections;

    private ProcessInstance ask(String account, ProcessInstance rescue, String department) {
        return startByForm(account, PROCESS, "caseNumber=" + caseNumberOf(rescue), "mendingDepartment=" + department);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mended", "not-wrong", "cannot-tell"})
    void endsAsTheDepartmentSays(String outcome) {
        var mending = ask(OFFICE, rescuedAndReceived(), "police");
        assertWaitsFor(mending, "mend-step", "police");
        submit(mending, "mend-step", "mendOutcome=" + outcome);
        assertEnded(mending, outcome);
    }

    /** Between their registration and their first task police have none. */
    @Test
    void policeMendTheirOwnRegistrationBeforeTheyHaveAnyTask() {
        var rescue = rescuedWoman("contactRule=safe");
        var mending = ask(POLICE, rescue, "police");
        var task = task(mending, "mend-step");
        claimAs(POLICE, task);
        var registered = logins.as(POLICE, () -> dossiers.read(task.getId())).steps().stream()
                .filter(DossierView.Step::correctable)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        logins.as(POLICE, () -> {
            corrections.correct(task.getId(), registered.number(), "登记时选错", Map.of("contactRule", "never"));
            return null;
        });
        assertThat(dossier.latest(new CaseNumber(caseNumberOf(rescue)), List.of("contactRule")))
                .containsEntry("contactRule", "never");
        submit(mending, "mend-step", "mendOutcome=mended");
        assertEnded(mending, "mended");
    }

    @Test
    void isAskedForByWhoeverWorksOnTheCase() {
        assertRefusedToStart(
                "agriculture-" + COUNTY,
                PROCESS,
                caseNumberOf(rescuedWoman()),
                "没有您的部门可以办理的个案",
                "mendingDepartment=police");
    }

    /** Its task would let them read the dossier of a case that is none of theirs. */
    @ParameterizedTest
    @ValueSource(strings = {"agriculture", "trade-union", "court"})
    void nobodyIsAskedWhoHasRecordedNothing(String department) {
        assertRefusedToStart(
                OFFICE, PROCESS, caseNumberOf(rescuedAndReceived()), "没有在这个个案里记录过", "mendingDepartment=" + department);
    }

    @Test
    void isDoneBeforeTheCaseIsHandedOver() {
        var rescue = rescuedAndReceived();
        ask(OFFICE, rescue, "police");
        assertRefusedToStart(
                OFFICE,
                "hand-over",
                caseNumberOf(rescue),
                "补正记录",
                "handOverScope=case",
                "handOverTo=" + NEIGHBOUR,
                "handOverUntil=" + inDays(10),
                "personAgrees=yes");
    }

    private ProcessInstance rescuedAndReceived() {
        var rescue = rescuedWoman();
        consent(rescue, false, "legal-aid");
        return rescue;
    }
}
