package org.guitu.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A form file as the browser gets it, with what form-js does not do by itself: a star on a question as soon as its answer is
 * needed, the options of the lists that it names, of long lists only what the reader may choose, and what it opens with.
 *
 * <p>It never changes, so that one that was read serves all readers: what is filled or chosen for one of them is another.
 */
public final class FormForBrowser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFAULT = "default";
    private static final List<String> LABELS = List.of("label", "dateLabel", "timeLabel");

    private final JsonNode root;

    private FormForBrowser(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads a form file.
     *
     * @throws UncheckedIOException when it is not JSON
     */
    public static FormForBrowser read(byte[] json) {
        try {
            var root = JSON.readTree(json);
            markRequired(root);
            showFormer(root);
            return new FormForBrowser(root);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static void markRequired(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            FormField.text(component.path("properties"), "requiredWhen")
                    .ifPresent(condition -> mark((ObjectNode) component, condition));
            markRequired(component);
        }
    }

    /** Where an answer is only shown it may be one that nobody can give any more; as a list it shows no other. */
    private static void showFormer(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            var former = ((ObjectNode) component).remove(FormField.FORMER);
            if (former != null && component.path("readonly").asBoolean()) {
                ((ArrayNode) component.path("values")).addAll((ArrayNode) former);
                var list = component.path("type").asText().equals("checklist") ? "taglist" : "select";
                ((ObjectNode) component).put("type", list);
            }
            showFormer(component);
        }
    }

    /** form-js shows labels as templates. */
    private static void mark(ObjectNode component, String condition) {
        Stream.concat(Stream.of(FormField.labelName(component)), LABELS.stream())
                .filter(component::hasNonNull)
                .findFirst()
                .ifPresent(name -> component.put(
                        name,
                        "%s{{if %s then \"*\" else \"\"}}"
                                .formatted(component.get(name).asText(), condition.replaceFirst("^=", ""))));
    }

    /** The same with the options of the lists that its questions name. */
    public FormForBrowser filled(OptionLists lists) {
        return changed(copy -> fill(copy, lists));
    }

    private static void fill(JsonNode parent, OptionLists lists) {
        for (JsonNode component : parent.path("components")) {
            if (FormField.list(component).isPresent()) {
                var options = JSON.createArrayNode();
                FormField.options(component, lists::shown)
                        .forEach((code, label) ->
                                options.addObject().put("label", label).put("value", code));
                ((ObjectNode) component).set("values", options);
            }
            fill(component, lists);
        }
    }

    /** The same, saying below these questions where the answers come from with which they open. */
    public FormForBrowser explaining(Map<String, String> sources) {
        return sources.isEmpty() ? this : changed(copy -> explain(copy, sources));
    }

    private static void explain(JsonNode parent, Map<String, String> sources) {
        for (JsonNode component : parent.path("components")) {
            var source = sources.get(component.path("key").asText());
            if (source != null) {
                var said = FormField.text(component, "description").map(text -> text + " ");
                ((ObjectNode) component).put("description", said.orElse("") + source);
            }
            explain(component, sources);
        }
    }

    /**
     * The same, opening with what is likely the answer to the questions that say so.
     *
     * @param values what is known for the reader, by the name that a question says
     */
    public FormForBrowser opening(Function<String, Optional<String>> values) {
        return hasDefaults(root) ? changed(copy -> open(copy, values)) : this;
    }

    private static boolean hasDefaults(JsonNode parent) {
        return parent.path("properties").has(DEFAULT)
                || StreamSupport.stream(parent.path("components").spliterator(), false)
                        .anyMatch(FormForBrowser::hasDefaults);
    }

    private static void open(JsonNode parent, Function<String, Optional<String>> values) {
        for (JsonNode component : parent.path("components")) {
            FormField.text(component.path("properties"), DEFAULT)
                    .flatMap(values)
                    .ifPresent(value -> ((ObjectNode) component).put("defaultValue", value));
            open(component, values);
        }
    }

    /** The same with this sentence above its questions. */
    public FormForBrowser saying(String sentence) {
        return changed(copy -> ((ArrayNode) copy.path("components"))
                .insert(
                        0,
                        JSON.createObjectNode()
                                .put("type", "text")
                                .put("id", "guitu-said")
                                .put("text", "> " + sentence)));
    }

    /** The same with only these options of the question, the only one chosen; a question that would have none keeps all. */
    public FormForBrowser offering(String key, Collection<String> codes) {
        return changed(copy -> offer(copy, key, codes));
    }

    private FormForBrowser changed(Consumer<JsonNode> change) {
        JsonNode copy = root.deepCopy();
        change.accept(copy);
        return new FormForBrowser(copy);
    }

    private static void offer(JsonNode parent, String key, Collection<String> codes) {
        for (JsonNode component : parent.path("components")) {
            if (component.path("key").asText().equals(key)) {
                var offered = JSON.createArrayNode();
                component.path("values").forEach(option -> {
                    if (codes.contains(option.path("value").asText())) {
                        offered.add(option);
                    }
                });
                offer((ObjectNode) component, offered);
            }
            offer(component, key, codes);
        }
    }

    private static void offer(ObjectNode component, ArrayNode options) {
        if (!options.isEmpty()) {
            component.set("values", options);
        }
        if (options.size() == 1) {
            component.set("defaultValue", options.get(0).path("value"));
        }
    }

    /** The words above the first question, if it begins with some: when it is used, and what follows. */
    public Optional<String> introduction() {
        var first = root.path("components").path(0);
        return Optional.of(first.path("text").asText())
                .filter(text -> first.path("type").asText().equals("text") && !text.isBlank());
    }

    public byte[] json() {
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }
}
