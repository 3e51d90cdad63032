package org.guitu.gate.net;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** Reads the processes of a BPMN file. */
public final class Nets {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("startEvent", Kind.START),
            entry("endEvent", Kind.END),
            entry("userTask", Kind.USER_TASK),
            entry("businessRuleTask", Kind.DECISION),
            entry("callActivity", Kind.CALL),
            entry("subProcess", Kind.SUB_PROCESS),
            entry("exclusiveGateway", Kind.EXCLUSIVE),
            entry("inclusiveGateway", Kind.INCLUSIVE),
            entry("parallelGateway", Kind.PARALLEL),
            entry("eventBasedGateway", Kind.EVENT_BASED),
            entry("intermediateCatchEvent", Kind.CATCH),
            entry("intermediateThrowEvent", Kind.THROW),
            entry("boundaryEvent", Kind.BOUNDARY));

    private static final Map<String, Trigger> TRIGGERS = Map.of(
            "timerEventDefinition", Trigger.TIMER,
            "messageEventDefinition", Trigger.MESSAGE,
            "signalEventDefinition", Trigger.SIGNAL,
            "conditionalEventDefinition", Trigger.CONDITIONAL,
            "errorEventDefinition", Trigger.ERROR,
            "escalationEventDefinition", Trigger.ESCALATION,
            "linkEventDefinition", Trigger.LINK,
            "terminateEventDefinition", Trigger.TERMINATE);

    private final Element process;
    private final Map<String, String> events = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();
    private final Set<String> defaults = new HashSet<>();

    private Nets(Element root, Element process) {
        this.process = process;
        for (String kind : List.of("message", "signal")) {
            Xml.all(root, kind).forEach(each -> events.put(each.getAttribute("id"), each.getAttribute("name")));
        }
        Xml.all(root, "error").forEach(each -> events.put(each.getAttribute("id"), each.getAttribute("errorCode")));
        Xml.all(root, "escalation")
                .forEach(each -> events.put(each.getAttribute("id"), each.getAttribute("escalationCode")));
    }

    /** The processes of a BPMN file. */
    public static List<Net> of(Element root) {
        return Xml.all(root, "process").stream()
                .map(process -> new Nets(root, process).read())
                .toList();
    }

    private Net read() {
        Xml.all(process, "*").stream()
                .map(element -> element.getAttribute("default"))
                .filter(flow -> !flow.isEmpty())
                .forEach(defaults::add);
        read(process, "");
        return new Net(process.getAttribute("id"), named(process), nodes, flows);
    }

    private void read(Element parent, String scope) {
        for (Element element : Xml.children(parent)) {
            if (element.getLocalName().equals("sequenceFlow")) {
                flows.add(flow(element));
            } else if (KINDS.containsKey(element.getLocalName())) {
                nodes.add(node(element, scope));
                if (element.getLocalName().equals("subProcess")) {
                    read(element, element.getAttribute("id"));
                }
            }
        }
    }

    private Flow flow(Element element) {
        var condition = Xml.children(element, "conditionExpression").stream()
                .map(Xml::ownText)
                .findFirst()
                .flatMap(Condition::parse);
        var id = element.getAttribute("id");
        return new Flow(
                id,
                element.getAttribute("name"),
                element.getAttribute("sourceRef"),
                element.getAttribute("targetRef"),
                condition,
                defaults.contains(id));
    }

    private Node node(Element element, String scope) {
        var definition = Xml.children(element).stream()
                .filter(child -> TRIGGERS.containsKey(child.getLocalName()))
                .findFirst();
        return new Node(
                element.getAttribute("id"),
                named(element),
                kind(element),
                definition.map(each -> TRIGGERS.get(each.getLocalName())).orElse(Trigger.NONE),
                definition.map(this::event).orElse(""),
                scope,
                element.getAttribute("attachedToRef"),
                isInterrupting(element),
                camunda(element, "formRef"),
                element.getAttribute("calledElement"),
                camunda(element, "decisionRef"),
                camunda(element, "resultVariable"),
                mappings(element, "in"),
                mappings(element, "out"),
                repeat(element),
                definition.flatMap(Nets::condition),
                properties(element));
    }

    private static Kind kind(Element element) {
        return "true".equals(element.getAttribute("triggeredByEvent"))
                ? Kind.EVENT_SUB_PROCESS
                : KINDS.get(element.getLocalName());
    }

    private static boolean isInterrupting(Element element) {
        return !"false".equals(element.getAttribute("cancelActivity"))
                && !"false".equals(element.getAttribute("isInterrupting"));
    }

    private String event(Element definition) {
        for (String kind : List.of("messageRef", "signalRef", "errorRef", "escalationRef")) {
            if (definition.hasAttribute(kind)) {
                return events.getOrDefault(definition.getAttribute(kind), definition.getAttribute(kind));
            }
        }
        return definition.getLocalName().equals("linkEventDefinition") ? definition.getAttribute("name") : "";
    }

    private static Optional<Condition> condition(Element definition) {
        return Xml.children(definition, "condition").stream()
                .map(Xml::ownText)
                .findFirst()
                .flatMap(Condition::parse);
    }

    private static List<Mapping> mappings(Element element, String name) {
        return extensions(element)
                .filter(child -> child.getLocalName().equals(name) && child.hasAttribute("target"))
                .map(child -> new Mapping(source(child), child.getAttribute("target")))
                .toList();
    }

    private static Operand source(Element mapping) {
        var expression = mapping.getAttribute("sourceExpression");
        return expression.startsWith("${") && expression.endsWith("}")
                ? Operand.of(expression.substring(2, expression.length() - 1))
                : new Operand.Fact(mapping.getAttribute("source"));
    }

    private static Optional<Node.Repeat> repeat(Element element) {
        return Xml.children(element, "multiInstanceLoopCharacteristics").stream()
                .findFirst()
                .map(loop -> new Node.Repeat(
                        "true".equals(loop.getAttribute("isSequential")),
                        Xml.children(loop, "loopCardinality").stream()
                                .map(Xml::ownText)
                                .findFirst()
                                .orElse(camunda(loop, "collection"))
                                .replaceAll("[${}]", ""),
                        camunda(loop, "elementVariable")));
    }

    private static Map<String, String> properties(Element element) {
        return extensions(element)
                .filter(child -> child.getLocalName().equals("properties"))
                .flatMap(all -> Xml.children(all, "property").stream())
                .filter(Xml::saysSomething)
                .collect(Collectors.toMap(
                        property -> property.getAttribute("name"),
                        property -> property.getAttribute("value"),
                        (one, other) -> one + ", " + other,
                        LinkedHashMap::new));
    }

    private static Stream<Element> extensions(Element element) {
        return Xml.children(element, "extensionElements").stream().flatMap(all -> Xml.children(all).stream());
    }

    private static String named(Element element) {
        var name = element.getAttribute("name");
        return name.isBlank() ? element.getAttribute("id") : name;
    }

    private static String camunda(Element element, String attribute) {
        return element.getAttributeNS(CAMUNDA, attribute);
    }
}
