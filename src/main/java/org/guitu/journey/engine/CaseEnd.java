package org.guitu.journey.engine;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.guitu.casefile.ClosedCases;
import org.guitu.form.CommonFacts;
import org.springframework.stereotype.Component;

/**
 * At the end of every process instance: closes the case that it has opened, if it has, with what the retention depends on. An
 * instance that was cancelled closes nothing.
 */
@Component
final class CaseEnd implements ExecutionListener {

    /** What {@code retention.dmn} may ask for besides process and outcome. */
    private static final Set<String> FACTS = Set.of(
            CommonFacts.MINOR,
            CommonFacts.AGE_GROUP,
            CommonFacts.SEX,
            "identityState",
            "identificationOutcome",
            "closeReason",
            "closeEarlyReason");

    private final ClosedCases closedCases;
    private final InstantSource clock;

    CaseEnd(ClosedCases closedCases, InstantSource clock) {
        this.closedCases = closedCases;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var outcome = (String) execution.getVariable(CommonFacts.OUTCOME);
        if (execution.getSuperExecution() != null || execution.isCanceled() || outcome == null) {
            return;
        }
        var facts = new HashMap<String, Object>();
        FACTS.forEach(fact -> facts.put(fact, execution.getVariable(fact)));
        if (execution.getVariable(CommonFacts.COMES_OF_AGE) != null) {
            // Rescued as a minor, whatever the age by now.
            facts.put(CommonFacts.MINOR, true);
        }
        closedCases.ended(execution.getProcessInstanceId(), outcome, facts, clock.instant());
    }
}
