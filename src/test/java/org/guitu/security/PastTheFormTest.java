package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Nothing but a form stores variables: every route of the engine's REST API whose body can carry one is found in the running
 * application and tried with a variable that no form asks for.
 */
@GuituTest
class PastTheFormTest {

    private static final String WORKER = "civil-affairs-350404";
    private static final String NAME = "probe";
    private static final Map<String, Object> VALUE = Map.of("value", "某某");
    private static final Map<String, Object> VARIABLES = Map.of("variables", Map.of(NAME, VALUE));
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nothing can be found there: models belong to no region, decisions are not for caseworkers, there are no case models. */
    private static final String NOTHING_THERE = ".*(/case-|/tenant-id/|/decision-definition/key/).*";

    /** These read variables and leave them aside: the permission alone counts. */
    private static final String NOT_TAKEN = ".*(/modification/execute|/restart).*";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private CamundaJerseyResourceConfig rest;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    private String task;
    private String instance;
    private String definition;

    @BeforeEach
    void aTaskIsClaimed() throws IOException {
        var opened = new Desk(base(), "police-350404").submitStartForm("rescue-case", startAnswers());
        assertThat(opened.message()).isEmpty();
        var desk = new Desk(base(), WORKER);
        var open = desk.tasks(opened.body().path("businessKey").asText()).get(0);
        task = open.path("id").asText();
        instance = open.path("processInstanceId").asText();
        definition = open.path("processDefinitionId").asText();
        desk.claim(task);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private Map<String, Object> startAnswers() throws IOException {
        return FormFiller.of("register-person", conditions, LocalDate.now())
                .fill(
                        Map.of(
                                "region",
                                "350404",
                                "sex",
                                "female",
                                "ageKnown",
                                "birth-date",
                                "birthDate",
                                LocalDate.now().minusYears(9).toString()),
                        Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {WORKER, "administrator"})
    void noRouteStoresAVariableThatNoFormAsksFor(String account) {
        var wrong = new ArrayList<String>();
        for (String route : routes()) {
            var answer = probe(account, route);
            boolean named = answer.message().contains("“" + NAME + "”")
                    && answer.message().contains("表单");
            boolean refused = answer.status() == 403 && named
                    || route.endsWith("/submit-form") && List.of(400, 403).contains(answer.status())
                    || route.matches(NOT_TAKEN) && answer.status() == 403
                    || route.matches(NOTHING_THERE)
                            && (named || List.of(400, 404).contains(answer.status()));
            if (!refused) {
                wrong.add("%s answers %d %s".formatted(route, answer.status(), answer.message()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(runtime.createVariableInstanceQuery().variableName(NAME).count())
                .isZero();
        assertThat(history.createHistoricVariableInstanceQuery()
                        .variableName(NAME)
                        .count())
                .isZero();
    }

    /** Without those that only name the engine first: they lead to the same classes. */
    private List<String> routes() {
        var all = VariableRoutes.of(rest.getClasses());
        var routes = all.stream().filter(route -> !route.contains(" /engine/")).toList();
        assertThat(all.stream()
                        .filter(route -> route.contains(" /engine/{name}/"))
                        .map(route -> route.replace("/engine/{name}", "")))
                .containsExactlyElementsOf(routes);
        assertThat(routes)
                .hasSizeGreaterThan(50)
                .contains("POST /task/{id}/complete", "PUT /task/{id}/variables/{varId}");
        return routes;
    }

    @Test
    void theFormRefusesWhatItDoesNotAskAndNamesIt() {
        var refused = new Desk(base(), WORKER).submitForm(task, Map.of(NAME, "某某"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains(NAME).doesNotContain("某某");
    }

    @Test
    void javaCallsInAPersonsNameAreRefusedToo(@Autowired EngineLogin logins) {
        assertThatThrownBy(() -> logins.as(WORKER, () -> {
                    runtime.setVariable(instance, NAME, "某某");
                    return null;
                }))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("“probe”")
                .hasMessageContaining("表单")
                .hasMessageNotContaining("某某");
    }

    @Test
    void whatIsNoNameIsNotRepeated() {
        var refused = new Desk(base(), WORKER)
                .post("/task/" + task + "/complete", Map.of("variables", Map.of("王小明 13800000000", VALUE)));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).contains("名称无效").doesNotContain("王小明");
    }

    private Desk.Answer probe(String account, String route) {
        var verb = route.substring(0, route.indexOf(' '));
        var path = route.substring(route.indexOf(' ') + 1)
                .replace("{varId}", NAME)
                .replace("{messageName}", "any")
                .replace("{tenantId}", "350404")
                .replace("{key}", route.contains("decision") ? "service-needs" : "rescue-case")
                .replace("{id}", idFor(route));
        return path.endsWith("/data")
                ? upload(account, path)
                : new Desk(base(), account).send(verb, path, body(verb, route));
    }

    private String idFor(String route) {
        return route.contains("/task/") ? task : route.contains("process-definition/") ? definition : instance;
    }

    private Map<String, Object> body(String verb, String route) {
        if (verb.equals("PUT")) {
            return VALUE;
        }
        if (route.matches(".*/(localV|v)ariables")) {
            return Map.of("modifications", Map.of(NAME, VALUE));
        }
        if (route.endsWith("submit-form") || route.endsWith("/start") || route.endsWith("/evaluate")) {
            return VARIABLES;
        }
        if (route.contains("/migration/")) {
            return migration(route);
        }
        if (route.contains("modification") || route.contains("/restart")) {
            return Map.of(
                    "processDefinitionId",
                    definition,
                    "processInstanceIds",
                    List.of(instance),
                    "instructions",
                    List.of(Map.of(
                            "type",
                            "startBeforeActivity",
                            "activityId",
                            "identification",
                            "variables",
                            Map.of(NAME, Map.of("value", "某某", "local", false)))));
        }
        return switch (route.replaceAll(".*/", "")) {
            case "message" -> Map.of("messageName", "any", "processVariables", Map.of(NAME, VALUE));
            case "signal" -> Map.of("name", "any", "variables", Map.of(NAME, VALUE));
            case "message-async" ->
                Map.of("messageName", "any", "processInstanceIds", List.of(instance), "variables", Map.of(NAME, VALUE));
            case "variables-async" -> Map.of("processInstanceIds", List.of(instance), "variables", Map.of(NAME, VALUE));
            case "bpmnError", "bpmnEscalation" -> workerAnd(Map.of("errorCode", "x", "escalationCode", "x"), route);
            case "complete", "failure" -> workerAnd(Map.of(), route);
            default -> VARIABLES;
        };
    }

    /** External tasks want to know their worker; other routes do not know the word. */
    private static Map<String, Object> workerAnd(Map<String, Object> rest, String route) {
        var body = new HashMap<>(VARIABLES);
        if (route.contains("external-task")) {
            body.put("workerId", "any");
        }
        rest.forEach((key, value) -> {
            if (route.endsWith(key.equals("errorCode") ? "bpmnError" : "bpmnEscalation")) {
                body.put(key, value);
            }
        });
        return body;
    }

    private Map<String, Object> migration(String route) {
        var plan = Map.of(
                "sourceProcessDefinitionId",
                definition,
                "targetProcessDefinitionId",
                definition,
                "instructions",
                List.of(),
                "variables",
                Map.of(NAME, VALUE));
        return route.contains("execute")
                ? Map.of("migrationPlan", plan, "processInstanceIds", List.of(instance))
                : new HashMap<>(plan);
    }

    private Desk.Answer upload(String account, String path) {
        var body =
                """
                --b\r
                Content-Disposition: form-data; name="data"; filename="x.txt"\r
                Content-Type: text/plain\r
                \r
                x\r
                --b\r
                Content-Disposition: form-data; name="valueType"\r
                \r
                File\r
                --b--\r
                """;
        var login = Base64.getEncoder().encodeToString((account + ":guitu").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(base() + "/engine-rest" + path))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header("Authorization", "Basic " + login)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new Desk.Answer(
                    response.statusCode(), response.body().isEmpty() ? null : JSON.readTree(response.body()));
        } catch (IOException unreachable) {
            throw new AssertionError(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
