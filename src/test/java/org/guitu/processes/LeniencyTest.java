package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever was forced into unlawful acts is treated leniently: police prove, the procuratorate advises, the court decides. */
class LeniencyTest extends ProcessTest {

    private ProcessInstance begin(Map<String, Object> person) {
        return start("leniency", person);
    }

    private ProcessInstance untilSent(Map<String, Object> person) {
        var leniency = begin(person);
        submit(leniency, "collect-coercion-proof", "proofOutcome=sent");
        return leniency;
    }

    private ProcessInstance untilCharged() {
        var leniency = untilSent(womanOf(30));
        submit(leniency, "advise-leniency", "adviseOutcome=charged");
        return leniency;
    }

    @Test
    void goesFromPoliceToProcuratorateToCourt() {
        var leniency = begin(womanOf(30));
        assertWaitsFor(leniency, "collect-coercion-proof", "police");
        submit(leniency, "collect-coercion-proof", "proofOutcome=sent");
        assertWaitsFor(leniency, "advise-leniency", "procuratorate");
        submit(leniency, "advise-leniency", "adviseOutcome=charged");
        assertWaitsFor(leniency, "decide-leniency", "court");
        submit(leniency, "decide-leniency", "judgmentOutcome=lenient");
        assertEnded(leniency, "treated-leniently");
    }

    @ParameterizedTest
    @CsvSource({"not-punished, not-punished", "no-offence, no-offence", "could-not-be-done, could-not-be-done"})
    void endsWithThePoliceWhereThereIsNoCrime(String outcome, String end) {
        var leniency = begin(womanOf(30));
        submit(leniency, "collect-coercion-proof", "proofOutcome=" + outcome);
        assertEnded(leniency, end);
    }

    @Test
    void ofAMinorGoesWithADefenderUntilItEnds() {
        var leniency = begin(girlOf(15));
        assertThat(leniency).isWaitingAtExactly("collect-coercion-proof", "mandatory-defence");
        var defence = child(leniency, "mandatory-defence");
        assertWaitsFor(defence, "notify-legal-aid", "police");
        submit(leniency, "collect-coercion-proof", "proofOutcome=no-offence");
        assertEnded(leniency, "no-offence");
        assertThat(defence).isEnded();
    }

    @Test
    void ofAChildTooYoungToAnswerNeedsNoDefender() {
        assertThat(begin(girlOf(11))).isWaitingAtExactly("collect-coercion-proof");
        assertThat(begin(girlOf(12))).isWaitingAtExactly("collect-coercion-proof", "mandatory-defence");
        assertThat(begin(with(girlOf(12), "ageYears", null)))
                .isWaitingAtExactly("collect-coercion-proof", "mandatory-defence");
    }

    @Test
    void chargesNoMinorWithoutADefender() {
        var leniency = untilSent(girlOf(15));
        assertRefused(leniency, "advise-leniency", "还没有给未成年人指派辩护律师", "adviseOutcome=charged");
        var defence = child(leniency, "mandatory-defence");
        submit(defence, "notify-legal-aid", "notifyOutcome=notified");
        submit(defence, "assign-defender", "assignDefenderOutcome=assigned");
        submit(leniency, "advise-leniency", "adviseOutcome=charged");
        assertThat(leniency).isWaitingAt("decide-leniency");
    }

    @Test
    void goesOnWhenTheDefenceHasEnded() {
        var leniency = untilSent(girlOf(15));
        var defence = child(leniency, "mandatory-defence");
        submit(defence, "notify-legal-aid", "notifyOutcome=notified");
        submit(defence, "assign-defender", "assignDefenderOutcome=assigned");
        submit(defence, "record-defence", "defenceOutcome=ended");
        assertThat(leniency).isNotEnded().isWaitingAtExactly("advise-leniency");
    }

    @Test
    void endsWithoutACharge() {
        var leniency = untilSent(girlOf(15));
        submit(leniency, "advise-leniency", "adviseOutcome=not-prosecuted");
        assertEnded(leniency, "not-pursued");
    }

    @Test
    void isProvenFurtherWhenTheProcuratorateSendsItBack() {
        var leniency = untilSent(womanOf(30));
        submit(leniency, "advise-leniency", "adviseOutcome=more-proof");
        assertThat(leniency).isWaitingAtExactly("collect-coercion-proof");
    }

    @ParameterizedTest
    @CsvSource({
        "lenient, treated-leniently",
        "waived, treated-leniently",
        "not-guilty, treated-leniently",
        "not-lenient, not-lenient"
    })
    void isWhatTheCourtDecided(String outcome, String end) {
        var leniency = untilCharged();
        submit(leniency, "decide-leniency", "judgmentOutcome=" + outcome);
        assertEnded(leniency, end);
    }

    @Test
    void thatWasDeniedNeedsItsGround() {
        assertRefused(
                untilCharged(),
                "decide-leniency",
                "“没有从宽的理由”必须填写",
                "judgmentOutcome=not-lenient",
                "judgmentGround=null");
    }

    @Test
    void isNotRecordedBeforeTheJudgment() {
        assertRefused(
                untilCharged(), "decide-leniency", "生效日期不能晚于今天", "judgmentOutcome=lenient", "judgmentOn=" + inDays(1));
    }

    @Test
    void ofAChildIsNeverChargedWithoutADefender() {
        assertRefused(
                untilSent(girlOf(16)),
                "advise-leniency",
                "须先通知法律援助机构指派律师",
                "adviseOutcome=charged",
                "defenderPresent=no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect-coercion-proof", "advise-leniency", "decide-leniency"})
    void isTakenUpAgainOnTheDayFixed(String step) {
        var leniency =
                switch (step) {
                    case "collect-coercion-proof" -> begin(womanOf(30));
                    case "advise-leniency" -> untilSent(womanOf(30));
                    default -> untilCharged();
                };
        var names = Map.of(
                "collect-coercion-proof", "proof",
                "advise-leniency", "advise",
                "decide-leniency", "judgment");
        var name = names.get(step);
        submit(leniency, step, name + "Outcome" + "=more-time", name + "Until" + "=" + inDays(7));
        assertThat(leniency)
                .isWaitingAtExactly(
                        Map.of("proof", "wait-for-proof", "advise", "wait-to-advise", "judgment", "wait-for-judgment")
                                .get(name));
        passTimer(leniency);
        assertThat(leniency).isWaitingAtExactly(step);
    }
}
