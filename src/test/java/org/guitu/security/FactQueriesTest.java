package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.dto.VariableQueryParameterDto;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.guitu.engine.identity.AccountStore;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nobody learns by a query what stands in the routing facts of cases: every route whose query takes a condition on a variable is found in
 * the running application and tried with each of them, also within an {@code or}.
 */
@GuituTest
class FactQueriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUPERVISOR = "supervisor-350404";
    private static final Map<String, Object> CONDITION = Map.of("name", "ageYears", "operator", "lt", "value", 14);

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private CamundaJerseyResourceConfig rest;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private EngineLogin logins;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private FilterService filters;

    @Autowired
    private JdbcClient database;

    private NewCase open;

    @BeforeEach
    void aCaseIsOpen() {
        open = NewCase.open(base(), conditions, "350404");
    }

    private String base() {
        return "http://localhost:" + port;
    }

    /** The properties of a query that hold conditions on variables. */
    private static List<String> conditionsOf(Class<?> query) {
        var names = new ArrayList<String>();
        for (Class<?> at = query; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getGenericType() instanceof ParameterizedType type
                        && type.getActualTypeArguments()[0] == VariableQueryParameterDto.class) {
                    names.add(field.getName());
                }
            }
        }
        return names;
    }

    private static boolean hasParts(Class<?> query) {
        for (Class<?> at = query; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals("orQueries")) {
                    return true;
                }
            }
        }
        return false;
    }

    private Map<RestRoute, Class<?>> queries(List<RestRoute> routes) {
        var queries =
                new TreeMap<RestRoute, Class<?>>((one, other) -> one.toString().compareTo(other.toString()));
        routes.stream()
                .filter(route -> route.verb().equals("POST") && !route.path().startsWith("/engine/"))
                .forEach(route -> route.body()
                        .filter(body -> !conditionsOf(body).isEmpty())
                        .ifPresent(body -> queries.put(route, body)));
        return queries;
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-350404", "civil-affairs-350404", SUPERVISOR, "administrator", "auditor"})
    void noQueryOfTheRestApiGoesByAVariable(String account) {
        var desk = new Desk(base(), account);
        var queries = queries(RestRoute.of(rest.getClasses()));
        assertThat(queries.keySet().stream().map(RestRoute::path))
                .contains(
                        "/task",
                        "/task/count",
                        "/process-instance",
                        "/execution",
                        "/variable-instance",
                        "/history/task",
                        "/history/process-instance",
                        "/case-instance");
        var answered = new TreeSet<String>();
        queries.forEach((route, query) -> conditionsOf(query).forEach(property -> {
            var condition = Map.of(property, List.of(CONDITION));
            var tried = new ArrayList<Desk.Answer>();
            tried.add(desk.post(route.path(), condition));
            tried.add(desk.get(route.path() + "?" + property + "=ageYears_lt_14"));
            if (hasParts(query)) {
                tried.add(desk.post(route.path(), Map.of("orQueries", List.of(condition))));
            }
            tried.stream()
                    .filter(answer -> !List.of(400, 403, 404, 405).contains(answer.status()))
                    .forEach(answer -> answered.add("%s by %s: %s".formatted(route, property, answer)));
        }));
        assertThat(answered).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"civil-affairs-350404", SUPERVISOR})
    void norDoItsOrderAndTheSharedFilters(String account) {
        var desk = new Desk(base(), account);
        var order = Map.of(
                "sorting",
                List.of(Map.of(
                        "sortBy",
                        "processVariable",
                        "sortOrder",
                        "asc",
                        "parameters",
                        Map.of("variable", "ageYears", "type", "Integer"))));
        var filter = desk.get("/filter").body().get(0).path("id").asText();
        for (Map<String, ?> more : List.of(
                order,
                Map.of("processVariables", List.of(CONDITION)),
                Map.of("taskVariables", List.of(CONDITION)),
                Map.of("orQueries", List.of(Map.of("processVariables", List.of(CONDITION)))))) {
            assertThat(desk.post("/task", more).status()).isEqualTo(403);
            assertThat(desk.post("/filter/" + filter + "/list", more).status()).isEqualTo(403);
            assertThat(desk.post("/filter/" + filter + "/count", more).status()).isEqualTo(403);
        }
        assertThat(desk.post("/filter/" + filter + "/list", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void aFilterThatWasSavedBeforeIsNoWayAround() {
        var filter = filters.newTaskFilter("by a variable")
                .setQuery(tasks.createTaskQuery().processVariableValueLessThan("ageYears", 14));
        filters.saveFilter(filter);
        try {
            assertThat(new Desk(base(), SUPERVISOR)
                            .get("/filter/" + filter.getId() + "/list")
                            .status())
                    .isEqualTo(403);
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void noQueryOfCockpitDoes() throws ReflectiveOperationException, JsonProcessingException {
        var application = servlets.getServletRegistration("Cockpit Api").getInitParameter("jakarta.ws.rs.Application");
        var resources = (Application)
                Class.forName(application).getDeclaredConstructor().newInstance();
        var browser = new Browser(base());
        browser.logIn(SUPERVISOR);
        browser.get("/camunda/app/welcome/default/");
        var queries = queries(RestRoute.of(resources.getClasses()));
        assertThat(queries).isNotEmpty();
        for (var query : queries.entrySet()) {
            var path = "/camunda/api/cockpit"
                    + query.getKey().path().replace("{engine}", "default").replaceAll("\\{[^}]*}", "any");
            for (String property : conditionsOf(query.getValue())) {
                var answer = browser.send(browser.request(
                        "POST",
                        path,
                        JSON.writeValueAsString(Map.of(property, List.of(CONDITION))),
                        "application/json"));
                assertThat(answer.statusCode())
                        .as("%s: %s", query.getKey(), answer.body())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void javaCallsInAPersonsNameAreRefusedToo() {
        assertThatThrownBy(() -> logins.as(SUPERVISOR, () -> runtime.createProcessInstanceQuery()
                        .or()
                        .variableValueEquals("minor", true)
                        .endOr()
                        .count()))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("不能按流程数据");
    }

    @Test
    void whatASupervisorReadsOfACaseIsAnEventOfIt() {
        var desk = new Desk(base(), SUPERVISOR);
        long before = events();
        assertThat(desk.post("/variable-instance", Map.of("processInstanceIdIn", List.of(open.instance())))
                        .body())
                .isNotEmpty();
        assertThat(last()).contains("流程数据：", "caseNumber", "minor").doesNotContain(open.caseNumber());
        assertThat(desk.get("/process-instance/" + open.instance() + "/variables")
                        .status())
                .isEqualTo(200);
        assertThat(desk.get("/task/" + open.task() + "/variables").status()).isEqualTo(200);
        assertThat(desk.get("/history/activity-instance?processInstanceId=" + open.instance())
                        .status())
                .isEqualTo(200);
        assertThat(events()).isEqualTo(before + 4);
        assertThat(last()).isEqualTo("流程历史：经过的步骤");
    }

    @Test
    void noListOfTheHistoryTellsASupervisorOfACaseWithoutAnEvent() {
        var desk = new Desk(base(), SUPERVISOR);
        var told = new TreeSet<String>();
        RestRoute.of(rest.getClasses()).stream()
                .filter(route -> route.verb().equals("GET") && route.path().matches("/history/[a-z-]+(/count)?"))
                // Who may start which process.
                .filter(route -> !route.path().startsWith("/history/identity-link-log/"))
                .forEach(route -> List.of("", "processInstanceBusinessKey=" + open.caseNumber(), "unfinished=true")
                        .forEach(narrowed -> {
                            var body = String.valueOf(
                                    desk.get(route.path() + "?" + narrowed).body());
                            if (body.contains(open.caseNumber())
                                    || body.contains(open.instance())
                                    || body.matches("\\{\"count\":[1-9]\\d*}")) {
                                told.add(route + " " + narrowed);
                            }
                        }));
        assertThat(told).isEmpty();
        long before = events();
        for (String list : List.of("process-instance", "activity-instance", "task", "job-log")) {
            assertThat(desk.get("/history/" + list + "?processInstanceId=" + open.instance())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(events()).isEqualTo(before + 4);
    }

    @Test
    void nothingElseOfTheVariablesIsTold(@Autowired AccountStore accounts) {
        accounts.create(new Account("facts-elsewhere", "示例丁", "joint-conference", "350430", Role.SUPERVISOR), "guitu");
        for (String account : List.of("civil-affairs-350404", "facts-elsewhere", "administrator", "auditor")) {
            var desk = new Desk(base(), account);
            long before = events();
            var asked = desk.post("/variable-instance", Map.of("processInstanceIdIn", List.of(open.instance())));
            assertThat(asked.status() == 403 || asked.body().isEmpty()).isTrue();
            assertThat(desk.get("/history/variable-instance?processInstanceId=" + open.instance())
                            .status())
                    .isEqualTo(403);
            assertThat(desk.get("/history/detail?processInstanceId=" + open.instance())
                            .status())
                    .isEqualTo(403);
            assertThat(events()).isEqualTo(before);
        }
        assertThat(new Desk(base(), SUPERVISOR)
                        .get("/history/detail?processInstanceId=" + open.instance())
                        .status())
                .isEqualTo(403);
    }

    private long events() {
        return database.sql("select count(*) from audit.event where kind = 'FACTS_READ' and case_number = ?")
                .param(open.caseNumber())
                .query(Long.class)
                .single();
    }

    private String last() {
        return database.sql(
                        "select detail from audit.event where kind = 'FACTS_READ' and case_number = ? order by id desc limit 1")
                .param(open.caseNumber())
                .query(String.class)
                .single();
    }
}
