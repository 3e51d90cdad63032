package org.guitu.processes;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One department learns that the person has another guardian. */
class GuardianNoticeTest extends ProcessTest {

    private ProcessInstance notice(String department) {
        return start("guardian-notice", with(girlOf(12), "recipientDepartment", department));
    }

    @ParameterizedTest
    @ValueSource(strings = {"education", "health", "police"})
    void waitsForTheDepartmentThatItNames(String department) {
        assertWaitsFor(notice(department), "heed-guardian-change", department);
    }

    @Test
    void tellsTheFormerGuardianNothingAnyMore() {
        var notice = notice("education");
        assertRefused(notice, "heed-guardian-change", "不再向原监护人", "guardianHeeded=[contact-changed]");
        submit(notice, "heed-guardian-change", "guardianHeeded=[contact-changed, former-told-nothing]");
        assertEnded(notice, "heeded");
    }
}
