package org.guitu.retention.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.expression.Decisions;

/**
 * How long the engine keeps the history of a finished process: what {@code retention.dmn} says, whatever stands in the model. A
 * deployment that brings the table changes all processes, in all their versions, and any other those that it brings.
 */
final class HistoryTimes implements Deployer {

    static final String TABLE = KnownName.RETENTION.id();
    private static final String DAYS = "historyDays";

    private final Decisions decisions;

    HistoryTimes(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        var context = Context.getCommandContext();
        context.runWithoutAuthorization(() -> {
            var brought = artifacts(deployment, DecisionDefinitionEntity.class).stream()
                    .filter(decision -> TABLE.equals(decision.getKey()))
                    .findFirst();
            var repository = context.getProcessEngineConfiguration().getRepositoryService();
            if (brought.isPresent()) {
                repository.createProcessDefinitionQuery().list().forEach(process -> set(process, brought));
            }
            artifacts(deployment, ProcessDefinitionEntity.class).forEach(process -> set(process, brought));
            return null;
        });
    }

    private void set(ProcessDefinition process, Optional<DecisionDefinitionEntity> brought) {
        var inputs = Variables.putValue("process", process.getKey());
        var row = brought.isPresent() ? decisions.firstRow(brought.get(), inputs) : decisions.firstRow(TABLE, inputs);
        row.map(found -> ((Number) found.get(DAYS)).intValue())
                .ifPresent(((ProcessDefinitionEntity) process)::setHistoryTimeToLive);
    }

    private static <T> List<T> artifacts(DeploymentEntity deployment, Class<T> type) {
        return Objects.requireNonNullElse(deployment.getDeployedArtifacts(type), List.of());
    }
}
