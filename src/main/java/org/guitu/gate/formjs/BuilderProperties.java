package org.guitu.gate.formjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;

/**
 * What the Modeler's form builder can say of a question, as far as form-js 1.8.7 shows it and the server honours it. What is not listed
 * here is refused, also what later builders offer.
 */
final class BuilderProperties {

    private static final Set<String> OF_ALL = Set.of("type", "id", "conditional", "layout", "properties");
    private static final Set<String> OF_QUESTIONS =
            Set.of("key", "label", "description", "readonly", "disabled", "defaultValue", "validate");
    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("textfield", Set.of("appearance")),
            Map.entry("textarea", Set.of()),
            Map.entry("number", Set.of("appearance", "decimalDigits", "increment", "serializeToString")),
            Map.entry(
                    "datetime",
                    Set.of(
                            "dateLabel",
                            "timeLabel",
                            "subtype",
                            "use24h",
                            "disallowPassedDates",
                            "timeInterval",
                            "timeSerializingFormat")),
            Map.entry("select", Set.of("values", "searchable", "valuesKey", "valuesExpression")),
            Map.entry("radio", Set.of("values", "valuesKey", "valuesExpression")),
            Map.entry("checklist", Set.of("values", "valuesKey", "valuesExpression")),
            Map.entry("checkbox", Set.of()),
            Map.entry("expression", Set.of("key", "label", "expression", "computeOn")),
            Map.entry("group", Set.of("label", "components", "path", "showOutline", "verticalAlignment")),
            Map.entry("text", Set.of("text", "label")),
            Map.entry("separator", Set.of("label")),
            Map.entry("spacer", Set.of("label", "height")));
    private static final Set<String> ASK_NOTHING = Set.of("expression", "group", "text", "separator", "spacer");

    private static final Map<String, Set<String>> VALIDATED = Map.of(
            "textfield",
                    Set.of("required", "minLength", "maxLength", "pattern", "validationType", "patternErrorMessage"),
            "textarea", Set.of("required", "minLength", "maxLength"),
            "number", Set.of("required", "min", "max"));

    private static final List<String> HUMAN_TEXTS = List.of("label", "dateLabel", "timeLabel", "description");
    private static final Set<String> YES_NO =
            Set.of("readonly", "disabled", "searchable", "use24h", "disallowPassedDates", "showOutline", "required");
    private static final Pattern DAY_OR_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*)?|\\d\\d:\\d\\d.*");

    private final ProblemList problems;
    private final JsonNode component;
    private final String type;
    private final String name;

    BuilderProperties(ProblemList problems, JsonNode component, String name) {
        this.problems = problems;
        this.component = component;
        this.type = component.path("type").asText();
        this.name = name;
    }

    void check() {
        if (!OWN.containsKey(type)) {
            return;
        }
        known(component, allowed());
        if (component.has("validate")) {
            var validated = VALIDATED.getOrDefault(type, Set.of("required"));
            known(component.path("validate"), validated);
            component.path("validate").properties().forEach(entry -> value(entry.getKey(), entry.getValue()));
            checkPattern();
        }
        component.properties().forEach(entry -> value(entry.getKey(), entry.getValue()));
        HUMAN_TEXTS.forEach(text -> plain(component.path(text)));
        if (component.path("text").asText().startsWith("=")) {
            plain(component.path("text"));
        }
        component.path("appearance").forEach(this::plain);
        component.path("values").forEach(option -> plain(option.path("label")));
        checkDefault();
        checkShownOnly();
    }

    private Set<String> allowed() {
        return Stream.of(
                        OF_ALL,
                        ASK_NOTHING.contains(type) ? Set.<String>of() : OF_QUESTIONS,
                        OWN.getOrDefault(type, Set.of()))
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void known(JsonNode node, Set<String> allowed) {
        node.fieldNames()
                .forEachRemaining(property -> problems.addUnless(
                        allowed.contains(property),
                        name,
                        "'%s' of a '%s' is passed over by the browser or the server%s: remove it, or write one of %s.",
                        property,
                        type,
                        Meant.of(property, List.copyOf(allowed)),
                        String.join(", ", new TreeSet<>(allowed))));
    }

    private void value(String property, JsonNode value) {
        switch (property) {
            case "min", "max" ->
                refuseUnless(
                        value.isNumber(),
                        property,
                        value,
                        Sentence.of(
                                "write a number, and what depends on other answers as the custom property 'refuseWhen'"));
            case "minLength", "maxLength" ->
                refuseUnless(
                        value.canConvertToInt() && value.isIntegralNumber() && value.asInt() >= 0,
                        property,
                        value,
                        Sentence.of(
                                "write a whole number, and what depends on other answers as the custom property 'refuseWhen'"));
            case "decimalDigits", "timeInterval", "height" ->
                refuseUnless(value.isIntegralNumber(), property, value, Sentence.of("write a whole number"));
            case "increment" ->
                refuseUnless(
                        value.isNumber() && value.asDouble() > 0
                                || value.asText().matches("\\d+(\\.\\d+)?"),
                        property,
                        value,
                        Sentence.of("write a number above nought"));
            case "serializeToString" ->
                refuseUnless(
                        value.isBoolean() && !value.asBoolean(),
                        property,
                        value,
                        Sentence.of("remove it, the server keeps numbers, and rules compute with them"));
            case "validationType" ->
                refuseUnless(
                        Set.of("", "custom").contains(value.asText()),
                        property,
                        value,
                        Sentence.of(
                                "choose the custom pattern and write one that fits, such as ^[0-9+() -]{5,30}$ of a phone"));
            case "subtype" -> oneOf(property, value, "date", "time", "datetime");
            case "computeOn" -> oneOf(property, value, "change", "presubmit");
            case "timeSerializingFormat" -> oneOf(property, value, "utc_offset", "utc_normalized", "no_timezone");
            default -> {
                if (YES_NO.contains(property)) {
                    yesNo(property, value);
                }
            }
        }
    }

    private void yesNo(String property, JsonNode value) {
        var remedy =
                switch (property) {
                    case "readonly", "disabled" ->
                        Sentence.of(
                                "write true or false; for a question that only sometimes can be answered ask one and show another, each hidden when the other is meant");
                    case "required" ->
                        Sentence.of(
                                "write true or false, and what is needed only sometimes as the custom property 'requiredWhen'");
                    default -> Sentence.of("write true or false");
                };
        refuseUnless(value.isBoolean(), property, value, remedy);
    }

    private void oneOf(String property, JsonNode value, String... known) {
        refuseUnless(
                List.of(known).contains(value.asText()),
                property,
                value,
                Sentence.of("write one of %s", String.join(", ", known)));
    }

    private void refuseUnless(boolean fine, String property, JsonNode value, Sentence remedy) {
        problems.addUnless(
                fine,
                name,
                "'%s' is '%s', which the browser and the server do not both honour: %s.",
                property,
                value.isValueNode() ? value.asText() : value.toString(),
                remedy);
    }

    /** form-js takes them as templates. */
    private void plain(JsonNode text) {
        problems.addUnless(
                !text.asText().contains("{{") && !text.asText().startsWith("="),
                name,
                "'%s' holds a template, which the server does not fill in: write plain words, and show an answer by a read-only question.",
                text.asText());
    }

    private void checkPattern() {
        var pattern = component.path("validate").path("pattern");
        if (pattern.isTextual()) {
            PatternCheck.difference(pattern.asText()).ifPresent(problem -> problems.add(name, "%s", problem));
        }
    }

    private void checkDefault() {
        var value = component.path("defaultValue");
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        problems.addUnless(
                fits(value),
                name,
                "it opens with '%s', which is no answer to it: correct 'defaultValue', or remove it.",
                value.isTextual() ? value.asText() : value.toString());
        problems.addUnless(
                !isShownOnly(),
                name,
                "it is only shown, and would show a 'defaultValue' that nobody answered and the server does not know: remove it.");
    }

    private boolean fits(JsonNode value) {
        return switch (type) {
            case "number" -> value.isNumber();
            case "checkbox" -> value.isBoolean();
            case "select", "radio" -> value.isTextual() && isOption(value);
            case "checklist" -> value.isArray() && allMatch(value, this::isOption);
            case "datetime" -> DAY_OR_TIME.matcher(value.asText()).matches();
            default -> value.isTextual();
        };
    }

    /** Those of a list that the server fills in are not known here. */
    private boolean isOption(JsonNode code) {
        return component.path("properties").has("options")
                || !allMatch(component.path("values"), option -> !option.path("value")
                        .equals(code));
    }

    private static boolean allMatch(JsonNode list, Predicate<JsonNode> test) {
        for (JsonNode element : list) {
            if (!test.test(element)) {
                return false;
            }
        }
        return true;
    }

    private boolean isShownOnly() {
        return component.path("readonly").asBoolean()
                || component.path("disabled").asBoolean();
    }

    /** form-js stars it, and does not let the form go when there is nothing to show. */
    private void checkShownOnly() {
        problems.addUnless(
                !isShownOnly()
                        || !component.path("validate").path("required").asBoolean()
                                && !component.path("properties").has("requiredWhen"),
                name,
                "it is only shown, so nobody can answer it: remove 'required' and 'requiredWhen'.");
        problems.addUnless(
                !component.path("properties").has("requiredWhen")
                        || Stream.of("label", "dateLabel", "timeLabel").anyMatch(component::hasNonNull),
                name,
                "nobody would see that it is required: give it a label.");
    }
}
