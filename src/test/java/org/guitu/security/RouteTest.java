package org.guitu.security;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every route of the running application, tried by people who have nothing to do with a case and know all its ids: they are refused
 * or get nothing of it, and change nothing. What is expected where stands in {@link RouteRules}.
 */
@GuituTest
class RouteTest {

    private static final String WORKER = "routes-worker";
    private static final String VICTIM = "routes-victim";
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 405, 406, 415);
    private static final String KEPT_BY_ADMINISTRATORS = "act_id_.*|act_ru_authorization|act_hi_op_log";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CamundaJerseyResourceConfig rest;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    private NewCase open;
    private String batch;
    private String tables;
    private long nextTransaction;
    private final Map<String, String> ids = new HashMap<>();
    private final RouteProbe probe = new RouteProbe(ids);
    private final Set<String> secrets = new TreeSet<>();

    @BeforeEach
    void aCaseInWhichMuchHasHappened(
            @Autowired AccountStore accounts, @Autowired Conditions conditions, @Autowired IdentityService identities) {
        accounts.create(new Account(WORKER, "示例甲", "civil-affairs", "350404", Role.CASEWORKER), "guitu");
        for (Outsider outsider : Outsider.values()) {
            outsider.account().ifPresent(account -> accounts.create(account, "guitu"));
        }
        for (String plain : List.of(VICTIM, Outsider.NO_ROLE.id())) {
            if (!accounts.exists(plain)) {
                var user = identities.newUser(plain);
                user.setPassword("guitu");
                identities.saveUser(user);
            }
        }
        open = NewCase.open(base(), conditions, "350404");
        var desk = new Desk(base(), WORKER);
        desk.claim(open.task());
        var received = NewCase.fill(
                conditions, "receive-person", Map.of("receiveOutcome", "received", "responsibleOfficer", "示例甲"));
        assertThat(desk.submitForm(open.task(), received).message()).isEmpty();
        var service = runtime.createProcessInstanceByKey("follow-up")
                .businessKey(open.caseNumber())
                .setVariables(runtime.getVariables(open.instance()))
                .setVariable("riskLevel", "medium")
                .startBeforeActivity("follow-up-interval")
                .execute();
        var task = tasks.createTaskQuery()
                .processInstanceId(open.instance())
                .list()
                .get(0)
                .getId();
        var incident = runtime.createIncident("failedJob", open.instance(), "probe", "probe");
        tasks.createComment(task, open.instance(), "probe");
        tasks.createAttachment("text", task, open.instance(), "probe", "probe", "http://example.invalid/");
        batch = runtime.updateProcessInstanceSuspensionState()
                .byProcessInstanceIds(service.getId())
                .suspendAsync()
                .getId();
        collect(task, incident.getId(), service.getId());
    }

    private void collect(String task, String incident, String service) {
        List.of("caseNumber", "number", "case").forEach(name -> ids.put(name, open.caseNumber()));
        List.of("step", "documentId").forEach(name -> ids.put(name, "1"));
        ids.put("instance", open.instance());
        ids.put("task", task);
        ids.put("/task/{id}", task);
        ids.put("taskId", task);
        ids.put("/process-instance/{id}", open.instance());
        ids.put("/history/process-instance/{id}", open.instance());
        ids.put("processInstanceId", open.instance());
        ids.put("executionId", open.instance());
        ids.put("/execution/{id}", open.instance());
        ids.put("/incident/{id}", incident);
        ids.put("/batch/{id}", batch);
        ids.put("/history/batch/{id}", batch);
        ids.put("userId", VICTIM);
        ids.put("/user/{id}", WORKER);
        ids.put("/group/{id}", "civil-affairs");
        ids.put("groupId", "civil-affairs");
        ids.put("/tenant/{id}", "350404");
        ids.put("tenantId", "350404");
        ids.put("tenant-id", "350404");
        ids.put("key", "rescue-case");
        ids.put("/decision-definition/key/{key}", "service-needs");
        ids.put("varId", "caseNumber");
        ids.put("name", "default");
        ids.put("engine", "default");
        ids.put("processEngineName", "default");
        ids.put("appName", "tasklist");
        ids.put("/metrics/{name}", "activity-instance-start");
        ids.put("messageName", "none");
        ids.put("file", "none");
        one("/process-definition/{id}", "select proc_def_id_ from act_ru_execution where id_ = ?", open.instance());
        ids.put("processDefinitionId", ids.get("/process-definition/{id}"));
        ids.put("/history/process-definition/{id}", ids.get("/process-definition/{id}"));
        one(
                "/deployment/{id}",
                "select deployment_id_ from act_re_procdef where id_ = ?",
                ids.get("processDefinitionId"));
        one(
                "resourceId",
                "select min(id_) from act_ge_bytearray where deployment_id_ = ?",
                ids.get("/deployment/{id}"));
        one("/job/{id}", "select min(id_) from act_ru_job where root_proc_inst_id_ = ?", service);
        ids.put("jobId", ids.get("/job/{id}"));
        one("/job-definition/{id}", "select min(job_def_id_) from act_ru_job where id_ = ?", ids.get("/job/{id}"));
        one("/history/job-log/{id}", "select min(id_) from act_hi_job_log where root_proc_inst_id_ = ?", service);
        one("/variable-instance/{id}", "select min(id_) from act_ru_variable where proc_inst_id_ = ?", open.instance());
        one(
                "/history/variable-instance/{id}",
                "select min(id_) from act_hi_varinst where proc_inst_id_ = ?",
                open.instance());
        one(
                "/history/activity-instance/{id}",
                "select min(id_) from act_hi_actinst where proc_inst_id_ = ?",
                open.instance());
        one("/history/detail/{id}", "select min(id_) from act_hi_detail where proc_inst_id_ = ?", open.instance());
        one(
                "/history/decision-instance/{id}",
                "select min(id_) from act_hi_decinst where root_proc_inst_id_ = ?",
                service);
        one("operationId", "select min(operation_id_) from act_hi_op_log where proc_inst_id_ = ?", open.instance());
        one("commentId", "select min(id_) from act_hi_comment where proc_inst_id_ = ?", open.instance());
        one("attachmentId", "select min(id_) from act_hi_attachment where proc_inst_id_ = ?", open.instance());
        one("/decision-definition/{id}", "select min(id_) from act_re_decision_def where key_ = ?", "service-needs");
        one("/filter/{id}", "select min(id_) from act_ru_filter where resource_type_ = ?", "Task");
        one("/authorization/{id}", "select min(id_) from act_ru_authorization where group_id_ = ?", "caseworker");
        secrets.add(open.caseNumber());
        for (String table : List.of(
                "actinst",
                "varinst",
                "detail",
                "taskinst",
                "identitylink",
                "procinst",
                "op_log",
                "job_log",
                "incident",
                "decinst",
                "comment",
                "attachment")) {
            secrets.addAll(database.sql("select id_ from act_hi_" + table + " where root_proc_inst_id_ in (?, ?)")
                    .param(open.instance())
                    .param(service)
                    .query(String.class)
                    .list());
        }
        secrets.add(ids.get("/job/{id}"));
        secrets.add(batch);
    }

    private void one(String name, String sql, String value) {
        var found = database.sql(sql).param(value).query(String.class).optional();
        assertThat(found).as(name).isPresent();
        ids.put(name, found.get());
    }

    private MappedRoutes routes() {
        return new MappedRoutes(servlets, context, rest);
    }

    @AfterEach
    void clearUp() {
        management.deleteBatch(batch, true);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    @Test
    void everyRouteHasItsRuleAndEveryRuleItsRoute() throws ReflectiveOperationException {
        var unused = new HashSet<>(RouteRules.ALL);
        routes().ofRest().forEach((mount, routes) -> routes.forEach(route -> unused.remove(rule(mount, route))));
        routes().pages().forEach(page -> unused.remove(RouteRules.of(page.toString())));
        routes().files().forEach(pattern -> unused.remove(RouteRules.of("STATIC " + pattern)));
        assertThat(unused).as("rules without a route: remove them").isEmpty();
    }

    @Test
    void servletsAndFiltersAreTheKnownOnes() {
        var servlets = this.servlets.getServletRegistrations().values().stream()
                .flatMap(servlet -> servlet.getMappings().stream().map(path -> path + " of " + servlet.getName()));
        assertThat(servlets)
                .as("Routes of a new servlet are looked for in MappedRoutes.")
                .containsExactlyInAnyOrderElementsOf(RouteRules.SERVLETS);
        assertThat(this.servlets.getFilterRegistrations().keySet())
                .as("Say in RouteRules.FILTERS what a new filter may answer.")
                .containsExactlyInAnyOrderElementsOf(RouteRules.FILTERS.keySet());
    }

    @Test
    void theEngineAnswersTheSameRoutesWhereverItIsMounted() {
        var all = RestRoute.of(rest.getClasses()).stream()
                .map(RestRoute::toString)
                .filter(route -> !route.equals("GET /engine"))
                .toList();
        var named = all.stream().filter(route -> route.contains(" /engine/")).toList();
        assertThat(named.stream().map(route -> route.replace("/engine/{name}", "")))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(route -> !route.contains(" /engine/"))
                        .toList());
        assertThat(RestRoute.of(new EngineRestApplication().getClasses()).stream()
                        .map(RestRoute::toString)
                        .filter(route -> !route.equals("GET /engine")))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest
    @EnumSource
    void outsidersGetNothingOfTheCaseAndChangeNothing(Outsider outsider) throws ReflectiveOperationException {
        var browser = browser(outsider);
        var wrong = new ArrayList<String>();
        var before = new AtomicReference<>(tables());
        routes().ofRest()
                .forEach((mount, routes) -> routes.forEach(route -> {
                    var path = mount + probe.path(route);
                    var body = probe.body(route);
                    var rule = rule(mount, route);
                    boolean reads = RouteProbe.reads(route);
                    boolean open = rule.lets(outsider, reads);
                    if (open && rule.pattern().endsWith("/logout")) {
                        return;
                    }
                    var answer = send(browser, route.verb(), path, body);
                    problem(outsider, answer, open, reads, path + body)
                            .ifPresent(problem -> wrong.add(mount + " " + route + ": " + problem));
                    if (!reads && somebodyWrote()) {
                        var after = tables();
                        var changed = changed(before.getAndSet(after), after);
                        if (open) {
                            changed.removeIf(table -> table.matches(KEPT_BY_ADMINISTRATORS));
                        }
                        if (!changed.isEmpty()) {
                            wrong.add("%s %s changes %s".formatted(mount, route, changed));
                        }
                    }
                }));
        assertThat(changed(before.get(), tables())).isEmpty();
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void outsidersGetNothingFromPagesThatAreNotTheirs(Outsider outsider) {
        var browser = browser(outsider);
        var wrong = new ArrayList<String>();
        for (RestRoute page : routes().pages()) {
            var rule = RouteRules.of(page.toString());
            var path = probe.path(page);
            var answer =
                    page.verb().equals("GET") ? browser.get(path) : browser.post(path, "_csrf=" + browser.formToken());
            boolean sentToLogin =
                    answer.headers().firstValue("Location").orElse("").matches("/login(\\?.*)?");
            if (!rule.lets(outsider, true) && !sentToLogin && !REFUSALS.contains(answer.statusCode())) {
                wrong.add("%s answers %d".formatted(page, answer.statusCode()));
            }
            if (answer.statusCode() >= 500 && !path.equals("/error")) {
                wrong.add("%s answers %d".formatted(page, answer.statusCode()));
            }
            if (!outsider.equals(Outsider.AUDITOR) && tells(answer.body(), secretsFor(outsider, false), path)) {
                wrong.add("%s tells of the case".formatted(page));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void withoutLoginThereIsNothing() throws ReflectiveOperationException {
        var browser = new Browser(base());
        for (String pattern : routes().files()) {
            var answer = browser.get(pattern.replace("**", "probe"));
            assertThat(answer.statusCode()).as(pattern).isIn(302, 401);
        }
        for (RestRoute route : routes().ofRest().get(Browser.ENGINE)) {
            assertThat(send(browser, route.verb(), "/engine-rest" + probe.path(route), probe.body(route))
                            .statusCode())
                    .as(route.toString())
                    .isEqualTo(401);
        }
    }

    /** Whatever a list or a count tells must not depend on what happens elsewhere. */
    @ParameterizedTest
    @EnumSource(
            value = Outsider.class,
            names = {"OTHER_DEPARTMENT", "OTHER_COUNTY", "OTHER_SUPERVISOR", "AUDITOR"})
    void noAnswerChangesWhenAnotherCaseIsOpened(Outsider outsider, @Autowired Conditions conditions)
            throws ReflectiveOperationException {
        var browser = browser(outsider);
        var before = answers(browser);
        NewCase.open(base(), conditions, "350404");
        var after = answers(browser);
        assertThat(after.keySet().stream().filter(route -> !after.get(route).equals(before.get(route))))
                .isEmpty();
    }

    private Map<String, String> answers(Browser browser) throws ReflectiveOperationException {
        var answers = new TreeMap<String, String>();
        routes().ofRest().forEach((mount, routes) -> routes.stream()
                .filter(RouteProbe::reads)
                .forEach(route -> {
                    var answer = send(browser, route.verb(), mount + probe.path(route), probe.body(route));
                    answers.put(
                            mount + " " + route,
                            answer.statusCode() == 200 ? inAnyOrder(answer.body()) : "" + answer.statusCode());
                }));
        return answers;
    }

    private static String inAnyOrder(String body) {
        return body.chars().sorted().mapToObj(Character::toString).collect(joining());
    }

    private Browser browser(Outsider outsider) {
        var browser = new Browser(base());
        if (outsider == Outsider.NO_ROLE) {
            assertThat(browser.tryLogIn(outsider.id(), "guitu").headers().firstValue("Location"))
                    .contains("/login?closed");
        } else if (outsider.isLoggedIn()) {
            browser.logIn(outsider.id());
        }
        browser.get("/camunda/app/welcome/default/");
        return browser;
    }

    private static HttpResponse<String> send(Browser browser, String verb, String path, String body) {
        return browser.send(browser.request(
                verb,
                path,
                body,
                body != null && body.startsWith("--")
                        ? "multipart/form-data; boundary=" + RouteProbe.BOUNDARY
                        : "application/json"));
    }

    private Optional<String> problem(
            Outsider outsider, HttpResponse<String> answer, boolean open, boolean reads, String sent) {
        boolean refused = REFUSALS.contains(answer.statusCode());
        if (answer.statusCode() >= 500) {
            return Optional.of("answers %d %s".formatted(answer.statusCode(), answer.body()));
        }
        if (tells(answer.body(), secretsFor(outsider, refused), sent)) {
            return Optional.of("tells of the case: " + answer.body());
        }
        boolean nothing = refused || reads && RouteProbe.isEmpty(answer.body());
        return open || nothing
                ? Optional.empty()
                : Optional.of("answers %d %.200s".formatted(answer.statusCode(), answer.body()));
    }

    /** A refusal may repeat an id that stands in what was asked for, or one that follows from it. */
    private Set<String> secretsFor(Outsider outsider, boolean refused) {
        var all = new TreeSet<>(refused ? Set.of(open.caseNumber()) : secrets);
        if (outsider == Outsider.OTHER_SUPERVISOR || outsider == Outsider.ADMINISTRATOR) {
            // Accounts and the system's own batches are no secrets to them.
            all.remove(batch);
        } else {
            all.add(WORKER);
        }
        return all;
    }

    private static boolean tells(String body, Set<String> secrets, String sent) {
        return secrets.stream().anyMatch(secret -> body.contains(secret) && !sent.contains(secret));
    }

    private static RouteRules.Rule rule(String mount, RestRoute route) {
        return RouteRules.of(
                mount.equals(Browser.ENGINE) ? route.toString() : route.verb() + " " + mount + route.path());
    }

    /** Whether a transaction has written anything, wherever, since this was last asked; counting all rows takes its time. */
    private boolean somebodyWrote() {
        long next = database.sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
        boolean wrote = next != nextTransaction;
        nextTransaction = next;
        return wrote;
    }

    /** How many rows each table has, and the transactions that wrote them. */
    private Map<String, String> tables() {
        if (tables == null) {
            tables = database.sql(
                            """
                            select string_agg(format('select %L as name, count(*) || '':'' || coalesce(sum(xmin::text::bigint), 0) as rows from %I.%I t',
                                table_name, table_schema, table_name), ' union all ')
                            from information_schema.tables
                            where (table_schema = 'public' and table_name like 'act\\_%' or table_schema = 'guitu')
                                and table_name not in ('act_ge_bytearray', 'act_ru_meter_log') and table_type = 'BASE TABLE'""")
                    .query(String.class)
                    .single();
        }
        var rows = new TreeMap<String, String>();
        database.sql(tables).query(row -> {
            rows.put(row.getString("name"), row.getString("rows"));
        });
        return rows;
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        var changed = new TreeSet<String>();
        after.forEach((table, rows) -> {
            if (!rows.equals(before.get(table))) {
                changed.add(table);
            }
        });
        return changed;
    }
}
