package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.form.FormField.Kind;
import org.guitu.form.FormFiller;
import org.guitu.testing.ClearText;
import org.guitu.testing.JsonLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is written into the forms of what happens in a running case stands in no table of the engine, no notice, no trail and no log. */
@ExtendWith(OutputCaptureExtension.class)
class WordsStayInTheDossierTest extends LifeEventTest {

    private static final String MARK = "Sentinel-9Wz";
    private static final String NUMBER = "350404199801010021";
    private static final String SUPERVISOR = "supervisor-" + COUNTY;

    private final JsonLog json = new JsonLog();
    private final Set<String> submitted = new HashSet<>();
    private final List<String> refused = new ArrayList<>();

    @AfterEach
    void closeTheLog() {
        json.close();
    }

    @Test
    void ofAGrownWoman(CapturedOutput output) {
        var rescue = rescuedWoman("urgencyLevel=high");
        consent(rescue, false, "legal-aid");
        begin(rescue, "police-" + COUNTY, "correct-person", "request-correction", person());
        begin(rescue, OFFICE, "mend-record", "request-mending", "mendingDepartment=police");
        begin(rescue, "police-" + COUNTY, "legal-stay", "open-legal-stay");
        begin(rescue, OFFICE, "adult-guardianship", "report-incapacity");
        begin(rescue, OFFICE, "determine-age", "request-age-determination");
        walk(rescue, 60);
        assertNoWordIsFound(output);
        assertThat(submitted)
                .as("refused: " + refused)
                .contains("approve-correction", "mend-step", "establish-nationality", "assess-capacity", "assess-age");
    }

    @Test
    void ofAChild(CapturedOutput output) {
        var rescue = startByForm(
                "police-" + COUNTY,
                "rescue-case",
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=birth-date",
                "birthDate=" + today().minusYears(9),
                "identityState=confirmed",
                "urgencyLevel=critical");
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(1));
        answer(rescue, taskInCase(rescue, "look-after-person"), "watchOutcome=not-seen");
        answer(rescue, taskInCase(rescue, "secure-person"));
        begin(
                rescue,
                SUPERVISOR,
                "bring-forward",
                "bring-forward",
                "forwardReason=person-at-risk",
                "forwardNote=" + MARK + " 不能再等");
        consent(rescue, true, "legal-aid");
        begin(rescue, OFFICE, "change-guardian", "request-guardian-change");
        begin(rescue, OFFICE, "adoption", "propose-adoption");
        begin(rescue, OFFICE, "guardianship-revocation", "propose-revocation");
        walk(rescue, 60);
        assertNoWordIsFound(output);
        assertThat(submitted)
                .as("refused: " + refused)
                .contains("look-after-person", "secure-person", "approve-guardian-change", "decide-revocation");
    }

    private String[] person() {
        return new String[] {
            "whatChanges=[name, document]",
            "correctionProof=[document-seen]",
            "newPersonName=" + MARK + " 姓名",
            "newDocumentType=resident-id",
            "newIdNumber=" + NUMBER
        };
    }

    private void begin(ProcessInstance rescue, String account, String process, String form, String... answers) {
        var all = and(
                words(FormFiller.packaged(form)), and(new String[] {"caseNumber=" + caseNumberOf(rescue)}, answers));
        try {
            startByForm(account, process, all);
            submitted.add(form);
        } catch (RuntimeException no) {
            refused.add(form + ": " + no.getMessage());
            assertThat(no.getMessage()).doesNotContain(MARK).doesNotContain(NUMBER);
        }
    }

    /** Answers whatever is open, as the forms are filled in by default, until nothing more is accepted. */
    private void walk(ProcessInstance rescue, int most) {
        var tried = new HashSet<String>();
        for (int step = 0; step < most; step++) {
            var next = taskService.createTaskQuery().processInstanceBusinessKey(rescue.getBusinessKey()).list().stream()
                    .filter(task -> tried.add(task.getId()))
                    .findFirst();
            if (next.isEmpty()) {
                return;
            }
            answer(rescue, next.get());
        }
    }

    private void answer(ProcessInstance rescue, Task task, String... answers) {
        var form = task.getTaskDefinitionKey();
        try {
            submitAs(workerOf(task), task, and(words(FormFiller.packaged(form)), answers));
            submitted.add(form);
        } catch (RuntimeException no) {
            refused.add(form + ": " + no.getMessage());
            assertThat(no.getMessage()).doesNotContain(MARK).doesNotContain(NUMBER);
        }
    }

    private static String[] words(Form form) {
        return form.fields().stream()
                .filter(field -> field.isClassified() && field.kind() == Kind.TEXT)
                .filter(field -> !field.isReadOnly()
                        && field.pattern().isEmpty()
                        && !field.key().endsWith("Number"))
                .map(FormField::key)
                .flatMap(key -> Stream.of(key + "=" + MARK + " " + key))
                .toArray(String[]::new);
    }

    private void assertNoWordIsFound(CapturedOutput output) {
        assertThat(ClearText.tablesWith(database, MARK, NUMBER))
                .as("after " + submitted)
                .isEmpty();
        assertThat(output.getAll()).doesNotContain(MARK).doesNotContain(NUMBER);
        assertThat(json.text()).doesNotContain(MARK).doesNotContain(NUMBER);
    }
}
