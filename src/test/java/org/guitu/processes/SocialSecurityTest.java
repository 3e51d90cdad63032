package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Card, insurance and assistance of a person who is newly registered. */
class SocialSecurityTest extends ProcessTest {

    private ProcessInstance begin(Map<String, Object> person, String assistanceAsked) {
        return start("social-security", with(person, "assistanceAsked", assistanceAsked));
    }

    @Test
    void isTheWorkOfThreeOfficesAtOnce() {
        var security = begin(womanOf(30), "yes");
        assertThat(security)
                .isWaitingAtExactly("apply-social-assistance", "join-social-security", "issue-identity-card");
        assertWaitsFor(security, "apply-social-assistance", "civil-affairs");
        assertWaitsFor(security, "join-social-security", "human-resources");
        assertWaitsFor(security, "issue-identity-card", "police");
        submit(security, "join-social-security", "socialOutcome=in-part");
        submit(security, "issue-identity-card", "cardOutcome=issued");
        assertThat(security).isWaitingAt("apply-social-assistance");
        submit(security, "apply-social-assistance", "assistanceOutcome=granted");
        assertEnded(security, "secured");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"15, false", "16, true", "17, true", "-, false"})
    void hasACardFrom16On(Long age, boolean card) {
        var security = begin(with(girlOf(1), "ageYears", age), "no");
        if (card) {
            assertThat(security).isWaitingAtExactly("join-social-security", "issue-identity-card");
        } else {
            assertThat(security).isWaitingAtExactly("join-social-security");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrolled", "in-part", "not-eligible", "could-not-be-done", "not-wanted"})
    void endsWithTheResultOfInsurance(String outcome) {
        var security = begin(girlOf(9), null);
        submit(security, "join-social-security", "socialOutcome=" + outcome);
        assertEnded(security, "secured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"granted", "refused", "could-not-be-done", "not-wanted"})
    void endsWithTheDecisionOnAssistance(String outcome) {
        var security = begin(womanOf(30), "yes");
        submit(security, "join-social-security", "socialOutcome=enrolled");
        submit(security, "issue-identity-card", "cardOutcome=already-had");
        submit(security, "apply-social-assistance", "assistanceOutcome=" + outcome);
        assertEnded(security, "secured");
    }

    @ParameterizedTest
    @CsvSource({
        "join-social-security, social, wait-to-insure",
        "apply-social-assistance, assistance, wait-for-assistance"
    })
    void isTakenUpAgainOnTheDayFixed(String step, String name, String wait) {
        var security = begin(girlOf(9), "yes");
        submit(security, step, name + "Outcome" + "=more-time", name + "Until" + "=" + inDays(6));
        assertThat(security).isWaitingAt(wait);
        passTimer(security);
        assertThat(security).isWaitingAt(step);
    }

    @Test
    void ofAChildIsNeverPosted() {
        assertRefused(
                begin(girlOf(9), "yes"),
                "apply-social-assistance",
                "未成年人不得公示",
                "assistanceOutcome=granted",
                "noticeHandled=limited");
    }

    @Test
    void isNotACardThatIsStillToCome() {
        var security = begin(womanOf(30), "no");
        assertRefused(security, "issue-identity-card", "发证日期不能晚于今天", "cardOutcome=issued", "cardIssuedOn=" + inDays(1));
        assertRefused(
                security, "issue-identity-card", "申领日期不能晚于今天", "cardOutcome=issued", "cardAppliedOn=" + inDays(1));
    }
}
