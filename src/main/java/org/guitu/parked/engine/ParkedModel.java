package org.guitu.parked.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An event may end a wait before its day. And after whatever begins or ends a task or an instance, the case is looked at once more
 * before the transaction is over ({@link CaseWatch}).
 */
@Component
@Order(6)
class ParkedModel implements ModelFeature {

    private final Forwarding forwarding;
    private final CaseWatch watch;

    ParkedModel(Forwarding forwarding, CaseWatch watch) {
        this.forwarding = forwarding;
        this.watch = watch;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::note);
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::note);
    }

    @Override
    public void userTask(ModelElement element, ActivityImpl activity, TaskDefinition task) {
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::note);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::note);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, this::note);
    }

    @Override
    public void endEvent(ModelElement element, ActivityImpl event) {
        element.property("bringsForward")
                .map(wait -> forwarding.ordering(Optional.of(wait).filter(place -> !"true".equals(place))))
                .ifPresent(ordering -> event.addBuiltInListener(ExecutionListener.EVENTNAME_START, ordering));
    }

    private void note(DelegateTask task) {
        note(task.getExecution());
    }

    private void note(DelegateExecution execution) {
        var engine = Context.getProcessEngineConfiguration();
        ChangedCases.note(execution.getProcessBusinessKey(), cases -> watch.look(cases, engine));
    }
}
