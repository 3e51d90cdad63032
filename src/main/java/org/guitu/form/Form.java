package org.guitu.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.form.FormField.Kind;

/**
 * A form as the server understands it: the questions of a {@code .form} file (form-js schema 16), in their order.
 *
 * @param id the form's id, which is the id of its user task
 */
public record Form(String id, List<FormField> fields) {

    private static final int LONGEST_TEXT = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Kind> KINDS = Map.of(
            "textfield", Kind.TEXT,
            "textarea", Kind.TEXT,
            "number", Kind.NUMBER,
            "checkbox", Kind.YES_NO,
            "select", Kind.CHOICE,
            "radio", Kind.CHOICE,
            "checklist", Kind.CHOICES,
            "taglist", Kind.CHOICES);

    public Form {
        fields = List.copyOf(fields);
    }

    /**
     * Reads a form file.
     *
     * @throws UncheckedIOException when it is not JSON
     */
    public static Form read(byte[] json) {
        try {
            var root = JSON.readTree(json);
            var fields = new ArrayList<FormField>();
            collect(root, List.of(), fields);
            return new Form(root.path("id").asText(), fields);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** The question with that key, if the form asks it. */
    public Optional<FormField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private static void collect(JsonNode parent, List<String> hiddenAbove, List<FormField> fields) {
        for (JsonNode component : parent.path("components")) {
            var hidden = new ArrayList<>(hiddenAbove);
            text(component.path("conditional"), "hide").ifPresent(hidden::add);
            if (component.has("components")) {
                collect(component, hidden, fields);
            } else if (component.hasNonNull("key")) {
                fields.add(field(component, hidden));
            }
        }
    }

    private static FormField field(JsonNode component, List<String> hidden) {
        var validate = component.path("validate");
        var properties = component.path("properties");
        return new FormField(
                component.get("key").asText(),
                label(component),
                kind(component),
                text(properties, "class").orElse(null),
                validate.path("required").asBoolean(),
                component.path("readonly").asBoolean() || component.path("disabled").asBoolean(),
                properties.path("prefill").asBoolean(),
                validate.path("maxLength").asInt(LONGEST_TEXT),
                text(validate, "pattern").orElse(null),
                validate.hasNonNull("min") ? validate.get("min").decimalValue() : null,
                validate.hasNonNull("max") ? validate.get("max").decimalValue() : null,
                component.hasNonNull("decimalDigits") ? component.get("decimalDigits").asInt() : null,
                component.path("disallowPassedDates").asBoolean(),
                options(component),
                hidden,
                text(properties, "requiredWhen").orElse(null),
                text(properties, "refuseWhen").orElse(null),
                text(properties, "refusal").orElse(null));
    }

    private static String label(JsonNode component) {
        return text(component, "label")
                .or(() -> text(component, "dateLabel"))
                .or(() -> text(component, "timeLabel"))
                .orElse(component.get("key").asText());
    }

    private static Kind kind(JsonNode component) {
        var type = component.get("type").asText();
        if (type.equals("datetime")) {
            return switch (component.path("subtype").asText("date")) {
                case "time" -> Kind.TIME;
                case "datetime" -> Kind.DATE_TIME;
                default -> Kind.DATE;
            };
        }
        var kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "Field '%s' is of type '%s', which forms may not use.".formatted(component.get("key"), type));
        }
        return kind;
    }

    private static Map<String, String> options(JsonNode component) {
        var options = new LinkedHashMap<String, String>();
        component.path("values")
                .forEach(option -> options.put(
                        option.path("value").asText(), option.path("label").asText()));
        return options;
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
    }
}
