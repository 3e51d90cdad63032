package org.guitu.migration.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.engine.expression.NamedFact;
import org.guitu.form.CommonFacts;
import org.guitu.gate.file.ModelFile;
import org.guitu.migration.ProcessModel;
import org.guitu.migration.Surroundings;
import org.springframework.stereotype.Component;

/** The versions of processes that are deployed, as migration sees them. */
@Component
public final class ModelVersions {

    private static final Pattern FORM = Pattern.compile("formRef=\"([^\"]+)\"");

    private final RepositoryService repository;
    private final Set<String> known = new HashSet<>(CommonFacts.OF_EVERY_INSTANCE);
    private volatile Newest lastRead = new Newest(Set.of(), new Surroundings(Map.of(), Map.of(), Set.of()));

    /**
     * What the newest models say to each other.
     *
     * @param ids theirs in the engine
     */
    private record Newest(Set<String> ids, Surroundings surroundings) {}

    ModelVersions(RepositoryService repository, LiveFacts live, List<NamedFact> named) {
        this.repository = repository;
        known.addAll(Set.of(CommonFacts.CASE_NUMBER, CommonFacts.REGION, CommonFacts.COMES_OF_AGE));
        known.addAll(live.names());
        named.forEach(fact -> known.add(fact.name()));
    }

    public Optional<ProcessDefinition> newest(String process) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult());
    }

    Optional<ProcessDefinition> version(String process, int version) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(version)
                .singleResult());
    }

    /** The version that the engine gave that id. */
    public Optional<ProcessDefinition> version(String definition) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definition)
                .singleResult());
    }

    /** The newest one first. */
    List<ProcessDefinition> versions(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
    }

    public ProcessModel model(ProcessDefinition definition) {
        var file = new ModelFile(definition.getResourceName(), read(repository.getProcessModel(definition.getId())));
        return ProcessModel.of(file, forms(definition.getDeploymentId(), file)).stream()
                .filter(model -> model.process().equals(definition.getKey()))
                .findFirst()
                .orElseThrow();
    }

    /** The forms of the deployment that the model names. */
    private List<ModelFile> forms(String deployment, ModelFile model) {
        var named = FORM.matcher(new String(model.content(), StandardCharsets.UTF_8))
                .results()
                .map(form -> form.group(1) + ".form")
                .collect(Collectors.toSet());
        return repository.getDeploymentResourceNames(deployment).stream()
                .filter(name -> named.contains(new ModelFile(name, new byte[0]).shortName()))
                .map(name -> new ModelFile(name, read(repository.getResourceAsStream(deployment, name))))
                .toList();
    }

    /** A process by its id, as whatever calls it now gets it; each is read once. */
    Function<String, Optional<ProcessModel>> called() {
        var read = new LinkedHashMap<String, Optional<ProcessModel>>();
        return process -> read.computeIfAbsent(process, id -> newest(id).map(this::model));
    }

    /** What all processes and tables that are deployed now say to each other; read once for as long as they are the newest. */
    public Surroundings surroundings() {
        var processes =
                repository.createProcessDefinitionQuery().latestVersion().list();
        var tables = repository.createDecisionDefinitionQuery().latestVersion().list();
        var ids = Stream.concat(
                        processes.stream().map(ProcessDefinition::getId),
                        tables.stream().map(DecisionDefinition::getId))
                .collect(Collectors.toSet());
        var last = lastRead;
        if (!last.ids().equals(ids)) {
            var files = new ArrayList<ModelFile>();
            processes.forEach(process -> files.add(
                    new ModelFile(process.getResourceName(), read(repository.getProcessModel(process.getId())))));
            tables.forEach(table -> files.add(
                    new ModelFile(table.getResourceName(), read(repository.getDecisionModel(table.getId())))));
            last = new Newest(ids, Surroundings.of(files, Set.copyOf(known)));
            lastRead = last;
        }
        return last.surroundings();
    }

    /** The ids of the processes in those files. */
    static List<String> processes(List<ModelFile> files) {
        return files.stream()
                .filter(file -> file.ending().equals("bpmn"))
                .flatMap(file -> ProcessModel.of(file, List.of()).stream())
                .map(ProcessModel::process)
                .distinct()
                .toList();
    }

    /** The processes in those files, by their ids. */
    static Map<String, ProcessModel> read(List<ModelFile> files) {
        return files.stream()
                .filter(file -> file.ending().equals("bpmn"))
                .flatMap(file -> ProcessModel.of(file, files).stream())
                .collect(Collectors.toMap(ProcessModel::process, Function.identity(), (one, other) -> other));
    }

    private static byte[] read(InputStream content) {
        try (InputStream file = content) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
