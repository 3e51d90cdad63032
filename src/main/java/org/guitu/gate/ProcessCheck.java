package org.guitu.gate;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;
import org.guitu.xml.Xml;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Whether a BPMN file holds nothing but what processes may use, and no expression outside the small grammar. */
final class ProcessCheck {

    private static final String A_CONDITION =
            "compare routing facts with codes, as in ${outcome == 'enrolled' && minor == true}.";
    private static final String A_TIME =
            "name a date of the case, as in ${nextVisitOn}, or write an ISO time, as P30D.";

    /** Where a text may hold an expression, and which. */
    private static final Map<String, Predicate<String>> TEXTS = Map.of(
            "conditionExpression", Expressions::isCondition,
            "condition", Expressions::isCondition,
            "completionCondition", Expressions::isCondition,
            "timeDate", Expressions::isTime,
            "timeDuration", Expressions::isTime,
            "timeCycle", Expressions::isTime,
            "loopCardinality", Expressions::isCount);

    private static final Set<String> TIMES = Set.of("timeDate", "timeDuration", "timeCycle");

    /** Where an attribute may hold an expression, and which. */
    private static final Map<String, Predicate<String>> ATTRIBUTES = Map.of(
            "in sourceExpression", text -> Expressions.isConstant(text) || Expressions.isFact(text),
            "out sourceExpression", Expressions::isConstant,
            "in businessKey", "#{execution.processBusinessKey}"::equals,
            "multiInstanceLoopCharacteristics collection", Expressions::isFact,
            "callActivity calledElement", Expressions::isService,
            "message name", Expressions::isMessage);

    private final ProblemList problems;

    ProcessCheck(ProblemList problems) {
        this.problems = problems;
    }

    void check(Element element) {
        if (Bpmn.MODEL.equals(element.getParentNode().getNamespaceURI()) && isDiagram(element)) {
            checkDiagram(element);
            return;
        }
        if (!Bpmn.isAllowed(element)) {
            problems.add(
                    Xml.idOf(element),
                    "<%s> is refused: %s",
                    element.getNodeName(),
                    Sentence.of(Bpmn.remedy(element.getLocalName())));
            return;
        }
        checkText(element);
        Xml.attributes(element).forEach(attribute -> checkAttribute(element, attribute));
        Xml.children(element).forEach(this::check);
    }

    private static boolean isDiagram(Element element) {
        return Bpmn.DIAGRAM.contains(element.getNamespaceURI());
    }

    private void checkDiagram(Element element) {
        problems.addUnless(
                isDiagram(element),
                Xml.idOf(element),
                "<%s> is refused: a diagram holds shapes, edges and labels only.",
                element.getNodeName());
        Xml.children(element).forEach(this::checkDiagram);
    }

    private void checkText(Element element) {
        var text = Xml.ownText(element);
        var name = element.getLocalName();
        var grammar = TEXTS.get(name);
        if (grammar == null ? Expressions.isIn(text) : !grammar.test(text)) {
            var remedy =
                    TIMES.contains(name) ? A_TIME : grammar == null ? "no expression may stand here." : A_CONDITION;
            problems.add(
                    Xml.idOf(element), "'%s' is refused in <%s>: %s", text, element.getNodeName(), Sentence.of(remedy));
        }
    }

    private void checkAttribute(Element element, Attr attribute) {
        var owner = element.getLocalName();
        var name = attribute.getLocalName();
        var namespace = attribute.getNamespaceURI();
        boolean camundas = Bpmn.CAMUNDA.equals(namespace) || Bpmn.CAMUNDA.equals(element.getNamespaceURI());
        if (Bpmn.OLD_CAMUNDA.equals(namespace)
                || Bpmn.CAMUNDA.equals(namespace) && !Bpmn.isAllowed(owner, name)
                || namespace == null && name.equals("language")) {
            problems.add(
                    Xml.idOf(element), "attribute '%s' of <%s> is refused: remove it.", attribute.getName(), owner);
            return;
        }
        if (camundas && name.equals("variables")) {
            problems.add(Xml.idOf(element), "variables=\"%s\" is refused: map one by one.", attribute.getValue());
            return;
        }
        var grammar = ATTRIBUTES.get(owner + " " + name);
        boolean mustMatch =
                grammar != null && (Expressions.isIn(attribute.getValue()) || name.matches("source.+|businessKey"));
        if (mustMatch ? !grammar.test(attribute.getValue()) : Expressions.isIn(attribute.getValue())) {
            problems.add(
                    Xml.idOf(element),
                    "'%s' is refused as '%s' of <%s>: %s",
                    attribute.getValue(),
                    attribute.getName(),
                    owner,
                    Sentence.of(
                            owner.matches("in|out")
                                    ? "map a variable by 'source', or a constant or fact as in ${'long-term'}; the business key is #{execution.processBusinessKey}."
                                    : "no expression may stand here."));
        }
    }
}
