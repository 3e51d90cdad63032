package org.guitu.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.account.AccountDraft;
import org.guitu.account.RequestKind;
import org.guitu.account.engine.AccountDesk;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.testing.Browser;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who log in by a real OpenID provider, and what becomes of them when it changes its mind. */
class OidcLoginTest extends BesideProvider {

    private static final String ADMINISTRATOR = "administrator";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final List<String> CASEWORKER =
            List.of("guitu-caseworker", "guitu-police", "guitu-350404", "vpn-users");
    private static int people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private EngineLogin logins;

    private final String person = "provided." + ++people;

    @AfterEach
    void theClockGoesOn() {
        ClockUtil.reset();
    }

    private static String next(HttpResponse<String> answer) {
        var to = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + answer.body()));
        return answer.uri().resolve(to).toString();
    }

    /** A browser at both sites: it follows redirects by hand, so that a test sees each. */
    private final class Visitor {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<String> get(String address) {
            return Browser.exchange(
                    http,
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Accept", address.contains("/api/") ? "application/json" : "text/html")
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> post(String address, String form) {
            return Browser.exchange(
                    http,
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> follow(HttpResponse<String> answer) {
            var last = answer;
            while (last.statusCode() / 100 == 3) {
                last = get(next(last));
            }
            return last;
        }

        /** The answer of Guitu to what the provider sends the browser back with. */
        HttpResponse<String> logIn(String person) {
            return get(comeBack(person));
        }

        /** The address with which the provider sends the browser back. */
        String comeBack(String person) {
            var page = follow(get(base + "/oauth2/authorization/guitu"));
            var token = TOKEN.matcher(page.body());
            assertThat(token.find()).as(page.body()).isTrue();
            var in = post(
                    page.uri().resolve("/login").toString(),
                    "username=%s&password=%s&_csrf=%s".formatted(person, IdentityProvider.PASSWORD, token.group(1)));
            var last = in;
            while (!next(last).startsWith(base)) {
                last = get(next(last));
            }
            return next(last);
        }

        /** Whether this browser is logged in to Guitu. */
        boolean isIn() {
            return get(base + "/account").statusCode() == 200;
        }
    }

    private Visitor comes(List<String> groups) {
        return comes(Map.of("groups", groups, "preferred_username", person, "name", "示例甲", "email", "jia@example.org"));
    }

    private Visitor comes(Map<String, Object> claims) {
        provider.says(person, claims);
        var visitor = new Visitor();
        visitor.logIn(person);
        return visitor;
    }

    private HttpResponse<String> refused(Map<String, Object> claims) {
        provider.says(person, claims);
        return new Visitor().logIn(person);
    }

    private Map<String, Object> claims(String... groups) {
        return Map.of("groups", List.of(groups), "preferred_username", person, "name", "示例甲");
    }

    private List<String> events() {
        return database.sql(
                        "select kind || ' ' || coalesce(detail, '') from audit.event where account = ? or object_id = ? order by id")
                .params(person, person)
                .query(String.class)
                .list();
    }

    @Test
    void theLoginPageLeadsThereWithStateNonceAndProofKey() {
        var visitor = new Visitor();
        assertThat(visitor.get(base + "/login").body()).contains("/oauth2/authorization/guitu", "用统一身份认证登录");
        var sent = visitor.get(base + "/oauth2/authorization/guitu");
        assertThat(next(sent))
                .startsWith(provider.issuer() + "/oauth2/authorize?")
                .contains("response_type=code", "state=", "nonce=", "code_challenge_method=S256", "code_challenge=");
        assertThat(visitor.cookies.getCookieStore().getCookies())
                .extracting("name")
                .doesNotContain("JSESSIONID");
    }

    @Test
    void whatTheClaimsSayIsTheAccount() {
        var visitor = comes(CASEWORKER);
        assertThat(visitor.isIn()).isTrue();
        assertThat(desk.find(person))
                .hasValue(new AccountDraft(
                        "示例甲", "jia@example.org", List.of("police"), List.of("caseworker"), List.of("350404")));
        visitor.get(base + "/camunda/app/tasklist/default/");
        assertThat(visitor.get(base + "/camunda/api/admin/auth/user/default").body())
                .contains(person, "tasklist");
        assertThat(visitor.get(base + Browser.ENGINE + "/task?maxResults=5").statusCode())
                .isEqualTo(200);
        assertThat(events()).first().asString().startsWith("ACCOUNT_PROVIDED 新建：");
        assertThat(events()).contains("LOGIN 统一身份认证登录");
    }

    @Test
    void aMappedValueMeansWhatTheInstallationSays() {
        comes(List.of("guitu-caseworker", "cn=health,ou=groups", "guitu-350404"));
        assertThat(desk.find(person).orElseThrow().departments()).containsExactly("health");
    }

    @Test
    void whatNothingHereStandsForIsRefusedInWordsAndWrittenDown() {
        var page = refused(claims("guitu-caseworker", "guitu-polize", "guitu-350404"));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("“guitu-polize”（groups）在本系统没有对应的角色、部门或地区");
        assertThat(desk.find(person)).isEmpty();
        assertThat(database.sql(
                                "select detail from audit.event where kind = 'LOGIN_FAILED' and detail like '%guitu-polize%'")
                        .query(String.class)
                        .list())
                .hasSize(1);
        assertThat(refused(claims("guitu-caseworker", "guitu-supervisor", "guitu-administrator"))
                        .body())
                .contains("系统管理员和审计员用本系统的密码登录");
        assertThat(refused(claims("vpn-users")).body()).contains("没有给您本系统的角色");
        assertThat(refused(claims("guitu-caseworker", "guitu-police")).body()).contains("要有地区");
        assertThat(refused(Map.of("groups", CASEWORKER, "preferred_username", "li@example.org"))
                        .body())
                .contains("不能用作本系统的用户名");
    }

    @Test
    void anAccountWithAPasswordIsNobodyElsesBecauseOfItsName() {
        var page = refused(Map.of("groups", CASEWORKER, "preferred_username", "Administrator"));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("已有账户，不由统一身份认证登录");
        assertThat(logins.groupsOf(ADMINISTRATOR).orElseThrow()).contains("administrator");
    }

    @Test
    void anAccountGoesOverToTheProviderByTwoAdministrators() {
        var both = new TwoAdministrators(desk);
        var password = both.create(
                person, new AccountDraft("示例甲", "", List.of("police"), List.of("caseworker"), List.of("350404")));
        assertThat(refused(claims("guitu-caseworker", "guitu-police", "guitu-350404"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(both.decide(RequestKind.PROVIDER, person, null)).isEmpty();
        assertThat(new Browser(base)
                        .tryLogIn(person, password)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("/login?error");
        assertThat(comes(CASEWORKER).isIn()).isTrue();
    }

    @Test
    void passwordsOfGuitusOwnStillLeadIn() {
        var browser = new Browser(base).logIn(ADMINISTRATOR);
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasLostARoleThereLosesItHereAtTheNextCheck() {
        var visitor = comes(List.of("guitu-caseworker", "guitu-supervisor", "guitu-police", "guitu-350404"));
        assertThat(visitor.get(base + "/cases").statusCode()).isEqualTo(200);
        provider.says(person, claims("guitu-caseworker", "guitu-police", "guitu-350404"));
        assertThat(visitor.get(base + "/cases").statusCode()).isEqualTo(200);
        later(Duration.ofMinutes(16));
        assertThat(visitor.get(base + "/cases").statusCode()).isEqualTo(403);
        assertThat(visitor.isIn()).isTrue();
        assertThat(desk.find(person).orElseThrow().roles()).containsExactly("caseworker");
    }

    @Test
    void whoIsLetInNoMoreIsOutAtTheNextCheckAndHasNothingLeft() {
        var visitor = comes(CASEWORKER);
        provider.says(person, claims("vpn-users"));
        later(Duration.ofMinutes(16));
        assertThat(visitor.isIn()).isFalse();
        assertThat(logins.groupsOf(person).orElseThrow()).isEmpty();
        assertThat(comes(CASEWORKER).isIn()).isTrue();
    }

    @Test
    void whoseAccountAnAdministratorClosedDoesNotComeInByTheProvider() {
        var visitor = comes(CASEWORKER);
        var both = new TwoAdministrators(desk);
        both.decide(RequestKind.LOCK, person, null);
        assertThat(visitor.isIn()).isFalse();
        assertThat(refused(claims("guitu-caseworker", "guitu-police", "guitu-350404"))
                        .body())
                .contains("已停用");
        assertThat(both.decide(RequestKind.UNLOCK, person, null)).isEmpty();
        assertThat(comes(CASEWORKER).isIn()).isTrue();
    }

    @Test
    void theLogOutLeadsOutOfTheProvidersSessionToo() {
        var visitor = comes(CASEWORKER);
        var token = TOKEN.matcher(visitor.get(base + "/account").body());
        assertThat(token.find()).isTrue();
        var out = visitor.post(base + "/logout", "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        assertThat(next(out)).isEqualTo(base + "/login?logout");
        var page = visitor.get(next(out)).body();
        var way = Pattern.compile("content=\"0;url=([^\"]+)\"").matcher(page);
        assertThat(way.find()).as(page).isTrue();
        var there = visitor.get(way.group(1).replace("&amp;", "&"));
        assertThat(next(there)).isEqualTo(base + "/login?logout");
        assertThat(visitor.isIn()).isFalse();
        assertThat(visitor.get(base + "/login?logout").body()).doesNotContain("0;url=");
        // The provider asks for the password again.
        assertThat(visitor.follow(visitor.get(base + "/oauth2/authorization/guitu"))
                        .body())
                .contains("password");
    }

    @Test
    void theProviderEndsSessionsByACallOfItsOwn() {
        var visitor = comes(CASEWORKER);
        var other = new Visitor();
        other.logIn(person);
        assertThat(other.isIn()).isTrue();
        var program = new Visitor();
        var forged = provider.logoutToken(person);
        assertThat(program.post(
                                base + "/logout/connect/back-channel/guitu",
                                "logout_token=" + forged.replaceFirst("....$", "AAAA"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.isIn()).isTrue();
        assertThat(program.post(
                                base + "/logout/connect/back-channel/guitu",
                                "logout_token=" + provider.logoutToken(person))
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.isIn()).isFalse();
        assertThat(other.isIn()).isFalse();
        assertThat(events()).contains("LOGOUT 统一身份认证通知退出");
    }

    @Test
    void anotherStateAnotherBrowserOrASecondUseComesToNothing() {
        provider.says(person, claims("guitu-caseworker", "guitu-police", "guitu-350404"));
        var visitor = new Visitor();
        var back = visitor.comeBack(person);
        var tampered = visitor.get(back.replaceAll("state=[^&]+", "state=another"));
        assertThat(next(tampered)).isEqualTo(base + "/login?incomplete");
        var stolen = new Visitor().get(back);
        assertThat(next(stolen)).isEqualTo(base + "/login?incomplete");
        assertThat(desk.find(person)).isEmpty();
        var again = new Visitor();
        var good = again.comeBack(person);
        assertThat(next(again.get(good))).doesNotContain("/login");
        assertThat(next(again.get(good))).isEqualTo(base + "/login?incomplete");
    }

    @Test
    void aSecondFactorThatTheProviderHasSeenIsNotAskedForAgain() {
        var groups = List.of("guitu-caseworker", "guitu-police", "guitu-350404");
        comes(groups);
        database.sql("insert into guitu.account_login (account, secret, enrolled_at) values (?, ?, now())")
                .params(person, new byte[] {1})
                .update();
        assertThat(next(comes(groups).get(base + "/handbook"))).isEqualTo(base + "/account/code");
        var seen = comes(Map.of("groups", groups, "preferred_username", person, "amr", List.of("pwd", "otp")));
        assertThat(seen.isIn()).isTrue();
        database.sql("delete from guitu.account_login where account = ?")
                .param(person)
                .update();
    }

    private static void later(Duration time) {
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + time.toMillis()));
    }
}
