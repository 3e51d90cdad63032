package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever was sold again is freed by police within the hour, and somebody always has that to do. */
class RescueAgainTest extends ProcessTest {

    private ProcessInstance begin() {
        return start("rescue-again", with(womanOf(30), "urgencyLevel", "critical"));
    }

    @Test
    void isForPoliceWithinTheHour() {
        var rescue = begin();
        assertWaitsFor(rescue, "free-person", "police");
        var task = task(rescue, "free-person");
        assertThat(task.getDueDate().toInstant())
                .isEqualTo(task.getCreateTime().toInstant().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "freed, rescued",
        "unfounded, unfounded",
        "died, died",
        "could-not-be-done, could-not-be-done",
    })
    void endsAsItEnded(String outcome, String end) {
        var rescue = begin();
        submit(rescue, "free-person", "freePersonOutcome=" + outcome, "urgencyLevel=critical");
        assertEnded(rescue, end);
    }

    @Test
    void neverWaitsWithoutATask() {
        var rescue = begin();
        submit(rescue, "free-person", "freePersonOutcome=searching", "urgencyLevel=critical");
        assertThat(rescue).isWaitingAtExactly("free-person");
    }

    @ParameterizedTest
    @ValueSource(strings = {"high", "raised", "normal"})
    void staysCriticalWhileThePersonIsControlled(String urgency) {
        assertRefused(begin(), "free-person", "紧急程度只能是“极紧急”", "freePersonOutcome=searching", "urgencyLevel=" + urgency);
    }

    @Test
    void isUrgentEvenOnceThePersonIsFree() {
        assertRefused(
                begin(),
                "free-person",
                "“极紧急”或“紧急”",
                "freePersonOutcome=freed",
                "medicalUrgency=none",
                "urgencyLevel=normal");
    }
}
