package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One department learns that consent has changed, and says what it does with what it holds. */
class ConsentNoticeTest extends ProcessTest {

    private ProcessInstance notice(String department) {
        return start(
                "consent-notice",
                with(
                        womanOf(29),
                        "recipientDepartment",
                        department,
                        "consentState",
                        "narrowed",
                        "consentedServices",
                        List.of("legal-aid")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"education", "health", "police"})
    void waitsForTheDepartmentThatItNames(String department) {
        assertWaitsFor(notice(department), "heed-consent-change", department);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "nothing-held", "still-covered"})
    void endsWhenItIsHeeded(String outcome) {
        var notice = notice("education");
        submit(notice, "heed-consent-change", "heedOutcome=" + outcome);
        assertEnded(notice, "heeded");
    }

    @Test
    void letsNothingBeKeptWithoutAGround() {
        var notice = notice("education");
        submit(notice, "heed-consent-change", "heedOutcome=kept-by-law");
        assertWaitsFor(notice, "check-legal-ground", "civil-affairs");
        submit(notice, "check-legal-ground", "groundOutcome=not-good");
        assertThat(notice).isWaitingAtExactly("heed-consent-change");
        submit(notice, "heed-consent-change", "heedOutcome=stopped");
        assertEnded(notice, "heeded");
    }
}
