package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether somebody who came back from abroad is a victim, suspected of a crime, both or neither. */
class PersonScreeningTest extends ReportTest {

    private static final String SCREEN = "screen-person";
    private static final String CONFIRM = "confirm-screening";

    private ProcessInstance begin() {
        return start("person-screening", with(womanOf(30), "originKind", "embassy"));
    }

    @ParameterizedTest
    @CsvSource({"victim,victim", "both,victim-and-suspect"})
    void aVictimNeedsNoSecondPerson(String finding, String end) {
        var screening = begin();
        assertWaitsFor(screening, SCREEN, "police");
        submit(screening, SCREEN, "screenOutcome=" + finding, "screenSigns=[papers-taken, violence]");
        assertEnded(screening, end);
    }

    @ParameterizedTest
    @CsvSource({"suspect,suspect", "neither,no-victim"})
    void thatSomebodyIsNoVictimIsConfirmedBySomebodyElse(String finding, String end) {
        var screening = begin();
        submitAs(
                OFFICER, task(screening, SCREEN), "screenOutcome=" + finding, "screenSigns=[none]", "screenedMinor=no");
        assertWaitsIn(screening, CONFIRM, "police-" + COUNTY, "supervisor-" + COUNTY);
        assertKeptFrom(OFFICER, screening, CONFIRM);
        submitAs(SECOND_OFFICER, task(screening, CONFIRM), "confirmScreeningOutcome=screen-again");
        submitAs(
                OFFICER, task(screening, SCREEN), "screenOutcome=" + finding, "screenSigns=[none]", "screenedMinor=no");
        submitAs(SECOND_OFFICER, task(screening, CONFIRM), "confirmScreeningOutcome=upheld", "childDoubt=adult");
        assertEnded(screening, end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspect", "neither"})
    void whoWasForcedIsAVictimWhateverSheDid(String finding) {
        assertRefused(
                begin(), SCREEN, "就是受害人", "screenOutcome=" + finding, "screenSigns=[forced-crime]", "screenedMinor=no");
    }

    @Test
    void noChildIsOnlyASuspect() {
        assertRefused(
                begin(), SCREEN, "未满18周岁的人不能只作嫌疑人", "screenOutcome=suspect", "screenSigns=[none]", "screenedMinor=yes");
    }

    @Test
    void noFindingWhileItIsNotKnownWhetherItIsAChild() {
        var screening = begin();
        submitAs(
                OFFICER,
                task(screening, SCREEN),
                "screenOutcome=neither",
                "screenSigns=[none]",
                "screenedMinor=unknown");
        var confirm = task(screening, CONFIRM);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> submitAs(SECOND_OFFICER, confirm, "confirmScreeningOutcome=upheld", "childDoubt=unknown"))
                .hasMessageContaining("是不是未成年人还不清楚的，不能同意");
    }

    @Test
    void whoCannotTalkYetIsAskedAgainWithinDays() {
        var screening = begin();
        assertRefused(screening, SCREEN, "太晚：最晚可以到", "screenOutcome=more-time", "screenUntil=" + inDays(8));
        submit(screening, SCREEN, "screenOutcome=more-time", "screenUntil=" + inDays(2));
        assertThat(screening).isWaitingAtExactly("wait-to-screen");
        passTimer(screening);
        assertThat(screening).isWaitingAtExactly(SCREEN);
    }

    /** Several screenings of one report share its file: each shows its own person. */
    @Test
    void theSecondPersonReadsOfTheOneWhoWasScreened() {
        var first = begin();
        var second = runtimeService
                .createProcessInstanceByKey("person-screening")
                .businessKey(first.getBusinessKey())
                .setVariables(runtimeService.getVariables(first.getId()))
                .execute();
        for (var screening : Map.of(first, "示例甲", second, "示例乙").entrySet()) {
            submitAs(
                    OFFICER,
                    task(screening.getKey(), SCREEN),
                    "screenOutcome=neither",
                    "screenSigns=[none]",
                    "screenedMinor=no",
                    "screenedPerson=" + screening.getValue());
        }
        assertThat(shown(first)).isEqualTo("示例甲");
        assertThat(shown(second)).isEqualTo("示例乙");
    }

    private Object shown(ProcessInstance screening) {
        var task = task(screening, CONFIRM);
        return logins.as(SECOND_OFFICER, () -> formService.getTaskFormVariables(task.getId()))
                .get("screenedPerson");
    }
}
