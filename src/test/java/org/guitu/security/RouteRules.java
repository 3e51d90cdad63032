package org.guitu.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an outsider gets from every route of the application. {@link RouteTest} finds the routes and tries them; a route without a
 * rule, and a rule without a route, fail it.
 *
 * <p>A rule names one route ({@code GET /user/{id}/profile}) or all below a path ({@code /task/**}); the one route goes before. Routes
 * of the engine's REST API are named without the place where it is mounted.
 */
final class RouteRules {

    /**
     * @param pattern the route or routes
     * @param open who gets or may do something there, as the reason says, though never anything of another's case
     */
    record Rule(String pattern, Set<Outsider> open, String reason) {

        private boolean names(String route) {
            return pattern.equals(route);
        }

        private boolean covers(String route) {
            var path = route.substring(route.indexOf(' ') + 1);
            return pattern.endsWith("/**") && (path + "/").startsWith(pattern.substring(0, pattern.length() - 2));
        }
    }

    static final List<Rule> ALL = List.of(closed("/task/**"));

    private RouteRules() {}

    /** Outsiders are refused or get an empty list. */
    private static Rule closed(String pattern) {
        return new Rule(pattern, Set.of(), "");
    }

    private static Rule open(String pattern, String reason, Outsider... who) {
        return new Rule(pattern, Set.of(who), reason);
    }

    /** @throws AssertionError when there is none, or more than one of the same rank */
    static Rule of(String route) {
        for (Stream<Rule> rank : List.of(
                ALL.stream().filter(rule -> rule.names(route)), ALL.stream().filter(rule -> rule.covers(route)))) {
            var rules = rank.toList();
            if (rules.size() == 1) {
                return rules.get(0);
            }
            if (rules.size() > 1) {
                throw new AssertionError("More than one rule for %s: %s".formatted(route, rules));
            }
        }
        throw new AssertionError(
                ("No rule for %s. Add one to RouteRules: closed(\"%s\") if outsiders get nothing there;"
                                + " open(...) with a reason if some do.")
                        .formatted(route, route));
    }
}
