package org.guitu.gate.source;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;

/** What other tokens of the same instance may make of its facts meanwhile. */
final class Beside {

    private final Net net;
    private final Gives gives;
    private final Map<String, Set<String>> besides = new HashMap<>();
    private final Map<String, Boolean> certain = new HashMap<>();
    private final Set<String> neverEnding = new HashSet<>();

    Beside(Net net, Gives gives) {
        this.net = net;
        this.gives = gives;
        net.nodes().stream()
                .filter(node -> !node.interrupting()
                        && (node.kind() == Kind.BOUNDARY
                                || node.kind() == Kind.START
                                        && net.find(node.scope())
                                                .filter(scope -> scope.kind() == Kind.EVENT_SUB_PROCESS)
                                                .isPresent()))
                .forEach(node -> reach(node, true, neverEnding));
    }

    /** Where ways meet that several tokens may have gone: what each of them may have set. */
    State joined(Node node, State state) {
        boolean joins = (node.kind() == Kind.PARALLEL || node.kind() == Kind.INCLUSIVE)
                && net.into(node).size() > 1;
        if (!joins) {
            return state;
        }
        var meanwhile = besides.computeIfAbsent(node.id(), any -> between(node));
        var facts = new HashMap<>(state.facts());
        for (String each : meanwhile) {
            gives.at(net.node(each)).forEach((fact, value) -> {
                if (facts.containsKey(fact)) {
                    facts.put(fact, facts.get(fact).or(value));
                } else if (certain.computeIfAbsent(node.id() + " " + each, any -> isCertain(node, each))) {
                    facts.put(fact, value);
                }
            });
        }
        return state.of(facts);
    }

    /** What may be of the facts when something on its edge interrupts an activity. */
    State interrupted(Node activity, State state) {
        return activity.kind() == Kind.SUB_PROCESS ? interrupted(activity.id(), state) : state;
    }

    /** The same of a whole part, at whatever moment. */
    State interrupted(String scope, State state) {
        var facts = new HashMap<>(state.facts());
        net.nodes().stream()
                .filter(node -> scope.isEmpty() || isIn(node, scope))
                .flatMap(node -> gives.at(node).entrySet().stream())
                .filter(given -> facts.containsKey(given.getKey()))
                .forEach(given ->
                        facts.put(given.getKey(), facts.get(given.getKey()).or(given.getValue())));
        return state.of(facts);
    }

    /** What the fact can be although that was just set: something that does not interrupt may set it again. */
    Val changes(String fact, Val value) {
        return gives.by(neverEnding.stream().map(net::node), fact)
                .map(value::or)
                .orElse(value);
    }

    private boolean isIn(Node node, String scope) {
        return node.scope().equals(scope)
                || net.find(node.scope()).filter(around -> isIn(around, scope)).isPresent();
    }

    /** Whether every token that the join waits for passes it: on one of the ways that always are gone. */
    private boolean isCertain(Node join, String node) {
        return splits(join)
                .flatMap(split -> net.from(split).stream()
                        .filter(flow -> split.kind() == Kind.PARALLEL
                                || flow.condition().isEmpty() && !flow.isDefault()))
                .map(Flow::target)
                .anyMatch(first -> first.equals(node) || isUnavoidable(first, node, join));
    }

    /** Whether no way leads from there to the join but through that node. */
    private boolean isUnavoidable(String first, String node, Node join) {
        var without = new HashSet<String>();
        without.add(node);
        var reached = reachable(first, without);
        return !reached.contains(join.id()) && reachable(first, new HashSet<>()).contains(node);
    }

    private Set<String> reachable(String first, Set<String> stop) {
        var reached = new HashSet<>(stop);
        var queue = new ArrayDeque<String>();
        queue.add(first);
        while (!queue.isEmpty()) {
            var at = queue.poll();
            if (reached.add(at)) {
                follow(net.node(at)).map(Node::id).forEach(queue::add);
            }
        }
        reached.removeAll(stop);
        return reached;
    }

    private Stream<Node> splits(Node join) {
        var before = new HashSet<String>();
        reach(join, false, before);
        return before.stream()
                .map(net::node)
                .filter(node -> (node.kind() == Kind.PARALLEL || node.kind() == Kind.INCLUSIVE)
                        && net.from(node).size() > 1);
    }

    /** What lies between the splits before the join and the join. */
    private Set<String> between(Node join) {
        var before = new HashSet<String>();
        reach(join, false, before);
        var after = new HashSet<String>();
        splits(join).forEach(split -> reach(split, true, after));
        after.retainAll(before);
        return after;
    }

    private void reach(Node from, boolean onward, Set<String> reached) {
        var queue = new ArrayDeque<Node>();
        queue.add(from);
        var seen = new HashSet<String>();
        while (!queue.isEmpty()) {
            var at = queue.poll();
            var steps = onward
                    ? follow(at)
                    : Stream.concat(
                            net.into(at).stream().map(flow -> net.node(flow.source())),
                            at.isBoundary() ? net.find(at.attachedTo()).stream() : Stream.empty());
            steps.filter(step -> seen.add(step.id())).forEach(step -> {
                reached.add(step.id());
                queue.add(step);
            });
        }
    }

    private Stream<Node> follow(Node at) {
        return Stream.concat(net.from(at).stream().map(flow -> net.node(flow.target())), net.edges(at));
    }
}
