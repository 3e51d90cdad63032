package org.guitu.gate.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.gate.Deployed;
import org.guitu.gate.Gate;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;

/**
 * Shows every new deployment to the {@link Gate} before anything of it is parsed, whoever sends it: REST, the Modeler, the start of
 * the application. What is refused is refused whole, with HTTP 400 and every problem.
 */
final class DeploymentGate implements Deployer {

    private static final int MOST_FILES = 500;

    private final Gate gate;
    private final SecondAdministrator second;

    DeploymentGate(Gate gate, SecondAdministrator second) {
        this.gate = gate;
        this.second = second;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            // It passed when it was new; a stricter gate must not break running cases.
            return;
        }
        if (deployment.getTenantId() != null) {
            throw new BadUserRequestException(
                    "Not deployed: models belong to no region. Leave the tenant (tenant-id) out.");
        }
        if (deployment.getResources().size() > MOST_FILES) {
            throw new BadUserRequestException("Not deployed: more than %d files.".formatted(MOST_FILES));
        }
        var files = deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                .toList();
        var faults = gate.check(files, new InTheEngine()).stream()
                .filter(Problem::isFault)
                .toList();
        if (!faults.isEmpty()) {
            throw new RefusedModels(faults);
        }
        second.check(deployment.getName(), files, new InTheEngine());
    }

    static final class InTheEngine implements Deployed {

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
            return asEngine(
                    repository -> repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                            .map(process -> new ModelFile(
                                    process.getResourceName(), read(repository.getProcessModel(process.getId()))))
                            .toList());
        }

        @Override
        public List<ModelFile> forms() {
            return asEngine(
                    repository -> repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                            .map(ProcessDefinition::getDeploymentId)
                            .distinct()
                            .flatMap(deployment -> repository.getDeploymentResourceNames(deployment).stream()
                                    .filter(name -> name.endsWith(".form"))
                                    .map(name -> new ModelFile(
                                            name, read(repository.getResourceAsStream(deployment, name)))))
                            .toList());
        }

        @Override
        public List<ModelFile> decisions() {
            return asEngine(repository -> repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                    .map(table ->
                            new ModelFile(table.getResourceName(), read(repository.getDecisionModel(table.getId()))))
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
}
