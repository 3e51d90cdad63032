package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** What is opened once a correction counts. */
class AfterCorrectionTest extends LifeEventTest {

    private ProcessInstance after(Map<String, Object> person, String... effects) {
        return start("after-correction", known(person, effects));
    }

    private static Map<String, Object> known(Map<String, Object> person, String... effects) {
        return with(
                person,
                "correctionEffects",
                List.of(effects),
                "guardianOutcome",
                person.get("minor").equals(true) ? null : "none",
                "consentedServices",
                List.of("legal-aid"),
                "legalStayNow",
                false);
    }

    @Test
    void nothingFollowsFromWhatChangesNothingElse() {
        assertEnded(after(ADULT, "retention"), "settled");
    }

    @Test
    void aChildGetsAGuardianWhoIsAskedAnew() {
        var after = after(CHILD, "guardian", "consent", "protection-begins");
        assertWaitsFor(after, "assign-guardian", "civil-affairs");
        submit(after, "assign-guardian", "guardianOutcome=temporary");
        submit(
                child(after, "consent-anew"),
                "ask-new-decider",
                "consentAnewOutcome=confirmed",
                "anewTold=[agreed-before, free]",
                "anewBy=agency",
                "anewServices=[legal-aid]");
        assertEnded(after, "settled");
    }

    @Test
    void anAdultIsAskedByTheJourneyItself() {
        assertEnded(after(ADULT, "protection-ends", "consent"), "settled");
    }

    @Test
    void thePlaceToStayIsLookedAt() {
        var after = after(ADULT, "placement");
        submit(child(after, "placement-recheck"), "recheck-placement", "recheckOutcome=fits", "livesWithFormer=no");
        assertEnded(after, "settled");
    }

    @Test
    void servicesMayStayAsTheyAre() {
        var after = after(ADULT, "services");
        assertWaitsFor(after, "review-plan-needs", "civil-affairs");
        assertRefused(after, "review-plan-needs", "还没有批准", "reviewPlanOutcome=added", "addedServices=[schooling]");
        submit(after, "review-plan-needs", "reviewPlanOutcome=unchanged");
        assertEnded(after, "settled");
    }

    @Test
    void servicesAreAddedToTheJourney() {
        var rescue = planned(ADULT, "legal-aid");
        var after = inCaseOf(rescue, known(ADULT, "services"));
        assertRefused(after, "review-plan-needs", "不能重复增加", "reviewPlanOutcome=added", "addedServices=[legal-aid]");
        submit(after, "review-plan-needs", "reviewPlanOutcome=added", "addedServices=[schooling]");
        assertEnded(after, "settled");
        assertThat(running(caseNumberOf(rescue))).contains("schooling");
    }

    @Test
    void nobodyUnderSixteenGoesOnWorking() {
        var rescue = planned(ADULT, "employment");
        var after = inCaseOf(rescue, known(CHILD, "services"));
        assertRefused(after, "review-plan-needs", "先用“变更服务”停止就业", "reviewPlanOutcome=unchanged");
    }

    @Test
    void thePapersAndStayOfAForeignerAreSeenTo() {
        var after = start("after-correction", with(known(ADULT, "legal-stay"), "legalStayNow", true));
        assertEnded(after, "settled");
        assertThat(running(caseNumberOf(after))).containsExactly("legal-stay");
    }

    private ProcessInstance inCaseOf(ProcessInstance rescue, Map<String, Object> facts) {
        return runtimeService
                .createProcessInstanceByKey("after-correction")
                .businessKey(caseNumberOf(rescue))
                .setVariables(with(facts, "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
    }
}
