package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Who sees and does what, through the REST API: the task waits in the civil affairs' queue of county 350404, and people who have
 * nothing to do with it try.
 */
@GuituTest
class AccessTest {

    private static final String COUNTY = "350404";
    private static final String MINE = "civil-affairs-350404";
    private static final String COLLEAGUE = "civil-affairs-350404-2";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    private String caseNumber;
    private String task;

    @BeforeEach
    void aCaseWaitsForCivilAffairs(@Autowired AccountStore accounts) throws IOException {
        accounts.create(new Account(COLLEAGUE, "同事", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        var opened = desk("police-350404").submitStartForm("rescue-case", startAnswers(Map.of()));
        assertThat(opened.message()).isEmpty();
        caseNumber = opened.body().path("businessKey").asText();
        task = desk(MINE).tasks(caseNumber).get(0).path("id").asText();
    }

    private Desk desk(String account) {
        return new Desk("http://localhost:" + port, account);
    }

    private Map<String, Object> startAnswers(Map<String, Object> changes) throws IOException {
        var answers = fill(
                "register-person",
                Map.of(
                        "region",
                        COUNTY,
                        "sex",
                        "female",
                        "ageKnown",
                        "birth-date",
                        "birthDate",
                        LocalDate.now().minusYears(9).toString()));
        answers.putAll(changes);
        return answers;
    }

    private Map<String, Object> fill(String form, Map<String, Object> answers) throws IOException {
        return FormFiller.of(form, conditions, LocalDate.now()).fill(answers, Map.of());
    }

    static Stream<String> outsiders() {
        return Stream.of("police-350404", "health-350404", "civil-affairs-350405", "administrator", "auditor");
    }

    private static List<String> ids(Desk.Answer answer) {
        return StreamSupport.stream(answer.body().spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    @Nested
    class Lists {

        @Test
        void theQueueSeesItsTaskInListsAndCounts() {
            assertThat(ids(desk(MINE).get("/task"))).contains(task);
            assertThat(ids(desk(COLLEAGUE).get("/task?candidateGroup=civil-affairs-350404")))
                    .contains(task);
            assertThat(count(MINE, "processInstanceBusinessKey=" + caseNumber)).isEqualTo(1);
        }

        @ParameterizedTest
        @MethodSource("org.guitu.security.AccessTest#outsiders")
        void othersSeeNothingOfIt(String outsider) {
            assertThat(ids(desk(outsider).get("/task?processInstanceBusinessKey=" + caseNumber)))
                    .isEmpty();
            assertThat(count(outsider, "processInstanceBusinessKey=" + caseNumber))
                    .isZero();
            assertThat(ids(desk(outsider)
                            .get("/task?candidateGroup=civil-affairs-350404&processInstanceBusinessKey=" + caseNumber)))
                    .isEmpty();
            assertThat(ids(desk(outsider).post("/task", Map.of("orQueries", List.of(Map.of("taskId", task))))))
                    .isEmpty();
            assertThat(ids(desk(outsider).get("/process-instance?businessKey=" + caseNumber)))
                    .isEmpty();
            assertThat(ids(desk(outsider).get("/history/task?processInstanceBusinessKey=" + caseNumber)))
                    .isEmpty();
            assertThat(ids(desk(outsider).get("/history/process-instance?processInstanceBusinessKey=" + caseNumber)))
                    .isEmpty();
            assertThat(desk(outsider)
                            .get("/variable-instance?variableName=caseNumber")
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void sharedFiltersShowEachPersonTheOwnWork() {
            for (JsonNode filter : desk(MINE).get("/filter").body()) {
                var path = "/filter/" + filter.path("id").asText();
                boolean mine = filter.path("name").asText().matches("本部门待办|全部任务");
                assertThat(ids(desk(MINE).get(path + "/list?maxResults=2000")).contains(task))
                        .as(filter.path("name").asText())
                        .isEqualTo(mine);
                assertThat(ids(desk("civil-affairs-350405").get(path + "/list?maxResults=2000")))
                        .doesNotContain(task);
            }
        }

        @Test
        void cardsShowRoutingFactsToTheQueueAndToNobodyElse() {
            var instance = desk(MINE)
                    .get("/task/" + task)
                    .body()
                    .path("processInstanceId")
                    .asText();
            var query = Map.of("variableScopeIdIn", List.of(instance), "variableName", "caseNumber");
            assertThat(desk(MINE).post("/variable-instance", query).body()).isNotEmpty();
            assertThat(desk("civil-affairs-350405")
                            .post("/variable-instance", query)
                            .body())
                    .isEmpty();
            assertThat(desk("health-350404").post("/variable-instance", query).body())
                    .isEmpty();
            var more = Map.of("variableScopeIdIn", List.of(instance), "variableNameIn", List.of("caseNumber", "sex"));
            assertThat(desk(MINE).post("/variable-instance", more).status()).isEqualTo(403);
        }

        private int count(String account, String query) {
            return desk(account)
                    .get("/task/count?" + query)
                    .body()
                    .path("count")
                    .asInt();
        }
    }

    @Nested
    class SingleTasks {

        @ParameterizedTest
        @MethodSource("org.guitu.security.AccessTest#outsiders")
        void othersCanNeitherReadNorDoIt(String outsider) {
            var desk = desk(outsider);
            for (String path : List.of("", "/form", "/deployed-form", "/form-variables", "/variables", "/comment")) {
                assertThat(desk.get("/task/" + task + path).status())
                        .as("GET /task/id" + path)
                        .isIn(400, 403, 404);
            }
            assertThat(desk.claim(task).status()).isEqualTo(403);
            assertThat(desk.submitForm(task, Map.of()).status()).isEqualTo(403);
            assertThat(desk.post("/task/" + task + "/complete", Map.of()).status())
                    .isEqualTo(403);
            assertThat(desk.post("/task/" + task + "/assignee", Map.of("userId", outsider))
                            .status())
                    .isEqualTo(403);
            assertThat(desk(MINE).tasks(caseNumber).get(0).path("assignee").isNull())
                    .isTrue();
        }

        @Test
        void peopleClaimOnlyForThemselves() {
            assertThat(desk(MINE)
                            .post("/task/" + task + "/claim", Map.of("userId", COLLEAGUE))
                            .status())
                    .isEqualTo(403);
            assertThat(desk(MINE).claim(task).status()).isEqualTo(204);
        }

        @Test
        void aClaimedTaskIsNoColleaguesBusiness() {
            desk(MINE).claim(task);
            var refused = desk(COLLEAGUE).claim(task);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.message()).contains("已由同事").contains(MINE);
            assertThat(desk(COLLEAGUE).submitForm(task, Map.of()).status()).isEqualTo(403);
            assertThat(desk(COLLEAGUE)
                            .post("/task/" + task + "/unclaim", Map.of())
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void onlyTheAssigneeSubmits() {
            var refused = desk(MINE).submitForm(task, Map.of());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.message()).contains("请先认领任务");
        }

        @Test
        void nobodyCompletesPastTheForm() {
            desk(MINE).claim(task);
            assertThat(desk(MINE).post("/task/" + task + "/complete", Map.of()).message())
                    .contains("请通过任务的表单");
            assertThat(desk(MINE).post("/task/" + task + "/resolve", Map.of()).status())
                    .isEqualTo(403);
            assertThat(desk(MINE)
                            .post("/task/" + task + "/bpmnError", Map.of("errorCode", "x"))
                            .status())
                    .isEqualTo(403);
            assertThat(desk(MINE)
                            .post("/task/" + task + "/bpmnEscalation", Map.of("escalationCode", "x"))
                            .status())
                    .isEqualTo(403);
            assertThat(desk(MINE).tasks(caseNumber)).isNotEmpty();
        }

        @Test
        void nobodyWritesFreeTextOrVariablesPastTheForm() {
            desk(MINE).claim(task);
            var path = "/task/" + task;
            assertThat(desk(MINE)
                            .send("PUT", path + "/variables/minor", Map.of("value", false))
                            .status())
                    .isEqualTo(403);
            assertThat(desk(MINE)
                            .send("PUT", path + "/localVariables/note", Map.of("value", "x"))
                            .status())
                    .isEqualTo(403);
            assertThat(desk(MINE)
                            .post(path + "/comment/create", Map.of("message", "x"))
                            .status())
                    .isIn(400, 403);
            assertThat(desk("supervisor-350404")
                            .post(path + "/comment/create", Map.of("message", "x"))
                            .status())
                    .isIn(400, 403);
            var instance = desk(MINE).get(path).body().path("processInstanceId").asText();
            for (String account : List.of(MINE, "supervisor-350404", "administrator")) {
                assertThat(desk(account)
                                .send(
                                        "PUT",
                                        "/process-instance/" + instance + "/variables/minor",
                                        Map.of("value", false))
                                .status())
                        .isEqualTo(403);
            }
        }

        @Test
        void theSupervisorAssignsWithinTheQueueAndTakesBack() {
            var supervisor = desk("supervisor-350404");
            var path = "/task/" + task;
            assertThat(supervisor
                            .post(path + "/assignee", Map.of("userId", "health-350404"))
                            .message())
                    .contains("不在这项任务的队列中");
            assertThat(supervisor
                            .post(path + "/assignee", Map.of("userId", COLLEAGUE))
                            .status())
                    .isEqualTo(204);
            assertThat(supervisor.post(path + "/unclaim", Map.of()).status()).isEqualTo(204);
            assertThat(desk(COLLEAGUE).submitForm(task, Map.of()).status()).isEqualTo(403);
            assertThat(desk("supervisor-350100").get(path).status()).isIn(401, 404);
        }

        /** Not by assigning it to herself either: what is in the form is for the department, and so is what the task gives out. */
        @Test
        void theSupervisorTakesNoTaskOfADepartment() {
            var supervisor = desk("supervisor-350404");
            var path = "/task/" + task;
            assertThat(supervisor
                            .post(path + "/assignee", Map.of("userId", "supervisor-350404"))
                            .message())
                    .contains("不在这项任务的队列中");
            var body = new HashMap<String, Object>(supervised());
            body.put("assignee", "supervisor-350404");
            assertThat(supervisor.send("PUT", path + "/", body).message()).contains("不在这项任务的队列中");
            assertThat(supervisor.submitForm(task, Map.of()).status()).isEqualTo(403);
            assertThat(supervisor.get(path).body().path("assignee").isNull()).isTrue();
        }

        @Test
        void whoLosesATaskLosesAccessAtOnce(@Autowired TaskService engine) {
            var supervisor = desk("supervisor-350404");
            desk(MINE).claim(task);
            supervisor.post("/task/" + task + "/assignee", Map.of("userId", COLLEAGUE));
            assertThat(desk(MINE).submitForm(task, Map.of()).message()).contains("已由同事");
            engine.deleteCandidateGroup(task, "civil-affairs-350404");
            assertThat(desk(MINE).get("/task/" + task).status()).isEqualTo(404);
            assertThat(desk(MINE).get("/task/" + task + "/form-variables").status())
                    .isEqualTo(403);
            assertThat(desk(COLLEAGUE).get("/task/" + task).status()).isEqualTo(200);
        }

        @Test
        void anAssigneeFindsTheTaskThoughItHasLeftTheQueue(@Autowired TaskService engine) {
            desk(COLLEAGUE).claim(task);
            engine.deleteCandidateGroup(task, "civil-affairs-350404");
            assertThat(ids(desk(COLLEAGUE).get("/task?processInstanceBusinessKey=" + caseNumber)))
                    .contains(task);
            assertThat(desk(COLLEAGUE)
                            .get("/task/count?processInstanceBusinessKey=" + caseNumber)
                            .body()
                            .path("count")
                            .asInt())
                    .isEqualTo(1);
            assertThat(ids(desk(MINE).get("/task?processInstanceBusinessKey=" + caseNumber)))
                    .isEmpty();
        }

        @Test
        void namesAndDescriptionsOfTasksAreTheModels() {
            var supervisor = desk("supervisor-350404");
            for (String property : List.of("name", "description", "owner", "parentTaskId", "caseInstanceId")) {
                var body = new HashMap<String, Object>(supervised());
                body.put(property, "parentTaskId".equals(property) ? task : "某某");
                assertThat(supervisor.send("PUT", "/task/" + task + "/", body).status())
                        .as(property)
                        .isEqualTo(403);
            }
        }

        @Test
        void supervisorsOfSeveralCountiesDoNotMoveATaskBetweenThem() {
            var city = desk("supervisor-350400");
            var body = new HashMap<String, Object>(supervised());
            body.put("tenantId", "350405");
            assertThat(city.send("PUT", "/task/" + task + "/", body).status()).isGreaterThanOrEqualTo(400);
            assertThat(city.get("/task/" + task).body().path("tenantId").asText())
                    .isEqualTo(COUNTY);
        }

        @Test
        void supervisorsChangeThePriority() {
            var body = new HashMap<String, Object>(supervised());
            body.put("priority", 90);
            assertThat(desk("supervisor-350404")
                            .send("PUT", "/task/" + task + "/", body)
                            .status())
                    .isEqualTo(204);
        }

        @ParameterizedTest
        @ValueSource(strings = {"due", "followUp"})
        void nobodyChangesADatePastTheClock(String date) {
            var body = new HashMap<String, Object>(supervised());
            body.put(date, "2030-01-01T00:00:00.000+0800");
            var answer = desk("supervisor-350404").send("PUT", "/task/" + task + "/", body);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.message()).contains("期限不能直接修改", "中止、恢复或延长");
            body.put(date, null);
            assertThat(desk("supervisor-350404")
                            .send("PUT", "/task/" + task + "/", body)
                            .status())
                    .isEqualTo(403);
        }

        /** What a supervisor may send back unchanged. */
        private Map<String, Object> supervised() {
            var known = desk("supervisor-350404").get("/task/" + task).body();
            return Map.of(
                    "name", known.path("name").asText(),
                    "description", known.path("description").asText(),
                    "priority", known.path("priority").asInt(),
                    "due", known.path("due").asText(),
                    "followUp", known.path("followUp").asText(),
                    "tenantId", COUNTY);
        }
    }

    @Nested
    class Starting {

        @Test
        void onlyThePoliceOpenCases() throws IOException {
            assertThat(desk("civil-affairs-350404")
                            .submitStartForm("rescue-case", startAnswers(Map.of()))
                            .status())
                    .isEqualTo(403);
            assertThat(desk("administrator")
                            .submitStartForm("rescue-case", startAnswers(Map.of()))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void aCaseIsOpenedInTheOwnRegionOnly() throws IOException {
            var elsewhere =
                    desk("police-350404").submitStartForm("rescue-case", startAnswers(Map.of("region", "350405")));
            assertThat(elsewhere.status()).isEqualTo(400);
            assertThat(elsewhere.message()).contains("不是您工作的地区");
            var nowhere = new HashMap<>(startAnswers(Map.of()));
            nowhere.remove("region");
            assertThat(desk("police-350404")
                            .submitStartForm("rescue-case", nowhere)
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void nobodyOpensACasePastTheForm() {
            var start = Map.of("variables", Map.of("region", Map.of("value", COUNTY)), "businessKey", caseNumber);
            assertThat(desk("police-350404")
                            .post("/process-definition/key/rescue-case/start", start)
                            .message())
                    .contains("起案表单");
            assertThat(desk("police-350404")
                            .post("/process-definition/key/schooling/start", start)
                            .status())
                    .isEqualTo(403);
            assertThat(desk("police-350404")
                            .post("/message", Map.of("messageName", "x"))
                            .status())
                    .isIn(400, 403);
        }

        @Test
        void theCaseNumberIsNotForPeopleToChoose() throws IOException {
            var answer = desk("police-350404")
                    .post(
                            "/process-definition/key/rescue-case/submit-form",
                            Map.of("businessKey", "350404-2026-999999", "variables", Map.of()));
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Nested
    class Supervision {

        @Test
        void supervisorsSeeTheInstancesOfTheirRegionAndBelow() {
            assertThat(instancesFor("supervisor-350404")).isNotEmpty();
            assertThat(instancesFor("supervisor-350400")).isNotEmpty();
            assertThat(instancesFor("supervisor-350000")).isNotEmpty();
        }

        @Test
        void supervisorsSeeNoOtherRegion(@Autowired AccountStore accounts) {
            accounts.create(
                    new Account("supervisor-350421", "督导", "joint-conference", "350421", Role.SUPERVISOR), "guitu");
            accounts.create(
                    new Account("supervisor-350100", "督导", "joint-conference", "350100", Role.SUPERVISOR), "guitu");
            assertThat(instancesFor("supervisor-350421")).isEmpty();
            assertThat(instancesFor("supervisor-350100")).isEmpty();
        }

        @Test
        void supervisorsSeeProgressNotContent() {
            var variables = desk("supervisor-350404").get("/task/" + task + "/form-variables");
            assertThat(variables.status()).isEqualTo(200);
            assertThat(variables.body().has("caseNumber")).isTrue();
            assertThat(variables.body().has("codeName")).isFalse();
        }

        private List<String> instancesFor(String account) {
            return ids(desk(account).get("/process-instance?businessKey=" + caseNumber));
        }
    }

    @Nested
    class Administration {

        @Test
        void onlyAdministratorsSeeAllAccounts() {
            assertThat(ids(desk(MINE).get("/user"))).containsExactly(MINE);
            assertThat(ids(desk("administrator").get("/user"))).contains(MINE, COLLEAGUE);
        }

        @Test
        void nobodyMakesFiltersOrGrants() {
            for (String account : List.of(MINE, "supervisor-350404", "administrator", "auditor")) {
                assertThat(desk(account)
                                .post("/filter/create", Map.of("resourceType", "Task", "name", "x", "query", Map.of()))
                                .status())
                        .as(account)
                        .isEqualTo(403);
                assertThat(desk(account)
                                .post(
                                        "/authorization/create",
                                        Map.of(
                                                "type",
                                                1,
                                                "permissions",
                                                List.of("ALL"),
                                                "groupId",
                                                "caseworker",
                                                "resourceType",
                                                6,
                                                "resourceId",
                                                "*"))
                                .status())
                        .as(account)
                        .isEqualTo(403);
            }
        }

        @Test
        void peopleCannotDeleteThemselves() {
            assertThat(desk(COLLEAGUE)
                            .send("DELETE", "/user/" + COLLEAGUE, null)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Nested
    class Anonymous {

        @ParameterizedTest
        @ValueSource(strings = {"/user", "/task", "/process-instance", "/engine", "/filter", "/version", "/deployment"})
        void theRestApiAnswersNobodyWithoutLogin(String path) {
            assertThat(new Desk("http://localhost:" + port, null).get(path).status())
                    .isEqualTo(401);
        }
    }
}
