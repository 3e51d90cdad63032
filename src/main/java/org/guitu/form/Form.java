package org.guitu.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a form asks: the questions of a {@code .form} file, in their order.
 *
 * @param id the form's id
 * @param fields its questions
 */
public record Form(String id, List<FormField> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** The same form with the options of the lists that its questions name. */
    public Form filled(OptionLists lists) {
        return new Form(id, fields.stream().map(field -> field.filled(lists)).toList());
    }

    /** The question with that key, if the form asks it. */
    public Optional<FormField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The question of which the form says so by a property, such as {@code FormField::family} with {@code case}; the first of several. */
    public Optional<FormField> field(Function<FormField, Optional<String>> property, String value) {
        return fields.stream()
                .filter(field -> property.apply(field).filter(value::equals).isPresent())
                .findFirst();
    }

    /**
     * How many bytes of JSON the longest answer to a question has, as far as its answers are known: one of its options, several of them,
     * or what the option is called that another question offers.
     */
    public int room(String key) {
        return fields.stream()
                .mapToInt(field -> field.key().equals(key)
                        ? field.longestChoice()
                        : field.names().filter(key::equals).isPresent() ? field.longestName() : 0)
                .max()
                .orElse(0);
    }

    /** The keys of the questions, in the form's order. */
    public List<String> keys() {
        return fields.stream().map(FormField::key).toList();
    }

    /** Whether one of its rules depends on that fact. */
    public boolean mentions(String fact) {
        var name = Pattern.compile("\\b" + Pattern.quote(fact) + "\\b");
        return fields.stream().flatMap(FormField::rules).anyMatch(rule -> name.matcher(rule)
                .find());
    }

    /** The facts that no question of the form asks for and that its times are compared with. */
    public Set<String> timesOfOthers() {
        return fields.stream()
                .flatMap(field -> Stream.concat(field.notAfter().stream(), field.notBefore().stream()))
                .filter(name -> !name.equals(TimeOrder.NOW) && !name.equals(TimeOrder.TODAY))
                .filter(name -> field(name).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void collect(JsonNode parent, List<String> hiddenAbove, List<FormField> fields) {
        for (JsonNode component : parent.path("components")) {
            var hidden = new ArrayList<>(hiddenAbove);
            FormField.text(component.path("conditional"), "hide").ifPresent(hidden::add);
            if (component.has("components")) {
                collect(component, hidden, fields);
            } else if (component.hasNonNull("key")) {
                fields.add(new FormField(component, hidden));
            }
        }
    }
}
