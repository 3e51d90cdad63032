package org.guitu.gate.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Term;
import org.guitu.gate.net.Trigger;

/**
 * Goes all ways through one process that its conditions leave open, from one of its beginnings on, and tells what is known of its facts
 * at each place. It follows one token at a time: what happens beside is taken for possible where the ways meet again.
 */
public final class Walk {

    /** How many states are looked at; a process of the usual size has some hundreds. */
    private static final int MOST_STATES = 20_000;

    private final Version version;
    private final Gives gives;
    private final Beside beside;
    private final Visitor visitor;
    private final Set<String> asked;
    private final Map<Place, Optional<Place>> seen = new LinkedHashMap<>();
    private final Deque<Place> next = new ArrayDeque<>();

    /** A state at a node. */
    private record Place(String node, State state) {}

    /** Is told of all places that cases can come to. */
    public interface Visitor {

        /** A token has come to the node. */
        void arrived(Node node, State state, Supplier<List<String>> way);

        /** A condition behind the node is about to ask for the facts of that term. */
        void asks(Node node, Flow flow, Term term, State state, Supplier<List<String>> way);

        /** No condition behind the node is true in that state. */
        void stuck(Node gateway, State state, Supplier<List<String>> way);
    }

    public Walk(Version version, Gives gives, Set<String> asked, Visitor visitor) {
        this.version = version;
        this.gives = gives;
        this.asked = asked;
        this.visitor = visitor;
        this.beside = new Beside(version.net(), gives);
    }

    public void from(Way way) {
        var facts = new HashMap<String, Val>();
        way.facts().stream().filter(asked::contains).forEach(fact -> facts.put(fact, Val.ANY));
        way.constants().forEach((fact, value) -> {
            if (asked.contains(fact)) {
                facts.put(fact, Val.constant(value));
            }
        });
        var begin = new State(facts, false);
        come(way.start(), begin, Optional.empty());
        enterEventParts("", begin, Optional.empty());
        while (!next.isEmpty() && seen.size() < MOST_STATES) {
            var place = next.poll();
            visit(version.net().node(place.node()), place);
        }
    }

    private void come(Node node, State state, Optional<Place> from) {
        var place = new Place(node.id(), lasting(state));
        if (seen.putIfAbsent(place, from) == null) {
            next.add(place);
        }
    }

    /** What follows from others may be otherwise by now. */
    private State lasting(State state) {
        return state.of(state.facts().entrySet().stream()
                .filter(fact -> asked.contains(fact.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private List<String> way(Place place) {
        var way = new ArrayList<String>();
        for (Optional<Place> at = Optional.of(place); at.isPresent(); at = seen.get(at.get())) {
            if (way.isEmpty() || !way.get(0).equals(at.get().node())) {
                way.add(0, at.get().node());
            }
        }
        return way;
    }

    private void visit(Node node, Place place) {
        var from = Optional.of(place);
        var state = beside.joined(node, place.state());
        visitor.arrived(node, state, () -> way(place));
        version.net().edges(node).forEach(edge -> come(edge, beside.interrupted(node, state), from));
        if (node.kind() == Kind.SUB_PROCESS) {
            version.net()
                    .in(node.id())
                    .filter(inner -> inner.kind() == Kind.START)
                    .forEach(start -> come(start, state, from));
            enterEventParts(node.id(), state, from);
        } else if (node.kind() == Kind.END) {
            leaveScope(node, state, from);
        } else {
            after(node, state).forEach(each -> leave(node, each, place));
        }
    }

    /** Event sub-processes begin at whatever moment of the part that they lie in. */
    private void enterEventParts(String scope, State state, Optional<Place> from) {
        version.net()
                .in(scope)
                .filter(part -> part.kind() == Kind.EVENT_SUB_PROCESS)
                .flatMap(part -> version.net().in(part.id()))
                .filter(inner -> inner.kind() == Kind.START)
                .forEach(start -> come(start, beside.interrupted(scope, state), from));
    }

    private void leaveScope(Node end, State state, Optional<Place> from) {
        version.net()
                .find(end.scope())
                .filter(scope -> scope.kind() == Kind.SUB_PROCESS && end.trigger() != Trigger.ERROR)
                .ifPresent(scope -> version.net()
                        .from(scope)
                        .forEach(flow -> come(version.net().node(flow.target()), state, from)));
    }

    /** What a form leads to is told apart by its answers, as far as others are computed of them. */
    private List<State> after(Node node, State state) {
        var facts = new HashMap<>(state.facts());
        gives.at(node).forEach((fact, value) -> {
            if (asked.contains(fact)) {
                facts.put(fact, beside.changes(fact, value));
            }
        });
        return gives.computed(node, state.of(facts), asked);
    }

    private void leave(Node node, State state, Place place) {
        var from = Optional.of(place);
        var flows = version.net().from(node);
        if (node.kind() == Kind.EVENT_BASED || node.kind() == Kind.PARALLEL) {
            flows.forEach(flow -> come(version.net().node(flow.target()), state, from));
            return;
        }
        var now = gives.offered(node, state);
        var left = List.of(now);
        var conditional = new ArrayList<Flow>();
        for (Flow flow : flows) {
            if (flow.isDefault()) {
                continue;
            }
            if (flow.condition().isEmpty()) {
                come(version.net().node(flow.target()), state, from);
                continue;
            }
            conditional.add(flow);
            var failing = new ArrayList<State>();
            for (State each : left) {
                var split = split(node, flow, flow.condition().get(), each, place);
                if (node.kind() == Kind.EXCLUSIVE) {
                    split.holding().forEach(holding -> come(version.net().node(flow.target()), holding, from));
                }
                failing.addAll(split.failing());
            }
            if (node.kind() != Kind.EXCLUSIVE) {
                split(node, flow, flow.condition().get(), now, place)
                        .holding()
                        .forEach(holding -> come(version.net().node(flow.target()), holding, from));
            }
            left = List.copyOf(failing);
        }
        boolean certain = flows.stream()
                .anyMatch(flow -> !flow.isDefault() && flow.condition().isEmpty());
        var otherwise = flows.stream().filter(Flow::isDefault).findFirst();
        if (otherwise.isPresent() && !certain) {
            left.forEach(each -> come(version.net().node(otherwise.get().target()), each, from));
        } else if (!conditional.isEmpty() && !certain) {
            left.forEach(each -> visitor.stuck(node, each, () -> way(place)));
        }
    }

    private State.Split split(Node node, Flow flow, Condition condition, State state, Place place) {
        return state.split(condition, (term, at) -> visitor.asks(node, flow, term, at, () -> way(place)));
    }
}
