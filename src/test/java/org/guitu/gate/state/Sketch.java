package org.guitu.gate.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Trigger;

/**
 * A process in a few lines: {@code task a x=yes|no}, {@code a > g}, {@code g > e : x == 'yes'}, {@code g > f : else}.
 *
 * <p>Kinds are start, task, call, timer, throw, xor, or, and, event, end, stop (which terminates), sub, beside (an event sub-process); {@code in
 * s} puts a node into a sub-process, {@code on a} an event onto an activity's edge, {@code stays} lets it interrupt nothing.
 */
final class Sketch implements Surroundings {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();
    private final Map<String, List<Effect>> effects = new HashMap<>();
    private final Map<String, Callee> callees = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private final Set<String> set = new HashSet<>();

    private Sketch() {}

    static Sketch of(String text) {
        var sketch = new Sketch();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(sketch::read);
        return sketch;
    }

    Net net() {
        return new Net("sketch", "Sketch", nodes.values(), flows);
    }

    Proof proof() {
        return Prover.prove(net(), this);
    }

    private void read(String line) {
        if (line.contains(" > ")) {
            flow(line);
        } else if (line.startsWith("any ")) {
            changing.add(line.substring(4));
        } else {
            node(line.split(" "));
        }
    }

    private void flow(String line) {
        var parts = line.split(" : ", 2);
        var ends = parts[0].split(" > ");
        for (int i = 0; i + 1 < ends.length; i++) {
            boolean last = i + 2 == ends.length && parts.length > 1;
            var condition = last && !parts[1].equals("else")
                    ? Condition.parse("${" + parts[1] + "}")
                    : Optional.<Condition>empty();
            flows.add(new Flow(
                    ends[i] + "-to-" + ends[i + 1] + "-" + flows.size(),
                    "",
                    ends[i],
                    ends[i + 1],
                    condition,
                    last && parts[1].equals("else")));
        }
    }

    private void node(String[] words) {
        var id = words[1];
        String scope = "";
        String attached = "";
        var trigger =
                words[0].equals("timer") ? Trigger.TIMER : words[0].equals("stop") ? Trigger.TERMINATE : Trigger.NONE;
        var event = "";
        boolean stays = false;
        var properties = new HashMap<String, String>();
        effects.put(id, new ArrayList<>());
        for (int i = 2; i < words.length; i++) {
            switch (words[i]) {
                case "in" -> scope = words[++i];
                case "on" -> attached = words[++i];
                case "stays" -> stays = true;
                case "several" -> properties.put("severalAtOnce", "for the sake of the test");
                case "unsent" -> properties.put("unsent", "");
                case "instant" -> callees.put(id, new Callee(true, true));
                case "endless" -> callees.put(id, new Callee(false, false));
                case "error" -> trigger = Trigger.ERROR;
                case "message" -> trigger = Trigger.MESSAGE;
                case "escalation" -> trigger = Trigger.ESCALATION;
                default -> effect(id, words[i]);
            }
        }
        nodes.put(
                id,
                new Node(
                        id,
                        id.toUpperCase(Locale.ROOT),
                        kind(words[0], attached),
                        trigger,
                        event,
                        scope,
                        attached,
                        !stays,
                        "",
                        words[0].equals("call") ? id : "",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        properties));
    }

    private void effect(String id, String word) {
        var parts = word.split("=");
        var codes = new HashSet<>(Set.of(parts[1].split("\\|")));
        boolean empty = codes.remove("null");
        set.add(parts[0]);
        boolean list = codes.remove("list");
        effects.get(id)
                .add(new Effect(
                        parts[0],
                        list
                                ? new Range(Set.of(Type.CODES), codes, true, false)
                                : Range.of(codes).orNothing(empty),
                        false));
    }

    private static Kind kind(String word, String attached) {
        if (!attached.isEmpty()) {
            return Kind.BOUNDARY;
        }
        return switch (word) {
            case "start" -> Kind.START;
            case "task" -> Kind.USER_TASK;
            case "call" -> Kind.CALL;
            case "timer", "catch" -> Kind.CATCH;
            case "throw" -> Kind.THROW;
            case "table" -> Kind.DECISION;
            case "xor" -> Kind.EXCLUSIVE;
            case "or" -> Kind.INCLUSIVE;
            case "and" -> Kind.PARALLEL;
            case "event" -> Kind.EVENT_BASED;
            case "end", "stop" -> Kind.END;
            case "sub" -> Kind.SUB_PROCESS;
            case "beside" -> Kind.EVENT_SUB_PROCESS;
            default -> throw new IllegalArgumentException(word);
        };
    }

    @Override
    public List<Effect> effects(Node node) {
        return effects.getOrDefault(node.id(), List.of());
    }

    @Override
    public List<Condition> accepted(Node node) {
        return List.of();
    }

    @Override
    public Range atStart(String fact) {
        return set.contains(fact) ? Range.NOTHING : Range.ANY;
    }

    @Override
    public boolean changesAnyTime(String fact) {
        return changing.contains(fact) || !set.contains(fact);
    }

    @Override
    public boolean comes(Node event) {
        return !event.properties().containsKey("unsent");
    }

    @Override
    public Callee callee(Node call) {
        return callees.getOrDefault(call.id(), Callee.UNKNOWN);
    }
}
