package org.guitu.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;
import org.guitu.testing.Desk;

/**
 * Turns a route into a request for the things of one case, as somebody would who knows their ids.
 *
 * @param ids what stands for {@code {id}} below which path, and for other parameters by their name
 */
record RouteProbe(Map<String, String> ids) {

    static final String BOUNDARY = "route-probe";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{\\*?([\\w-]+)}");

    /** {@code /task/{id}/variables/{varId}} with the ids of the case. */
    String path(RestRoute route) {
        var filled = new StringBuilder();
        var parameters = PARAMETER.matcher(route.path());
        while (parameters.find()) {
            var before = route.path().substring(0, parameters.start() - 1);
            var value = ids.get(before + "/{" + parameters.group(1) + "}");
            parameters.appendReplacement(
                    filled,
                    value != null ? value : ids.getOrDefault(parameters.group(1), "none-" + parameters.group(1)));
        }
        var path = parameters.appendTail(filled).toString();
        boolean list = route.method().getDeclaringClass().getName().startsWith("org.camunda.");
        return list ? Desk.paged(path) : path;
    }

    /** Whether it only asks, though it may do so by a body. */
    static boolean reads(RestRoute route) {
        return route.verb().equals("GET")
                || route.verb().equals("OPTIONS")
                || route.body()
                        .filter(type ->
                                type == String.class || type.getSimpleName().endsWith("QueryDto"))
                        .isPresent();
    }

    /** Something that the route takes: fields whose names are known are filled, queries ask for everything. */
    String body(RestRoute route) {
        if (route.verb().equals("GET") || route.verb().equals("OPTIONS")) {
            return null;
        }
        var type = route.body();
        if (type.isEmpty()
                || type.get() == String.class
                || type.get().getSimpleName().endsWith("QueryDto")) {
            return "{}";
        }
        if (type.get() == MultipartFormData.class) {
            return """
                    --%1$s\r
                    Content-Disposition: form-data; name="data"; filename="probe.txt"\r
                    Content-Type: text/plain\r
                    \r
                    probe\r
                    --%1$s\r
                    Content-Disposition: form-data; name="valueType"\r
                    \r
                    File\r
                    --%1$s--\r
                    """
                    .formatted(BOUNDARY);
        }
        var body = new HashMap<String, Object>();
        var known = JSON.getDeserializationConfig().introspect(JSON.constructType(type.get()));
        for (BeanPropertyDefinition property : known.findProperties()) {
            if (property.getMutator() != null) {
                valueFor(property, route).ifPresent(value -> body.put(property.getName(), value));
            }
        }
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Optional<Object> valueFor(BeanPropertyDefinition property, RestRoute route) {
        var name = property.getName();
        var type = property.getMutator().getRawType();
        if (ids.containsKey(name) && (type == String.class || type == Object.class)) {
            return Optional.of(ids.get(name));
        }
        var one = name.replaceAll("s$", "");
        if (Collection.class.isAssignableFrom(type) && ids.containsKey(one)) {
            return Optional.of(List.of(ids.get(one)));
        }
        if (name.equals("instructions")) {
            return Optional.of(List.of(Map.of("type", "startBeforeActivity", "activityId", "receive-person")));
        }
        if (name.equals("resourceNames") || name.equals("resourceIds")) {
            return Optional.of(List.of("none"));
        }
        if (name.equals("profile")) {
            return Optional.of(Map.of("id", ids.get("userId"), "firstName", "probe", "lastName", "probe"));
        }
        if (name.equals("credentials")) {
            return Optional.of(Map.of("password", "probe-probe-probe"));
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of(name.equals("suspended"));
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Optional.of(1);
        }
        return Optional.empty();
    }

    /** Whether an answer tells nothing: an empty list, a count of zero. */
    static boolean isEmpty(String body) {
        if (body == null || body.isBlank()) {
            return true;
        }
        try {
            return isEmpty(JSON.readTree(body));
        } catch (IOException noJson) {
            return false;
        }
    }

    private static boolean isEmpty(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> true;
            case NUMBER -> node.asDouble() == 0;
            case STRING -> node.asText().isEmpty();
            case ARRAY, OBJECT ->
                StreamSupport.stream(node.spliterator(), false).allMatch(RouteProbe::isEmpty);
            default -> false;
        };
    }
}
