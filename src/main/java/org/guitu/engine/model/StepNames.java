package org.guitu.engine.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.casefile.Timeline.Step;

/**
 * What the models call the steps that were recorded: the newest model that still has the step. To be used within one command of the
 * engine.
 */
public final class StepNames {

    private final CommandContext context;
    private final Map<String, List<ProcessDefinitionEntity>> models = new HashMap<>();

    public StepNames(CommandContext context) {
        this.context = context;
    }

    public String processOf(Step step) {
        return models(step).stream()
                .map(ProcessDefinitionEntity::getName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("（流程已不存在）");
    }

    /** A user task has the id of its form; what no task recorded, a start form did. */
    public String nameOf(Step step) {
        if (step.task() == null) {
            return "发起流程";
        }
        return models(step).stream()
                .map(model -> model.findActivity(step.form()))
                .filter(Objects::nonNull)
                .map(ActivityImpl::getName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> processOf(step));
    }

    /** The newest first. */
    private List<ProcessDefinitionEntity> models(Step step) {
        return models.computeIfAbsent(
                step.process(),
                process -> context.runWithoutAuthorization(() -> context
                        .getProcessEngineConfiguration()
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .orderByProcessDefinitionVersion()
                        .desc()
                        .list()
                        .stream()
                        .map(ProcessDefinition::getId)
                        .map(
                                context.getProcessEngineConfiguration().getDeploymentCache()
                                        ::findDeployedProcessDefinitionById)
                        .toList()));
    }
}
