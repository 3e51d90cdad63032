package org.guitu.gate.formjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.form.Conditions;
import org.guitu.form.FormField;
import org.guitu.form.FormField.Kind;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ProblemList;

/**
 * Whether the browser shows, stars and asks for what the server then checks. Tasklist's form-js 1.8.7 reads FEEL by an engine of its own,
 * and passes over what it does not know; what is hidden on the server alone would be answered, sent, and dropped without a word.
 */
public final class FormJsCheck {

    private static final Set<String> OF_FORMS = Set.of(
            "id",
            "type",
            "components",
            "schemaVersion",
            "executionPlatform",
            "executionPlatformVersion",
            "exporter",
            "versionTag");

    private final ProblemList problems;
    private final Conditions conditions;
    private final Map<String, Kind> kinds = new HashMap<>();
    private final List<String> shown = new ArrayList<>();

    public FormJsCheck(ProblemList problems, Conditions conditions) {
        this.problems = problems;
        this.conditions = conditions;
    }

    public void check(JsonNode root) {
        collectKinds(root);
        root.fieldNames()
                .forEachRemaining(property -> problems.addUnless(
                        OF_FORMS.contains(property),
                        "",
                        "'%s' of a form is passed over by the browser and the server%s: remove it.",
                        property,
                        Meant.of(property, List.copyOf(OF_FORMS))));
        collectRules(root);
        checkComponents(root);
    }

    private void collectKinds(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")) {
                FormField.kindOf(component)
                        .ifPresent(kind -> kinds.put(component.get("key").asText(), kind));
            }
            collectKinds(component);
        }
    }

    /** What the browser itself evaluates, by which it shows and stars. */
    private void collectRules(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            Stream.of(
                            component.path("conditional").path("hide"),
                            component.path("properties").path("requiredWhen"),
                            component.path("expression"))
                    .filter(JsonNode::isTextual)
                    .forEach(rule -> shown.add(rule.asText()));
            collectRules(component);
        }
    }

    private void checkComponents(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            var name =
                    component.path(component.hasNonNull("key") ? "key" : "id").asText();
            new BuilderProperties(problems, component, name).check();
            checkHide(component, name);
            checkExpression(component, name);
            var required = component.path("properties").path("requiredWhen");
            if (required.isTextual()) {
                checkFeel(required.asText(), name);
                otherwiseWhenEmpty(required.asText()).forEach(key -> refuseBareNull(key, name));
            }
            checkComponents(component);
        }
    }

    private void checkHide(JsonNode component, String name) {
        var conditional = component.path("conditional");
        conditional
                .fieldNames()
                .forEachRemaining(property -> problems.addUnless(
                        property.equals("hide"),
                        name,
                        "its condition '%s' is passed over by the browser and the server: write 'hide'.",
                        property));
        if (!conditional.hasNonNull("hide")) {
            return;
        }
        var hide = conditional.path("hide").asText();
        if (!conditional.path("hide").isTextual() || !hide.startsWith("=")) {
            problems.add(
                    name,
                    "its condition to be hidden is '%s', which the browser passes over: begin it with '='.",
                    hide);
            return;
        }
        checkFeel(hide, name);
        otherwiseWhenEmpty(hide).forEach(key -> {
            if (asks(component)) {
                refuseBareNull(key, name);
            } else {
                problems.warn(
                        name,
                        "an empty box is shown where '%1$s' has no answer, since form-js turns it into %2$s: write %1$s = null or %3$s.",
                        key,
                        empty(key),
                        isEmpty(key));
            }
        });
    }

    private void checkExpression(JsonNode component, String name) {
        var expression = component.path("expression");
        if (!expression.isTextual()) {
            return;
        }
        problems.addUnless(
                expression.asText().startsWith("="),
                name,
                "its expression is '%s', which the browser passes over: begin it with '='.",
                expression.asText());
        checkFeel(expression.asText(), name);
        otherwiseWhenEmpty(expression.asText()).forEach(key -> refuseBareNull(key, name));
        var key = component.path("key").asText();
        problems.addUnless(
                component.path("computeOn").asText().equals("change")
                        || shown.stream()
                                .filter(rule -> !rule.equals(expression.asText()))
                                .flatMap(rule -> FeelToken.of(rule).stream())
                                .noneMatch(token -> token.isWord() && token.is(key)),
                name,
                "other rules of the form go by it, and the browser computes it only at the end: write 'change' in 'computeOn'.");
    }

    private void checkFeel(String feel, String name) {
        BrowserFeel.differences(feel).forEach(problem -> problems.add(name, "%s", problem));
        KindCheck.differences(feel, kinds).forEach(problem -> problems.add(name, "%s", problem));
    }

    private List<String> otherwiseWhenEmpty(String feel) {
        return new EmptyAnswers(conditions, kinds).takenOtherwise(feel);
    }

    private void refuseBareNull(String key, String name) {
        problems.add(
                name,
                "'%1$s' without an answer is null on the server and %2$s in the browser, which asks otherwise than the server checks: write %1$s = null or %3$s.",
                key,
                empty(key),
                isEmpty(key));
    }

    private String empty(String key) {
        return switch (kinds.get(key)) {
            case TEXT -> "\"\"";
            case CHOICES -> "[]";
            default -> "false";
        };
    }

    private String isEmpty(String key) {
        return switch (kinds.get(key)) {
            case TEXT -> "%s = \"\"".formatted(key);
            case CHOICES -> "count(%s) = 0".formatted(key);
            default -> "%s = false".formatted(key);
        };
    }

    /** Whether somebody answers it, or something in it. */
    private static boolean asks(JsonNode component) {
        if (component.has("components")) {
            for (JsonNode child : component.path("components")) {
                if (asks(child)) {
                    return true;
                }
            }
            return false;
        }
        return component.hasNonNull("key")
                && !component.path("readonly").asBoolean()
                && !component.path("disabled").asBoolean();
    }
}
