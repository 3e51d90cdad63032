package org.guitu.emergency.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The start of the process {@code break-glass} opens a case to whoever starts it, its review ends that. */
@Component
@Order(3)
class BreakGlassModel implements ModelFeature {

    private final BreakGlassListener listener;

    BreakGlassModel(BreakGlassListener listener) {
        this.listener = listener;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        if (BreakGlassListener.PROCESS.equals(process.getKey())) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) listener);
        }
    }

    @Override
    public void userTask(ModelElement element, ActivityImpl activity, TaskDefinition task) {
        if (BreakGlassListener.REVIEW.equals(activity.getId())) {
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, listener);
        }
    }
}
