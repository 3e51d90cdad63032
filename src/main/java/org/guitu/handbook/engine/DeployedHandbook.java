package org.guitu.handbook.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.engine.expression.Decisions;
import org.guitu.form.FormField;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.migration.ProcessModel;
import org.guitu.migration.engine.ModelVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All steps that people do, as they are deployed at the moment; each version is read once on each node, since versions do not change. */
@Component
public class DeployedHandbook {

    private static final String TIME_LIMITS = "time-limits";
    private static final Map<String, String> UNITS =
            Map.of("hours", "小时", "calendar-days", "日", "working-days", "个工作日", "months", "个月");

    private final RepositoryService repository;
    private final ModelVersions versions;
    private final Decisions decisions;
    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient database;
    private final Map<String, ProcessModel> read = new ConcurrentHashMap<>();

    DeployedHandbook(
            RepositoryService repository,
            ModelVersions versions,
            Decisions decisions,
            ProcessEngineConfigurationImpl engine,
            JdbcClient database) {
        this.repository = repository;
        this.versions = versions;
        this.decisions = decisions;
        this.engine = engine;
        this.database = database;
    }

    /** In the order of the processes' names, and within one of its model. */
    public List<HandbookStep> steps() {
        var running = new HashSet<>(
                database.sql("select distinct proc_def_id_ from act_ru_execution where parent_id_ is null")
                        .query(String.class)
                        .list());
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .list()
                .stream()
                .flatMap(process -> steps(process, running))
                .toList();
    }

    private Stream<HandbookStep> steps(ProcessDefinition process, Set<String> running) {
        var model = model(process);
        var older = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process.getKey())
                .orderByProcessDefinitionVersion()
                .asc()
                .list()
                .stream()
                .filter(version -> version.getVersion() < process.getVersion() && running.contains(version.getId()))
                .toList();
        return model.net()
                .nodes(Kind.USER_TASK)
                .map(node -> new HandbookStep(
                        node.id(),
                        named(node),
                        model.net().name(),
                        process.getVersion(),
                        older.stream()
                                .filter(version ->
                                        model(version).net().find(node.id()).isPresent())
                                .map(ProcessDefinition::getVersion)
                                .toList(),
                        List.copyOf(model.departments(node.id())),
                        questions(model, node),
                        next(model.net(), node)));
    }

    private ProcessModel model(ProcessDefinition process) {
        return read.computeIfAbsent(process.getId(), any -> versions.model(process));
    }

    private static List<String> questions(ProcessModel model, Node node) {
        return node.form().isEmpty()
                ? List.of()
                : model.form(node).stream()
                        .flatMap(form -> form.fields().stream())
                        .filter(field -> !field.isReadOnly() && field.kind() != FormField.Kind.COMPUTED)
                        .map(field -> field.label() + (field.isRequired() ? " *" : ""))
                        .toList();
    }

    /** Through gateways, tables and events that pass at once. */
    private static List<String> next(Net net, Node from) {
        var names = new LinkedHashSet<String>();
        var passed = new HashSet<Node>();
        var queue = new ArrayList<>(List.of(from));
        while (!queue.isEmpty()) {
            var node = queue.remove(0);
            net.from(node).stream().map(flow -> net.node(flow.target())).forEach(next -> {
                boolean passes = next.kind().isGateway() || next.kind() == Kind.DECISION || next.kind() == Kind.THROW;
                if (!passes) {
                    names.add(next.kind() == Kind.END ? "结束（%s）".formatted(named(next)) : named(next));
                } else if (passed.add(next)) {
                    queue.add(next);
                }
            });
        }
        return List.copyOf(names);
    }

    private static String named(Node node) {
        return node.name().replaceAll("\\s+", "");
    }

    /** Until when a step is done in a case that is not urgent, as the table says now. */
    public Optional<String> limit(String step) {
        var row = engine.getCommandExecutorTxRequired()
                .execute(context -> decisions.firstRow(
                        TIME_LIMITS, Variables.putValue("task", step).putValue("urgency", "normal")));
        return row.filter(found -> found.get("limit") != null && UNITS.containsKey(String.valueOf(found.get("unit"))))
                .map(found -> {
                    var amount = number(found.get("limit"))
                            + UNITS.get(found.get("unit").toString());
                    return switch (String.valueOf(found.get("kind"))) {
                        case "waiting" -> "满" + amount + "后方可进行";
                        case "maximum-stay" -> "最长" + amount;
                        default -> amount + "内办结";
                    };
                });
    }

    private static String number(Object limit) {
        var text = limit.toString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
