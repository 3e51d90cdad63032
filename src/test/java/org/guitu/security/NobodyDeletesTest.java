package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.Conditions;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nothing is erased by anybody, even by somebody who has been granted everything there is in the engine. */
@GuituTest
class NobodyDeletesTest {

    private static final String ALMIGHTY = "administrator";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private EngineLogin logins;

    private final List<String> grants = new ArrayList<>();
    private NewCase open;
    private String definition;
    private String deployment;

    @BeforeEach
    void everythingIsGranted() {
        open = NewCase.open("http://localhost:" + port, conditions, "350404");
        definition = runtime.createProcessInstanceQuery()
                .processInstanceId(open.instance())
                .singleResult()
                .getProcessDefinitionId();
        deployment = repository.getProcessDefinition(definition).getDeploymentId();
        for (Resources resource : List.of(
                Resources.DEPLOYMENT,
                Resources.PROCESS_DEFINITION,
                Resources.PROCESS_INSTANCE,
                Resources.DECISION_DEFINITION,
                Resources.DECISION_REQUIREMENTS_DEFINITION,
                Resources.BATCH,
                Resources.HISTORIC_PROCESS_INSTANCE,
                Resources.HISTORIC_TASK,
                Resources.OPERATION_LOG_CATEGORY)) {
            var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setUserId(ALMIGHTY);
            grant.setResource(resource);
            grant.setResourceId(Authorization.ANY);
            grant.addPermission(Permissions.ALL);
            grants.add(authorizations.saveAuthorization(grant).getId());
        }
    }

    @AfterEach
    void theyAreTakenBack() {
        grants.forEach(authorizations::deleteAuthorization);
    }

    private void assertNothingIsGone() {
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(open.instance())
                        .count())
                .isEqualTo(1);
        assertThat(repository.createDeploymentQuery().deploymentId(deployment).count())
                .isEqualTo(1);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(open.instance())
                        .singleResult())
                .extracting(HistoricProcessInstance::getEndTime)
                .isNull();
    }

    @Test
    void byNoCallOfTheRestApi() {
        var desk = new Desk("http://localhost:" + port, ALMIGHTY);
        var instances = Map.of("processInstanceIds", List.of(open.instance()));
        var start = List.of(Map.of("type", "startBeforeActivity", "activityId", "identification"));
        for (Callable<Desk.Answer> call : List.<Callable<Desk.Answer>>of(
                () -> desk.send("DELETE", "/deployment/" + deployment, null),
                () -> desk.send("DELETE", "/deployment/" + deployment + "?cascade=true", null),
                () -> desk.send("DELETE", "/deployment/" + deployment + "?cascade=true&skipCustomListeners=true", null),
                () -> desk.send("DELETE", "/process-definition/" + definition + "?cascade=true", null),
                () -> desk.send("DELETE", "/process-definition/" + definition, null),
                () -> desk.send("DELETE", "/process-definition/key/rescue-case?cascade=true", null),
                () -> desk.send("DELETE", "/process-definition/key/rescue-case", null),
                () -> desk.send("DELETE", "/process-instance/" + open.instance(), null),
                () -> desk.post("/process-instance/delete", instances),
                () -> desk.post("/process-instance/delete-historic-query-based", Map.of()),
                () -> desk.send("DELETE", "/history/process-instance/" + open.instance(), null),
                () -> desk.send("DELETE", "/history/process-instance/" + open.instance() + "/variable-instances", null),
                () -> desk.post(
                        "/history/process-instance/delete",
                        Map.of("historicProcessInstanceIds", List.of(open.instance()))),
                () -> desk.post(
                        "/history/process-instance/set-removal-time",
                        Map.of("clearedRemovalTime", true, "historicProcessInstanceIds", List.of(open.instance()))),
                () -> desk.post(
                        "/history/decision-instance/delete", Map.of("historicDecisionInstanceIds", List.of("any"))),
                () -> desk.send(
                        "PUT",
                        "/process-definition/" + definition + "/history-time-to-live",
                        Map.of("historyTimeToLive", 0)),
                () -> desk.post(
                        "/process-instance/" + open.instance() + "/modification", Map.of("instructions", start)),
                () -> desk.post(
                        "/process-instance/" + open.instance() + "/modification-async", Map.of("instructions", start)),
                () -> desk.post(
                        "/modification/execute",
                        Map.of(
                                "processDefinitionId",
                                definition,
                                "processInstanceIds",
                                List.of(open.instance()),
                                "instructions",
                                start)),
                () -> desk.post(
                        "/process-definition/" + definition + "/restart",
                        Map.of("processInstanceIds", List.of(open.instance()), "instructions", start)))) {
            var answer = answer(call);
            assertThat(answer.status()).as(answer.message()).isIn(400, 403);
            assertThat(answer.message()).doesNotContain("INTERNAL");
        }
        assertNothingIsGone();
    }

    private static Desk.Answer answer(Callable<Desk.Answer> call) {
        try {
            return call.call();
        } catch (Exception wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Test
    void byNoCallInSomebodysNameInJava() {
        for (Runnable call : List.<Runnable>of(
                () -> repository.deleteDeployment(deployment),
                () -> repository.deleteDeployment(deployment, true),
                () -> repository.deleteDeployment(deployment, true, true, true),
                () -> repository.deleteProcessDefinition(definition, true),
                () -> repository
                        .deleteProcessDefinitions()
                        .byKey("rescue-case")
                        .cascade()
                        .delete(),
                () -> repository
                        .deleteProcessDefinitions()
                        .byIds(definition)
                        .cascade()
                        .delete(),
                () -> runtime.deleteProcessInstance(open.instance(), "any"),
                () -> runtime.deleteProcessInstances(List.of(open.instance()), "any", true, true),
                () -> runtime.deleteProcessInstancesAsync(List.of(open.instance()), "any"),
                () -> history.deleteHistoricProcessInstance(open.instance()),
                () -> history.deleteHistoricProcessInstancesAsync(List.of(open.instance()), "any"))) {
            assertThatThrownBy(() -> logins.as(ALMIGHTY, () -> {
                        call.run();
                        return null;
                    }))
                    .isInstanceOf(AuthorizationException.class)
                    .hasMessageContaining("没有人可以删除");
        }
        assertNothingIsGone();
    }

    @Test
    void whoeverDeploysGetsNoRightByIt() {
        var desk = new Desk("http://localhost:" + port, ALMIGHTY);
        var again = desk.post("/deployment/" + deployment + "/redeploy", Map.of());
        assertThat(again.status()).isIn(200, 400);
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .userIdIn(ALMIGHTY)
                        .resourceType(Resources.DEPLOYMENT)
                        .list())
                .extracting(Authorization::getId)
                .allMatch(grants::contains);
    }
}
