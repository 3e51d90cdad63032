package org.guitu.draft.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.draft.Drafts;
import org.guitu.engine.form.AfterSubmission;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.stereotype.Component;

/** A draft goes with what it was for: once its form was sent, and once the task is over or no longer its author's, in the same transaction. */
@Component
class DraftKeeping implements ModelFeature, AfterSubmission {

    private final Drafts drafts;

    DraftKeeping(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void userTask(ModelElement element, ActivityImpl activity, TaskDefinition task) {
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::over);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, this::over);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::assigned);
    }

    private void over(DelegateTask task) {
        drafts.forgetTask(task.getId());
    }

    /** A task that nobody had has no draft. */
    private void assigned(DelegateTask task) {
        var change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        if (change != null
                && change.getOrgValue() != null
                && !change.getOrgValue().equals(task.getAssignee())) {
            drafts.forgetTask(task.getId());
        }
    }

    @Override
    public void started(Authentication person, ProcessDefinitionEntity process, ProcessInstance instance) {
        drafts.started(person.getUserId(), process.getKey(), instance.getBusinessKey());
    }

    @Override
    public void carryOut() {}
}
