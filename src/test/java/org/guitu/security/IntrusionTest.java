package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ways around the rules that somebody found or would try next: people with an account who want more than it gives. */
@GuituTest
class IntrusionTest {

    private static final String COUNTY = "350404";
    private static final String MINE = "civil-affairs-350404";
    private static final String COLLEAGUE = "civil-affairs-350404-2";
    private static final String SUPERVISOR = "supervisor-350404";
    private static final String ENGINE = Browser.ENGINE;

    @LocalServerPort
    private int port;

    @Autowired
    private AccountStore accounts;

    @Autowired
    private IdentityService identities;

    private String task;

    @BeforeEach
    void aCaseWaitsForCivilAffairs(@Autowired Conditions conditions) throws IOException {
        account(COLLEAGUE, Role.CASEWORKER);
        var answers = fill(
                conditions,
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
        var opened = desk("police-350404").submitStartForm("rescue-case", answers);
        var caseNumber = opened.body().path("businessKey").asText();
        task = desk(MINE).tasks(caseNumber).get(0).path("id").asText();
    }

    private static Map<String, Object> fill(Conditions conditions, String form, Map<String, Object> answers)
            throws IOException {
        return FormFiller.of(form, conditions, LocalDate.now()).fill(answers, Map.of());
    }

    private void account(String id, Role role) {
        accounts.create(new Account(id, "示例", "civil-affairs", COUNTY, role), "guitu");
    }

    private Desk desk(String account) {
        return new Desk(address(""), account);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    @Test
    void nobodyMovesATaskIntoAnotherQueue() {
        var supervisor = desk(SUPERVISOR);
        for (Map<String, String> link : List.of(
                Map.of("groupId", "health-350404", "type", "candidate"),
                Map.of("groupId", "supervisor-350404", "type", "candidate"),
                Map.of("userId", SUPERVISOR, "type", "candidate"),
                Map.of("userId", "health-350404", "type", "owner"))) {
            assertThat(supervisor
                            .post("/task/" + task + "/identity-links", link)
                            .status())
                    .as(link.toString())
                    .isEqualTo(403);
        }
        assertThat(supervisor
                        .post("/task/" + task + "/identity-links/delete", Map.of("groupId", MINE, "type", "candidate"))
                        .status())
                .isEqualTo(403);
        assertThat(supervisor.claim(task).status()).isEqualTo(403);
        assertThat(desk("health-350404").get("/task/" + task).status()).isEqualTo(404);
        assertThat(desk(MINE).get("/task/" + task).status()).isEqualTo(200);
    }

    @Test
    void theEnginesOwnJobsAreNobodysBusiness(
            @Autowired HistoryService history, @Autowired ManagementService management) {
        var job = history.cleanUpHistoryAsync(true).getId();
        for (String person : List.of("police-350404", SUPERVISOR, "auditor")) {
            var desk = desk(person);
            var path = "/job/" + job;
            assertThat(desk.send("PUT", path + "/retries", Map.of("retries", 0)).status())
                    .isEqualTo(403);
            assertThat(desk.send("PUT", path + "/suspended", Map.of("suspended", true))
                            .status())
                    .isEqualTo(403);
            assertThat(desk.send("PUT", path + "/duedate", Map.of("duedate", "2099-01-01T00:00:00.000+0800"))
                            .status())
                    .isEqualTo(403);
            assertThat(desk.post(path + "/execute", Map.of()).status()).isEqualTo(403);
            assertThat(desk.get(path + "/stacktrace").status()).isEqualTo(403);
            assertThat(desk.send("DELETE", path, null).status()).isEqualTo(403);
        }
        management.deleteJob(job);
        // Others find the jobs of the night as they were.
        history.cleanUpHistoryAsync(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/group/caseworker/members/administrator",
                "/group/civil-affairs/members/administrator",
                "/tenant/350404/user-members/administrator"
            })
    void administratorsDoNotGiveThemselvesMore(String membership) {
        assertThat(desk("administrator").send("PUT", membership, null).message())
                .contains("第二位系统管理员确认");
    }

    @Test
    void administratorsDoNotLockThemselvesOut() {
        assertThat(desk("administrator")
                        .send("DELETE", "/group/camunda-admin/members/administrator", null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void regionsAreGivenToPeopleNotToGroups() {
        assertThat(desk("administrator")
                        .send("PUT", "/tenant/350404/group-members/caseworker", null)
                        .message())
                .contains("只能分配给个人账户");
    }

    @Test
    void accountsAndGroupsAreNeverDeleted() {
        for (String path : List.of("/user/" + COLLEAGUE, "/group/caseworker", "/tenant/350404")) {
            assertThat(desk("administrator").send("DELETE", path, null).status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void whoLosesTheDepartmentSeesNothingThoughTheSessionIsOpen() {
        account("mover", Role.CASEWORKER);
        var browser = new Browser(address(""));
        browser.logIn("mover");
        assertThat(browser.get(ENGINE + "/task/" + task).statusCode()).isEqualTo(200);
        identities.deleteMembership("mover", "civil-affairs");
        assertThat(browser.get(ENGINE + "/task/" + task).statusCode()).isEqualTo(404);
        assertThat(browser.get(ENGINE + "/task/" + task + "/form-variables").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoseAccountIsGoneIsLoggedOut() {
        account("leaver", Role.CASEWORKER);
        var browser = new Browser(address(""));
        browser.logIn("leaver");
        assertThat(browser.get(ENGINE + "/task/count").statusCode()).isEqualTo(200);
        identities.deleteUser("leaver");
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(browser.get(ENGINE + "/task/count").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theLoginChangesTheSession() {
        var browser = new Browser(address(""));
        browser.logIn(MINE);
        var before = browser.session();
        browser.logIn(COLLEAGUE);
        assertThat(browser.session()).isNotEqualTo(before);
    }

    @Test
    void theSessionOfTheWebAppsDoesNotOpenTheRestApi() {
        var browser = new Browser(address(""));
        browser.logIn(MINE);
        assertThat(browser.get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void strangeLoginNamesAreWrongNotBroken() {
        for (String name : List.of("a\u0000b", "*", "' or 1=1 --", "")) {
            var login = Base64.getEncoder().encodeToString((name + ":guitu").getBytes(StandardCharsets.UTF_8));
            assertThat(new Browser(address(""))
                            .send(HttpRequest.newBuilder(URI.create(address("/engine-rest/task")))
                                    .header("Authorization", "Basic " + login))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void whatTheWebAppsLoadIsNotKeptByTheBrowser() {
        var browser = new Browser(address(""));
        browser.logIn(MINE);
        for (String path : List.of(ENGINE + "/task", "/camunda/app/tasklist/default/")) {
            assertThat(browser.get(path).headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(header -> assertThat(header).contains("no-store"));
        }
    }

    @Test
    void theFilesOfTheProgramAreKeptByTheBrowserAndSentShort() {
        var browser = new Browser(address(""));
        browser.logIn(MINE);
        for (String path : List.of(
                "/camunda/lib/deps.js",
                "/camunda/app/tasklist/camunda-tasklist-bootstrap.css",
                "/camunda/app/tasklist/scripts/guitu/tasklist.js",
                "/assets/guitu.css")) {
            var file = browser.send(
                    HttpRequest.newBuilder(URI.create(address(path))).header("Accept-Encoding", "gzip"));
            assertThat(file.headers().firstValue("Cache-Control")).as(path).hasValue("no-cache");
            assertThat(file.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
            var tag = file.headers().firstValue("ETag");
            var again = HttpRequest.newBuilder(URI.create(address(path)));
            if (tag.isPresent()) {
                again.header("If-None-Match", tag.get());
            } else {
                again.header(
                        "If-Modified-Since",
                        file.headers().firstValue("Last-Modified").orElseThrow());
            }
            assertThat(browser.send(again).statusCode()).as(path).isEqualTo(304);
        }
    }
}
