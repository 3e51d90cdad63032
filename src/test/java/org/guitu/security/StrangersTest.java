package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.guitu.engine.identity.AccountStore;
import org.guitu.limit.Site;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.security.limit.Attempt;
import org.guitu.security.limit.LoginThrottle;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What strangers cost, what they are told, and what the page of another site gets somebody's browser to do. */
@GuituTest
class StrangersTest {

    private static final String WORKER = "strangers-worker";

    @LocalServerPort
    private int port;

    @Autowired
    private LoginThrottle throttle;

    private MappedRoutes routes;
    private Browser nobody;

    @BeforeEach
    void somebodyWorksHere(
            @Autowired AccountStore accounts,
            @Autowired ServletContext servlets,
            @Autowired ApplicationContext context,
            @Autowired CamundaJerseyResourceConfig rest) {
        accounts.create(new Account(WORKER, "示例甲", "civil-affairs", "350404", Role.CASEWORKER), "guitu");
        routes = new MappedRoutes(servlets, context, rest);
        nobody = new Browser(base());
    }

    private String base() {
        return "http://localhost:" + port;
    }

    @Test
    void noRouteMakesASessionForAStranger() throws ReflectiveOperationException {
        var made = new ArrayList<String>();
        for (RestRoute route : routes.all()) {
            var answer = send(route, HttpRequest.newBuilder());
            if (answer.headers().allValues("Set-Cookie").stream().anyMatch(cookie -> cookie.contains("JSESSIONID"))) {
                made.add(route.toString());
            }
        }
        for (String pattern : routes.files()) {
            var answer = nobody.get(pattern.replace("**", "probe"));
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .as(pattern)
                    .noneMatch(cookie -> cookie.contains("JSESSIONID"));
        }
        assertThat(made).isEmpty();
        var browser = new Browser(base());
        browser.tryLogIn(WORKER, "wrong");
        browser.get("/cases?number=1");
        assertThat(browser.cookie("JSESSIONID")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, file://",
        "Referer, https://evil.example/page"
    })
    void noRouteChangesAnythingForThePageOfAnotherSite(String header, String value)
            throws ReflectiveOperationException {
        var done = new ArrayList<String>();
        for (RestRoute route : routes.all()) {
            if (List.of("GET", "HEAD", "OPTIONS").contains(route.verb())
                    || value.equals("file://") && isWhereTheModelerDeploys(route)) {
                continue;
            }
            var answer = send(
                    route,
                    HttpRequest.newBuilder()
                            .header("Authorization", basic("administrator", "guitu"))
                            .header(header, value));
            if (answer.statusCode() != 403 || !answer.body().contains(OwnSiteOnly.REFUSED)) {
                done.add("%s answers %d".formatted(route, answer.statusCode()));
            }
        }
        assertThat(done).isEmpty();
    }

    /** Camunda Modeler is a page in a file. */
    private static boolean isWhereTheModelerDeploys(RestRoute route) {
        return route.path().matches("/engine-rest(/engine/[^/]+)?/deployment/create");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Origin, own", "Referer, own"})
    void ourOwnPagesAndProgramsPass(String header, String value) {
        var own = value.equals("own") ? base() + (header.equals("Referer") ? "/login" : "") : value;
        var answer = new Browser(base())
                .send(HttpRequest.newBuilder(URI.create(base() + "/engine-rest/task/count"))
                        .header("Authorization", basic(WORKER, "guitu"))
                        .header("Content-Type", "application/json")
                        .header(header, own)
                        .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(RestRoute route, HttpRequest.Builder request) {
        var path = route.path().replaceAll("\\{[^}]*}", "probe").replace("**", "probe");
        return nobody.send(request.uri(URI.create(base() + path))
                .header("Content-Type", "application/json")
                .method(
                        route.verb(),
                        route.verb().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
    }

    private static String basic(String account, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theWebAppsLogNobodyOutWithoutTheirToken() {
        var browser = new Browser(base()).logIn(WORKER);
        browser.get("/camunda/app/tasklist/default/");
        var logout = "/camunda/api/admin/auth/user/default/logout";
        assertThat(browser.send(browser.to(logout).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/logout", "").statusCode()).isEqualTo(403);
        assertThat(browser.get(Browser.ENGINE + "/task/count").statusCode()).isEqualTo(200);
        assertThat(browser.send("POST", logout, "{}").statusCode()).isEqualTo(204);
        assertThat(browser.get(Browser.ENGINE + "/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    void whoCallsTooOftenAtOnceIsToldToWaitAndNotThatThePasswordIsWrong() {
        var running = new ArrayList<LoginThrottle.Begun>();
        try {
            LoginThrottle.Begun begun = throttle.begin(attempt("127.0.0.1"));
            while (begun.delay().isZero()) {
                running.add(begun);
                begun = throttle.begin(attempt("127.0.0.1"));
            }
            var answer = new Browser(base())
                    .send(HttpRequest.newBuilder(URI.create(base() + "/engine-rest/task/count"))
                            .header("Authorization", basic(WORKER, "guitu")));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(answer.body()).contains("没有核对密码");
            var page = new Browser(base()).tryLogIn(WORKER, "guitu");
            assertThat(page.statusCode()).isEqualTo(429);
            assertThat(page.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(page.body()).contains("没有核对密码", "name=\"password\"", "data-wait=\"2\"");
        } finally {
            running.forEach(LoginThrottle.Begun::giveUp);
        }
        assertThat(new Desk(base(), WORKER).get("/task/count").status()).isEqualTo(200);
    }

    private static Attempt attempt(String address) {
        return new Attempt(WORKER, Site.of(address), java.util.Optional.empty());
    }

    @Test
    void theBrowserOfSomebodyIsKnownAgainAndTellsNothingElse() {
        var browser = new Browser(base()).logIn(WORKER);
        var answer = new Browser(base()).tryLogIn(WORKER, "guitu");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("GUITU-BROWSER="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict", "Path=/login")
                .doesNotContain(WORKER);
        var running = new ArrayList<LoginThrottle.Begun>();
        try {
            LoginThrottle.Begun begun = throttle.begin(attempt("127.0.0.1"));
            while (begun.delay().isZero()) {
                running.add(begun);
                begun = throttle.begin(attempt("127.0.0.1"));
            }
            assertThat(new Browser(base()).tryLogIn(WORKER, "guitu").statusCode())
                    .isEqualTo(429);
            assertThat(browser.tryLogIn(WORKER, "guitu").statusCode()).isEqualTo(302);
        } finally {
            running.forEach(LoginThrottle.Begun::giveUp);
        }
    }

    @Test
    void theLoginLeadsBackToThePageThatAskedForItAndNowhereElse() {
        var browser = new Browser(base());
        browser.get("/notices?page=2");
        browser.get("/camunda/api/engine/engine/default/task");
        assertThat(browser.tryLogIn(WORKER, "guitu").headers().firstValue("Location"))
                .hasValue("/notices?page=2");
        for (String wanted : List.of("//evil.example/", "https://evil.example/", "/cases\r\nX: y", "/logout", "x")) {
            var forged = Base64.getUrlEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
            var other = new Browser(base());
            var form = "username=%s&password=guitu&_csrf=%s"
                    .formatted(WORKER, URLEncoder.encode(other.formToken(), StandardCharsets.UTF_8));
            var answer = other.send(other.to("/login")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header(
                            "Cookie",
                            "LOGIN-TOKEN=" + other.cookie("LOGIN-TOKEN").orElseThrow() + "; GUITU-PAGE=" + forged)
                    .POST(BodyPublishers.ofString(form)));
            assertThat(answer.headers().firstValue("Location")).as(wanted).hasValue("/camunda/app/tasklist/default/");
        }
    }

    @Test
    void nobodyGuessesThePasswordOfAnotherByTheEngine() {
        var refused = new Desk(base(), WORKER)
                .post("/identity/verify", java.util.Map.of("username", "administrator", "password", "guitu"));
        assertThat(refused.status()).isEqualTo(403);
    }
}
