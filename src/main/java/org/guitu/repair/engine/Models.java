package org.guitu.repair.engine;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.guitu.form.CommonFacts;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Trigger;
import org.guitu.migration.ProcessModel;
import org.guitu.migration.engine.ModelVersions;
import org.guitu.repair.Fault;
import org.springframework.stereotype.Component;

/** The versions of processes that faults are about; each is read once on each node, since versions do not change. */
@Component
class Models {

    private final RepositoryService repository;
    private final ModelVersions versions;
    private final Map<String, ProcessModel> read = new ConcurrentHashMap<>();

    Models(RepositoryService repository, ModelVersions versions) {
        this.repository = repository;
        this.versions = versions;
    }

    ProcessModel of(String definition) {
        return read.computeIfAbsent(
                definition, id -> versions.model(versions.version(id).orElseThrow()));
    }

    Optional<ProcessModel> newest(String process) {
        return versions.newest(process).map(found -> of(found.getId()));
    }

    /** What the model calls the step; the id where it says nothing. */
    String nameOf(String definition, String step) {
        return of(definition)
                .net()
                .find(step)
                .map(Node::name)
                .filter(name -> !name.isBlank())
                .map(name -> name.replaceAll("\\s+", ""))
                .orElse(step);
    }

    String processOf(String definition) {
        return of(definition).net().name();
    }

    /** Where something has stopped, in words. */
    String words(Fault fault) {
        return fault.place()
                .map(place ->
                        "%s：%s".formatted(processOf(place.definition()), nameOf(place.definition(), place.element())))
                .orElse("系统自身的作业");
    }

    /** The step and every node that may follow, with what may happen beside it. */
    static Set<Node> ahead(Net net, String step) {
        var seen = new HashSet<Node>();
        var queue = new ArrayDeque<Node>();
        net.find(step).ifPresent(queue::add);
        net.in("").filter(node -> node.kind() == Kind.EVENT_SUB_PROCESS).forEach(queue::add);
        while (!queue.isEmpty()) {
            var node = queue.poll();
            if (seen.add(node)) {
                var outside = node.scope().isEmpty() ? Stream.<Node>empty() : Stream.of(net.node(node.scope()));
                var along = net.from(node).stream().map(flow -> net.node(flow.target()));
                Stream.of(net.edges(node), net.in(node.id()), outside, along)
                        .flatMap(each -> each)
                        .forEach(queue::add);
            }
        }
        return seen;
    }

    /** Whether one of the nodes sends the message, or calls a process in which that happens. */
    boolean sends(Set<Node> nodes, String message, Set<String> asked) {
        return nodes.stream().anyMatch(node -> throwsMessage(node, message) || calls(node, message, asked));
    }

    private static boolean throwsMessage(Node node, String message) {
        return (node.kind() == Kind.THROW || node.kind() == Kind.END)
                && node.trigger() == Trigger.MESSAGE
                && node.event().equals(message);
    }

    private boolean calls(Node node, String message, Set<String> asked) {
        return node.kind() == Kind.CALL
                && (node.called().contains("${") && isSentByOne(everything(), message)
                        || asked.add(node.called())
                                && newest(node.called())
                                        .filter(model ->
                                                sends(Set.copyOf(model.net().nodes()), message, asked))
                                        .isPresent());
    }

    /** Whether the event waits for a message, and nothing else can happen there instead. */
    boolean waitsForMessage(String definition, String event) {
        var net = of(definition).net();
        return net.find(event)
                .filter(node -> node.kind() == Kind.CATCH && node.trigger() == Trigger.MESSAGE)
                .filter(node -> net.into(node).stream()
                        .noneMatch(flow -> net.node(flow.source()).kind() == Kind.EVENT_BASED))
                .isPresent();
    }

    private boolean isSentByOne(List<ProcessModel> processes, String message) {
        return processes.stream()
                .flatMap(model -> model.net().nodes().stream())
                .anyMatch(node -> throwsMessage(node, message));
    }

    private List<ProcessModel> everything() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(process -> of(process.getId()))
                .toList();
    }

    /** Whether something that people may start in a running case sends it: whatever names the case in its form. */
    boolean canBeStarted(String message) {
        return everything().stream()
                .filter(model -> model.net()
                        .starts()
                        .flatMap(start -> model.form(start).stream())
                        .anyMatch(form -> form.field(CommonFacts.CASE_NUMBER).isPresent()))
                .anyMatch(model -> sends(Set.copyOf(model.net().nodes()), message, new HashSet<>()));
    }
}
