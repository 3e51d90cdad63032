package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;
import org.guitu.form.CommonFacts;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Which answers the engine needs: what the processes, tables and other forms of a deployment, and of those that are deployed already,
 * decide by. Every other answer is kept in the dossier, where only those read it who need it (Personal Information Protection Law,
 * articles 6 and 19).
 */
final class RoutingFacts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** What only names, shows or explains an element. */
    private static final Set<String> SAYS_NOTHING = Set.of("id", "name", "label", "sourceRef", "targetRef");

    /** The same of a question of a form. */
    private static final Set<String> ONLY_SHOWN =
            Set.of("id", "key", "label", "description", "text", "values", "layout");

    private final Set<String> decidedBy = new HashSet<>();
    private final Map<String, Set<String>> rulesOfForms = new HashMap<>();
    private boolean sawDeployed;

    RoutingFacts() {
        Stream.of(KnownName.Kind.FACT, KnownName.Kind.QUESTION)
                .flatMap(KnownName::of)
                .flatMap(known -> known.names().stream())
                .forEach(decidedBy::add);
        decidedBy.addAll(CommonFacts.OF_EVERY_INSTANCE);
        decidedBy.addAll(Set.of(CommonFacts.CASE_NUMBER, CommonFacts.REGION, CommonFacts.COMES_OF_AGE));
    }

    /** Notes what a process or table decides by. */
    void read(Element root) {
        if (root.getLocalName().equals("documentation")) {
            return;
        }
        Xml.attributes(root).stream()
                .filter(attribute -> !SAYS_NOTHING.contains(attribute.getName()))
                .forEach(attribute -> note(attribute.getValue(), decidedBy));
        note(Xml.ownText(root), decidedBy);
        Xml.children(root).forEach(this::read);
    }

    /** Notes what the rules of a form ask for. */
    void read(ModelFile form) {
        rulesOfForms.computeIfAbsent(form.key(), any -> {
            var words = new HashSet<String>();
            questions(form).forEach(component -> collect(component, words));
            return words;
        });
    }

    /**
     * What the form would keep in the engine for nothing; once all files of the deployment were read.
     *
     * @param deployed the files that are deployed already, asked for only where this deployment has no use for an answer
     */
    void check(ModelFile form, Supplier<Collection<ModelFile>> deployed, ProblemList problems) {
        var unclassified = questions(form).stream()
                .filter(question ->
                        question.hasNonNull("key") && !question.path("readonly").asBoolean())
                .filter(question ->
                        question.path("properties").path("class").asText().isEmpty())
                .map(question -> question.path("key").asText())
                .collect(Collectors.toSet());
        if (!unclassified.stream().allMatch(key -> isUsed(key, form)) && !sawDeployed) {
            sawDeployed = true;
            deployed.get().forEach(this::readDeployed);
        }
        unclassified.stream()
                .filter(key -> !isUsed(key, form))
                .sorted()
                .forEach(
                        key -> problems.add(
                                key,
                                "no process, table or other form decides by it, so it has no place in the engine: give it the custom property 'class' ('record', if it is only how the step was done)."));
    }

    private boolean isUsed(String key, ModelFile asking) {
        return decidedBy.contains(key)
                || rulesOfForms.entrySet().stream()
                        .anyMatch(rules -> !rules.getKey().equals(asking.key())
                                && rules.getValue().contains(key));
    }

    private void readDeployed(ModelFile file) {
        if (file.ending().equals("form")) {
            read(file);
            return;
        }
        try {
            read(Xml.read(file.content()));
        } catch (SAXException impossible) {
            throw new IllegalStateException("The deployed %s is not XML.".formatted(file.name()), impossible);
        }
    }

    private static void collect(JsonNode part, Set<String> words) {
        if (part.isTextual()) {
            note(part.textValue(), words);
        } else if (part.isArray()) {
            part.forEach(each -> collect(each, words));
        } else {
            part.properties().forEach(entry -> {
                if (!ONLY_SHOWN.contains(entry.getKey()) && !entry.getKey().equals("components")) {
                    collect(entry.getValue(), words);
                }
            });
        }
    }

    private static void note(String text, Set<String> words) {
        WORD.matcher(Objects.requireNonNullElse(text, "")).results().forEach(word -> words.add(word.group()));
    }

    /** All components of a form; what is no form has none. */
    private static List<JsonNode> questions(ModelFile form) {
        try {
            return below(JSON.readTree(form.content())).toList();
        } catch (IOException noJson) {
            return List.of();
        }
    }

    private static Stream<JsonNode> below(JsonNode parent) {
        var components = parent.path("components");
        return Stream.concat(
                Stream.iterate(0, i -> i < components.size(), i -> i + 1).map(components::get),
                Stream.iterate(0, i -> i < components.size(), i -> i + 1)
                        .map(components::get)
                        .flatMap(RoutingFacts::below));
    }
}
