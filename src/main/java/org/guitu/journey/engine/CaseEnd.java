package org.guitu.journey.engine;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.guitu.casefile.ClosedCases;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.engine.model.CaseMessages;
import org.guitu.form.CommonFacts;
import org.springframework.stereotype.Component;

/**
 * At the end of every process instance: closes the case that it has opened, if it has, with what the retention depends on, and tells
 * what runs beside it for the case's sake only. An
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
    private final LiveFacts live;
    private final InstantSource clock;

    CaseEnd(ClosedCases closedCases, LiveFacts live, InstantSource clock) {
        this.closedCases = closedCases;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var outcome = (String) execution.getVariable(CommonFacts.OUTCOME);
        if (execution.getSuperExecution() != null || execution.isCanceled() || outcome == null) {
            return;
        }
        var facts = new HashMap<String, Object>();
        var known = new HashMap<>(execution.getVariables());
        known.putAll(live.of(execution.getProcessBusinessKey()));
        FACTS.forEach(fact -> facts.put(fact, known.get(fact)));
        if (known.get(CommonFacts.COMES_OF_AGE) != null) {
            // Rescued as a minor, whatever the age by now.
            facts.put(CommonFacts.MINOR, true);
        }
        if (closedCases.ended(execution.getProcessInstanceId(), outcome, facts, clock.instant())) {
            CaseMessages.send(KnownName.CASE_CLOSED.id(), execution.getProcessBusinessKey(), Map.of());
        }
    }
}
