package org.guitu.repair.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;

/** The job that tries a {@link SecondTry} again. */
final class LaterStep implements JobHandler<LaterStep.Nothing> {

    private static final String TYPE = "guitu-later-step";

    /** Which step it is, the execution says. */
    record Nothing() implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return "";
        }
    }

    static void send(ExecutionEntity execution) {
        var job = new MessageEntity();
        job.setJobHandlerType(TYPE);
        job.setJobHandlerConfiguration(new Nothing());
        job.setExecution(execution);
        job.setProcessDefinitionId(execution.getProcessDefinitionId());
        job.setProcessDefinitionKey(execution.getProcessDefinition().getKey());
        job.setDeploymentId(execution.getProcessDefinition().getDeploymentId());
        job.setTenantId(execution.getTenantId());
        job.setExclusive(true);
        Context.getCommandContext().getJobManager().send(job);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Nothing nothing, ExecutionEntity execution, CommandContext context, String tenant) {
        try {
            var step = execution.getActivity().getActivityBehavior();
            if (step instanceof SecondTry patient) {
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
