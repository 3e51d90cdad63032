package org.guitu.gate.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.form.CommonFacts;
import org.guitu.gate.fact.FactValues;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Nets;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Trigger;
import org.guitu.gate.state.Range;
import org.guitu.gate.state.Surroundings.Effect;
import org.guitu.gate.whole.Whole;
import org.guitu.person.PersonFacts;

/** All processes that will work together, and what their steps make of facts. */
public final class Models {

    private static final String OF_EACH_SERVICE = "-${service}";

    private final FactValues values;
    private final FormAnswers forms;
    private final Map<String, Net> nets = new TreeMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, List<Effect>> messages = new HashMap<>();
    private final Beginnings beginnings;

    public Models(Whole whole, FactValues values) {
        this.values = values;
        forms = new FormAnswers(whole, values);
        beginnings = new Beginnings(services(whole), this::range);
        whole.files("bpmn").forEach(file -> Nets.of(whole.root(file)).forEach(net -> {
            nets.put(net.id(), net);
            files.put(net.id(), file.shortName());
        }));
        nets.values().forEach(this::collect);
    }

    private static Set<String> services(Whole whole) {
        return whole
                .file(ServiceCatalogue.TABLE + ".dmn")
                .map(file -> ServiceCatalogue.read(whole.root(file)))
                .orElse(ServiceCatalogue.NONE)
                .all()
                .stream()
                .filter(Service::hasProcess)
                .map(Service::code)
                .collect(Collectors.toSet());
    }

    private void collect(Net net) {
        for (Node node : net.nodes()) {
            beginnings.collect(net, node);
            if (!node.event().isEmpty() && !node.properties().containsKey("starts")) {
                var effects =
                        messages.computeIfAbsent(node.event().replace(OF_EACH_SERVICE, ""), any -> new ArrayList<>());
                Carried.by(node)
                        .forEach(mapping -> effects.add(new Effect(mapping.target(), range(mapping.source()), true)));
            }
        }
    }

    private Range range(Operand source) {
        return source instanceof Operand.Constant constant
                ? Range.of(constant.value())
                : range(((Operand.Fact) source).name()).orNothing(true);
    }

    public Map<String, Net> nets() {
        return nets;
    }

    /** The short name of the file that a process stands in. */
    public String file(String process) {
        return files.get(process);
    }

    /** Whether anything gives that fact, or the program knows it. */
    public boolean knows(String fact) {
        return values.find(fact).isPresent() || PersonFacts.NAMES.contains(fact);
    }

    /** What the fact can be, whoever sets it. */
    Range range(String fact) {
        return values.find(fact).map(Range::of).orElse(Range.ANY);
    }

    /** What is known of facts behind a node; of a call without what comes back as its outcome. */
    List<Effect> effects(Net net, Node node) {
        var found = new ArrayList<Effect>();
        switch (node.kind()) {
            case USER_TASK -> found.addAll(forms.of(node.form()));
            case START ->
                forms.of(node.form())
                        .forEach(effect -> found.add(new Effect(effect.fact(), effect.range(), beginnings.isAny(net))));
            case DECISION -> found.add(new Effect(node.result(), range(node.result()), false));
            default -> {}
        }
        if (node.trigger() == Trigger.MESSAGE && node.kind() != Kind.THROW && node.kind() != Kind.END) {
            found.addAll(received(node.event()));
        }
        return found;
    }

    /** Whoever starts a process otherwise than by its form is not asked. */
    List<Condition> accepted(Net net, Node node) {
        boolean isAsked = node.kind() == Kind.USER_TASK || node.kind() == Kind.START && !beginnings.isAny(net);
        return isAsked ? forms.accepted(node.form()) : List.of();
    }

    /** A message about each service goes by what its name begins with. */
    private List<Effect> received(String message) {
        var found = new ArrayList<Effect>();
        messages.forEach((name, effects) -> {
            if (message.equals(name) || !name.isEmpty() && message.startsWith(name + "-")) {
                found.addAll(effects);
            }
        });
        return found;
    }

    /** What comes back from a call, where its process can end so. */
    List<Effect> returned(Node call, Set<String> ends) {
        return call.out().stream()
                .map(out -> {
                    if (out.source() instanceof Operand.Constant constant) {
                        return new Effect(out.target(), Range.of(constant.value()), false);
                    }
                    var source = ((Operand.Fact) out.source()).name();
                    return source.equals(CommonFacts.OUTCOME) && !ends.isEmpty()
                            ? new Effect(out.target(), Range.of(ends), false)
                            : new Effect(out.target(), range(source), true);
                })
                .toList();
    }

    /** Whether the fact is handed to the process when it begins, or asked for then. */
    boolean isHandedTo(Net net, String fact) {
        return beginnings.isHanded(net, fact)
                || net.starts().flatMap(start -> effects(net, start).stream()).anyMatch(effect -> effect.fact()
                        .equals(fact));
    }

    /** What the fact can be when the process begins, before the first form. */
    Range atStart(Net net, String fact) {
        return beginnings.handed(net, fact).orNothing(net.starts().anyMatch(start -> !start.form()
                .isEmpty()));
    }
}
