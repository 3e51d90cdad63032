package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.guitu.account.RequestKind;
import org.guitu.account.engine.AccountDesk;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Small doors that stood open once: each was found by trying. */
@GuituTest
class SmallDoorsTest {

    private static final String WORKER = "civil-affairs-350404";
    private static final String PASSWORD = "a-long-enough-password";
    private static int people;

    @Autowired
    private AccountDesk accountDesk;

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    private final String somebody = "somebody-" + ++people;

    @BeforeEach
    void somebodyWorksHere(@Autowired AccountStore accounts) {
        accounts.create(new Account(somebody, "示例甲", "civil-affairs", "350404", Role.CASEWORKER), "guitu");
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private Desk desk(String account) {
        return new Desk(base(), account);
    }

    private Browser browser(String account) {
        var browser = new Browser(base()).logIn(account);
        browser.get("/camunda/app/welcome/default/");
        return browser;
    }

    private int tasks(Browser browser) {
        return browser.get(Browser.ENGINE + "/task/count").statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task?nameLike=%00", "/task?maxResults=-5"})
    void whatTheDatabaseCannotTakeIsAWrongRequest(String query) {
        var answer = desk(WORKER).get(query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("请更正").doesNotContain("SQL", "ENGINE");
    }

    @Test
    void aListThatBeginsBeforeItsFirstElementIsNoFault() {
        for (String path :
                List.of("/task?firstResult=-1", "/task?firstResult=-1&maxResults=5", "/user?firstResult=-1")) {
            assertThat(desk(WORKER).get(path).status()).as(path).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", " null\n"})
    void aBodyThatIsNullIsAWrongRequest(String body) {
        for (String path : List.of("/task", "/process-instance/count")) {
            var answer = browser(WORKER).send("POST", Browser.ENGINE + path, body);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).contains("请求缺少必要的内容");
        }
        assertThat(browser(WORKER)
                        .send("POST", Browser.ENGINE + "/task/count", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /case-execution/none/variables/caseNumber, 404",
        "POST, /case-instance/none/close, 404",
        "GET, /decision-definition/none, 404",
        "POST, /condition, 403",
        "POST, /external-task/fetchAndLock, 403"
    })
    void whatIsNotThereIsNoFaultOfTheSystem(String verb, String path, int status) {
        var answer = desk(WORKER).send(verb, path, verb.equals("GET") ? null : Map.of());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.message()).doesNotContain("Exception");
    }

    @Test
    void whoWorksWhereIsNoCaseworkersBusiness() {
        var caseworker = desk(somebody);
        for (String query : List.of("/group?member=" + WORKER, "/tenant?userMember=" + WORKER)) {
            assertThat(caseworker.get(query).body()).as(query).isEmpty();
            assertThat(desk("administrator").get(query).body()).as(query).isNotEmpty();
        }
        assertThat(caseworker
                        .get("/group/count?member=" + WORKER)
                        .body()
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(caseworker
                        .get("/tenant/count?userMember=" + WORKER)
                        .body()
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(caseworker.get("/group?member=" + somebody).body()).isNotEmpty();
    }

    @Test
    void figuresOfTheWholeInstallationAreTheAdministrators() {
        for (String path : List.of("/metrics", "/metrics/activity-instance-start/sum")) {
            assertThat(desk(WORKER).get(path).status()).isEqualTo(403);
            assertThat(desk("supervisor-350404").get(path).status()).isEqualTo(403);
            assertThat(desk("administrator").get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void supervisorsReadNeitherTheLogOfOperationsNorFiguresOfOtherRegions(@Autowired Conditions conditions) {
        var open = NewCase.open(base(), conditions, "350404");
        desk(WORKER).claim(open.task());
        var supervisor = desk("supervisor-350404");
        assertThat(supervisor.get("/history/user-operation").body()).isEmpty();
        var definition = supervisor
                .get("/process-instance/" + open.instance())
                .body()
                .path("definitionId")
                .asText();
        assertThat(supervisor
                        .get("/history/process-definition/" + definition + "/statistics")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoChangesThePasswordEndsTheOtherSessions() {
        var own = browser(somebody);
        var forgotten = browser(somebody);
        assertThat(tasks(forgotten)).isEqualTo(200);
        var changed = own.send(
                "PUT",
                Browser.ENGINE + "/user/" + somebody + "/credentials",
                "{\"password\": \"%s\", \"authenticatedUserPassword\": \"guitu\"}".formatted(PASSWORD));
        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(tasks(own)).isEqualTo(200);
        assertThat(tasks(forgotten)).isEqualTo(401);
        assertThat(new Browser(base()).tryLogIn(somebody, "guitu").headers().firstValue("Location"))
                .contains("/login?error");
        new Browser(base()).logIn(somebody, PASSWORD);
    }

    /** By every way that tells whether a password is the own one. */
    @Test
    void nobodyGuessesTheOwnPasswordOfAnOpenSession(@Autowired AccountStore accounts) {
        for (String way : List.of("/identity/verify", "/user/%s/credentials", "/account/password")) {
            var guessed = "guessed-" + System.nanoTime();
            accounts.create(new Account(guessed, "示例乙", "police", "350404", Role.CASEWORKER), "guitu");
            var session = browser(guessed);
            for (int time = 0; time < 12; time++) {
                guess(session, way, guessed, "wrong-" + time);
            }
            assertThat(guess(session, way, guessed, "guitu")).as(way).containsPattern("密码错了太多次|没有核对密码");
        }
    }

    private static String guess(Browser session, String way, String account, String password) {
        if (way.startsWith("/account")) {
            var token = java.util.regex.Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                    .matcher(session.get(way).body());
            assertThat(token.find()).isTrue();
            return session.post(
                            way,
                            "current=%s&password=Sample-2468-Pass&again=Sample-2468-Pass&_csrf=%s"
                                    .formatted(password, token.group(1)))
                    .body();
        }
        return way.startsWith("/user")
                ? session.send(
                                "PUT",
                                Browser.ENGINE + way.formatted(account),
                                "{\"password\": \"Sample-2468-Pass\", \"authenticatedUserPassword\": \"%s\"}"
                                        .formatted(password))
                        .body()
                : session.send(
                                "POST",
                                Browser.ENGINE + way,
                                "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(account, password))
                        .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/task?maxResults=2001", "/history/process-instance", "/user", "/filter"})
    void listsAreAskedForByPages(String path) {
        for (String answer : List.of(
                browser(WORKER).send(browser(WORKER).to(Browser.ENGINE + path)).body(),
                new Browser(base())
                        .send(new Browser(base())
                                .to("/engine-rest" + path)
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                (WORKER + ":guitu").getBytes(StandardCharsets.UTF_8))))
                        .body())) {
            assertThat(answer).contains("列表须分页查询", "maxResults");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password2026!", "123456789012"})
    void aPasswordThatIsGuessedIsRefusedInWords(String guessed) {
        var refused = desk("administrator")
                .send(
                        "PUT",
                        "/user/" + somebody + "/credentials",
                        Map.of("password", guessed, "authenticatedUserPassword", "guitu"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).startsWith("密码").contains("请换一个");
        assertThat(new Browser(base()).logIn(somebody)).isNotNull();
        var asked = desk(somebody).post("/identity/password-policy", Map.of("password", guessed));
        assertThat(asked.body().path("valid").asBoolean()).isFalse();
    }

    @Test
    void noTwoAccountsDifferInCapitalsOnly() {
        var same = identities.newUser(somebody.toUpperCase(java.util.Locale.ROOT));
        assertThatThrownBy(() -> identities.saveUser(same)).hasMessageContaining("只差大小写");
    }

    @Test
    void aPasswordThatTheAdministratorSetsEndsAllSessions() {
        var open = browser(somebody);
        var alone = desk("administrator")
                .send(
                        "PUT",
                        "/user/" + somebody + "/credentials",
                        Map.of("password", PASSWORD, "authenticatedUserPassword", "guitu"));
        assertThat(alone.status()).isEqualTo(403);
        assertThat(tasks(open)).isEqualTo(200);
        new TwoAdministrators(accountDesk).decide(RequestKind.PASSWORD, somebody, null);
        assertThat(tasks(open)).isEqualTo(401);
    }

    @Test
    void whoHasLostEveryRoleIsOutAndStaysOut() {
        var open = browser(somebody);
        new TwoAdministrators(accountDesk).decide(RequestKind.LOCK, somebody, null);
        assertThat(tasks(open)).isEqualTo(401);
        assertThat(open.get("/").statusCode()).isEqualTo(401);
        assertThat(new Browser(base()).tryLogIn(somebody, "guitu").headers().firstValue("Location"))
                .contains("/login?closed");
        assertThat(new Browser(base()).get("/login?closed").body()).contains("账户已停用");
        assertThat(desk(somebody).get("/task").status()).isEqualTo(401);
    }

    @Test
    void peopleDoNotRenameThemselves() {
        var name = Map.of("id", somebody, "firstName", "王局长", "lastName", "督导");
        var refused = desk(somebody).send("PUT", "/user/" + somebody + "/profile", name);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).contains("/accounts");
        assertThat(identities.createUserQuery().userId(somebody).singleResult().getFirstName())
                .isEqualTo("示例甲");
        assertThat(desk("administrator")
                        .send("PUT", "/user/" + somebody + "/profile", name)
                        .status())
                .as("an administrator alone")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/audit", "/camunda/app/tasklist/default/"})
    void noRedirectFollowsTheHostHeader(String path) throws IOException {
        assertThat(locationOf("GET " + path
                        + " HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n"))
                .isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/%2e%2e/camunda/app", "//evil.example/", "/camunda//evil.example/%2e%2e"})
    void noRedirectFollowsThePathToAnotherHost(String path) throws IOException {
        assertThat(locationOf("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void theLoginLeadsToTheSamePlaceWhateverTheHostHeaderSays() throws IOException {
        var browser = new Browser(base());
        var token = browser.formToken();
        var form = "username=%s&password=wrong&_csrf=%s"
                .formatted(somebody, URLEncoder.encode(token, StandardCharsets.UTF_8));
        var request =
                """
                POST /login HTTP/1.1\r
                Host: evil.example\r
                Cookie: LOGIN-TOKEN=%s\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s"""
                        .formatted(browser.cookie("LOGIN-TOKEN").orElseThrow(), form.length(), form);
        assertThat(locationOf(request)).isEqualTo("/login?error");
    }

    private String locationOf(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines()
                    .filter(line -> line.startsWith("Location: "))
                    .map(line -> line.substring("Location: ".length()))
                    .findFirst()
                    .orElse(answer);
        }
    }
}
