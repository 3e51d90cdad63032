package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.KnownName.Kind;
import org.guitu.catalogue.Suggestion;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** Whether a file still has the names that the program relies on: what would break is said, and what may have been meant. */
final class KnownNameCheck {

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final ProblemList problems;

    KnownNameCheck(ProblemList problems) {
        this.problems = problems;
    }

    /** A file called like a known process holds that process; none is called nearly so. */
    void checkProcesses(ModelFile file, Element root, Predicate<String> isDeployed) {
        var keys = ids(root, "process");
        KnownName.of(Kind.PROCESS)
                .filter(known -> known.owner().equals(file.key()) && !keys.contains(known.owner()))
                .forEach(known -> missing("process", known, known.owner(), keys));
        var known = KnownName.of(Kind.PROCESS).map(KnownName::owner).toList();
        keys.stream()
                .filter(key -> !known.contains(key) && !key.equals(file.key()))
                .filter(key -> !isDeployed.test(key))
                .forEach(key -> Suggestion.near(key, known)
                        .filter(near -> !near.equals(file.key()))
                        .ifPresent(near -> problems.add(
                                key, "is called nearly like '%s', which the program relies on: rename it.", near)));
        for (String key : keys) {
            KnownName.of(Kind.TASK, key).forEach(name -> require("user task", name, ids(root, "userTask")));
            KnownName.of(Kind.MESSAGE, key).forEach(name -> require("event sub-process for", name, messages(root)));
            KnownName.of(Kind.FACT, key).forEach(name -> require("fact", name, words(root)));
        }
    }

    void checkForm(ModelFile file, JsonNode root) {
        var keys = new ArrayList<String>();
        collect(root, keys);
        KnownName.of(Kind.QUESTION, file.key()).forEach(known -> require("question", known, keys));
    }

    void checkTable(ModelFile file, Element root) {
        KnownName.of(Kind.FACT, file.key()).forEach(known -> require("fact", known, words(root)));
        var columns = Stream.concat(
                        Xml.all(root, "inputExpression").stream()
                                .map(input -> input.getTextContent().strip()),
                        Xml.all(root, "output").stream().map(output -> output.getAttribute("name")))
                .toList();
        KnownName.of(Kind.COLUMN, file.key()).forEach(known -> {
            if (ids(root, "decision").contains(known.owner())) {
                require("column", known, columns);
            } else {
                missing("decision", known, known.owner(), ids(root, "decision"));
            }
        });
    }

    private void require(String what, KnownName known, Collection<String> there) {
        known.names().stream().filter(name -> !there.contains(name)).forEach(name -> missing(what, known, name, there));
    }

    private void missing(String what, KnownName known, String name, Collection<String> there) {
        problems.add(
                known.owner(),
                "has no %s '%s'%s; without it %s: keep that name.",
                Sentence.of(what),
                name,
                Suggestion.near(name, there)
                        .<Object>map(near -> Sentence.of(" (meant by '%s'?)", near))
                        .orElse(""),
                Sentence.of(known.breaks()));
    }

    private static List<String> ids(Element root, String element) {
        return Xml.all(root, element).stream()
                .map(any -> any.getAttribute("id"))
                .toList();
    }

    /** Those that an event sub-process waits for. */
    private static List<String> messages(Element root) {
        return Xml.all(root, "subProcess").stream()
                .filter(part -> "true".equals(part.getAttribute("triggeredByEvent")))
                .flatMap(part -> Xml.all(part, "startEvent").stream())
                .flatMap(start -> Xml.all(start, "messageEventDefinition").stream())
                .map(event -> event.getAttribute("messageRef"))
                .toList();
    }

    /** Every word of attributes and conditions, not of documentation. */
    private static Set<String> words(Element element) {
        var words = new HashSet<String>();
        var texts = new ArrayList<String>();
        Xml.attributes(element).forEach(attribute -> texts.add(attribute.getValue()));
        if (!"documentation".equals(element.getLocalName())) {
            texts.add(Xml.ownText(element));
        }
        texts.forEach(text -> WORD.matcher(text).results().forEach(found -> words.add(found.group())));
        Xml.children(element).forEach(child -> words.addAll(words(child)));
        return words;
    }

    private static void collect(JsonNode parent, List<String> keys) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")) {
                keys.add(component.get("key").asText());
            }
            collect(component, keys);
        }
    }
}
