package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.guitu.engine.Accounts;
import org.guitu.form.Conditions;
import org.guitu.queue.Account;
import org.guitu.queue.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every route of the running application, tried by people who have nothing to do with a case and know all its ids: they are refused
 * or get nothing of it, and change nothing. What is expected where stands in {@link RouteRules}.
 */
@GuituTest
class RouteTest {

    private static final String WORKER = "routes-worker";
    private static final String VICTIM = "routes-victim";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    private NewCase open;
    private String batch;
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> secrets = new TreeSet<>();

    @BeforeEach
    void aCaseInWhichMuchHasHappened(
            @Autowired Accounts accounts, @Autowired Conditions conditions, @Autowired IdentityService identities) {
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
        ids.put("caseNumber", open.caseNumber());
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
        secrets.add(WORKER);
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
        secrets.add(ids.getOrDefault("/job/{id}", "zzz"));
        secrets.add(batch);
    }

    private void one(String name, String sql, String value) {
        var found = database.sql(sql).param(value).query(String.class).optional();
        if (found.isEmpty()) System.out.println("H5 missing " + name);
        found.ifPresent(id -> ids.put(name, id));
    }

    @AfterEach
    void clearUp() {
        management.deleteBatch(batch, true);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    @Test
    void explore(@Autowired CamundaJerseyResourceConfig rest) throws Exception {
        var probe = new RouteProbe(ids);
        var out = new StringBuilder();
        var routes = new TreeMap<String, List<RestRoute>>();
        routes.put(
                "/camunda/api/engine/engine/default",
                RestRoute.of(rest.getClasses()).stream()
                        .filter(r -> !r.path().startsWith("/engine/"))
                        .toList());
        for (var s : servlets.getServletRegistrations().values()) {
            var app = s.getInitParameters().get("jakarta.ws.rs.Application");
            if (app != null && !app.contains("EngineRest")) {
                routes.put(
                        s.getMappings().iterator().next().replace("/*", ""),
                        RestRoute.of(((Application) Class.forName(app)
                                        .getDeclaredConstructor()
                                        .newInstance())
                                .getClasses()));
            }
        }
        for (Outsider o : Outsider.values()) {
            var browser = new Browser(base());
            if (o.isLoggedIn()) browser.logIn(o.id());
            browser.get("/camunda/app/welcome/default/");
            for (var e : routes.entrySet()) {
                for (var route : e.getValue()) {
                    var path = e.getKey() + probe.path(route);
                    var body = probe.body(route);
                    if (path.contains("/logout")) continue;
                    var before = snapshot();
                    HttpResponse<String> a = body != null && body.startsWith("--")
                            ? browser.send(browser.request(
                                    "POST", path, body, "multipart/form-data; boundary=" + RouteProbe.BOUNDARY))
                            : browser.send(route.verb(), path, body);
                    var leaks = secrets.stream()
                            .filter(s ->
                                    a.body().contains(s) && !path.contains(s) && (body == null || !body.contains(s)))
                            .toList();
                    var after = snapshot();
                    var changed = new ArrayList<String>();
                    after.forEach((t, n) -> {
                        if (!n.equals(before.get(t))) changed.add(t);
                    });
                    out.append(o + " " + a.statusCode() + " " + (RouteProbe.isEmpty(a.body()) ? "E" : "-") + " "
                            + route.verb() + " " + e.getKey() + route.path() + (leaks.isEmpty() ? "" : " LEAK " + leaks)
                            + (changed.isEmpty() ? "" : " CHANGED " + changed) + " | "
                            + (body == null ? "" : body.replaceAll("\\s+", " ")) + " | "
                            + a.body()
                                    .replaceAll("\\s+", " ")
                                    .substring(
                                            0,
                                            Math.min(
                                                    300,
                                                    a.body()
                                                            .replaceAll("\\s+", " ")
                                                            .length()))
                            + "\n");
                }
            }
        }
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/h5-explore2.txt"), out);
    }

    private Map<String, String> snapshot() {
        var all = new TreeMap<String, String>();
        if (tables == null)
            tables = database.sql(
                            "select table_name from information_schema.tables where table_schema = 'public' and table_name like 'act_%' and table_name not in ('act_ge_bytearray')")
                    .query(String.class)
                    .list();
        var sql = new StringBuilder();
        for (String t : tables) {
            sql.append(sql.isEmpty() ? "" : " union all ")
                    .append("select '" + t + "' as t, count(*) || ':' || coalesce(sum(hashtext(x::text)), 0) as n from "
                            + t + " x");
        }
        database.sql(sql.toString())
                .query()
                .listOfRows()
                .forEach(r -> all.put((String) r.get("t"), (String) r.get("n")));
        return all;
    }

    private List<String> tables;
}
