package org.guitu.consent.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.guitu.engine.RefusedForms;
import org.guitu.engine.command.Submission;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * No process starts that needs a consent which is not there, whoever or whatever starts it. A process that starts itself anew, such as a
 * second job, goes on under the consent of the first until that is withdrawn.
 */
@Component
@Order(6)
class ConsentModel implements ModelFeature {

    private final Grounds grounds;

    ConsentModel(Grounds grounds) {
        this.grounds = grounds;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> check((ExecutionEntity) execution, process.getKey()));
    }

    private void check(ExecutionEntity execution, String process) {
        if (isByPeopleOrModels(execution, process)) {
            grounds.at(execution).flatMap(at -> at.missingToStart(process)).ifPresent(words -> {
                throw RefusedForms.refusal(words);
            });
        }
    }

    private static boolean isByPeopleOrModels(ExecutionEntity execution, String process) {
        var caller = execution.getProcessInstance().getSuperExecution();
        return caller == null
                ? Submission.isOpen()
                : !process.equals(caller.getProcessDefinition().getKey());
    }
}
