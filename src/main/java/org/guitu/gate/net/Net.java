package org.guitu.gate.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A process as its nodes and what leads from one to the other. */
public final class Net {

    private final String id;
    private final String name;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();
    private final Map<String, List<Flow>> from = new HashMap<>();
    private final Map<String, List<Flow>> into = new HashMap<>();

    /**
     * @param nodes all of them, those in sub-processes too; one without an id, or with one that another has, is left out
     * @param flows whose ends are among the nodes; others are left out
     */
    public Net(String id, String name, Collection<Node> nodes, Collection<Flow> flows) {
        this.id = id;
        this.name = name;
        nodes.stream().filter(node -> !node.id().isEmpty()).forEach(node -> this.nodes.putIfAbsent(node.id(), node));
        flows.stream()
                .filter(flow -> this.nodes.containsKey(flow.source()) && this.nodes.containsKey(flow.target()))
                .forEach(this::add);
        addLinks();
    }

    /** Whoever comes to a link goes on at the other one of that name. */
    private void addLinks() {
        for (Node thrown : nodes.values()) {
            if (thrown.kind() == Kind.THROW && thrown.trigger() == Trigger.LINK) {
                nodes.values().stream()
                        .filter(caught -> caught.kind() == Kind.CATCH
                                && caught.trigger() == Trigger.LINK
                                && caught.event().equals(thrown.event())
                                && caught.scope().equals(thrown.scope()))
                        .forEach(caught -> add(new Flow(
                                thrown.id() + "-to-" + caught.id(),
                                "",
                                thrown.id(),
                                caught.id(),
                                Optional.empty(),
                                false)));
            }
        }
    }

    private void add(Flow flow) {
        flows.add(flow);
        from.computeIfAbsent(flow.source(), any -> new ArrayList<>()).add(flow);
        into.computeIfAbsent(flow.target(), any -> new ArrayList<>()).add(flow);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Collection<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    public Stream<Node> nodes(Kind kind) {
        return nodes.values().stream().filter(node -> node.kind() == kind);
    }

    public Optional<Node> find(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    /** The node of an id that the net is known to have. */
    public Node node(String node) {
        return find(node).orElseThrow(() -> new IllegalArgumentException("%s has no %s".formatted(id, node)));
    }

    public List<Flow> flows() {
        return List.copyOf(flows);
    }

    /** What leaves the node, in the order of the model. */
    public List<Flow> from(Node node) {
        return from.getOrDefault(node.id(), List.of());
    }

    public List<Flow> into(Node node) {
        return into.getOrDefault(node.id(), List.of());
    }

    /** What lies directly in a sub-process, or in the process where {@code scope} is empty. */
    public Stream<Node> in(String scope) {
        return nodes.values().stream().filter(node -> node.scope().equals(scope));
    }

    /** The boundary events of an activity. */
    public Stream<Node> edges(Node activity) {
        return nodes(Kind.BOUNDARY).filter(edge -> edge.attachedTo().equals(activity.id()));
    }

    /** Where cases begin: at the start events of the process, not of its sub-processes. */
    public Stream<Node> starts() {
        return in("").filter(node -> node.kind() == Kind.START);
    }

    @Override
    public String toString() {
        return id;
    }
}
