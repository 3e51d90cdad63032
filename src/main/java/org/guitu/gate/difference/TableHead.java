package org.guitu.gate.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guitu.gate.file.Sentence;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** What a DMN file says besides its rows: of the decision itself, and of each column. */
final class TableHead {

    private static final Map<String, String> KINDS = Map.of(
            "decision", "the table", "input", "the column", "output", "the answer column", "inputData", "the input");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("name", "the name"),
            Map.entry("label", "the title"),
            Map.entry("hitPolicy", "which rows count"),
            Map.entry("aggregation", "how answers are put together"),
            Map.entry("historyTimeToLive", "how long its history is kept"),
            Map.entry("versionTag", "the name of the version"),
            Map.entry("description", "the documentation"),
            Map.entry("question", "the question"),
            Map.entry("allowedAnswers", "the allowed answers"),
            Map.entry("inputExpression", "what it asks"),
            Map.entry("inputValues", "the values it may have"),
            Map.entry("outputValues", "the values it may say"),
            Map.entry("literalExpression", "the expression"),
            Map.entry("typeRef", "the type"),
            Map.entry("inputVariable", "the name of the asked value"));

    /** Rows are compared by themselves; widths and diagrams say nothing. */
    private static final Set<String> PASSED_OVER =
            Set.of("rule", "id", "width", "annotationsWidth", "preferredOrientation");

    private TableHead() {}

    static List<Thing> of(Element root) {
        var things = new ArrayList<Thing>();
        read(root, things);
        return things;
    }

    private static void read(Element parent, List<Thing> things) {
        for (Element child : Xml.children(parent)) {
            if (KINDS.containsKey(child.getLocalName())) {
                var says = new LinkedHashMap<Sentence, Object>();
                collect(child, says);
                things.add(new Thing(child.getAttribute("id"), words(child), says));
            }
            read(child, things);
        }
    }

    private static Sentence words(Element element) {
        var kind = Sentence.of(KINDS.get(element.getLocalName()));
        var name = element.getAttribute(element.hasAttribute("label") ? "label" : "name");
        return Sentence.of("%s '%s' (%s)", kind, name, element.getAttribute("id"));
    }

    private static void collect(Element element, Map<Sentence, Object> says) {
        Xml.attributes(element).stream()
                .filter(attribute -> !PASSED_OVER.contains(attribute.getLocalName()))
                .filter(attribute -> !attribute.getValue().isBlank())
                .filter(attribute -> !(attribute.getLocalName().equals("hitPolicy")
                        && attribute.getValue().equals("UNIQUE")))
                .filter(attribute -> !attribute.getLocalName().equals("href"))
                .forEach(attribute -> says.put(
                        meaning(attribute.getLocalName()), attribute.getValue().strip()));
        for (Element child : Xml.children(element)) {
            if (PASSED_OVER.contains(child.getLocalName()) || KINDS.containsKey(child.getLocalName())) {
                continue;
            }
            var text = Xml.ownText(child);
            if (!text.isEmpty()) {
                says.put(
                        meaning(child.getLocalName().equals("text") ? element.getLocalName() : child.getLocalName()),
                        text);
            }
            if (child.hasAttribute("href")) {
                Thing.note(says, Sentence.of("what it needs"), child.getAttribute("href"));
            }
            collect(child, says);
        }
    }

    private static Sentence meaning(String name) {
        return WORDS.containsKey(name) ? Sentence.of(WORDS.get(name)) : Sentence.of("the attribute %s", name);
    }
}
