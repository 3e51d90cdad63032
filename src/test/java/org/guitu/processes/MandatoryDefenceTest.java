package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.form.FormFiller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A minor who is suspected is defended whatever she or he and the guardian want. */
class MandatoryDefenceTest extends ProcessTest {

    private ProcessInstance begin() {
        return start("mandatory-defence", girlOf(15));
    }

    private ProcessInstance untilNotified() {
        var defence = begin();
        submit(defence, "notify-legal-aid", "notifyOutcome=notified");
        return defence;
    }

    private ProcessInstance untilAssigned() {
        var defence = untilNotified();
        submit(defence, "assign-defender", "assignDefenderOutcome=assigned");
        return defence;
    }

    @Test
    void goesFromThePoliceToTheAgencyWithinThreeDaysEach() {
        var defence = begin();
        assertWaitsFor(defence, "notify-legal-aid", "police");
        submit(defence, "notify-legal-aid", "notifyOutcome=notified");
        assertWaitsFor(defence, "assign-defender", "justice");
        submit(defence, "assign-defender", "assignDefenderOutcome=assigned");
        assertWaitsFor(defence, "record-defence", "justice");
        submit(defence, "record-defence", "defenceOutcome=ended");
        assertEnded(defence, "defence-ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notify-legal-aid:notifyOutcome",
                "assign-defender:assignDefenderOutcome",
                "record-defence:defenceOutcome"
            })
    void cannotBeRefusedAtAnyStep(String question) {
        var parts = question.split(":");
        var codes = FormFiller.packaged(parts[0]).field(parts[1]).orElseThrow().options();
        assertThat(codes.toString()).doesNotContain("not-wanted").doesNotContain("could-not-be-done");
    }

    @Test
    void isToldToTheAgencyWithinThreeDaysAtTheLatest() {
        var defence = begin();
        assertRefused(
                defence, "notify-legal-aid", "三日内须通知法律援助机构", "notifyOutcome=more-time", "defenceCheckOn=" + inDays(4));
        submit(defence, "notify-legal-aid", "notifyOutcome=more-time", "defenceCheckOn=" + inDays(1));
        assertThat(defence).isWaitingAtExactly("wait-to-check");
        passTimer(defence);
        assertThat(defence).isWaitingAtExactly("notify-legal-aid");
    }

    @Test
    void byALawyerOfTheFamilysChoiceIsLookedAtAgain() {
        var defence = begin();
        submit(defence, "notify-legal-aid", "notifyOutcome=own-lawyer", "defenceCheckOn=" + inDays(20));
        passTimer(defence);
        assertThat(defence).isWaitingAtExactly("notify-legal-aid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"involved", "other"})
    void isNotLeftToALawyerWhomSomebodyElseChose(String who) {
        assertRefused(begin(), "notify-legal-aid", "视为没有辩护人", "notifyOutcome=own-lawyer", "ownDefenderBy=" + who);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-lawyer", "conflict", "more-time"})
    void isAssignedOnTheDayFixed(String outcome) {
        var defence = untilNotified();
        submit(defence, "assign-defender", "assignDefenderOutcome=" + outcome, "assignDefenderUntil=" + inDays(1));
        assertThat(defence).isWaitingAtExactly("wait-to-assign-defender");
        passTimer(defence);
        assertThat(defence).isWaitingAtExactly("assign-defender");
    }

    @Test
    void goesToAnotherLawyerOnWish() {
        var defence = untilAssigned();
        submit(defence, "record-defence", "defenceOutcome=change-lawyer");
        assertThat(defence).isWaitingAtExactly("assign-defender");
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue", "more-time"})
    void isAskedAboutUntilTheProceedingsEnd(String outcome) {
        var defence = untilAssigned();
        submit(defence, "record-defence", "defenceOutcome=" + outcome, "defenceNextOn=" + inDays(30));
        assertThat(defence).isWaitingAtExactly("wait-for-defence");
        passTimer(defence);
        assertThat(defence).isWaitingAtExactly("record-defence");
    }
}
