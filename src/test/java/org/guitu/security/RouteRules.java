package org.guitu.security;

import static org.guitu.security.Outsider.ADMINISTRATOR;
import static org.guitu.security.Outsider.AUDITOR;
import static org.guitu.security.Outsider.OTHER_COUNTY;
import static org.guitu.security.Outsider.OTHER_DEPARTMENT;
import static org.guitu.security.Outsider.OTHER_SUPERVISOR;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

        /**
         * Whether that outsider may get something; a rule for many routes lets people read only.
         *
         * @param reads whether the route changes nothing
         */
        boolean lets(Outsider outsider, boolean reads) {
            return open.contains(outsider) && (reads || !pattern.endsWith("/**"));
        }

        private boolean names(String route) {
            return pattern.equals(route);
        }

        private boolean covers(String route) {
            var path = route.substring(route.indexOf(' ') + 1);
            return pattern.endsWith("/**") && (path + "/").startsWith(pattern.substring(0, pattern.length() - 2));
        }
    }

    private static final Set<Outsider> SUPERVISOR = EnumSet.of(OTHER_SUPERVISOR);
    private static final Set<Outsider> ADMIN = EnumSet.of(ADMINISTRATOR);
    private static final Set<Outsider> WORKERS = EnumSet.of(OTHER_DEPARTMENT, OTHER_COUNTY, OTHER_SUPERVISOR);
    private static final Set<Outsider> MODELS =
            EnumSet.of(OTHER_DEPARTMENT, OTHER_COUNTY, OTHER_SUPERVISOR, ADMINISTRATOR);
    private static final Set<Outsider> OVERSIGHT = EnumSet.of(OTHER_SUPERVISOR, ADMINISTRATOR);
    private static final Set<Outsider> LOGGED_IN =
            EnumSet.of(OTHER_DEPARTMENT, OTHER_COUNTY, OTHER_SUPERVISOR, AUDITOR, ADMINISTRATOR);
    private static final Set<Outsider> EVERYBODY = EnumSet.allOf(Outsider.class);

    private static final String MODEL = "models hold nothing of a case";
    private static final String LINKS = "says which calls there are";

    static final List<Rule> ALL = List.of(
            // The engine's REST API
            closed("/authorization/**"),
            open("GET /authorization", "the administrator checks rights", ADMIN),
            open("GET /authorization/count", "the administrator checks rights", ADMIN),
            open("GET /authorization/{id}", "the administrator checks rights", ADMIN),
            open("GET /authorization/check", "answers for their own rights", LOGGED_IN),
            open("OPTIONS /authorization", LINKS, LOGGED_IN),
            open("OPTIONS /authorization/{id}", LINKS, LOGGED_IN),
            closed("/batch/**"),
            closed("/case-definition/**"),
            closed("/case-execution/**"),
            closed("/case-instance/**"),
            closed("/condition/**"),
            open("/decision-definition/**", MODEL, OVERSIGHT),
            closed("/decision-requirements-definition/**"),
            open("/deployment/**", MODEL, ADMIN),
            open("POST /deployment/create", "the administrator deploys models", ADMIN),
            open("POST /deployment/{id}/redeploy", "the administrator deploys models", ADMIN),
            open("GET /engine", "the name of the only engine", LOGGED_IN),
            closed("/event-subscription/**"),
            closed("/execution/**"),
            closed("/external-task/**"),
            open("/filter/**", "shared lists that show everybody their own tasks", WORKERS),
            open("OPTIONS /filter", LINKS, LOGGED_IN),
            open("/group/**", "names of departments and roles, and of their own", MODELS),
            open("GET /group", "their own departments and roles", LOGGED_IN),
            open("POST /group", "their own departments and roles", LOGGED_IN),
            open("GET /group/count", "their own departments and roles", LOGGED_IN),
            open("POST /group/count", "their own departments and roles", LOGGED_IN),
            open("GET /group/{id}", "their own departments and roles", LOGGED_IN),
            open("OPTIONS /group", LINKS, LOGGED_IN),
            open("OPTIONS /group/{id}", LINKS, LOGGED_IN),
            closed("/history/**"),
            open("GET /history/cleanup/configuration", "a setting", LOGGED_IN),
            open("GET /history/identity-link-log", "who may start which process", SUPERVISOR),
            open("GET /history/identity-link-log/count", "who may start which process", SUPERVISOR),
            open("GET /identity/groups", "their own groups and who shares them", LOGGED_IN),
            open("GET /identity/password-policy", "the rule for passwords", LOGGED_IN),
            open("POST /identity/password-policy", "whether a password would do", LOGGED_IN),
            open("POST /identity/verify", "whether a password is their own", LOGGED_IN),
            closed("/incident/**"),
            closed("/job/**"),
            open("/job-definition/**", MODEL, OVERSIGHT),
            closed("/message/**"),
            open("/metrics/**", "figures of the whole installation", ADMIN),
            closed("/migration/**"),
            open("POST /migration/generate", MODEL, MODELS),
            open("POST /migration/validate", MODEL, MODELS),
            closed("/modification/**"),
            closed("/optimize/**"),
            open("/process-definition/**", MODEL, MODELS),
            open(
                    "GET /process-definition/statistics",
                    "counts of their own regions, of all to administrators",
                    OVERSIGHT),
            closed("/process-instance/**"),
            open("/schema/log/**", "the engine's version", ADMIN),
            closed("/signal/**"),
            closed("/task/**"),
            open("/telemetry/**", "the engine's settings and figures, never sent", ADMIN),
            open("GET /telemetry/configuration", "a setting", LOGGED_IN),
            open("/tenant/**", "the names of regions", MODELS),
            open("OPTIONS /tenant", LINKS, LOGGED_IN),
            open("OPTIONS /tenant/{id}", LINKS, LOGGED_IN),
            open("/user/**", "supervisors assign tasks to people, administrators look at accounts", OVERSIGHT),
            open("GET /user", "their own account", LOGGED_IN),
            open("GET /user/count", "their own account", LOGGED_IN),
            open("OPTIONS /user", LINKS, LOGGED_IN),
            open("OPTIONS /user/{id}", LINKS, LOGGED_IN),
            closed("/variable-instance/**"),
            open("GET /version", "the engine's version", LOGGED_IN),

            // What Camunda's web apps ask for
            open("GET /camunda/api/admin/auth/user/{processEngineName}", "who one is", LOGGED_IN),
            closed("POST /camunda/api/admin/auth/user/{processEngineName}/login/{appName}"),
            closed("POST /models/check"),
            open("POST /camunda/api/admin/auth/user/{processEngineName}/logout", "ends their own session", LOGGED_IN),
            closed("/camunda/api/admin/setup/**"),
            open("/camunda/api/admin/plugin/**", "figures of the whole installation", ADMIN),
            closed("/camunda/api/cockpit/plugin/cockpitPlugins/**"),
            closed("/camunda/api/cockpit/plugin/base/**"),
            open(
                    "GET /camunda/api/cockpit/plugin/base/{engine}/process-definition/statistics",
                    "counts of their own regions",
                    OVERSIGHT),
            open("GET /camunda/api/cockpit/plugin/base/{engine}/process-definition/statistics-count", MODEL, OVERSIGHT),
            closed("/camunda/api/tasklist/plugin/tasklistPlugins/**"),

            // Our own pages
            open("GET /", "leads to where one works", LOGGED_IN),
            open("GET /login", "the login page", EVERYBODY),
            closed("GET /login/later"),
            closed("GET /login/refused"),
            open("GET /error", "says that something went wrong", EVERYBODY),
            open("GET /actuator/health", "up or down", EVERYBODY),
            open("GET /actuator/health/**", "up or down", EVERYBODY),
            closed("GET /actuator/prometheus"),
            open("GET /audit", "the auditor's page", EnumSet.of(AUDITOR)),
            open("GET /audit/export", "the auditor's page, as a table", EnumSet.of(AUDITOR)),
            open("POST /audit/check", "the auditor's page", EnumSet.of(AUDITOR)),
            open("/account/**", "their own password and second factor", LOGGED_IN),
            open("/accounts/**", "the administrators' page, on which two of them decide", ADMIN),
            open(
                    "/repairs/**",
                    "what has stopped, to supervisors of the region; to administrators without content",
                    OVERSIGHT),
            open("/models/**", "the administrators' page, which holds nothing of a case", ADMIN),
            open("GET /cases", "the cases of their own regions", SUPERVISOR),
            open("GET /person-check", "asks, and holds nothing of a case", EnumSet.of(OTHER_COUNTY)),
            open(
                    "POST /person-check",
                    "answers who may have a case, and where, as that is for",
                    EnumSet.of(OTHER_COUNTY)),
            open("GET /cases/parked", "the cases of their own regions", SUPERVISOR),
            open("GET /cases/minors", "the yearly figures of their own regions", SUPERVISOR),
            open("GET /cases/reports", "the reports of their own regions", SUPERVISOR),
            closed("/cases/**"),
            open("GET /my-cases", "the cases of their own offices", EnumSet.of(OTHER_DEPARTMENT, OTHER_COUNTY)),
            closed("/my-cases/**"),
            open("GET /search", "asks, and holds nothing of a case", WORKERS),
            open("GET /search/token", "holds nothing of a case", WORKERS),
            open("POST /search", "what the lists of tasks and cases show as well", WORKERS),
            open("POST /search/suggestions", "what the lists of tasks and cases show as well", WORKERS),
            open("GET /assign", "who has claimed tasks in their own regions", SUPERVISOR),
            closed("/assign/**"),
            closed("/clocks/**"),
            open("GET /tasks/list", "shared lists that show everybody their own tasks", WORKERS),
            closed("/tasks/**"),
            open("GET /directory", "who helps in their own regions, of nobody's case", WORKERS),
            closed("/directory/**"),
            closed("/dossier/**"),
            open("/drafts/starts/**", "what they have typed into their own start forms", WORKERS),
            closed("/drafts/tasks/**"),
            open("GET /retention", "the cases of their own regions that are due soon", SUPERVISOR),
            open("GET /notices", "their own notices", LOGGED_IN),
            open("GET /notices/unread", "their own notices", LOGGED_IN),
            open("POST /notices/read", "their own notices", LOGGED_IN),
            closed("/notices/**"),
            open("GET /handbook", "holds nothing of a case", LOGGED_IN),
            open("GET /handbook/sheets/{step}", "an empty form, of nobody's case", LOGGED_IN),
            open("GET /handbook/chapter", "leads to a chapter", LOGGED_IN),
            open("/docs/**", "holds nothing of a case", LOGGED_IN),
            open("/report/**", "the public page; what it sends is tried by ReportPageTest", EVERYBODY),

            // Files
            open("STATIC /**", "the login page's style and script; nothing else without login", LOGGED_IN),
            open("STATIC /webjars/**", "the web apps", LOGGED_IN),
            open("STATIC /camunda/lib/**", "the web apps", LOGGED_IN),
            open("STATIC /camunda/lib/deps*", "the web apps, with a current sanitizer", LOGGED_IN),
            open("STATIC /camunda/api/**", "nothing is there", LOGGED_IN),
            open("STATIC /camunda/app/**", "the web apps", LOGGED_IN),
            open("STATIC /camunda/app/*/scripts/config.js", "the web apps", LOGGED_IN),
            open("STATIC /camunda/app/*/scripts/guitu/tasklist.js", "the web apps", LOGGED_IN),
            open("STATIC /camunda/app/*/styles/user-styles.css", "the web apps", LOGGED_IN),
            open("STATIC /camunda/assets/**", "the web apps", LOGGED_IN),
            open("STATIC /camunda/favicon.ico", "the web apps", LOGGED_IN));

    private RouteRules() {}

    /** Filters that may answer for themselves, and what they answer. */
    static final Map<String, String> FILTERS = Map.ofEntries(
            Map.entry("springSecurityFilterChain", "the login and the rules for pages"),
            Map.entry("requestIds", "gives the answer its header"),
            Map.entry("ownSiteOnly", "refuses what a page of another site sends"),
            Map.entry("cockpitFigures", "tells administrators how many instances run"),
            Map.entry("listLimit", "answers nothing itself"),
            Map.entry("requestLimit", "refuses what is too large"),
            Map.entry("dossierLimit", "refuses words that are too many"),
            Map.entry("reportLimit", "refuses reports that are too large"),
            Map.entry("restFaults", "refuses an empty request"),
            Map.entry("webAppLogin", "tells the web apps who is logged in"),
            Map.entry("Authentication Filter", "the web apps' identity"),
            Map.entry("Security Filter", "the web apps' own rules"),
            Map.entry("CsrfPreventionFilter", "refuses calls without the page's token"),
            Map.entry("Engines Filter", "the web apps' pages, behind the login"),
            Map.entry("AppendTrailingSlashFilter", "leads to the web apps' pages"),
            Map.entry("SessionCookieFilter", "sets cookie attributes"),
            Map.entry("HttpHeaderSecurity", "sets headers"),
            Map.entry("EmptyBodyFilter", "an empty body is an empty object"),
            Map.entry("CacheControlFilter", "sets headers"),
            Map.entry("characterEncodingFilter", "UTF-8"),
            Map.entry("formContentFilter", "reads forms"),
            Map.entry("requestContextFilter", "Spring's"),
            Map.entry("webMvcObservationFilter", "Spring's"),
            Map.entry("Tomcat WebSocket (JSR356) Filter", "nothing listens there"));

    static final Set<String> SERVLETS = Set.of(
            "/ of dispatcherServlet",
            "/engine-rest/* of org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig",
            "/camunda/api/engine/* of Engine Api",
            "/camunda/api/cockpit/* of Cockpit Api",
            "/camunda/api/admin/* of Admin Api",
            "/camunda/api/tasklist/* of Tasklist Api",
            "/camunda/api/welcome/* of Welcome Api");

    /** Outsiders are refused or get an empty list. */
    private static Rule closed(String pattern) {
        return new Rule(pattern, Set.of(), "");
    }

    private static Rule open(String pattern, String reason, Set<Outsider> who) {
        return new Rule(pattern, who, reason);
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
