package org.guitu.gate.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.gate.Deployed;
import org.guitu.gate.file.ModelFile;

/** What the engine has, asked for in one of its commands and whoever is logged in. */
final class DeployedInEngine implements Deployed {

    @Override
    public boolean hasProcess(String key) {
        return asEngine(repository -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .count())
                > 0;
    }

    @Override
    public boolean hasDecision(String key) {
        return asEngine(repository -> repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .count())
                > 0;
    }

    @Override
    public List<ModelFile> processes() {
        return asEngine(repository -> repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                .map(process ->
                        new ModelFile(process.getResourceName(), read(repository.getProcessModel(process.getId()))))
                .toList());
    }

    @Override
    public List<ModelFile> forms() {
        return asEngine(repository -> repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                .map(ProcessDefinition::getDeploymentId)
                .distinct()
                .flatMap(deployment -> repository.getDeploymentResourceNames(deployment).stream()
                        .filter(name -> name.endsWith(".form"))
                        .map(name -> new ModelFile(name, read(repository.getResourceAsStream(deployment, name)))))
                .toList());
    }

    @Override
    public List<ModelFile> decisions() {
        return asEngine(repository -> repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .map(table -> new ModelFile(table.getResourceName(), read(repository.getDecisionModel(table.getId()))))
                .toList());
    }

    @Override
    public Optional<ModelFile> decision(String key) {
        return asEngine(repository -> Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .map(decision -> new ModelFile(
                        decision.getResourceName(), read(repository.getDecisionModel(decision.getId())))));
    }

    private static byte[] read(InputStream model) {
        try (InputStream file = model) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <T> T asEngine(Function<RepositoryService, T> question) {
        var context = Context.getCommandContext();
        return context.runWithoutAuthorization(
                () -> question.apply(context.getProcessEngineConfiguration().getRepositoryService()));
    }
}
