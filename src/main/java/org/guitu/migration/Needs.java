package org.guitu.migration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Mapping;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Trigger;

/**
 * What a case must bring along to go on from a step of a process: the facts that may be asked about before anything sets them, and the
 * gateways that decide by such facts. Whatever a form or a call sets on the way is not needed any more.
 */
final class Needs {

    private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");

    /** The properties that name a fact. */
    private static final List<String> NAME_FACTS = List.of("departmentFrom", "movesTo", "moves", "carries");

    private final ProcessModel model;
    private final Net net;
    private final Surroundings others;
    private final Map<String, Need> before = new HashMap<>();
    private final Map<String, Set<String>> settled = new HashMap<>();

    /**
     * @param facts by name
     * @param gateways by id; those without a way for everything else
     */
    record Need(Set<String> facts, Set<String> gateways) {

        Need() {
            this(new TreeSet<>(), new TreeSet<>());
        }

        private void add(Need other) {
            facts.addAll(other.facts);
            gateways.addAll(other.gateways);
        }
    }

    Needs(ProcessModel model, Surroundings others) {
        this.model = model;
        this.net = model.net();
        this.others = others;
        settle();
        settleWhatIsSet();
    }

    /** Until nothing more is needed anywhere; it only grows, so that it ends. */
    private void settle() {
        net.nodes().forEach(node -> before.put(node.id(), new Need()));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Node node : net.nodes()) {
                var need = entering(node);
                if (!need.equals(before.get(node.id()))) {
                    before.put(node.id(), need);
                    grows = true;
                }
            }
        }
    }

    /** What whoever stands there must bring along. */
    Need at(String place) {
        var node = net.node(place);
        var need = standing(node);
        for (String scope = node.scope(); ; scope = net.node(scope).scope()) {
            net.in(scope)
                    .filter(sub -> sub.kind() == Kind.EVENT_SUB_PROCESS)
                    .forEach(sub -> need.add(before.get(sub.id())));
            if (scope.isEmpty()) {
                break;
            }
            net.edges(net.node(scope)).forEach(edge -> need.add(before.get(edge.id())));
        }
        need.facts().removeAll(others.known());
        return need;
    }

    /** The facts that tell how long whoever comes there waits. */
    Set<String> waitsFor(String place) {
        return model.timer(place).stream()
                .flatMap(Needs::words)
                .filter(name -> !others.known().contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The facts that have been set whenever a case of this version stands there. */
    Set<String> known(String place) {
        return Set.copyOf(settled.getOrDefault(place, Set.of()));
    }

    /** Of all that may be set anywhere, what is left on each way there; it only shrinks, so that it ends. */
    private void settleWhatIsSet() {
        var all = new HashSet<String>();
        net.nodes().forEach(node -> all.addAll(sets(node)));
        net.nodes().forEach(node -> settled.put(node.id(), all));
        boolean shrinks = true;
        while (shrinks) {
            shrinks = false;
            for (Node node : net.nodes()) {
                var known = before(node);
                if (!known.equals(settled.get(node.id()))) {
                    settled.put(node.id(), known);
                    shrinks = true;
                }
            }
        }
    }

    private Set<String> before(Node node) {
        if (node.isBoundary()) {
            return settled.get(node.attachedTo());
        }
        if (node.kind() == Kind.START) {
            return node.scope().isEmpty() || net.node(node.scope()).kind() == Kind.EVENT_SUB_PROCESS
                    ? Set.of()
                    : settled.get(node.scope());
        }
        return net.into(node).stream()
                .map(flow -> after(flow.source()))
                .reduce((one, other) -> {
                    var both = new HashSet<>(one);
                    both.retainAll(other);
                    return both;
                })
                .orElse(Set.of());
    }

    private Set<String> after(String source) {
        var known = new HashSet<>(settled.get(source));
        known.addAll(sets(net.node(source)));
        return known;
    }

    /** The gateway's ways that a case with those facts could take; also when it cannot be told. */
    boolean hasWay(String gateway, Function<String, Object> facts) {
        return net.from(net.node(gateway)).stream()
                .anyMatch(flow -> flow.isDefault()
                        || flow.condition().isEmpty()
                        || flow.condition().get().holds(facts));
    }

    /** The facts by which it decides. */
    Set<String> decidesBy(String gateway) {
        var facts = new TreeSet<String>();
        net.from(net.node(gateway)).forEach(flow -> flow.condition().ifPresent(when -> facts.addAll(when.facts())));
        return facts;
    }

    private Need entering(Node node) {
        var need = standing(node);
        reads(node).forEach(need.facts()::add);
        return need;
    }

    /** After whatever has to be known to get there. */
    private Need standing(Node node) {
        var need = after(node);
        var sets = sets(node);
        need.facts().removeAll(sets);
        need.gateways().removeIf(gateway -> decidesBy(gateway).stream().anyMatch(sets::contains));
        names(node, "departmentFrom").forEach(need.facts()::add);
        net.edges(node).forEach(edge -> need.add(before.get(edge.id())));
        return need;
    }

    private Need after(Node node) {
        var need = new Need();
        for (Flow flow : net.from(node)) {
            flow.condition().ifPresent(when -> need.facts().addAll(when.facts()));
            need.add(before.get(flow.target()));
        }
        if (node.kind() == Kind.EXCLUSIVE && !decidesBy(node.id()).isEmpty() && isClosed(node)) {
            need.gateways().add(node.id());
        }
        if (node.kind() == Kind.SUB_PROCESS || node.kind() == Kind.EVENT_SUB_PROCESS) {
            net.in(node.id())
                    .filter(inner -> inner.kind() == Kind.START)
                    .forEach(start -> need.add(before.get(start.id())));
        }
        if (node.kind() == Kind.END && !node.scope().isEmpty()) {
            net.from(net.node(node.scope())).forEach(flow -> {
                flow.condition().ifPresent(when -> need.facts().addAll(when.facts()));
                need.add(before.get(flow.target()));
            });
        }
        return need;
    }

    /** Whether every way out of it has a condition. */
    private boolean isClosed(Node gateway) {
        return net.from(gateway).stream()
                .noneMatch(flow -> flow.isDefault() || flow.condition().isEmpty());
    }

    private Stream<String> reads(Node node) {
        return Stream.of(
                        node.in().stream().map(Mapping::source).flatMap(Needs::facts),
                        model.timer(node.id()).stream().flatMap(Needs::words),
                        node.condition().stream().flatMap(when -> when.facts().stream()),
                        node.repeat().stream().flatMap(repeat -> words("${" + repeat.over() + "}")),
                        words(node.called()),
                        others.asked().getOrDefault(node.decision(), Set.of()).stream(),
                        NAME_FACTS.stream().flatMap(property -> names(node, property)))
                .flatMap(each -> each);
    }

    private static Stream<String> names(Node node, String property) {
        return Stream.ofNullable(node.properties().get(property))
                .flatMap(list -> Stream.of(list.split(",\\s*")))
                .filter(name -> WORD.matcher(name).matches());
    }

    private static Stream<String> facts(Operand operand) {
        return operand instanceof Operand.Fact fact ? Stream.of(fact.name()) : Stream.empty();
    }

    /** The names in an expression of the small grammar; a text without one has none. */
    private static Stream<String> words(String text) {
        int begin = text.indexOf("${");
        if (begin < 0) {
            return Stream.empty();
        }
        return WORD.matcher(text.substring(begin).replaceAll("'[^']*'", ""))
                .results()
                .map(word -> word.group())
                .filter(word -> !Set.of("true", "false", "null", "execution", "processBusinessKey")
                        .contains(word));
    }

    private Set<String> sets(Node node) {
        var set = new HashSet<String>();
        model.form(node).stream()
                .flatMap(form -> form.fields().stream())
                .filter(field -> !field.isReadOnly())
                .forEach(field -> set.add(field.key()));
        node.out().forEach(mapping -> set.add(mapping.target()));
        if (!node.result().isEmpty()) {
            set.add(node.result());
        }
        node.repeat().map(Node.Repeat::element).filter(name -> !name.isEmpty()).ifPresent(set::add);
        if (node.trigger() == Trigger.MESSAGE) {
            set.addAll(others.carried().getOrDefault(node.event(), Set.of()));
        }
        return set;
    }
}
