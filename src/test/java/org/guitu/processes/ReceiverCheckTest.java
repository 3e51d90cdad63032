package org.guitu.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverCheckTest extends ProcessTest {

    @ParameterizedTest
    @ValueSource(strings = {"lawful", "not-lawful", "could-not-be-done"})
    void policeSayWhetherAChildMayBeHandedOver(String outcome) {
        var check = start("receiver-check", girlOf(8));
        assertWaitsFor(check, "check-receiver", "police");
        submit(check, "check-receiver", "receiverCheckOutcome=" + outcome);
        assertEnded(check, outcome);
    }

    @Test
    void theCheckGoesOnOnTheDayFixed() {
        var check = start("receiver-check", girlOf(8));
        submit(check, "check-receiver", "receiverCheckOutcome=more-time", "receiverCheckUntil=" + inDays(3));
        assertThat(check).isWaitingAt("wait-to-check-receiver");
        passTimer(check);
        assertThat(check).isWaitingAtExactly("check-receiver");
    }

    @ParameterizedTest
    @CsvSource({
        "receiverBuyerLink, linked, 收买家庭",
        "receiverPart, suspected, 参与拐卖",
        "receiverPart, proven, 参与拐卖",
        "receiverRecord, harmful, 记录的人不得接收孩子",
        "receiverKinship, excluded, 亲缘没有证明"
    })
    void nobodyWhoIsUnfitReceivesAChild(String question, String answer, String refusal) {
        ProcessInstance check = start("receiver-check", girlOf(8));
        assertRefused(check, "check-receiver", refusal, "receiverCheckOutcome=lawful", question + "=" + answer);
    }
}
