package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever decides now is asked what of the help agreed to before is to go on. */
class ConsentAnewTest extends LifeEventTest {

    private static final List<String> BEFORE = List.of("legal-aid", "schooling");
    private static final String TOLD = "anewTold=[agreed-before, free]";

    private ProcessInstance asked(Map<String, Object> person, String guardian) {
        return start("consent-anew", with(person, "consentedServices", BEFORE, "guardianOutcome", guardian));
    }

    @Test
    void isForCivilAffairs() {
        assertWaitsFor(asked(CHILD, "temporary"), "ask-new-decider", "civil-affairs");
    }

    @Test
    void mayChangeNothing() {
        var asked = asked(CHILD, "relative");
        submit(
                asked,
                "ask-new-decider",
                "consentAnewOutcome=confirmed",
                TOLD,
                "anewBy=guardian",
                "anewServices=" + BEFORE);
        assertEnded(asked, "confirmed");
        assertThat(historic(asked, "consentedServices")).isEqualTo(BEFORE);
    }

    @ParameterizedTest
    @CsvSource({
        "true, temporary, guardian, 没有父母或亲属",
        "true, temporary, self, 有监护人的由监护人决定",
        "true, parent, agency, 民政不能代为决定",
        "false, none, agency, 民政不能代为决定",
        "false, long-term, self, 有监护人的由监护人决定"
    })
    void isDecidedByWhoMay(boolean minor, String guardian, String by, String refusal) {
        assertRefused(
                asked(minor ? CHILD : ADULT, guardian),
                "ask-new-decider",
                refusal,
                "consentAnewOutcome=withdrawn",
                TOLD,
                "anewBy=" + by);
    }

    @ParameterizedTest
    @CsvSource({
        "confirmed, 'legal-aid', 现在同意的比先前少",
        "narrowed, 'legal-aid, schooling', 没有缩小",
        "narrowed, 'employment', 变更服务"
    })
    void fitsWhatWasAgreedBefore(String outcome, String services, String refusal) {
        assertRefused(
                asked(ADULT, "none"),
                "ask-new-decider",
                refusal,
                "consentAnewOutcome=" + outcome,
                TOLD,
                "anewBy=self",
                "anewServices=[" + services + "]");
    }

    @Test
    void isNotAskedWithoutTheRights() {
        assertRefused(
                asked(ADULT, "none"),
                "ask-new-decider",
                "同意无效",
                "consentAnewOutcome=withdrawn",
                "anewTold=[complaint]",
                "anewBy=self");
    }

    @Test
    void agreesToAThingOrNot() {
        assertRefused(
                asked(ADULT, "none"),
                "ask-new-decider",
                "既同意又不同意",
                "consentAnewOutcome=confirmed",
                "anewMatters=[interview]",
                "anewMattersRefused=[interview, sharing]");
    }

    @Test
    void isAskedAgainOnTheDayFixed() {
        var asked = asked(ADULT, "none");
        submit(asked, "ask-new-decider", "consentAnewOutcome=later", "askAgainOn=" + inDays(5));
        assertThat(asked).isWaitingAtExactly("wait-to-ask-decider");
        passTimer(asked);
        assertThat(asked).isWaitingAtExactly("ask-new-decider");
    }

    @Test
    void mayReachNobody() {
        var asked = asked(ADULT, "none");
        submit(asked, "ask-new-decider", "consentAnewOutcome=not-reached");
        assertEnded(asked, "not-reached");
        assertThat(historic(asked, "consentedServices")).isEqualTo(BEFORE);
    }

    @Test
    void withdrawnStopsWhatRestsOnIt() {
        var rescue = planned(ADULT, "legal-aid", "employment");
        var asked = inCaseOf(rescue);
        submit(asked, "ask-new-decider", "consentAnewOutcome=withdrawn", TOLD, "anewBy=self");
        assertThat(running(caseNumberOf(rescue))).doesNotContain("legal-aid", "employment");
        assertThat(runtimeService.getVariable(rescue.getId(), "consentState")).isEqualTo("withdrawn");
        assertThat(asked).isWaitingAtExactly("change-consent");
    }

    @Test
    void narrowedMeanwhileIsAskedFromThere() {
        var rescue = consented(ADULT);
        var asked = inCaseOf(rescue);
        startByForm(
                OFFICE,
                "change-consent",
                "caseNumber=" + caseNumberOf(rescue),
                "consentState=narrowed",
                "stillConsented=[legal-aid]",
                "consentChangeTold=[law-goes-on, may-come-back]");
        assertThat(runtimeService.getVariable(asked.getId(), "consentedServices"))
                .isEqualTo(List.of("legal-aid"));
    }

    private ProcessInstance inCaseOf(ProcessInstance rescue) {
        return runtimeService
                .createProcessInstanceByKey("consent-anew")
                .businessKey(caseNumberOf(rescue))
                .setVariables(with(
                        ADULT,
                        "region",
                        COUNTY,
                        "urgencyLevel",
                        "normal",
                        "consentedServices",
                        ALL_OF_AN_ADULT,
                        "guardianOutcome",
                        "none"))
                .execute();
    }
}
