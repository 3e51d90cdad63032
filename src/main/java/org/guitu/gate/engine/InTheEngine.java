package org.guitu.gate.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.gate.Deployed;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.OlderVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine has; each question is asked within one of its commands. */
@Component
class InTheEngine implements Deployed {

    private static final Pattern FORM = Pattern.compile("\\bformRef\\s*=\\s*\"([^\"]+)\"");

    private final JdbcClient database;

    InTheEngine(JdbcClient database) {
        this.database = database;
    }

    /** A version that instances still go by. */
    private record Version(String id, String process, int number, String deployment, String file, long instances) {}

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

    /** Those that the newest versions show, each as it was deployed with its process: elsewhere it may be older. */
    @Override
    public List<ModelFile> forms() {
        return asEngine(repository -> repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                .flatMap(process -> forms(
                        process.getDeploymentId(),
                        new ModelFile(process.getResourceName(), read(repository.getProcessModel(process.getId()))))
                        .stream())
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

    @Override
    public List<OlderVersion> older() {
        return older(Set.of());
    }

    @Override
    public List<OlderVersion> older(Set<String> replaced) {
        var newest = asEngine(
                repository -> repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                        .filter(process -> !replaced.contains(process.getKey()))
                        .map(ProcessDefinition::getId)
                        .collect(Collectors.toSet()));
        return inUse().stream()
                .filter(version -> !newest.contains(version.id()))
                .map(InTheEngine::older)
                .toList();
    }

    /** One pass over the running instances, whatever their number of steps. */
    private List<Version> inUse() {
        return database.sql(
                        """
                        select d.id_, d.key_, d.version_, d.deployment_id_, d.resource_name_, i.instances
                        from (select proc_def_id_, count(*) as instances from act_ru_execution
                            where parent_id_ is null group by proc_def_id_) i
                        join act_re_procdef d on d.id_ = i.proc_def_id_
                        order by d.key_, d.version_""")
                .query((row, number) -> new Version(
                        row.getString("id_"),
                        row.getString("key_"),
                        row.getInt("version_"),
                        row.getString("deployment_id_"),
                        row.getString("resource_name_"),
                        row.getLong("instances")))
                .list();
    }

    private static OlderVersion older(Version version) {
        var model =
                asEngine(repository -> new ModelFile(version.file(), read(repository.getProcessModel(version.id()))));
        return new OlderVersion(
                version.process(), version.number(), version.instances(), model, forms(version.deployment(), model));
    }

    /** Those of its deployment that it names. */
    private static List<ModelFile> forms(String deployment, ModelFile model) {
        var named = FORM.matcher(new String(model.content(), StandardCharsets.UTF_8))
                .results()
                .map(form -> form.group(1))
                .collect(Collectors.toSet());
        return asEngine(repository -> repository.getDeploymentResourceNames(deployment).stream()
                .filter(name -> name.endsWith(".form"))
                .map(name -> new ModelFile(name, new byte[0]))
                .filter(form -> named.contains(form.key()))
                .map(form -> new ModelFile(form.name(), read(repository.getResourceAsStream(deployment, form.name()))))
                .toList());
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
