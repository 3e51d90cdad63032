package org.guitu.processes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Medical care as a service: it begins whenever it is needed, and ends as the care itself ended. */
class MedicalTest extends ProcessTest {

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "could-not-be-done"})
    void endsAsTheCareEnded(String outcome) {
        var service = start("medical", womanOf(30));
        submit(child(service, "medical-care"), "choose-hospital", "hospitalOutcome=" + outcome);
        assertEnded(service, outcome);
    }

    @Test
    void endsWhenNothingMoreIsNeeded() {
        var service = start("medical", womanOf(30));
        var care = child(service, "medical-care");
        submit(care, "choose-hospital", "hospitalOutcome=accepted");
        submit(care, "examine", "examOutcome=done", "careNeeds=[none]");
        assertEnded(service, "care-finished");
    }

    @Test
    void endsWithTheDeathOfThePerson() {
        var service = start("medical", womanOf(30));
        var care = child(service, "medical-care");
        submit(care, "choose-hospital", "hospitalOutcome=accepted");
        submit(care, "examine", "examOutcome=done", "careNeeds=[treatment]");
        submit(care, "treat", "treatOutcome=died");
        assertEnded(service, "died");
    }
}
