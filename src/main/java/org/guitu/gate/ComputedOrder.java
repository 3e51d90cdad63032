package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether each computed answer builds only on those that are computed before it: the server goes through them in the order of the form,
 * and whatever stands later still has the value that an earlier step gave it, or none.
 *
 * <p>Whoever means that earlier value says so by the property {@code earlier}.
 */
final class ComputedOrder {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private final ProblemList problems;

    ComputedOrder(ProblemList problems) {
        this.problems = problems;
    }

    void check(JsonNode form) {
        var later = new LinkedHashMap<String, JsonNode>();
        collect(form, later);
        while (!later.isEmpty()) {
            var key = later.keySet().iterator().next();
            var computed = later.remove(key);
            var feel = TEXT.matcher(computed.path("expression").asText()).replaceAll("\"\"");
            var earlier = earlier(computed);
            later.keySet().stream()
                    .filter(other -> mentions(feel, other) && !earlier.contains(other))
                    .forEach(other -> problems.add(
                            key,
                            "'%s' is computed after it, so that it sees the value of before: move '%s' up, or name it in the property 'earlier' if that value is meant.",
                            other,
                            other));
            earlier.stream()
                    .filter(other -> !other.isEmpty() && !(later.containsKey(other) && mentions(feel, other)))
                    .forEach(other -> problems.add(
                            key, "earlier '%s' is nothing that it mentions and that is computed after it.", other));
        }
    }

    private static void collect(JsonNode parent, Map<String, JsonNode> computed) {
        for (JsonNode component : parent.path("components")) {
            if (component.path("type").asText().equals("expression")) {
                computed.put(component.path("key").asText(), component);
            }
            collect(component, computed);
        }
    }

    private static Set<String> earlier(JsonNode computed) {
        return Set.of(computed.path("properties").path("earlier").asText().split(",\\s*"));
    }

    private static boolean mentions(String feel, String key) {
        return Pattern.compile("\\b" + Pattern.quote(key) + "\\b").matcher(feel).find();
    }
}
