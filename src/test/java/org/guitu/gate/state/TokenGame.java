package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;

/**
 * Another way of finding out whether a process is sound: tokens are moved one step at a time, in every order, over flows that have
 * numbers of tokens and answers that are chosen where they are given. Slow and simple, to compare with.
 */
final class TokenGame {

    /** More than small nets have. */
    private static final int MOST = 10_000;

    private final Sketch sketch;
    private final Net net;
    private final Map<State, Set<State>> next = new LinkedHashMap<>();
    private final Set<State> ended = new HashSet<>();
    private final Set<String> passed = new HashSet<>();
    private boolean wrong;

    /** Tokens on flows and at nodes that wait, by name; and what was answered. */
    private record State(Map<String, Integer> tokens, Map<String, String> answers, Set<String> endsReached) {
        State {
            tokens = new TreeMap<>(tokens);
            answers = new TreeMap<>(answers);
            endsReached = new TreeSet<>(endsReached);
        }

        State with(String put, String... taken) {
            var tokens = new HashMap<>(this.tokens);
            for (String each : taken) {
                tokens.merge(each, -1, Integer::sum);
                tokens.remove(each, 0);
            }
            if (!put.isEmpty()) {
                tokens.merge(put, 1, Integer::sum);
            }
            return new State(tokens, answers, endsReached);
        }

        State answered(String fact, String answer) {
            var answers = new HashMap<>(this.answers);
            answers.put(fact, answer);
            return new State(tokens, answers, endsReached);
        }
    }

    TokenGame(String text) {
        sketch = Sketch.of(text);
        net = sketch.net();
    }

    /** Whether it is sound; null where there are too many states to say. */
    Boolean isSound() {
        var first = new State(Map.of(), Map.of(), Set.of());
        for (Node start : net.starts().toList()) {
            for (Flow flow : net.from(start)) {
                first = first.with(flow.id());
            }
            passed.add(start.id());
        }
        var open = new ArrayDeque<State>();
        next.put(first, new HashSet<>());
        open.add(first);
        while (!open.isEmpty() && !wrong) {
            if (next.size() > MOST) {
                return null;
            }
            var state = open.poll();
            step(state, to -> {
                next.get(state).add(to);
                if (!next.containsKey(to)) {
                    next.put(to, new HashSet<>());
                    open.add(to);
                }
            });
        }
        return !wrong && allCanEnd() && passed.size() == net.nodes().size();
    }

    private boolean allCanEnd() {
        var can = new HashSet<>(ended);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (var entry : next.entrySet()) {
                if (!can.contains(entry.getKey()) && entry.getValue().stream().anyMatch(can::contains)) {
                    can.add(entry.getKey());
                    grows = true;
                }
            }
        }
        return can.containsAll(next.keySet());
    }

    private void step(State state, Consumer<State> to) {
        if (state.tokens().isEmpty()) {
            ended.add(state);
            return;
        }
        wrong |= state.tokens().values().stream().anyMatch(count -> count > 1);
        for (String token : state.tokens().keySet()) {
            var node = net.find(token);
            if (token.startsWith("in ")) {
                continue;
            }
            if (node.isPresent()) {
                leaveWaiting(state, node.get(), to);
            } else {
                var flow = net.flows().stream()
                        .filter(each -> each.id().equals(token))
                        .findFirst()
                        .orElseThrow();
                arrive(state, flow, net.node(flow.target()), to);
            }
        }
        for (Node sub : net.nodes(Kind.SUB_PROCESS).toList()) {
            var inside = "in " + sub.id();
            if (state.tokens().containsKey(inside)
                    && state.tokens().keySet().stream().noneMatch(token -> isIn(token, sub.id()))) {
                var ends = new TreeSet<>(state.endsReached());
                ends.removeIf(end -> isIn(end, sub.id()));
                leave(new State(state.with("", inside).tokens(), state.answers(), ends), sub, to);
            }
        }
    }

    private boolean isIn(String token, String sub) {
        var id = token.startsWith("in ")
                ? token.substring(3)
                : net.find(token).map(Node::id).orElseGet(() -> net.flows().stream()
                        .filter(flow -> flow.id().equals(token))
                        .findFirst()
                        .orElseThrow()
                        .target());
        for (var scope = net.node(id).scope();
                !scope.isEmpty();
                scope = net.node(scope).scope()) {
            if (scope.equals(sub)) {
                return true;
            }
        }
        return false;
    }

    private void leaveWaiting(State state, Node node, Consumer<State> to) {
        var gone = state.with("", node.id());
        if (node.kind() == Kind.EVENT_BASED) {
            for (Flow flow : net.from(node)) {
                passed.add(flow.target());
                leave(gone, net.node(flow.target()), to);
            }
            return;
        }
        var answered = new ArrayList<>(List.of(gone));
        for (var effect : sketch.effects(node)) {
            var more = new ArrayList<State>();
            for (State each : answered) {
                for (String answer : answers(effect.range())) {
                    more.add(each.answered(effect.fact(), answer));
                }
            }
            answered = more;
        }
        answered.forEach(each -> leave(each, node, to));
    }

    /** Each code, or each set of codes of a list. */
    private static List<String> answers(Range range) {
        if (range.types().contains(Type.CODES)) {
            return List.of("", "one", "two", "one two");
        }
        return List.copyOf(range.codes());
    }

    private void arrive(State state, Flow flow, Node node, Consumer<State> to) {
        passed.add(node.id());
        switch (node.kind()) {
            case USER_TASK, CALL, CATCH, EVENT_BASED -> to.accept(state.with(node.id(), flow.id()));
            case PARALLEL -> {
                if (net.into(node).stream().allMatch(each -> state.tokens().containsKey(each.id()))) {
                    leave(state.with("", ids(net.into(node))), node, to);
                }
            }
            case INCLUSIVE -> {
                var here = net.into(node).stream()
                        .filter(each -> state.tokens().containsKey(each.id()))
                        .toList();
                boolean awaited = here.size() < net.into(node).size()
                        && state.tokens().keySet().stream()
                                .filter(token -> here.stream()
                                        .noneMatch(each -> each.id().equals(token)))
                                .anyMatch(token -> canReach(token, node));
                if (!awaited) {
                    leave(state.with("", ids(here)), node, to);
                }
            }
            case SUB_PROCESS -> {
                wrong |= state.tokens().containsKey("in " + node.id());
                var in = state.with("in " + node.id(), flow.id());
                for (Node start : net.in(node.id())
                        .filter(each -> each.kind() == Kind.START)
                        .toList()) {
                    passed.add(start.id());
                    for (Flow first : net.from(start)) {
                        in = in.with(first.id());
                    }
                }
                to.accept(in);
            }
            case END -> {
                wrong |= !node.trigger().name().equals("TERMINATE")
                        && state.endsReached().contains(node.id());
                var ends = new TreeSet<>(state.endsReached());
                ends.add(node.id());
                var gone = state.with("", flow.id());
                to.accept(new State(gone.tokens(), gone.answers(), ends));
            }
            default -> leave(state.with("", flow.id()), node, to);
        }
    }

    private static String[] ids(List<Flow> flows) {
        return flows.stream().map(Flow::id).toArray(String[]::new);
    }

    private boolean canReach(String token, Node join) {
        var open = new ArrayDeque<String>();
        var seen = new HashSet<String>();
        net.flows().stream().filter(flow -> flow.id().equals(token)).forEach(flow -> open.add(flow.target()));
        net.find(token).ifPresent(node -> follow(node, open));
        if (token.startsWith("in ")) {
            net.from(net.node(token.substring(3))).forEach(flow -> open.add(flow.target()));
        }
        while (!open.isEmpty()) {
            var at = open.pop();
            if (at.equals(join.id())) {
                return true;
            }
            if (seen.add(at)) {
                follow(net.node(at), open);
            }
        }
        return false;
    }

    private void follow(Node node, ArrayDeque<String> open) {
        net.from(node).forEach(flow -> open.add(flow.target()));
        net.in(node.id()).filter(each -> each.kind() == Kind.START).forEach(start -> open.add(start.id()));
        if (net.from(node).isEmpty() && !node.scope().isEmpty()) {
            follow(net.node(node.scope()), open);
        }
    }

    private void leave(State state, Node node, Consumer<State> to) {
        var flows = net.from(node);
        if (node.kind() == Kind.EXCLUSIVE) {
            var taken = flows.stream()
                    .filter(flow -> !flow.isDefault() && holds(flow, state))
                    .findFirst()
                    .or(() -> flows.stream().filter(Flow::isDefault).findFirst());
            wrong |= taken.isEmpty();
            taken.ifPresent(flow -> to.accept(state.with(flow.id())));
            return;
        }
        var taken = flows.stream()
                .filter(flow -> !flow.isDefault() && (node.kind() == Kind.PARALLEL || holds(flow, state)))
                .toList();
        if (taken.isEmpty()) {
            taken = flows.stream().filter(Flow::isDefault).toList();
        }
        wrong |= taken.isEmpty() && !flows.isEmpty();
        var now = state;
        for (Flow flow : taken) {
            now = now.with(flow.id());
        }
        to.accept(now);
    }

    private static boolean holds(Flow flow, State state) {
        return flow.condition()
                .map(condition -> condition.holds(fact -> {
                    var answer = state.answers().get(fact);
                    return answer == null || condition.toString().contains("contains")
                            ? List.of(String.valueOf(answer).split(" "))
                            : answer;
                }))
                .orElse(true);
    }
}
