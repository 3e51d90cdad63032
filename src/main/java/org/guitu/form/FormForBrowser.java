package org.guitu.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * A form file as the browser gets it, with what form-js does not do by itself: a star on a question as soon as its answer is
 * needed, the options of the lists that it names, and of long lists only what the reader may choose.
 */
public final class FormForBrowser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LABELS = List.of("label", "dateLabel", "timeLabel");

    private final JsonNode root;

    /** @throws UncheckedIOException when the file is not JSON */
    public FormForBrowser(InputStream file) {
        try (file) {
            root = JSON.readTree(file);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
        markRequired(root);
    }

    private static void markRequired(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            FormField.text(component.path("properties"), "requiredWhen")
                    .ifPresent(condition -> mark((ObjectNode) component, condition));
            markRequired(component);
        }
    }

    /** form-js shows labels as templates. */
    private static void mark(ObjectNode component, String condition) {
        LABELS.stream()
                .filter(component::hasNonNull)
                .findFirst()
                .ifPresent(name -> component.put(
                        name,
                        "%s{{if %s then \"*\" else \"\"}}"
                                .formatted(component.get(name).asText(), condition.replaceFirst("^=", ""))));
    }

    /** Writes the options of the lists that its questions name into them. */
    public FormForBrowser filled(OptionLists lists) {
        fill(root, lists);
        return this;
    }

    private static void fill(JsonNode parent, OptionLists lists) {
        for (JsonNode component : parent.path("components")) {
            if (FormField.list(component).isPresent()) {
                var options = JSON.createArrayNode();
                FormField.options(component, lists)
                        .forEach((code, label) ->
                                options.addObject().put("label", label).put("value", code));
                ((ObjectNode) component).set("values", options);
            }
            fill(component, lists);
        }
    }

    /** Leaves only these options of the question, and chooses the only one; a question that would have none keeps all. */
    public FormForBrowser offering(String key, Collection<String> codes) {
        offer(root, key, codes);
        return this;
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

    public byte[] json() {
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }
}
