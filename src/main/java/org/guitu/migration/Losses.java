package org.guitu.migration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.FormField;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.net.Mapping;
import org.guitu.gate.net.Node;

/**
 * What a case would lose by a move: a fact that the new version asks about and nothing in the old one ever set, a gateway that has no way
 * for what was answered already, an answer that the new version shows and the case was never asked.
 */
public final class Losses {

    private final ProcessModel from;
    private final ProcessModel to;
    private final Needs before;
    private final Needs after;
    private final Function<String, Optional<ProcessModel>> called;
    private final Surroundings others;
    private final Map<String, Set<String>> reachable = new ConcurrentHashMap<>();
    private final Map<String, Needs> within = new ConcurrentHashMap<>();

    /**
     * @param called a process by its id, as it will be
     */
    public Losses(
            ProcessModel from, ProcessModel to, Function<String, Optional<ProcessModel>> called, Surroundings others) {
        this.from = from;
        this.to = to;
        this.before = new Needs(from, others);
        this.after = new Needs(to, others);
        this.called = called;
        this.others = others;
    }

    /** The names of all facts on which it may depend what a case would lose. */
    public Set<String> facts(VersionPlan plan) {
        var all = new TreeSet<String>();
        plan.steps().forEach((step, fate) -> target(step, fate).ifPresent(target -> {
            var need = after.at(target);
            all.addAll(need.facts());
            all.addAll(after.waitsFor(target));
            need.gateways().forEach(gateway -> all.addAll(after.decidesBy(gateway)));
            inner(fate).ifPresent(needed -> all.addAll(needed));
        }));
        return all;
    }

    /** Where in the process itself a case goes on that stands there; empty where it stays or there is no such place. */
    private Optional<String> target(String step, Fate fate) {
        var own = step.contains(Fate.INTO) ? step.substring(0, step.indexOf(Fate.INTO)) : step;
        return switch (fate.way()) {
            case STAY, BY_HAND -> Optional.empty();
            case SAME -> Optional.of(own).filter(id -> to.place(id).isPresent());
            case MOVE -> fate.call().or(fate::step).filter(id -> to.place(id).isPresent());
        };
    }

    /** What the called process needs where it takes a step over. */
    private Optional<Set<String>> inner(Fate fate) {
        return fate.call().flatMap(call -> to.place(call)).flatMap(call -> called.apply(call.called())
                .map(model -> {
                    var needed = new TreeSet<>(within.computeIfAbsent(model.process(), any -> new Needs(model, others))
                            .at(fate.step().orElseThrow())
                            .facts());
                    needed.removeAll(call.in().stream().map(Mapping::target).collect(Collectors.toSet()));
                    return needed;
                }));
    }

    /**
     * @param facts what the case knows, by name; a name with {@code null} is known
     */
    public List<Sentence> of(String step, Fate fate, Map<String, Object> facts) {
        var target = target(step, fate);
        if (target.isEmpty()) {
            return List.of();
        }
        var losses = new ArrayList<Sentence>();
        var need = after.at(target.get());
        var needed = new TreeSet<>(need.facts());
        inner(fate).ifPresent(needed::addAll);
        var neededBefore = from.net().find(step).map(node -> before.at(step)).orElseGet(Needs.Need::new);
        needed.removeAll(neededBefore.facts());
        needed.removeAll(neverSure(target.get()));
        needed.removeAll(facts.keySet());
        needed.forEach(fact -> losses.add(Sentence.of(
                "the new version decides by '%s', which no step of the old one has set: let these cases stay, or move them to a step before it is asked",
                fact)));
        if (beginsAnew(step, target.get())) {
            after.waitsFor(target.get()).stream()
                    .filter(day -> facts.get(day) == null)
                    .forEach(day -> losses.add(Sentence.of(
                            "the wait at '%s' needs '%s', which these cases do not have: let them stay, or move them to the step that asks for it",
                            target.get(), day)));
        }
        need.gateways().stream()
                .filter(gateway -> facts.keySet().containsAll(after.decidesBy(gateway)))
                .filter(gateway -> after.decidesBy(gateway).stream().noneMatch(fact -> facts.get(fact) instanceof List))
                .filter(gateway -> !after.hasWay(gateway, facts::get))
                .filter(gateway -> from.net().find(gateway).isEmpty()
                        || !neededBefore.gateways().contains(gateway)
                        || before.hasWay(gateway, facts::get))
                .forEach(gateway -> losses.add(Sentence.of(
                        "gateway '%s' of the new version has no way for what was answered already (%s): give it one, or let these cases stay",
                        to.net().node(gateway).name(), String.join(", ", after.decidesBy(gateway)))));
        unasked(target.get())
                .forEach(answer -> losses.add(Sentence.of(
                        "the new version shows the answer '%s', which these cases were never asked: let them stay, or move them to the step that asks it",
                        answer)));
        return losses;
    }

    private boolean beginsAnew(String step, String target) {
        return from.place(step)
                .filter(place -> place.kind() == to.net().node(target).kind())
                .isEmpty();
    }

    /** What may be asked about after that step without being set on every way there, whoever moved or not. */
    private Set<String> neverSure(String target) {
        var model = from.place(target).isPresent() ? before : after;
        var facts = new TreeSet<>(model.at(target).facts());
        facts.removeAll(model.known(target));
        return facts;
    }

    /** What a new step asks that the case does not come to any more, and a step that it comes to shows. */
    private Set<String> unasked(String target) {
        var ahead = reachable.computeIfAbsent(target, this::ahead);
        var missed = to.places().stream()
                .filter(place -> from.net().find(place.id()).isEmpty() && !ahead.contains(place.id()))
                .flatMap(place -> fields(to, place))
                .filter(field -> !field.isReadOnly())
                .map(FormField::key)
                .collect(Collectors.toCollection(TreeSet::new));
        missed.removeAll(from.places().stream()
                .flatMap(place -> fields(from, place))
                .map(FormField::key)
                .collect(Collectors.toSet()));
        missed.retainAll(ahead.stream()
                .map(id -> to.net().node(id))
                .flatMap(place -> fields(to, place))
                .filter(FormField::isReadOnly)
                .map(FormField::key)
                .collect(Collectors.toSet()));
        return missed;
    }

    private static Stream<FormField> fields(ProcessModel model, Node place) {
        return model.form(place).stream().flatMap(form -> form.fields().stream());
    }

    /** Itself and every node that may follow. */
    private Set<String> ahead(String target) {
        var seen = new HashSet<String>(Set.of(target));
        var queue = new ArrayDeque<>(List.of(to.net().node(target)));
        while (!queue.isEmpty()) {
            var node = queue.poll();
            var edges = to.net().edges(node);
            var inside = to.net().in(node.id());
            var outside = node.scope().isEmpty()
                    ? Stream.<Node>empty()
                    : Stream.of(to.net().node(node.scope()));
            var along = to.net().from(node).stream().map(flow -> to.net().node(flow.target()));
            Stream.of(edges, inside, outside, along)
                    .flatMap(each -> each)
                    .filter(next -> seen.add(next.id()))
                    .forEach(queue::add);
        }
        return seen;
    }
}
