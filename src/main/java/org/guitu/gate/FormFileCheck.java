package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.DataClass;
import org.guitu.casefile.trait.Trait;
import org.guitu.form.CommonFacts;
import org.guitu.form.ComputedOrder;
import org.guitu.form.Conditions;
import org.guitu.form.Form;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;
import org.guitu.papers.PaperKind;

/** Whether a form asks only what the server can check, shows nothing that runs in a browser, and declares what is personal. */
final class FormFileCheck {

    private static final List<String> CLASSES =
            Stream.of(DataClass.values()).map(DataClass::id).sorted().toList();

    /** The custom properties that mean something: what is called otherwise would be passed over in silence. */
    private static final List<String> PROPERTIES = List.of(
            "class",
            "correctable",
            "default",
            "document",
            "earlier",
            "earlierCase",
            "family",
            "index",
            "longestWait",
            "names",
            "notAfter",
            "notBefore",
            "observation",
            "options",
            "ownOptions",
            "prefill",
            "prefillFrom",
            "refusal",
            "refuseWhen",
            "requiredWhen",
            "rows",
            "sameAs",
            "sameProcess",
            "sameInstance",
            "shows");

    private static final Set<String> COMPONENTS = Set.of(
            "text",
            "group",
            "textfield",
            "textarea",
            "number",
            "datetime",
            "select",
            "radio",
            "checklist",
            "checkbox",
            "separator",
            "spacer",
            "expression");
    private static final Set<String> ASK_NOTHING = Set.of("text", "group", "separator", "spacer");
    private static final Set<String> FREE_TEXT = Set.of("textfield", "textarea");
    private static final String NUMBER_PATTERN = "^ *[A-Za-z]?[0-9０-９][0-9０-９ \\-－—–‐−]{15,27} *$";
    private static final List<String> EARLIER_CASE = List.of("verdict", "number", "relation");
    private static final List<String> FAMILY = List.of("case", "relation");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z]\\w*");
    private static final Pattern HTML_OR_LINK = Pattern.compile("<[a-zA-Z/!?]|]\\s*[(\\[]|\\{\\{");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProblemList problems;
    private final Conditions conditions;
    private final NamedCodes names;
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Object> nothingAnswered = new HashMap<>();
    private final Set<String> texts = new HashSet<>();

    FormFileCheck(ProblemList problems, Conditions conditions, NamedCodes names) {
        this.problems = problems;
        this.conditions = conditions;
        this.names = names;
    }

    void check(ModelFile file) {
        try {
            var root = JSON.readTree(file.content());
            problems.addUnless(
                    file.key().equals(root.path("id").asText()),
                    "",
                    "its id is '%s': name it like the file.",
                    root.path("id").asText());
            problems.addUnless(
                    root.path("schemaVersion").asInt() == 16, "", "its schemaVersion is not 16, which Tasklist shows.");
            collectKeys(root);
            checkComponents(root);
            new KnownNameCheck(problems).checkForm(file, root);
            if (problems.found().isEmpty()) {
                ComputedOrder.check(Form.read(file.content()), problems::add);
            }
        } catch (IOException | UncheckedIOException notJson) {
            problems.add("", "is not a form: it is no JSON.");
        } catch (IllegalArgumentException unreadable) {
            problems.add("", "cannot be read as a form: %s", unreadable.getMessage());
        }
    }

    private void collectKeys(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")) {
                nothingAnswered.put(component.get("key").asText(), null);
                if (FREE_TEXT.contains(component.path("type").asText())) {
                    texts.add(component.get("key").asText());
                }
            }
            collectKeys(component);
        }
    }

    private void checkComponents(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            var type = component.path("type").asText();
            if (COMPONENTS.contains(type)) {
                checkComponent(component, type);
                checkComponents(component);
            } else {
                problems.add(
                        nameOf(component),
                        "component '%s' is refused: use one of %s.",
                        type,
                        String.join(", ", COMPONENTS.stream().sorted().toList()));
            }
        }
    }

    private void checkComponent(JsonNode component, String type) {
        var name = nameOf(component);
        if (ASK_NOTHING.contains(type)) {
            problems.addUnless(!component.has("path"), name, "answers would be nested: remove its path.");
            problems.addUnless(
                    !HTML_OR_LINK.matcher(component.path("text").asText()).find(),
                    name,
                    "its text holds HTML, a link or a template: write plain words.");
        } else {
            checkQuestion(component, type, name);
        }
        component.path("properties").fieldNames().forEachRemaining(property -> checkProperty(property, name));
        checkFeel(component.path("conditional").path("hide"), name);
    }

    private void checkProperty(String property, String name) {
        problems.addUnless(
                PROPERTIES.contains(property),
                name,
                "property '%s' is unknown%s: write one of %s.",
                property,
                Meant.of(property, PROPERTIES),
                String.join(", ", PROPERTIES));
    }

    private void checkQuestion(JsonNode component, String type, String name) {
        var key = component.path("key").asText();
        problems.addUnless(
                KEY.matcher(key).matches(), name, "its key '%s' is no name: letters and digits, a letter first.", key);
        problems.addUnless(keys.add(key), name, "key '%s' is used twice: every question has its own.", key);
        var dataClass = component.path("properties").path("class").asText();
        problems.addUnless(
                dataClass.isEmpty() || CLASSES.contains(dataClass),
                name,
                "class '%s' is unknown: write one of %s.",
                dataClass,
                String.join(", ", CLASSES));
        problems.addUnless(
                !FREE_TEXT.contains(type) || !dataClass.isEmpty() || isNeverFree(component, key),
                name,
                "free text without a class would reach the engine's tables: add the custom property 'class'%s.",
                key.equals(CommonFacts.CASE_NUMBER) ? Sentence.of(", or the pattern %s", NUMBER_PATTERN) : "");
        checkIndex(component.path("properties").path("index"), dataClass, name);
        checkDocument(component.path("properties").path("document"), name);
        checkTimes(component, type, name);
        checkRows(component, type, name);
        problems.addUnless(
                !component.has("valuesExpression") && !component.has("valuesKey"),
                name,
                "options must be listed, or the server could not check the answer: write them as 'values', or name a list by the custom property 'options'.");
        new OptionCheck(problems, names, texts).check(component, name);
        checkFeel(component.path("properties").path("requiredWhen"), name);
        checkFeel(component.path("properties").path("refuseWhen"), name);
        if (component.path("properties").path("refusal").asText().startsWith("=")) {
            checkFeel(component.path("properties").path("refusal"), name);
        }
        checkShows(component, name);
        checkFeel(component.path("expression"), name);
    }

    /** What is only shown is never stored, and a case's number is no free text. */
    private static boolean isNeverFree(JsonNode component, String key) {
        return component.path("readonly").asBoolean()
                || key.equals(CommonFacts.CASE_NUMBER)
                        && component.path("validate").path("pattern").asText().equals(NUMBER_PATTERN);
    }

    private void checkShows(JsonNode component, String name) {
        var properties = component.path("properties");
        checkFeel(properties.path("shows"), name);
        problems.addUnless(
                properties.path("shows").isMissingNode()
                        || component.path("readonly").asBoolean() && properties.has("class"),
                name,
                "it shows what no answer says: make it read-only and add the property 'class', which decides who reads it.");
        checkOneOf("earlierCase", EARLIER_CASE, properties, name);
        checkOneOf("family", FAMILY, properties, name);
    }

    private void checkOneOf(String property, List<String> known, JsonNode properties, String name) {
        problems.addUnless(
                properties.path(property).isMissingNode()
                        || known.contains(properties.path(property).asText()),
                name,
                "%s '%s' is unknown: write one of %s.",
                property,
                properties.path(property).asText(),
                String.join(", ", known));
    }

    private void checkIndex(JsonNode index, String dataClass, String name) {
        if (!index.isMissingNode()) {
            problems.addUnless(
                    Trait.asked().contains(index.asText()),
                    name,
                    "index '%s' is unknown: write one of %s.",
                    index.asText(),
                    String.join(", ", Trait.asked()));
            problems.addUnless(
                    !dataClass.isEmpty(), name, "only what is personal is indexed: add the property 'class'.");
        }
    }

    private void checkDocument(JsonNode document, String name) {
        problems.addUnless(
                document.isMissingNode()
                        || nothingAnswered.containsKey(document.asText())
                        || PaperKind.find(document.asText()).isPresent(),
                name,
                "document '%s' is no question of the form and no kind of document: name the question that says the kind, or one of %s.",
                document.asText(),
                Stream.of(PaperKind.values()).map(PaperKind::code).collect(Collectors.joining(", ")));
    }

    private void checkTimes(JsonNode component, String type, String name) {
        for (String limit : List.of("notAfter", "notBefore")) {
            var named = component.path("properties").path(limit);
            problems.addUnless(
                    named.isMissingNode()
                            || type.equals("datetime")
                                    && Stream.of(named.asText().split(",\\s*")).allMatch(other -> KEY.matcher(other)
                                            .matches()),
                    name,
                    "'%s' compares a date or time with now, today, or other answers and facts: name them, joined by commas.",
                    limit);
        }
    }

    private void checkRows(JsonNode component, String type, String name) {
        var rows = component.path("properties").path("rows");
        problems.addUnless(
                rows.isMissingNode() || type.equals("textarea") && rows.asText().equals("dated"),
                name,
                "rows are the lines of a text area, each beginning with its day: write 'dated'.");
    }

    private void checkFeel(JsonNode expression, String name) {
        if (expression.isTextual()) {
            try {
                conditions.value(expression.asText(), nothingAnswered);
            } catch (IllegalArgumentException broken) {
                problems.add(name, "'%s' is not FEEL: mend it.", expression.asText());
            }
            names.unknownIn(expression.asText()).forEach(problem -> problems.add(name, problem));
        }
    }

    private static String nameOf(JsonNode component) {
        return component.hasNonNull("key")
                ? component.get("key").asText()
                : component.path("id").asText();
    }
}
