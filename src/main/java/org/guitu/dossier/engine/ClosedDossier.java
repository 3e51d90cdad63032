package org.guitu.dossier.engine;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.stereotype.Component;

/**
 * The property {@code dossier} of a user task, with the value {@code closed}: whoever has the task sees its form and nothing else of
 * the case.
 */
@Component
public class ClosedDossier implements ModelFeature {

    private static final String PROPERTY = "dossier";

    @Override
    public void userTask(ModelElement element, ActivityImpl activity, TaskDefinition task) {
        element.property(PROPERTY).ifPresent(how -> activity.setProperty(PROPERTY, how));
    }

    public static boolean isClosed(TaskEntity task) {
        return "closed".equals(task.getExecution().getActivity().getProperty(PROPERTY));
    }
}
