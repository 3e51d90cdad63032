package org.guitu.engine.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.audit.FormNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** By the newest models: a form is called like its user task, one that starts a process like the process. Read again when one is deployed. */
@Component
final class DeployedFormNames implements FormNames {

    private record Read(List<String> models, Map<String, String> names) {}

    private final ObjectProvider<ProcessEngine> engine;
    private volatile Read read = new Read(List.of(), Map.of());

    DeployedFormNames(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    public Map<String, String> now() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> now(context)));
    }

    private Map<String, String> now(CommandContext context) {
        var models = context
                .getProcessEngineConfiguration()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionId()
                .asc()
                .list()
                .stream()
                .map(ProcessDefinition::getId)
                .toList();
        if (!models.equals(read.models)) {
            var names = new HashMap<String, String>();
            var cache = context.getProcessEngineConfiguration().getDeploymentCache();
            models.forEach(model -> add(cache.findDeployedProcessDefinitionById(model), names));
            read = new Read(models, Map.copyOf(names));
        }
        return read.names;
    }

    private static void add(ProcessDefinitionEntity model, Map<String, String> names) {
        var start = model.getStartFormDefinition();
        if (start != null && start.getCamundaFormDefinitionKey() != null && model.getName() != null) {
            names.put(start.getCamundaFormDefinitionKey().getExpressionText(), model.getName());
        }
        model.getTaskDefinitions().forEach((id, task) -> {
            if (task.getNameExpression() != null) {
                names.put(id, task.getNameExpression().getExpressionText());
            }
        });
    }
}
