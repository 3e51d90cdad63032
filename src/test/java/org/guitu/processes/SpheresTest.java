package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Timeline;
import org.guitu.dossier.DossierView;
import org.guitu.dossier.engine.DossierAccess;
import org.guitu.emergency.engine.CaseReading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What somebody told a lawyer, a counsellor and a doctor, and asked to keep from somebody: who finds it in the tab “档案”, and who does not,
 * on the running engine.
 */
class SpheresTest extends GlassTest {

    private static final String ASKED = "示例提问";
    private static final String FACTS = "示例案情";
    private static final String TOLD = "示例疏导";
    private static final String DIAGNOSIS = "示例诊断";
    private static final String KEPT = "示例保密";

    @Autowired
    private DossierAccess access;

    @Autowired
    private CaseReading reading;

    @Autowired
    private Timeline timeline;

    private ProcessInstance rescue;
    private ProcessInstance aid;
    private ProcessInstance care;

    @BeforeEach
    void sheHasToldThem() {
        rescue = rescuedWoman("codeName=示例鹿");
        var reception = child(rescue, "reception");
        submit(reception, "receive-person", "receiveOutcome=received");
        submit(reception, "meet-urgent-needs", "urgentOutcome=met");
        submit(
                reception,
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[free, not-tied]",
                "consentedServices=[legal-aid]",
                "withheldInfo=" + KEPT);
        aid = beside(rescue, "legal-aid", womanOf(29));
        submit(aid, "apply-legal-aid", "applyOutcome=consult-first", "caseFacts=" + FACTS);
        submit(aid, "consult-adviser", "consultOutcome=answered", "legalQuestion=" + ASKED, "legalAnswer=示例答复");
        care = doctorFinds(rescue, "examFindings=" + DIAGNOSIS, "careNeeds=[treatment, counselling]");
        submit(
                care,
                "hold-counselling-session",
                "sessionOutcome=continue",
                "sessionLines=%d月%d日 %s".formatted(today().getMonthValue(), today().getDayOfMonth(), TOLD),
                "crisisRisk=none");
    }

    private List<String> seen(DossierView view) {
        var seen = new ArrayList<String>();
        view.steps().forEach(step -> step.answers().forEach(answer -> seen.add(answer.text())));
        return seen;
    }

    private String seenBy(Task task) {
        var account = workerOf(task);
        claimAs(account, task);
        return seen(logins.as(account, () -> access.read(task.getId()))).toString();
    }

    @Test
    void eachSphereReadsItsOwnAndNobodyTheOthers() {
        assertThat(seenBy(task(aid, "apply-legal-aid"))).contains(ASKED).doesNotContain(TOLD, DIAGNOSIS, KEPT);
        assertThat(seenBy(task(care, "treat"))).contains(TOLD, DIAGNOSIS).doesNotContain(ASKED, FACTS, KEPT);
    }

    @Test
    void anEmergencyOpensTheDiagnosisAndNoneOfTheRest() {
        breakGlass("supervisor-" + COUNTY, caseNumberOf(rescue));
        var view = logins.as("supervisor-" + COUNTY, () -> reading.read(new CaseNumber(caseNumberOf(rescue))));
        assertThat(seen(view.orElseThrow()).toString())
                .contains("示例鹿", DIAGNOSIS)
                .doesNotContain(ASKED, FACTS, TOLD, KEPT);
    }

    /** The person's own file is read without the table: {@code ExportTest}. */
    @Test
    void nothingOfItIsLost() {
        assertThat(timeline.of(new CaseNumber(caseNumberOf(rescue)), (step, origin) -> true)
                        .toString())
                .contains(ASKED, FACTS, TOLD, DIAGNOSIS, KEPT);
    }
}
