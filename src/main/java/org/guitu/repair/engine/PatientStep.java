package org.guitu.repair.engine;

import org.camunda.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.guitu.engine.Refusal;
import org.guitu.form.FormRefusal;

/**
 * A step that decides the way by itself, as a gateway or a table. Where it cannot, it does not take back what a person has just answered:
 * the case stands there with a job that tries again, and that fails for all to see.
 */
final class PatientStep extends FlowNodeActivityBehavior implements SecondTry {

    private final FlowNodeActivityBehavior step;

    PatientStep(FlowNodeActivityBehavior step) {
        this.step = step;
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        try {
            step.execute(execution);
        } catch (RuntimeException fault) {
            if (isRefusal(fault) || hasLeft((ExecutionEntity) execution)) {
                throw fault;
            }
            LaterStep.send((ExecutionEntity) execution);
        }
    }

    @Override
    public void doLeave(ActivityExecution execution) {
        step.doLeave(execution);
    }

    @Override
    public void again(ActivityExecution execution) throws Exception {
        step.execute(execution);
    }

    private static boolean isRefusal(RuntimeException fault) {
        return Refusal.isOne(fault) || fault instanceof FormRefusal || fault.getCause() instanceof FormRefusal;
    }

    /** Whether the way was found, and it was on it that something failed. */
    private static boolean hasLeft(ExecutionEntity execution) {
        return execution.getTransition() != null || execution.isEnded();
    }
}
