package org.guitu.dossier.engine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.guitu.engine.Instances;
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
        return isClosed(task.getExecution().getActivity());
    }

    /** The same of a step in a version of a process. To be called within a command of the engine. */
    public static boolean isClosedIn(String definition, String step) {
        return isClosed(Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definition)
                .findActivity(step));
    }

    /** The same of a task that was done: by its process and its form, which is called like it. To be called within a command of the engine. */
    public static boolean isClosed(String process, String form) {
        var latest =
                Context.getCommandContext().getProcessDefinitionManager().findLatestProcessDefinitionByKey(process);
        return latest != null
                && isClosed(Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(latest.getId())
                        .findActivity(form));
    }

    /** All such tasks of the latest models, each as {@code process/task}. To be called within a command of the engine. */
    public static Set<String> steps() {
        var engine = Context.getProcessEngineConfiguration();
        return Instances.inAllRegions(() -> engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .list())
                .stream()
                .map(latest -> engine.getDeploymentCache().findDeployedProcessDefinitionById(latest.getId()))
                .flatMap(process -> within(process)
                        .filter(ClosedDossier::isClosed)
                        .map(task -> "%s/%s".formatted(process.getKey(), task.getId())))
                .collect(Collectors.toSet());
    }

    private static Stream<ActivityImpl> within(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(part -> Stream.concat(Stream.of(part), within(part)));
    }

    private static boolean isClosed(PvmActivity activity) {
        return activity != null && "closed".equals(activity.getProperty(PROPERTY));
    }
}
