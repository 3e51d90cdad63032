package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reading that was not justified has consequences, decided by somebody else than the reader. */
class BreakGlassMisuseTest extends GlassTest {

    private static final String HANDLE = "handle-misuse";

    private ProcessInstance begin() {
        return start("break-glass-misuse", with(girlOf(9), "region", "350400", "glassReader", READER));
    }

    @ParameterizedTest
    @CsvSource({
        "talked, measures-taken",
        "rights-withdrawn, measures-taken",
        "reported, measures-taken",
        "no-misuse, no-misuse"
    })
    void everyOutcomeIsAnEnd(String outcome, String end) {
        var misuse = begin();
        assertWaitsIn(misuse, HANDLE, "supervisor-350400");
        submit(misuse, HANDLE, "misuseOutcome=" + outcome);
        assertEnded(misuse, end);
    }

    @Test
    void whatGotOutIsToldToThePerson() {
        assertRefused(begin(), HANDLE, "“是否告知受助人或监护人”必须选择一项", "misuseOutcome=talked", "misuseNotice=null");
    }

    @Test
    void theReaderDoesNotHandleItAndTheReasonsAreShown() {
        var broken = breakGlass(CITY, newCase());
        submitAs(
                SECOND,
                task(reviewOf(broken), "review-break-glass"),
                "glassReviewOutcome=unjustified",
                "glassReviewComment=示例意见：没有走失。");
        var task = task(child(broken, "break-glass-misuse"), HANDLE);
        assertThatThrownBy(() -> claimAs(CITY, task)).hasMessageContaining("须由另一人办理");
        claimAs(PROVINCE, task);
        assertThat(logins.as(PROVINCE, () -> formService.getTaskFormVariables(task.getId())))
                .containsEntry("glassReasonDetail", WHY)
                .containsEntry("glassReviewComment", "示例意见：没有走失。");
    }
}
