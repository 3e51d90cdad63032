package org.guitu.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** The part of BPMN that processes may use: what is not listed is refused. */
final class Bpmn {

    static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** The engine takes its attributes as if they were Camunda's. */
    static final String OLD_CAMUNDA = "http://activiti.org/bpmn";

    static final Set<String> DIAGRAM = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    /** The names of extension properties that mean something: what is called otherwise would be passed over in silence. */
    static final List<String> PROPERTIES = List.of(
            "bringsForward",
            "carries",
            "departmentFrom",
            "directory",
            DisclosureRules.PROPERTY,
            "dossier",
            "familyLink",
            "forEach",
            "inCases",
            "moves",
            "movesTo",
            "movesWithCase",
            "newRound",
            "notCompletedBy",
            "opens",
            "opensAt",
            "opensCase",
            "outsidersMay",
            "refusal",
            "regionFrom",
            "resumeClocks",
            "runsOn",
            "severalAtOnce",
            "starts",
            "suspendClocks",
            "waitsByLaw");

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "collaboration",
            "participant",
            "process",
            "documentation",
            "extensionElements",
            "laneSet",
            "childLaneSet",
            "lane",
            "flowNodeRef",
            "incoming",
            "outgoing",
            "sequenceFlow",
            "conditionExpression",
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "timerEventDefinition",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "terminateEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "signalEventDefinition",
            "messageEventDefinition",
            "conditionalEventDefinition",
            "condition",
            "linkEventDefinition",
            "error",
            "escalation",
            "signal",
            "message",
            "userTask",
            "businessRuleTask",
            "callActivity",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway",
            "subProcess",
            "multiInstanceLoopCharacteristics",
            "loopCardinality",
            "completionCondition",
            "textAnnotation",
            "text",
            "association",
            "group",
            "category",
            "categoryValue");

    private static final Set<String> CAMUNDA_ELEMENTS =
            Set.of("in", "out", "properties", "property", "failedJobRetryTimeCycle");

    private static final Set<String> JOB_ATTRIBUTES = Set.of("asyncBefore", "asyncAfter", "exclusive");

    /** By which the Modeler knows what template an element was made with; the engine does not look at them. */
    private static final Set<String> MODELER_ATTRIBUTES = Set.of("modelerTemplate", "modelerTemplateVersion");

    private static final Map<String, Set<String>> CAMUNDA_ATTRIBUTES = Map.of(
            "process", Set.of("historyTimeToLive", "isStartableInTasklist", "candidateStarterGroups", "versionTag"),
            "startEvent", Set.of("formRef", "formRefBinding"),
            "userTask", Set.of("candidateGroups", "formRef", "formRefBinding"),
            "businessRuleTask", Set.of("decisionRef", "decisionRefBinding", "resultVariable", "mapDecisionResult"),
            "callActivity", Set.of("calledElementBinding"),
            "multiInstanceLoopCharacteristics", Set.of("collection", "elementVariable"),
            "conditionalEventDefinition", Set.of("variableName", "variableEvents"));

    private static final String SERVICE =
            "Guitu runs no services from a model: use a user task, a decision table or a call activity.";
    private static final String LISTENER = "Guitu adds the listeners that all processes need: remove it.";
    private static final String SCRIPT =
            "scripts are never run: decide in a decision table, or compute in an 'expression' field of a form.";
    private static final Map<String, String> REMEDIES = Map.of(
            "scriptTask", SCRIPT,
            "script", SCRIPT,
            "serviceTask", SERVICE,
            "sendTask", SERVICE,
            "connector", SERVICE,
            "executionListener", LISTENER,
            "taskListener", LISTENER,
            "formData", "questions stand in a .form file: remove it and set camunda:formRef.",
            "inputOutput", "variables are mapped by 'in' and 'out' of a call activity only: remove it.");

    private Bpmn() {}

    static boolean isAllowed(Element element) {
        if (MODEL.equals(element.getNamespaceURI())) {
            return ELEMENTS.contains(element.getLocalName());
        }
        return CAMUNDA.equals(element.getNamespaceURI()) && CAMUNDA_ELEMENTS.contains(element.getLocalName());
    }

    /** Whether an attribute of Camunda's may stand there. */
    static boolean isAllowed(String element, String attribute) {
        return JOB_ATTRIBUTES.contains(attribute)
                || MODELER_ATTRIBUTES.contains(attribute)
                || CAMUNDA_ATTRIBUTES.getOrDefault(element, Set.of()).contains(attribute);
    }

    /** What to do instead of using that element. */
    static String remedy(String element) {
        return REMEDIES.getOrDefault(element, "it is not among the elements that processes may use: remove it.");
    }
}
