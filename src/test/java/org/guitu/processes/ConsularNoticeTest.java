package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsularNoticeTest extends ProcessTest {

    private static final Map<String, Object> WOMAN = womanOf(29);

    @Test
    void whoSaysNoIsNotMadeKnown() {
        var notice = start("consular-notice", WOMAN);
        assertWaitsFor(notice, "ask-consular-consent", "police");
        submit(notice, "ask-consular-consent", "consularConsentOutcome=refused");
        assertEnded(notice, "not-told");
    }

    @Test
    void theQuestionIsAskedAgainOnTheDayFixed() {
        var notice = start("consular-notice", WOMAN);
        submit(notice, "ask-consular-consent", "consularConsentOutcome=later", "consularConsentUntil=" + inDays(7));
        assertThat(notice).isWaitingAt("wait-to-ask-consent");
        passTimer(notice);
        assertThat(notice).isWaitingAtExactly("ask-consular-consent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"told", "could-not-be-done"})
    void foreignAffairsTellWhatWasAgreedTo(String outcome) {
        var notice = untilAgreed(WOMAN, "self");
        assertWaitsFor(notice, "notify-consulate", "foreign-affairs");
        submit(notice, "notify-consulate", "consularNoticeOutcome=" + outcome);
        assertEnded(notice, outcome);
    }

    @Test
    void aConsulateNotReachedIsAskedAgain() {
        var notice = untilAgreed(WOMAN, "self");
        submit(notice, "notify-consulate", "consularNoticeOutcome=more-time", "consularNoticeUntil=" + inDays(3));
        assertThat(notice).isWaitingAt("wait-to-notify");
        passTimer(notice);
        assertThat(notice).isWaitingAtExactly("notify-consulate");
    }

    @Test
    void consentIsFreeAndByTheRightPerson() {
        assertConsentRefused(WOMAN, "成年人只能由本人同意", "consularConsentBy=guardian");
        assertConsentRefused(girlOf(8), "未成年人须由监护人或临时监护机构同意", "consularConsentBy=self");
        assertConsentRefused(WOMAN, "须告知“可以不通知”", "consularTold=[what]");
        untilAgreed(girlOf(8), "agency");
    }

    private void assertConsentRefused(Map<String, Object> person, String refusal, String answer) {
        assertRefused(
                start("consular-notice", person),
                "ask-consular-consent",
                refusal,
                "consularConsentOutcome=agreed",
                answer);
    }

    private ProcessInstance untilAgreed(Map<String, Object> person, String by) {
        var notice = start("consular-notice", person);
        submit(
                notice,
                "ask-consular-consent",
                "consularConsentOutcome=agreed",
                "consularTold=[what, may-refuse]",
                "consularConsentBy=" + by);
        return notice;
    }
}
