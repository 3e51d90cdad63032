package org.guitu.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.form.Conditions;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.ProblemList;
import org.guitu.xml.Xml;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Whether a DMN file holds decision tables in FEEL and nothing else. */
final class DecisionCheck {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "decision",
            "description",
            "question",
            "allowedAnswers",
            "variable",
            "decisionTable",
            "input",
            "inputExpression",
            "inputValues",
            "output",
            "outputValues",
            "defaultOutputEntry",
            "rule",
            "inputEntry",
            "outputEntry",
            "text",
            "annotation",
            "annotationEntry",
            "literalExpression",
            "inputData",
            "informationRequirement",
            "requiredDecision",
            "requiredInput",
            "extensionElements",
            "typeRef");
    private static final Set<String> CAMUNDA_ATTRIBUTES = Set.of("historyTimeToLive", "versionTag", "inputVariable");
    private static final Pattern FEEL =
            Pattern.compile("feel|https?://www\\.omg\\.org/spec/(DMN/\\d{8}/FEEL/?|FEEL/\\d{8})");
    private static final Pattern CODE = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern JAVA = Pattern.compile("\\bexternal\\b");

    /** Where FEEL stands: cells that test an input, and cells that say a value. */
    private static final Set<String> TESTS = Set.of("inputEntry", "inputValues", "outputValues");

    private static final Set<String> VALUES =
            Set.of("outputEntry", "defaultOutputEntry", "inputExpression", "literalExpression");

    /** How long a closed case is kept at least: records of handling sensitive personal data, PIPL art. 56. */
    private static final int LEAST_YEARS = 3;

    private final ProblemList problems;
    private final Conditions conditions;
    private final NamedCodes names;

    DecisionCheck(ProblemList problems, Conditions conditions, NamedCodes names) {
        this.problems = problems;
        this.conditions = conditions;
        this.names = names;
    }

    void check(ModelFile file, Element root) {
        checkElement(root);
        var tables = Xml.all(root, "decision").stream().map(Xml::idOf).toList();
        problems.addUnless(
                tables.equals(List.of(file.key())),
                "",
                "a file holds one decision, called like the file, and this one holds %s: name it so.",
                tables);
        for (Element decision : Xml.all(root, "decision")) {
            problems.addUnless(
                    decision.hasAttributeNS(CAMUNDA, "historyTimeToLive"),
                    Xml.idOf(decision),
                    "no history time to live: set camunda:historyTimeToLive in days, such as 3650.");
            if (decision.getAttribute("id").equals(KnownName.RETENTION.id())) {
                checkYears(decision);
            }
            if (decision.getAttribute("id").equals(ServiceCatalogue.TABLE)) {
                new ServiceCheck(problems, names).check(decision);
            }
            checkCodes(decision);
        }
    }

    /** A slip in the table of retention would take the person out of every closed case in the next night. */
    private void checkYears(Element retention) {
        int column = Xml.all(retention, "output").stream()
                .map(output -> output.getAttribute("name"))
                .toList()
                .indexOf("years");
        for (Element rule : Xml.all(retention, "rule")) {
            var cells = Xml.children(rule, "outputEntry");
            if (column < 0 || column >= cells.size()) {
                problems.add(
                        Xml.idOf(rule), "says no 'years': retention.dmn says how many years a closed case is kept.");
                continue;
            }
            var text = cells.get(column).getTextContent();
            boolean kept = text.isBlank()
                    || isValue(text)
                            && conditions.value(text, Map.of()) instanceof Number years
                            && years.intValue() >= LEAST_YEARS;
            problems.addUnless(
                    kept,
                    Xml.idOf(cells.get(column)),
                    "'%s' is refused: a closed case is kept for %d years at least; write more, or nothing for ever.",
                    text,
                    LEAST_YEARS);
        }
    }

    /** In the columns whose name says what their codes stand for. */
    private void checkCodes(Element decision) {
        var columns = new ArrayList<String>();
        for (Element input : Xml.all(decision, "inputExpression")) {
            names.unknownIn(input.getTextContent()).forEach(problem -> problems.add(Xml.idOf(input), problem));
            columns.add(input.getTextContent().strip());
        }
        Xml.all(decision, "output").forEach(output -> columns.add(output.getAttribute("name")));
        for (Element rule : Xml.all(decision, "rule")) {
            var cells = Stream.of("inputEntry", "outputEntry")
                    .flatMap(kind -> Xml.children(rule, kind).stream())
                    .toList();
            for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
                var cell = cells.get(i);
                var column = columns.get(i);
                CODE.matcher(cell.getTextContent())
                        .results()
                        .flatMap(code -> names.unknown(column, code.group(1)).stream())
                        .forEach(problem -> problems.add(Xml.idOf(cell), problem));
            }
        }
    }

    /** Whether it holds nothing but tables in FEEL. */
    void checkElement(Element element) {
        var namespace = String.valueOf(element.getNamespaceURI());
        if (namespace.contains("/DMNDI/") || namespace.contains("/DMN/20180521/D")) {
            return;
        }
        if (!namespace.contains("/DMN/") || !ELEMENTS.contains(element.getLocalName())) {
            problems.add(
                    Xml.idOf(element),
                    "<%s> is refused: decide in a decision table; remove it.",
                    element.getNodeName());
            return;
        }
        Xml.attributes(element).forEach(attribute -> checkAttribute(element, attribute));
        if (element.getLocalName().equals("text")
                && JAVA.matcher(element.getTextContent()).find()) {
            problems.add(Xml.idOf(element), "external functions are refused: FEEL calls no Java.");
        }
        if (element.getLocalName().equals("text")) {
            checkFeel((Element) element.getParentNode(), element.getTextContent());
        }
        Xml.children(element).forEach(this::checkElement);
    }

    private void checkFeel(Element cell, String text) {
        var kind = cell.getLocalName();
        if (text.isBlank()) {
            return;
        }
        if (TESTS.contains(kind)) {
            problems.addUnless(
                    conditions.isTest(text),
                    Xml.idOf(cell),
                    "'%s' is no FEEL test: write codes as \"a\", \"b\", a comparison as >= 16, or nothing.",
                    text);
        } else if (VALUES.contains(kind)) {
            problems.addUnless(
                    isValue(text), Xml.idOf(cell), "'%s' is no FEEL value: write a code as \"a\", or a number.", text);
        }
    }

    private boolean isValue(String text) {
        try {
            conditions.value(text, Map.of());
            return true;
        } catch (IllegalArgumentException noFeel) {
            return false;
        }
    }

    private void checkAttribute(Element element, Attr attribute) {
        var name = attribute.getLocalName();
        if (name.equals("expressionLanguage")) {
            problems.addUnless(
                    FEEL.matcher(attribute.getValue()).matches(),
                    Xml.idOf(element),
                    "expression language '%s' is refused: decision tables are written in FEEL; remove the attribute.",
                    attribute.getValue());
        } else if (attribute.getNamespaceURI() != null
                && attribute.getNamespaceURI().startsWith("http://camunda.org/schema/1.0/")) {
            problems.addUnless(
                    CAMUNDA_ATTRIBUTES.contains(name),
                    Xml.idOf(element),
                    "attribute '%s' is refused: remove it.",
                    attribute.getName());
        }
    }

    /** The codes that the first column of the file's table compares with. */
    static Set<String> codesOfFirstColumn(Element root) {
        var codes = new TreeSet<String>();
        Xml.all(root, "rule").forEach(rule -> codes.addAll(codesOfFirstEntry(rule)));
        return codes;
    }

    static List<String> codesOfFirstEntry(Element rule) {
        return Xml.children(rule, "inputEntry").stream()
                .limit(1)
                .flatMap(entry -> Stream.of(entry.getTextContent().split(",")))
                .map(code -> code.strip().replace("\"", ""))
                .toList();
    }
}
