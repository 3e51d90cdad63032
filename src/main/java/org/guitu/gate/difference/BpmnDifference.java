package org.guitu.gate.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guitu.gate.difference.Change.Kind;
import org.guitu.gate.file.Sentence;
import org.w3c.dom.Element;

/** Compares two versions of a process element by element. */
final class BpmnDifference {

    private final BpmnModel before;
    private final BpmnModel after;
    private final Map<String, List<String>> askedBefore;
    private final Map<String, List<String>> askedAfter;
    private final Set<String> movedOnTheDiagram;

    BpmnDifference(Element before, Element after) {
        this.before = new BpmnModel(before);
        this.after = new BpmnModel(after);
        this.askedBefore = this.before.asked();
        this.askedAfter = this.after.asked();
        this.movedOnTheDiagram = new BpmnDrawing(after).movedSince(new BpmnDrawing(before));
    }

    List<Change> changes() {
        var found = new ArrayList<>(Thing.compare(before.things(), after.things()));
        after.things().forEach(thing -> {
            changedLane(thing).ifPresent(found::add);
            changedOrder(thing).ifPresent(found::add);
        });
        var said = found.stream().map(Change::element).collect(Collectors.toSet());
        after.things().stream()
                .filter(thing -> movedOnTheDiagram.contains(thing.id()) && !said.contains(thing.id()))
                .map(thing -> moved(thing, Sentence.of("%s is drawn elsewhere.", thing.what())))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private boolean isNew(Thing thing) {
        return before.things().stream().noneMatch(old -> old.id().equals(thing.id()));
    }

    private Optional<Change> changedLane(Thing thing) {
        var was = before.lanes().get(thing.id());
        var is = after.lanes().get(thing.id());
        return Objects.equals(was, is) || isNew(thing)
                ? Optional.empty()
                : Optional.of(moved(
                        thing,
                        Sentence.of("%s stands in the lane '%s' instead of '%s'.", thing.what(), lane(is), lane(was))));
    }

    private static Object lane(String name) {
        return name == null ? Sentence.of("none") : name;
    }

    private Optional<Change> changedOrder(Thing gateway) {
        var was = askedBefore.getOrDefault(gateway.id(), List.of());
        var is = askedAfter.getOrDefault(gateway.id(), List.of());
        return Order.moved(was, is).isEmpty()
                ? Optional.empty()
                : Optional.of(moved(
                        gateway,
                        Sentence.of(
                                "%s asks its ways in another order: %s; before: %s.",
                                gateway.what(), String.join(", ", is), String.join(", ", was))));
    }

    private static Change moved(Thing thing, Sentence words) {
        return new Change(Kind.MOVED, thing.id(), words);
    }
}
