package org.guitu.gate.weakening;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.gate.file.Sentence;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** The elements of one file by id, what each says besides its ways, and where a case can come to from its beginning. */
final class Steps {

    private final Element root;
    private final Map<String, Element> byId = new LinkedHashMap<>();
    private final Map<String, Set<String>> next = new HashMap<>();
    private final Set<String> beginnings = new LinkedHashSet<>();
    private final Map<String, Element> lanes = new HashMap<>();

    Steps(Element root) {
        this.root = root;
        Xml.all(root, "process").forEach(this::read);
        Xml.all(root, "lane")
                .forEach(lane -> Xml.children(lane, "flowNodeRef").forEach(node -> lanes.put(Xml.ownText(node), lane)));
    }

    private void read(Element scope) {
        for (Element child : Xml.children(scope)) {
            var id = child.getAttribute("id");
            if (id.isEmpty()) {
                continue;
            }
            byId.put(id, child);
            switch (child.getLocalName()) {
                case "sequenceFlow" -> lead(child.getAttribute("sourceRef"), child.getAttribute("targetRef"));
                case "boundaryEvent" -> lead(child.getAttribute("attachedToRef"), id);
                case "startEvent" -> begin(scope, id);
                case "endEvent" -> end(scope, id);
                case "subProcess" -> read(child);
                default -> linked(child);
            }
        }
    }

    private void lead(String from, String to) {
        next.computeIfAbsent(from, any -> new LinkedHashSet<>()).add(to);
    }

    /** What an event of its own begins may begin at any time. */
    private void begin(Element scope, String start) {
        if (scope.getLocalName().equals("process")
                || scope.getAttribute("triggeredByEvent").equals("true")) {
            beginnings.add(start);
        } else {
            lead(scope.getAttribute("id"), start);
        }
    }

    private void end(Element scope, String end) {
        if (!scope.getLocalName().equals("process")) {
            Xml.children((Element) scope.getParentNode(), "sequenceFlow").stream()
                    .filter(flow -> flow.getAttribute("sourceRef").equals(scope.getAttribute("id")))
                    .forEach(flow -> lead(end, flow.getAttribute("targetRef")));
        }
    }

    private void linked(Element event) {
        if (!event.getLocalName().equals("intermediateThrowEvent")) {
            return;
        }
        for (Element link : Xml.children(event, "linkEventDefinition")) {
            Xml.all(root, "linkEventDefinition").stream()
                    .filter(other -> other.getAttribute("name").equals(link.getAttribute("name")))
                    .map(other -> (Element) other.getParentNode())
                    .filter(other -> other.getLocalName().equals("intermediateCatchEvent"))
                    .forEach(other -> lead(event.getAttribute("id"), other.getAttribute("id")));
        }
    }

    Optional<Element> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Element> all(String kind) {
        return byId.values().stream()
                .filter(element -> element.getLocalName().equals(kind))
                .toList();
    }

    List<Element> processes() {
        return Xml.all(root, "process");
    }

    Optional<Element> laneOf(String id) {
        return Optional.ofNullable(lanes.get(id));
    }

    Set<String> after(String id) {
        return next.getOrDefault(id, Set.of());
    }

    /** What can be reached without one of those, nearest first; of a sub-process its inside counts as its ways out. */
    Set<String> reachableWithout(Set<String> avoided) {
        return reachable(beginnings, avoided);
    }

    /** What can be reached from there, nearest first. */
    Set<String> reachableFrom(String id) {
        return reachable(after(id), Set.of());
    }

    private Set<String> reachable(Set<String> from, Set<String> avoided) {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            var id = open.poll();
            if (!avoided.contains(id) && reached.add(id)) {
                boolean goesInside = find(id).filter(
                                element -> !Xml.children(element, "startEvent").isEmpty())
                        .isPresent();
                after(id).stream()
                        .filter(to -> !goesInside || isInsideOrBoundary(to, id))
                        .forEach(open::add);
            }
        }
        return reached;
    }

    private boolean isInsideOrBoundary(String id, String subProcess) {
        return find(id).filter(element -> element.getAttribute("attachedToRef").equals(subProcess)
                        || ((Element) element.getParentNode())
                                .getAttribute("id")
                                .equals(subProcess))
                .isPresent();
    }

    /** What the element says in an extension property; empty when it does not have it. */
    static String property(Element element, String name) {
        return Xml.children(element, "extensionElements").stream()
                .flatMap(extension -> Xml.children(extension, "properties").stream())
                .flatMap(properties -> Xml.children(properties, "property").stream())
                .filter(property -> property.getAttribute("name").equals(name))
                .map(property -> property.getAttribute("value").strip())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    /** An attribute of Camunda's. */
    static String camunda(Element element, String name) {
        return element.getAttributeNS("http://camunda.org/schema/1.0/bpmn", name)
                .strip();
    }

    static Sentence words(Element element) {
        var name = element.getAttribute("name").strip();
        var id = element.getAttribute("id");
        return Sentence.of("'%s' (%s)", name.isEmpty() ? id : name, id);
    }
}
