package org.guitu.repair.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.guitu.engine.Refusal;
import org.guitu.engine.form.AfterSubmission;
import org.guitu.repair.RefusedSteps;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes down forms that were in order and that the model could not carry out. */
@Component
class RefusedForm implements AfterSubmission {

    private final RefusedSteps steps;

    RefusedForm(RefusedSteps steps) {
        this.steps = steps;
    }

    @Override
    public void carryOut() {
        // What succeeds needs nothing.
    }

    @Override
    public void failed(String task, RuntimeException fault) {
        if (fault instanceof ProcessEngineException
                && !isOfTheSender(fault)
                && !TransactionSynchronizationManager.isActualTransactionActive()) {
            steps.add(task, TechnicalWords.of(fault.getMessage()));
        }
    }

    private static boolean isOfTheSender(RuntimeException fault) {
        return Refusal.isOne(fault)
                || fault instanceof BadUserRequestException
                || fault instanceof AuthorizationException
                || fault instanceof OptimisticLockingException;
    }
}
