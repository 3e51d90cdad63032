package org.guitu.gate.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Mapping;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;
import org.guitu.gate.state.Range;

/** By what processes begin, besides people, and what they know of facts then. */
final class Beginnings {

    private static final String ANY_SERVICE = "${service}";

    private final Set<String> services;
    private final Map<String, List<Beginning>> all = new HashMap<>();
    private final Set<String> opened = new HashSet<>();
    private final Function<String, Range> ranges;

    /** A call, or an event that starts a process beside. */
    private record Beginning(Net net, Node node, List<Mapping> handed) {}

    /**
     * @param services which processes carry out a service of the catalogue
     * @param ranges what a fact can be, whoever sets it
     */
    Beginnings(Set<String> services, Function<String, Range> ranges) {
        this.services = services;
        this.ranges = ranges;
    }

    void collect(Net net, Node node) {
        if (node.kind() == Kind.CALL) {
            add(node.called(), new Beginning(net, node, node.in()));
        }
        if (node.properties().containsKey("starts")) {
            add(node.properties().get("starts"), new Beginning(net, node, Carried.by(node)));
        }
        if (node.properties().containsKey("opensCase")) {
            opened.add(node.properties().get("opensCase"));
        }
    }

    private void add(String process, Beginning beginning) {
        all.computeIfAbsent(process, any -> new ArrayList<>()).add(beginning);
    }

    private Stream<Beginning> of(Net net) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().equals(net.id())
                        || entry.getKey().equals(ANY_SERVICE) && services.contains(net.id()))
                .flatMap(entry -> entry.getValue().stream());
    }

    /** Whether there is any besides people. */
    boolean isAny(Net net) {
        return opened.contains(net.id()) || of(net).findAny().isPresent();
    }

    boolean isHanded(Net net, String fact) {
        return of(net).flatMap(each -> each.handed().stream())
                .anyMatch(mapping -> mapping.target().equals(fact));
    }

    /** What the fact can be then. */
    Range handed(Net net, String fact) {
        if (opened.contains(net.id())) {
            return ranges.apply(fact).orNothing(true);
        }
        return of(net).map(beginning -> handed(beginning, fact))
                .reduce(Range::or)
                .orElse(Range.NOTHING);
    }

    private Range handed(Beginning beginning, String fact) {
        return beginning.handed().stream()
                .filter(mapping -> mapping.target().equals(fact))
                .map(Mapping::source)
                .map(source -> source instanceof Operand.Constant constant
                        ? Range.of(constant.value())
                        : known(beginning, ((Operand.Fact) source).name()))
                .findFirst()
                .orElse(Range.NOTHING);
    }

    /** Not {@code null} where all that leads to the beginning asks for that. */
    private Range known(Beginning beginning, String fact) {
        var into = beginning.net().into(beginning.node());
        boolean isSomething = !into.isEmpty()
                && into.stream().allMatch(flow -> flow.condition()
                        .filter(condition -> condition.excludesNull(fact))
                        .isPresent());
        var range = ranges.apply(fact);
        return isSomething ? range.something() : range.orNothing(true);
    }
}
