package org.guitu.engine.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Cockpit asks the database by queries of its own, which pass none of the engine's commands: here they are told by their requests. Like all
 * others they do not go by what stands in the routing facts of cases.
 */
final class CockpitQueries {

    private static final String PLUGINS = "/camunda/api/cockpit/plugin/";
    private static final String VARIABLES = "variables";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CockpitQueries() {}

    static boolean isOne(HttpServletRequest request) {
        return (request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()))
                .startsWith(PLUGINS);
    }

    /** Whether the address holds a condition on a variable. */
    static boolean goesByFacts(HttpServletRequest request) {
        return request.getParameterMap().containsKey(VARIABLES);
    }

    /** Whether the body does, at whatever depth. */
    static boolean goesByFacts(byte[] body) {
        try {
            return JSON.readTree(body).findValues(VARIABLES).stream().anyMatch(CockpitQueries::holdsSomething);
        } catch (IOException noJson) {
            return false;
        }
    }

    private static boolean holdsSomething(JsonNode conditions) {
        return !conditions.isNull() && !(conditions.isContainerNode() && conditions.isEmpty());
    }
}
