package org.guitu.processes;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Civil affairs who handle the other case say whether two people belong together. */
class LinkAnswerTest extends ProcessTest {

    private ProcessInstance asked() {
        return start("link-answer", with(girlOf(8), "linkAction", "link", "linkAskedBy", NEIGHBOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "not-confirmed", "cannot-tell"})
    void endsAsItIsAnswered(String answered) {
        var instance = asked();
        submit(instance, "confirm-link", "confirmLinkOutcome=" + answered);
        assertEnded(instance, answered);
    }

    @Test
    void saysWhyNot() {
        assertRefused(asked(), "confirm-link", "情况说明", "confirmLinkOutcome=not-confirmed", "confirmLinkDetail=null");
    }

    @Test
    void waitsForCivilAffairsOrASupervisor() {
        assertWaitsIn(asked(), "confirm-link", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
    }
}
