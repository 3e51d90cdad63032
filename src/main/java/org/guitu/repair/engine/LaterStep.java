package org.guitu.repair.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** The job that tries a {@link PatientStep} again. */
final class LaterStep implements JobHandler<LaterStep.Nothing> {

    /** Which step it is, the execution says. */
    record Nothing() implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return "";
        }
    }

    @Override
    public String getType() {
        return PatientStep.LATER;
    }

    @Override
    public void execute(Nothing nothing, ExecutionEntity execution, CommandContext context, String tenant) {
        try {
            var step = execution.getActivity().getActivityBehavior();
            if (step instanceof PatientStep patient) {
                patient.again(execution);
            } else {
                step.execute(execution);
            }
        } catch (RuntimeException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public Nothing newConfiguration(String nothing) {
        return new Nothing();
    }

    @Override
    public void onDelete(Nothing nothing, JobEntity job) {}
}
