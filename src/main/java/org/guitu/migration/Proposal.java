package org.guitu.migration;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;

/**
 * What becomes of each step when nobody says otherwise: what is still there goes on; what was only renamed, or now belongs to a process
 * that is called there, moves; what is gone keeps its cases.
 */
public final class Proposal {

    private final ProcessModel from;
    private final ProcessModel to;
    private final Function<String, Optional<ProcessModel>> called;

    /**
     * @param called a process by its id, as it will be
     */
    public Proposal(ProcessModel from, ProcessModel to, Function<String, Optional<ProcessModel>> called) {
        this.from = from;
        this.to = to;
        this.called = called;
    }

    public VersionPlan forward(int version) {
        return plan(version, place -> Fate.STAY);
    }

    /** For the way back: what was not there before goes on at the next step that was. */
    public VersionPlan back(int version) {
        return plan(version, place -> next(place).map(Fate::moveTo).orElse(Fate.BY_HAND));
    }

    private VersionPlan plan(int version, Function<Node, Fate> gone) {
        var fates = new LinkedHashMap<String, Fate>();
        for (Node place : from.places()) {
            if (to.place(place.id()).isPresent()) {
                fates.put(place.id(), Fate.SAME);
            } else {
                fates.put(
                        place.id(),
                        renamed(place)
                                .or(() -> withinCall(place))
                                .map(Fate::moveTo)
                                .orElseGet(() -> gone.apply(place)));
                fates.putAll(outOfCall(place));
            }
        }
        return new VersionPlan(from.process(), version, fates);
    }

    private Optional<String> renamed(Node place) {
        var like = to.places().stream()
                .filter(other -> other.kind() == place.kind() && other.trigger() == place.trigger())
                .filter(other -> from.net().find(other.id()).isEmpty())
                .filter(other -> isAlike(place, other))
                .toList();
        return like.size() == 1 ? Optional.of(like.get(0).id()) : Optional.empty();
    }

    private static boolean isAlike(Node one, Node other) {
        return one.name().equals(other.name())
                || !one.form().isEmpty() && one.form().equals(other.form())
                || one.kind() == Kind.CALL && one.called().equals(other.called());
    }

    /** The step as one of a process that is called now and was not before. */
    private Optional<String> withinCall(Node place) {
        return calls(to)
                .filter(call -> from.net().find(call.id()).isEmpty())
                .flatMap(call -> called
                        .apply(call.called())
                        .flatMap(model -> model.place(place.id()).filter(inner -> inner.kind() == place.kind()))
                        .map(inner -> call.id() + Fate.INTO + inner.id())
                        .stream())
                .findFirst();
    }

    /** The steps of a process that is called no more, as far as they are steps of the caller now. */
    private Map<String, Fate> outOfCall(Node call) {
        var fates = new LinkedHashMap<String, Fate>();
        if (call.kind() == Kind.CALL) {
            called.apply(call.called()).stream()
                    .flatMap(model -> model.places().stream())
                    .filter(inner -> to.place(inner.id())
                            .filter(same -> same.kind() == inner.kind())
                            .isPresent())
                    .forEach(inner -> fates.put(call.id() + Fate.INTO + inner.id(), Fate.moveTo(inner.id())));
        }
        return fates;
    }

    private static Stream<Node> calls(ProcessModel model) {
        return model.places().stream().filter(node -> node.kind() == Kind.CALL);
    }

    private Optional<String> next(Node place) {
        var seen = new HashSet<String>();
        var queue = new ArrayDeque<>(List.of(place));
        while (!queue.isEmpty()) {
            for (var flow : from.net().from(queue.poll())) {
                var node = from.net().node(flow.target());
                if (to.place(node.id())
                                .filter(same -> same.kind() == node.kind())
                                .isPresent()
                        && !node.kind().isGateway()) {
                    return Optional.of(node.id());
                }
                if (seen.add(node.id())) {
                    queue.add(node);
                }
            }
        }
        return Optional.empty();
    }
}
