package org.guitu.gate.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** Where the elements of a process stand on its diagram, by whole points; pools and lanes grow with what is in them and are passed over. */
final class BpmnDrawing {

    private static final Set<String> GROWING = Set.of("participant", "lane");

    private final Map<String, List<Long>> shapes;
    private final Map<String, List<Long>> edges;
    private final Map<String, List<String>> ends = new HashMap<>();

    BpmnDrawing(Element root) {
        var growing = GROWING.stream()
                .flatMap(kind -> Xml.all(root, kind).stream())
                .map(element -> element.getAttribute("id"))
                .collect(Collectors.toSet());
        this.shapes = points(root, "BPMNShape", "Bounds");
        this.shapes.keySet().removeAll(growing);
        this.edges = points(root, "BPMNEdge", "waypoint");
        Stream.of("sequenceFlow", "association", "messageFlow")
                .flatMap(kind -> Xml.all(root, kind).stream())
                .forEach(line -> ends.put(
                        line.getAttribute("id"),
                        List.of(line.getAttribute("sourceRef"), line.getAttribute("targetRef"))));
    }

    private static Map<String, List<Long>> points(Element root, String kind, String of) {
        var found = new HashMap<String, List<Long>>();
        for (Element drawn : Xml.all(root, kind)) {
            var at = new ArrayList<Long>();
            for (Element point : Xml.children(drawn, of)) {
                Stream.of("x", "y", "width", "height")
                        .filter(point::hasAttribute)
                        .forEach(name -> at.add(Math.round(Double.parseDouble(point.getAttribute(name)))));
            }
            found.put(drawn.getAttribute("bpmnElement"), at);
        }
        return found;
    }

    /** What stands elsewhere than before: lines only where both ends stayed, and nothing when the whole diagram was shifted. */
    Set<String> movedSince(BpmnDrawing before) {
        var shifts = shapes.keySet().stream()
                .filter(before.shapes::containsKey)
                .map(id -> shift(before.shapes.get(id), shapes.get(id)))
                .collect(Collectors.toSet());
        if (shifts.size() == 1) {
            return Set.of();
        }
        var moved = new HashSet<String>();
        shapes.forEach((id, at) -> {
            if (before.shapes.containsKey(id) && !at.equals(before.shapes.get(id))) {
                moved.add(id);
            }
        });
        var lines = new HashSet<String>();
        edges.forEach((id, at) -> {
            if (before.edges.containsKey(id)
                    && !at.equals(before.edges.get(id))
                    && ends.getOrDefault(id, List.of()).stream().noneMatch(moved::contains)) {
                lines.add(id);
            }
        });
        moved.addAll(lines);
        return moved;
    }

    /** By how much a shape was moved and resized. */
    private static List<Long> shift(List<Long> before, List<Long> after) {
        var shift = new ArrayList<Long>();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            shift.add(after.get(i) - before.get(i));
        }
        return shift;
    }
}
