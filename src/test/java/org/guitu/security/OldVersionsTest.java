package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.guitu.form.Conditions;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process is started in the version in force, by those whom that one names, and in no other way. */
@GuituTest
class OldVersionsTest {

    private static final String PROCESS = "person-export";
    private static final String STARTERS = "candidateStarterGroups=\"civil-affairs,police\"";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private AuthorizationService authorizations;

    private NewCase open;
    private String before;

    private Desk desk(String account) {
        return new Desk("http://localhost:" + port, account);
    }

    @BeforeEach
    void policeAreTakenOutOfTheModel() throws IOException {
        open = NewCase.open("http://localhost:" + port, conditions, "350404");
        before = latest();
        deploy(model().replace(STARTERS, "candidateStarterGroups=\"civil-affairs\""));
        assertThat(latest()).isNotEqualTo(before);
    }

    @AfterEach
    void theModelIsAsItWas() throws IOException {
        // As the program does it: who may start it again is weaker than nobody, which two would have to confirm on the
        // page.
        var deployment = repository.createDeployment().name("old versions");
        files(model()).forEach(deployment::addString);
        deployment.deploy();
        assertThat(starters()).containsExactlyInAnyOrder("civil-affairs", "police");
    }

    private static String model() throws IOException {
        return Files.readString(Path.of("processes", PROCESS + ".bpmn"));
    }

    private void deploy(String model) throws IOException {
        var files = files(model);
        desk("administrator").deploy("old versions", files);
        var answer = desk("administrator-2").deploy("old versions", files);
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
    }

    private static Map<String, String> files(String model) throws IOException {
        var files = new HashMap<>(Map.of(PROCESS + ".bpmn", model));
        var forms = Pattern.compile("formRef=\"([^\"]*)\"").matcher(model);
        while (forms.find()) {
            files.put(forms.group(1) + ".form", Files.readString(Path.of("forms", forms.group(1) + ".form")));
        }
        return files;
    }

    private String latest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private List<String> starters() {
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(PROCESS)
                .list()
                .stream()
                .map(Authorization::getGroupId)
                .toList();
    }

    private Map<String, Object> request() {
        return NewCase.fill(
                conditions, "request-export", Map.of("caseNumber", open.caseNumber(), "exportRequester", "self"));
    }

    @Test
    void whomTheNewVersionDoesNotNameStartsNone() {
        assertThat(starters()).containsExactly("civil-affairs");
        assertThat(desk("police-350404").submitStartForm(PROCESS, request()).status())
                .isEqualTo(403);
        assertThat(desk("civil-affairs-350404")
                        .submitStartForm(PROCESS, request())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyStartsTheOldVersion() {
        var running = runtime.createProcessInstanceQuery().processDefinitionId(before);
        long started = running.count();
        var variables = new HashMap<String, Object>();
        request().forEach((name, value) -> variables.put(name, Map.of("value", value)));
        var at = List.of(Map.of("type", "startBeforeActivity", "activityId", "hand-over-export"));
        var ways = new ArrayList<Desk.Answer>();
        for (String account : List.of("civil-affairs-350404", "police-350404", "supervisor-350404", "administrator")) {
            var desk = desk(account);
            var old = "/process-definition/" + before;
            ways.add(desk.post(
                    old + "/submit-form",
                    Map.of("variables", Map.of("caseNumber", Map.of("value", open.caseNumber())))));
            ways.add(desk.post(old + "/start", Map.of("businessKey", open.caseNumber())));
            ways.add(desk.post(old + "/start", Map.of("startInstructions", at)));
            ways.add(desk.post("/process-definition/key/" + PROCESS + "/start", Map.of("startInstructions", at)));
            ways.add(desk.post(
                    old + "/restart", Map.of("processInstanceIds", List.of(open.instance()), "instructions", at)));
            ways.add(desk.post(
                    old + "/restart-async",
                    Map.of("processInstanceIds", List.of(open.instance()), "instructions", at)));
            ways.add(desk.post("/message", Map.of("messageName", "case-closed", "businessKey", open.caseNumber())));
            desk.post("/signal", Map.of("name", "any"));
        }
        assertThat(ways)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.message()).isIn(400, 403));
        assertThat(running.count()).isEqualTo(started);
        assertThat(desk("civil-affairs-350404")
                        .post("/process-definition/" + before + "/submit-form", Map.of("variables", Map.of()))
                        .message())
                .contains("已由新版本取代");
    }
}
