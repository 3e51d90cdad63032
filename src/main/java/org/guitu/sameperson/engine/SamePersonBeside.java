package org.guitu.sameperson.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.TraitsLearnt;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.engine.form.AfterSubmission;
import org.guitu.journey.engine.ProcessBeside;
import org.guitu.sameperson.SupposedCases;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks again whenever something new is learnt by which the person may be found, by whatever form or correction: starts
 * {@code same-person} beside the journey where another case now fits that nobody was asked about. What could not be told is asked about
 * once more when the person can be found by more than before.
 *
 * <p>It does not while reception has yet to ask, nor where one runs already, which asks about all.
 */
@Component
@Order(30)
final class SamePersonBeside implements AfterSubmission {

    private static final String PROCESS = KnownName.SAME_PERSON.id();
    private static final List<String> AFTER_ASKING = List.of("assign-guardian", KnownName.CONSENT.id());

    /** No process instance has that id: what was unclear to another is asked again. */
    private static final String NONE_YET = "";

    private final SupposedCases supposed;
    private final Dossier dossier;
    private final LiveFacts live;

    SamePersonBeside(SupposedCases supposed, Dossier dossier, LiveFacts live) {
        this.supposed = supposed;
        this.dossier = dossier;
        this.live = live;
    }

    /** The cases of which something was learnt in a transaction, and whether they can be found by more than before. */
    private static final class Learnt implements TransactionSynchronization {

        private final Map<CaseNumber, Boolean> cases = new LinkedHashMap<>();

        static Map<CaseNumber, Boolean> ofTransaction() {
            return TransactionSynchronizationManager.getSynchronizations().stream()
                    .filter(Learnt.class::isInstance)
                    .map(Learnt.class::cast)
                    .findFirst()
                    .orElseGet(() -> {
                        var learnt = new Learnt();
                        TransactionSynchronizationManager.registerSynchronization(learnt);
                        return learnt;
                    })
                    .cases;
        }
    }

    @EventListener
    void learnt(TraitsLearnt learnt) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            Learnt.ofTransaction().merge(learnt.caseNumber(), learnt.more(), Boolean::logicalOr);
        }
    }

    @Override
    public void carryOut() {
        var cases = Learnt.ofTransaction();
        var looked = Map.copyOf(cases);
        cases.clear();
        looked.forEach((caseNumber, more) ->
                dossier.journeyOf(caseNumber).ifPresent(journey -> look(caseNumber, more, journey)));
    }

    private void look(CaseNumber caseNumber, boolean more, String journey) {
        var running = Instances.withNewOnesOf(caseNumber);
        running.stream()
                .filter(any -> any.getId().equals(journey))
                .filter(any -> !isAsked(any, running) && isToBeAsked(caseNumber, more))
                .findFirst()
                .ifPresent(any ->
                        ProcessBeside.start(PROCESS, any, live.of(caseNumber.value()), Map.of("askedBeside", true)));
    }

    private boolean isToBeAsked(CaseNumber caseNumber, boolean more) {
        return !(more ? supposed.toAsk(caseNumber, NONE_YET) : supposed.neverAsked(caseNumber)).isEmpty();
    }

    private static boolean isAsked(ExecutionEntity journey, Collection<ExecutionEntity> running) {
        return running.stream()
                .anyMatch(any -> isOf(any, PROCESS) && Objects.equals(any.getTenantId(), journey.getTenantId())
                        || isOf(any, KnownName.CONSENT.owner()) && hasYetToAsk(any));
    }

    private static boolean isOf(ExecutionEntity instance, String process) {
        return process.equals(instance.getProcessDefinition().getKey());
    }

    private static boolean hasYetToAsk(ExecutionEntity reception) {
        return Instances.inAllRegions(() -> Context.getProcessEngineConfiguration()
                        .getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .processInstanceId(reception.getId())
                        .taskDefinitionKeyIn(AFTER_ASKING.toArray(String[]::new))
                        .count())
                == 0;
    }
}
