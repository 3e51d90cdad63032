package org.guitu.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guitu.form.FormField;

/**
 * What the options of a form's questions are called, with those that only its earlier versions had: an answer that was given by one of them is
 * read by its name.
 */
record FormerOptions(Map<String, Map<String, String>> labels) {

    static final FormerOptions NONE = new FormerOptions(Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of this file and, where it has them no more, of before. */
    FormerOptions with(byte[] file) {
        var all = new HashMap<String, Map<String, String>>();
        labels.forEach((key, options) -> all.put(key, new LinkedHashMap<>(options)));
        collect(read(file), all);
        return new FormerOptions(all);
    }

    private static void collect(JsonNode parent, Map<String, Map<String, String>> labels) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key") && component.path("values").isArray()) {
                var options = labels.computeIfAbsent(component.path("key").asText(), key -> new LinkedHashMap<>());
                component
                        .path("values")
                        .forEach(option -> options.put(
                                option.path("value").asText(),
                                option.path("label").asText()));
            }
            collect(component, labels);
        }
    }

    /** The file, each question with the options that it has no more: see {@link FormField#called}. */
    byte[] addedTo(byte[] file) {
        if (labels.isEmpty()) {
            return file;
        }
        try {
            var root = read(file);
            add(root);
            return JSON.writeValueAsBytes(root);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void add(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            var former = new LinkedHashMap<>(
                    labels.getOrDefault(component.path("key").asText(), Map.of()));
            component
                    .path("values")
                    .forEach(option -> former.remove(option.path("value").asText()));
            if (!former.isEmpty() && component.path("values").isArray()) {
                var options = ((ObjectNode) component).putArray(FormField.FORMER);
                former.forEach(
                        (code, label) -> options.addObject().put("label", label).put("value", code));
            }
            add(component);
        }
    }

    private static JsonNode read(byte[] file) {
        try {
            return JSON.readTree(file);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
