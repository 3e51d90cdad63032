package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The answers that are codes of a list, by their keys: what forms of a deployment ask with the custom property {@code options}. */
final class ListedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, Set<String>> own = new HashMap<>();

    /** Notes what the form asks; what is no form says nothing. */
    void read(ModelFile form) {
        try {
            collect(JSON.readTree(form.content()));
        } catch (IOException noJson) {
            // Nothing to note: FormFileCheck says what is wrong with it.
        }
    }

    private void collect(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            var list = component.path("properties").path("options").asText();
            if (!list.isEmpty()) {
                lists.put(component.path("key").asText(), list);
                component.path("values").forEach(option -> own.computeIfAbsent(
                                component.path("key").asText(), key -> new HashSet<>())
                        .add(option.path("value").asText()));
            }
            collect(component);
        }
    }

    /** The list of which that answer is a code. */
    Optional<String> listOf(String key) {
        return Optional.ofNullable(lists.get(key));
    }

    /** Whether some form offers that code beside the list. */
    boolean isOwn(String key, String code) {
        return own.getOrDefault(key, Set.of()).contains(code);
    }
}
