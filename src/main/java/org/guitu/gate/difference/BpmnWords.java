package org.guitu.gate.difference;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.gate.file.Sentence;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** What elements, attributes and properties of a process mean, in words. */
final class BpmnWords {

    /** What is compared by itself: everything else belongs to the one of them around it. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("process", "the process"),
            Map.entry("participant", "the pool"),
            Map.entry("lane", "the lane"),
            Map.entry("startEvent", "the start event"),
            Map.entry("endEvent", "the end event"),
            Map.entry("intermediateCatchEvent", "the waiting event"),
            Map.entry("intermediateThrowEvent", "the throwing event"),
            Map.entry("boundaryEvent", "the boundary event"),
            Map.entry("userTask", "the user task"),
            Map.entry("businessRuleTask", "the table task"),
            Map.entry("callActivity", "the call"),
            Map.entry("exclusiveGateway", "the either-or gateway"),
            Map.entry("inclusiveGateway", "the one-or-more gateway"),
            Map.entry("parallelGateway", "the all-at-once gateway"),
            Map.entry("eventBasedGateway", "the first-event gateway"),
            Map.entry("subProcess", "the sub-process"),
            Map.entry("sequenceFlow", "the way"),
            Map.entry("message", "the message"),
            Map.entry("error", "the error"),
            Map.entry("escalation", "the escalation"),
            Map.entry("signal", "the signal"),
            Map.entry("textAnnotation", "the note"),
            Map.entry("association", "the line to a note"),
            Map.entry("messageFlow", "the message flow"),
            Map.entry("group", "the group"),
            Map.entry("categoryValue", "the name of a group"));

    private static final Map<String, String> EVENTS = Map.of(
            "timerEventDefinition", "a timer",
            "messageEventDefinition", "a message",
            "errorEventDefinition", "an error",
            "escalationEventDefinition", "an escalation",
            "signalEventDefinition", "a signal",
            "conditionalEventDefinition", "a condition that comes true",
            "linkEventDefinition", "a link",
            "terminateEventDefinition", "everything ends");

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("name", "the name"),
            Map.entry("candidateGroups", "the queue"),
            Map.entry("formRef", "the form"),
            Map.entry("formRefBinding", "the version of the form"),
            Map.entry("candidateStarterGroups", "who may start it"),
            Map.entry("isStartableInTasklist", "whether it can be started in Tasklist"),
            Map.entry("historyTimeToLive", "how long its history is kept"),
            Map.entry("versionTag", "the name of the version"),
            Map.entry("isExecutable", "whether it can run"),
            Map.entry("calledElement", "the called process"),
            Map.entry("calledElementBinding", "the version of the called process"),
            Map.entry("decisionRef", "the table"),
            Map.entry("decisionRefBinding", "the version of the table"),
            Map.entry("resultVariable", "the fact with the table's answer"),
            Map.entry("mapDecisionResult", "what is taken of the table's answer"),
            Map.entry("default", "the default way"),
            Map.entry("sourceRef", "where it comes from"),
            Map.entry("targetRef", "where it leads"),
            Map.entry("attachedToRef", "the step it is attached to"),
            Map.entry("cancelActivity", "whether it interrupts the step"),
            Map.entry("isInterrupting", "whether it interrupts"),
            Map.entry("triggeredByEvent", "whether an event begins it"),
            Map.entry("messageRef", "the message"),
            Map.entry("errorRef", "the error"),
            Map.entry("escalationRef", "the escalation"),
            Map.entry("signalRef", "the signal"),
            Map.entry("errorCode", "the code"),
            Map.entry("escalationCode", "the code"),
            Map.entry("variableName", "the fact it watches"),
            Map.entry("variableEvents", "the change it watches for"),
            Map.entry("isSequential", "whether one comes after the other"),
            Map.entry("collection", "what it is repeated for"),
            Map.entry("elementVariable", "the fact of each repetition"),
            Map.entry("asyncBefore", "whether a job begins it"),
            Map.entry("asyncAfter", "whether a job goes on after it"),
            Map.entry("exclusive", "whether its job runs alone"),
            Map.entry("processRef", "the process of the pool"),
            Map.entry("modelerTemplate", "the template of the Modeler"),
            Map.entry("modelerTemplateVersion", "the version of the template"));

    /** Of elements that hold a text. */
    private static final Map<String, String> TEXTS = Map.of(
            "documentation", "the documentation",
            "conditionExpression", "the condition",
            "condition", "the condition",
            "timeDate", "the day it waits for",
            "timeDuration", "how long it waits",
            "timeCycle", "how often it comes",
            "loopCardinality", "how often it is repeated",
            "completionCondition", "when the repetitions are enough",
            "text", "the text",
            "failedJobRetryTimeCycle", "how often a job is tried");

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("bringsForward", "what it brings forward"),
            Map.entry("carries", "what it takes along"),
            Map.entry("departmentFrom", "the fact that names the department"),
            Map.entry("directory", "what becomes of the entry in the directory"),
            Map.entry("discloses", "who gets to know something"),
            Map.entry("dossier", "the access to the dossier"),
            Map.entry("familyLink", "what becomes of the link of a family"),
            Map.entry("forEach", "what it is done for"),
            Map.entry("inCases", "the cases in which it starts something"),
            Map.entry("moves", "what is handed over"),
            Map.entry("movesTo", "the region it is handed over to"),
            Map.entry("movesWithCase", "whether it moves with the case"),
            Map.entry("newRound", "the steps whose clock begins anew"),
            Map.entry("notCompletedBy", "the second person rule"),
            Map.entry("opens", "what the task opens"),
            Map.entry("opensAt", "where the next case begins"),
            Map.entry("opensCase", "the next case"),
            Map.entry("outsidersMay", "why others may start it"),
            Map.entry("refusal", "the words of the refusal"),
            Map.entry("regionFrom", "the fact that names the region"),
            Map.entry("resumeClocks", "whether the clocks of the case go on"),
            Map.entry("runsOn", "whether its clocks run on"),
            Map.entry("starts", "the process it starts"),
            Map.entry("suspendClocks", "why the clocks of the case stand still"),
            Map.entry("waitsByLaw", "the wait that a law prescribes"));

    /** What an attribute means when it is not there. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("isExecutable", "false"),
            Map.entry("isClosed", "false"),
            Map.entry("processType", "None"),
            Map.entry("exclusive", "true"),
            Map.entry("asyncBefore", "false"),
            Map.entry("asyncAfter", "false"),
            Map.entry("isStartableInTasklist", "true"),
            Map.entry("formRefBinding", "latest"),
            Map.entry("calledElementBinding", "latest"),
            Map.entry("decisionRefBinding", "latest"),
            Map.entry("mapDecisionResult", "resultList"),
            Map.entry("cancelActivity", "true"),
            Map.entry("isInterrupting", "true"),
            Map.entry("parallelMultiple", "false"),
            Map.entry("triggeredByEvent", "false"),
            Map.entry("isSequential", "false"),
            Map.entry("behavior", "All"),
            Map.entry("gatewayDirection", "Unspecified"),
            Map.entry("eventGatewayType", "Exclusive"),
            Map.entry("instantiate", "false"),
            Map.entry("isForCompensation", "false"),
            Map.entry("startQuantity", "1"),
            Map.entry("completionQuantity", "1"),
            Map.entry("associationDirection", "None"),
            Map.entry("textFormat", "text/plain"));

    private static final Set<String> YES_OR_NO = Set.of("true", "false");

    private BpmnWords() {}

    static boolean isThing(Element element) {
        return KINDS.containsKey(element.getLocalName()) && element.hasAttribute("id");
    }

    static Sentence kind(Element element) {
        return Sentence.of(KINDS.get(element.getLocalName()));
    }

    /** The element by kind, name and id; a way by where it comes from and where it leads. */
    static Sentence of(Element element) {
        var id = element.getAttribute("id");
        var name = element.getAttribute("name").strip();
        if (element.getLocalName().equals("sequenceFlow")) {
            var from = nameOf(element, element.getAttribute("sourceRef"));
            var to = nameOf(element, element.getAttribute("targetRef"));
            return name.isEmpty()
                    ? Sentence.of("the way from '%s' to '%s' (%s)", from, to, id)
                    : Sentence.of("the way '%s' from '%s' to '%s' (%s)", name, from, to, id);
        }
        return name.isEmpty()
                ? Sentence.of("%s (%s)", kind(element), id)
                : Sentence.of("%s '%s' (%s)", kind(element), name, id);
    }

    private static String nameOf(Element flow, String id) {
        return Xml.children((Element) flow.getParentNode()).stream()
                .filter(sibling -> sibling.getAttribute("id").equals(id))
                .map(sibling -> sibling.getAttribute("name").strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(id);
    }

    static Optional<Sentence> event(Element element) {
        return Optional.ofNullable(EVENTS.get(element.getLocalName())).map(Sentence::of);
    }

    static Sentence attribute(Element element, String name) {
        return element.getLocalName().equals("linkEventDefinition") && name.equals("name")
                ? Sentence.of("the name of the link")
                : Optional.ofNullable(ATTRIBUTES.get(name))
                        .map(Sentence::of)
                        .orElseGet(() -> Sentence.of("the attribute %s", name));
    }

    static Sentence text(Element element) {
        return Optional.ofNullable(TEXTS.get(element.getLocalName()))
                .map(Sentence::of)
                .orElseGet(() -> Sentence.of("the element %s", element.getLocalName()));
    }

    static Sentence property(String name) {
        return Optional.ofNullable(PROPERTIES.get(name))
                .map(words -> Sentence.of("%s (%s)", Sentence.of(words), name))
                .orElseGet(() -> Sentence.of("the property %s", name));
    }

    static boolean isDefault(String attribute, String value) {
        return value.equals(DEFAULTS.get(attribute));
    }

    /** The value as people read it. */
    static Object value(String value) {
        return YES_OR_NO.contains(value) ? Sentence.of(value.equals("true") ? "yes" : "no") : value;
    }
}
