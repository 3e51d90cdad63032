package org.guitu.gate.fact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.form.CommonFacts;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** What processes make of facts: mappings of calls, what a message carries, the outputs of tables, each of a list. */
final class ModelGivers {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{\\s*(.*?)\\s*}");
    private static final Pattern CODE = Pattern.compile("'([^']*)'");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern CARRIED = Pattern.compile("(\\w+)\\s*=\\s*([\\w-]+)");

    private final Whole whole;

    /** The ids of the end events that a process can reach, in whatever version. */
    private final Map<String, Set<String>> ends = new HashMap<>();

    ModelGivers(Whole whole) {
        this.whole = whole;
        Stream.concat(whole.files("bpmn"), whole.older().stream().map(OlderVersion::model))
                .flatMap(file -> Xml.all(whole.root(file), "process").stream())
                .forEach(process -> ends.computeIfAbsent(process.getAttribute("id"), any -> new HashSet<>())
                        .addAll(ends(process)));
    }

    void collect(ModelFile model, List<Giver> givers) {
        var root = whole.root(model);
        for (Element call : Xml.all(root, "callActivity")) {
            mappings(call, "in").forEach(in -> add(givers, model, in, value(in, Set.of())));
            var reached = ends.getOrDefault(call.getAttribute("calledElement"), Set.of());
            mappings(call, "out").forEach(out -> add(givers, model, out, value(out, reached)));
        }
        for (Element task : Xml.all(root, "businessRuleTask")) {
            var answer = answer(task);
            givers.add(new Giver(camunda(task, "resultVariable"), model.shortName(), true, facts -> answer));
        }
        for (Element each : Xml.all(root, "multiInstanceLoopCharacteristics")) {
            var list = expression(camunda(each, "collection"));
            givers.add(new Giver(camunda(each, "elementVariable"), model.shortName(), true, facts -> list.apply(facts)
                    .elements()));
        }
        for (Element property : Xml.all(root, "property")) {
            if (property.getAttribute("name").equals("carries")) {
                CARRIED.matcher(property.getAttribute("value")).results().forEach(carried -> {
                    var code = Values.code(List.of(carried.group(2)));
                    givers.add(new Giver(carried.group(1), model.shortName(), true, facts -> code));
                });
            }
        }
    }

    private static Stream<Element> mappings(Element call, String kind) {
        return Xml.all(call, kind).stream()
                .filter(mapping -> !mapping.getAttribute("target").isEmpty());
    }

    private static void add(
            List<Giver> givers, ModelFile model, Element mapping, Function<Function<String, Values>, Values> value) {
        givers.add(new Giver(mapping.getAttribute("target"), model.shortName(), true, value));
    }

    private static Function<Function<String, Values>, Values> value(Element mapping, Set<String> ends) {
        var source = mapping.getAttribute("source");
        if (source.isEmpty()) {
            return expression(mapping.getAttribute("sourceExpression"));
        }
        if (source.equals(CommonFacts.OUTCOME) && !ends.isEmpty()) {
            var outcomes = Values.code(ends);
            return facts -> outcomes;
        }
        return facts -> facts.apply(source);
    }

    private static Function<Function<String, Values>, Values> expression(String text) {
        var inner = EXPRESSION.matcher(text);
        var body = inner.matches() ? inner.group(1) : text;
        var code = CODE.matcher(body);
        if (code.matches()) {
            var value = Values.code(List.of(code.group(1)));
            return facts -> value;
        }
        if (body.equals("null")) {
            return facts -> Values.NONE;
        }
        if (body.matches("true|false")) {
            return facts -> Values.TRUTH;
        }
        if (body.matches("[0-9.]+")) {
            return facts -> Values.NUMBER;
        }
        return NAME.matcher(body).matches() ? facts -> facts.apply(body) : facts -> Values.ANY;
    }

    /** What the table can say to whoever asks it so. */
    private Values answer(Element task) {
        var table = whole.file(camunda(task, "decisionRef") + ".dmn");
        if (table.isEmpty()) {
            return Values.ANY;
        }
        var said = TableOutputs.of(whole.root(table.get())).stream().reduce(Values.NONE, Values::or);
        return camunda(task, "mapDecisionResult").equals("singleEntry") ? said : said.listed();
    }

    /** Those that end the instance: its own, and those of an event that interrupts it. */
    private static List<String> ends(Element process) {
        return Xml.all(process, "endEvent").stream()
                .filter(end -> {
                    var around = (Element) end.getParentNode();
                    return around == process
                            || around.getAttribute("triggeredByEvent").equals("true");
                })
                .map(end -> end.getAttribute("id"))
                .toList();
    }

    private static String camunda(Element element, String attribute) {
        return element.getAttributeNS(CAMUNDA, attribute);
    }
}
