package org.guitu.gate.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.file.Sentence;
import org.guitu.xml.Xml;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What a BPMN file says, however it was saved: its elements, the lane of each, and the order in which gateways ask their ways. */
final class BpmnModel {

    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** Of no meaning to the engine: of the Modeler, of colours, of the type of an expression. */
    private static final Set<String> OF_TOOLS = Set.of(
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "http://www.w3.org/2001/XMLSchema-instance");

    /** Said by something else: by the ways, or by where an element stands. */
    private static final Set<String> SAID_ELSEWHERE =
            Set.of("incoming", "outgoing", "flowNodeRef", "laneSet", "childLaneSet");

    private final Element root;
    private final Map<String, String> names;
    private final Map<String, String> lanes = new LinkedHashMap<>();
    private final List<Thing> things = new ArrayList<>();

    BpmnModel(Element root) {
        this.root = root;
        this.names = Stream.of("message", "signal", "error", "escalation")
                .flatMap(kind -> Xml.children(root, kind).stream())
                .collect(Collectors.toMap(any -> any.getAttribute("id"), BpmnModel::meantBy, (one, other) -> one));
        Xml.all(root, "lane").forEach(lane -> {
            var called = Optional.of(lane.getAttribute("name").strip())
                    .filter(name -> !name.isEmpty())
                    .orElse(lane.getAttribute("id"));
            Xml.children(lane, "flowNodeRef").forEach(node -> lanes.put(Xml.ownText(node), called));
        });
        read(root);
    }

    List<Thing> things() {
        return things;
    }

    /** The name of the innermost lane by the id of the element in it. */
    Map<String, String> lanes() {
        return lanes;
    }

    /** The ways of each either-or gateway in the order in which the engine asks them; the default way is asked last wherever it stands. */
    Map<String, List<String>> asked() {
        return Xml.all(root, "sequenceFlow").stream()
                .filter(flow -> !Xml.children(flow, "conditionExpression").isEmpty())
                .filter(flow -> Xml.children((Element) flow.getParentNode(), "exclusiveGateway").stream()
                        .anyMatch(gateway -> gateway.getAttribute("id").equals(flow.getAttribute("sourceRef"))))
                .collect(Collectors.groupingBy(
                        flow -> flow.getAttribute("sourceRef"),
                        LinkedHashMap::new,
                        Collectors.mapping(flow -> flow.getAttribute("id"), Collectors.toList())));
    }

    private static String meantBy(Element event) {
        return Stream.of("errorCode", "escalationCode", "name", "id")
                .map(event::getAttribute)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void read(Element parent) {
        for (Element child : Xml.children(parent)) {
            if (MODEL.equals(child.getNamespaceURI())) {
                if (BpmnWords.isThing(child)) {
                    things.add(thing(child));
                }
                read(child);
            }
        }
    }

    private Thing thing(Element element) {
        var says = new LinkedHashMap<Sentence, Object>();
        says.put(Sentence.of("the kind"), BpmnWords.kind(element));
        if (element.getParentNode() instanceof Element parent
                && parent.getLocalName().equals("subProcess")) {
            says.put(Sentence.of("the sub-process it stands in"), parent.getAttribute("id"));
        }
        collect(element, says);
        return new Thing(element.getAttribute("id"), BpmnWords.of(element), says);
    }

    private void collect(Element element, Map<Sentence, Object> says) {
        Xml.attributes(element).stream()
                .filter(attribute -> !attribute.getLocalName().equals("id"))
                .filter(attribute -> !OF_TOOLS.contains(String.valueOf(attribute.getNamespaceURI())))
                .filter(attribute -> !BpmnWords.isDefault(attribute.getLocalName(), attribute.getValue()))
                .filter(attribute -> !attribute.getValue().isBlank())
                .sorted((one, other) -> one.getLocalName().compareTo(other.getLocalName()))
                .forEach(attribute ->
                        Thing.note(says, BpmnWords.attribute(element, attribute.getLocalName()), valueOf(attribute)));
        for (Element child : Xml.children(element)) {
            if (BpmnWords.isThing(child)
                    || SAID_ELSEWHERE.contains(child.getLocalName())
                    || child.getLocalName().equals("property") && !Xml.saysSomething(child)) {
                continue;
            }
            switch (child.getLocalName()) {
                case "property" ->
                    Thing.note(
                            says,
                            BpmnWords.property(child.getAttribute("name")),
                            BpmnWords.value(child.getAttribute("value").strip()));
                case "in", "out" -> noteMapping(child, says);
                default -> {
                    BpmnWords.event(child).ifPresent(kind -> says.put(Sentence.of("what it waits for or does"), kind));
                    var text = Xml.ownText(child).replaceAll("\\s*\\R\\s*", "\n");
                    if (!text.isEmpty()) {
                        Thing.note(says, BpmnWords.text(child), text);
                    }
                    collect(child, says);
                }
            }
        }
    }

    private Object valueOf(Attr attribute) {
        var value = attribute.getValue().strip();
        return names.containsKey(value) && attribute.getLocalName().endsWith("Ref")
                ? names.get(value)
                : BpmnWords.value(value);
    }

    /** What a called process is given, and what it gives back. */
    private static void noteMapping(Element mapping, Map<Sentence, Object> says) {
        boolean in = mapping.getLocalName().equals("in");
        var source = Stream.of("source", "sourceExpression", "businessKey", "variables")
                .map(mapping::getAttribute)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        var to = mapping.hasAttribute("businessKey") ? "businessKey" : mapping.getAttribute("target");
        if (mapping.hasAttribute("variables")) {
            Thing.note(says, in ? Sentence.of("what it is given") : Sentence.of("what comes back"), source);
        } else {
            Thing.note(
                    says,
                    in ? Sentence.of("what it is given as %s", to) : Sentence.of("what comes back as %s", to),
                    mapping.getAttribute("local").equals("true") ? source + " (local)" : source);
        }
    }
}
