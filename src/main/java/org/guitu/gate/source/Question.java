package org.guitu.gate.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;

/**
 * A question of a form, or something that it shows.
 *
 * @param hiddenWhen the conditions, any of which hides it: its own and those of the groups around it
 */
public record Question(String key, JsonNode component, List<String> hiddenWhen) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of a form, in its order; what is no form has none. */
    public static List<Question> of(ModelFile form) {
        var found = new ArrayList<Question>();
        try {
            collect(JSON.readTree(form.content()), List.of(), found);
        } catch (IOException noJson) {
            return List.of();
        }
        return found;
    }

    private static void collect(JsonNode parent, List<String> hiddenAbove, List<Question> found) {
        for (JsonNode component : parent.path("components")) {
            var hidden = new ArrayList<>(hiddenAbove);
            var hide = component.path("conditional").path("hide").asText();
            if (!hide.isEmpty()) {
                hidden.add(hide);
            }
            if (component.hasNonNull("key")) {
                found.add(new Question(component.get("key").asText(), component, List.copyOf(hidden)));
            }
            collect(component, hidden, found);
        }
    }

    /** Whether somebody answers it, or it is computed. */
    public boolean isAsked() {
        return !component.path("readonly").asBoolean()
                && !component.path("disabled").asBoolean();
    }

    /** Whether the answer is a fact of the engine: it is there after the form, also where nothing was answered. */
    public boolean isFact() {
        return isAsked() && property("class").isEmpty();
    }

    String type() {
        return component.path("type").asText();
    }

    public boolean isComputed() {
        return type().equals("expression");
    }

    public String property(String name) {
        return component.path("properties").path(name).asText();
    }

    /** What the property names, joined by commas. */
    public List<String> listed(String property) {
        return Stream.of(property(property).split(",\\s*"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    boolean isRequired() {
        return component.path("validate").path("required").asBoolean();
    }

    /** Whether it may be left without an answer, whatever the others are. */
    boolean mayBeEmpty() {
        return !isRequired() || !hiddenWhen.isEmpty();
    }

    /** The codes that it offers itself. */
    public Set<String> options() {
        var codes = new LinkedHashSet<String>();
        component
                .path("values")
                .forEach(option -> codes.add(option.path("value").asText()));
        return codes;
    }

    /** Whether it offers nothing but those. */
    public boolean offersOwnOnly() {
        return !options().isEmpty() && property("options").isEmpty();
    }

    /** Its rules in FEEL: when it is hidden, needed, refused and in which words, what it shows or comes to. */
    public List<String> rules() {
        return Stream.concat(
                        hiddenWhen.stream(),
                        Stream.of(
                                property("requiredWhen"),
                                property("refuseWhen"),
                                property("refusal").startsWith("=") ? property("refusal") : "",
                                property("shows"),
                                component.path("expression").asText()))
                .filter(rule -> !rule.isEmpty())
                .toList();
    }

    /** It is the same only in the same file. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Question question && component == question.component;
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
