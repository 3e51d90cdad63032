package org.guitu.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.account.AccountDraft;
import org.guitu.account.AccountRequests;
import org.guitu.account.RequestKind;
import org.guitu.account.engine.AccountDesk;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.PhoneCodes;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages by which two administrators give somebody an account, and by which that person comes in. */
@GuituTest
class AccountsPageTest {

    private static final String OWN = "quiet river under stone";
    private static final AccountDraft OFFICER =
            new AccountDraft("示例甲", "", List.of("health"), List.of("caseworker"), List.of("350404"));
    private static final AccountDraft ADMINISTRATOR =
            new AccountDraft("示例乙", "", List.of("joint-conference"), List.of("administrator"), List.of());
    private static int people;

    @LocalServerPort
    private int port;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private AccountRequests requests;

    @Autowired
    private PhoneCodes phones;

    @Autowired
    private JdbcClient database;

    private final String account = "page-" + ++people;
    private TwoAdministrators both;

    @BeforeEach
    void both() {
        both = new TwoAdministrators(desk);
    }

    @AfterEach
    void theClockGoesOn() {
        ClockUtil.reset();
    }

    private Browser browser() {
        return new Browser("http://localhost:" + port);
    }

    private static HttpResponse<String> post(Browser browser, String path, String... fields) {
        var form = new StringBuilder("_csrf=" + browser.formToken());
        for (int i = 0; i < fields.length; i += 2) {
            form.append("&%s=%s".formatted(fields[i], URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8)));
        }
        return browser.post(path, form.toString());
    }

    private static String shown(HttpResponse<String> page, String id) {
        var found = Pattern.compile("id=\"" + id + "\"[^>]*>([^<]+)<").matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void oneAsksTheOtherConfirmsAndOnlyThePersonKnowsThePassword() {
        var first = browser().logIn("administrator");
        var asked = post(
                first,
                "/accounts/new",
                "account",
                account,
                "name",
                "示例甲",
                "roles",
                "caseworker",
                "departments",
                "health",
                "regions",
                "350404",
                "reason",
                "新到岗");
        assertThat(location(asked)).isEqualTo("/accounts/requests");
        assertThat(first.get("/accounts/requests").body()).contains(account, "示例甲", "经办人", "三明市三元区", "等另一位系统管理员确认");
        long id = requests.waitingFor(account).orElseThrow().id();
        post(first, "/accounts/requests/" + id + "/confirm");
        assertThat(first.get("/accounts/requests").body()).contains("自己申请的事项不能自己确认");

        var second = browser().logIn("administrator-2");
        var confirmed = post(second, "/accounts/requests/" + id + "/confirm");
        var secondHalf = shown(confirmed, "half");
        assertThat(confirmed.headers().firstValue("Cache-Control")).hasValue("no-store");
        var firstHalf = shown(post(first, "/accounts/requests/" + id + "/half"), "half");

        for (String half : List.of(firstHalf, secondHalf)) {
            assertThat(location(browser().tryLogIn(account, half))).contains("/login?error");
        }
        var person = browser().logIn(account, firstHalf + secondHalf);
        assertThat(location(person.get("/"))).isEqualTo("/account/password");
        assertThat(location(person.get("/camunda/app/tasklist/default/"))).isEqualTo("/account/password");
        assertThat(person.get(Browser.ENGINE + "/task").statusCode()).isEqualTo(403);
        assertThat(location(person.get("/account"))).isEqualTo("/account/password");
        assertThat(post(person, "/account/password", "password", "short", "again", "short")
                        .body())
                .contains("密码至少 12 个字符");
        var one = firstHalf + secondHalf;
        assertThat(post(person, "/account/password", "password", one, "again", one)
                        .body())
                .contains("不能与现在的密码相同");
        assertThat(location(post(person, "/account/password", "password", OWN, "again", OWN)))
                .isEqualTo("/");
        assertThat(person.get("/notices").statusCode()).isEqualTo(200);
        assertThat(location(browser().tryLogIn(account, one))).contains("/login?error");
        assertThat(browser().logIn(account, OWN).get("/notices").statusCode()).isEqualTo(200);
    }

    /** Whoever sits down at somebody's open session. */
    @Test
    void thePasswordOfNowIsNotGuessedOnItsOwnPageEither() {
        var password = both.create(account, OFFICER);
        var person = browser().logIn(account, password);
        post(person, "/account/password", "password", OWN, "again", OWN);
        var other = OWN + "-new";
        for (int guess = 0; guess <= 3; guess++) {
            assertThat(post(person, "/account/password", "current", "guess-" + guess, "password", other, "again", other)
                            .body())
                    .contains("现在的密码不对");
        }
        assertThat(post(person, "/account/password", "current", OWN, "password", other, "again", other)
                        .body())
                .contains("没有核对密码");
        assertThat(database.sql("select count(*) from audit.event where account = ? and kind = 'LOGIN_FAILED'")
                        .param(account)
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void aOneTimePasswordIsGoodForThreeDays() {
        var password = both.create(account, OFFICER);
        ClockUtil.offset(Duration.ofHours(73).toMillis());
        var late = browser();
        late.tryLogIn(account, password);
        assertThat(location(late.get("/"))).isEqualTo("/login?late");
        assertThat(late.get("/login?late").body()).contains("一次性密码已过期");
        assertThat(late.get("/notices").statusCode()).isEqualTo(401);
    }

    @Test
    void aPhoneMakesASecondFactorThatEveryLoginAsksFor() {
        var password = both.create(account, OFFICER);
        var person = browser().logIn(account, password);
        post(person, "/account/password", "password", OWN, "again", OWN);
        var offered = person.get("/account/second-factor");
        var phone = phones.with(shown(offered, "secret"));
        assertThat(offered.body()).contains("<svg").contains("d=\"M");
        assertThat(post(person, "/account/second-factor", "code", "000000").body())
                .contains("验证码不对");
        var first = phone.code();
        var enrolled = post(person, "/account/second-factor", "code", first);
        assertThat(enrolled.body()).contains("恢复码");
        var recovery = Pattern.compile("<li>([^<]+)</li>").matcher(enrolled.body());
        assertThat(recovery.find()).isTrue();
        assertThat(person.get("/notices").statusCode()).isEqualTo(200);

        assertThat(location(post(person, "/account/recovery-codes"))).isEqualTo("/account");
        var anew = post(person, "/account/recovery-codes", "current", OWN).body();
        assertThat(anew).contains("恢复码").doesNotContain(recovery.group(1));
        recovery = Pattern.compile("<li>([^<]+)</li>").matcher(anew);
        assertThat(recovery.find()).isTrue();

        var knowsThePassword = browser();
        knowsThePassword.tryLogIn(account, OWN);
        for (String path : List.of("/", "/notices", "/account", "/account/password", "/account/second-factor")) {
            assertThat(location(knowsThePassword.get(path))).as(path).isEqualTo("/account/code");
        }
        assertThat(post(knowsThePassword, "/account/code", "code", first).body())
                .as("the code of the enrolment")
                .contains("已用过");
        ClockUtil.offset(Duration.ofMinutes(2).toMillis());
        assertThat(location(post(knowsThePassword, "/account/code", "code", phone.code())))
                .isEqualTo("/");
        assertThat(knowsThePassword.get("/notices").statusCode()).isEqualTo(200);

        var lost = browser();
        lost.tryLogIn(account, OWN);
        assertThat(location(post(lost, "/account/code", "code", recovery.group(1))))
                .isEqualTo("/");
        assertThat(new Desk("http://localhost:" + port, account, OWN)
                        .get("/task")
                        .message())
                .contains("第二重验证");

        both.decide(RequestKind.DEVICE, account, null);
        assertThat(lost.get("/notices").statusCode()).isEqualTo(401);
        assertThat(browser().logIn(account, OWN).get("/notices").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenDeploysAndDoesNothingElse() {
        var person = browser().logIn(account, both.create(account, ADMINISTRATOR));
        post(person, "/account/password", "password", OWN, "again", OWN);
        assertThat(location(post(person, "/account/tokens", "label", "办公室的 Modeler", "days", "30")))
                .isEqualTo("/account");
        assertThat(person.get("/account").body()).contains("现在的密码不对");
        var token =
                shown(post(person, "/account/tokens", "current", OWN, "label", "办公室的 Modeler", "days", "30"), "token");
        var program = new Desk("http://localhost:" + port, account, token);
        assertThat(program.get("/version").status()).isEqualTo(200);
        assertThat(program.deploy("wrong", Map.of("wrong.bpmn", "<no/>")).message())
                .as("refused by the gate, and not by the login")
                .isNotEmpty();
        assertThat(program.deploy("wrong", Map.of("wrong.bpmn", "<no/>")).status())
                .isEqualTo(400);
        for (String path : List.of("/user", "/task", "/process-definition", "/deployment/count")) {
            assertThat(program.get(path).message()).as(path).contains("只能用来部署");
        }
        assertThat(new Desk("http://localhost:" + port, "administrator", token)
                        .get("/version")
                        .status())
                .isEqualTo(401);
        assertThat(location(browser().tryLogIn(account, token))).contains("/login?error");
        ClockUtil.offset(Duration.ofDays(31).toMillis());
        assertThat(program.get("/version").status()).isEqualTo(401);
        ClockUtil.reset();
        both.decide(RequestKind.LOCK, account, null);
        assertThat(program.get("/version").status()).isEqualTo(401);
    }

    @Test
    void onlyAdministratorsHaveTokens() {
        var officer = browser().logIn("health-350404");
        assertThat(officer.get("/account").body()).doesNotContain("部署令牌");
        post(officer, "/account/tokens", "label", "x", "days", "30");
        assertThat(officer.get("/account").body()).contains("部署令牌只给系统管理员");
    }

    @Test
    void theOwnPasswordIsChangedWithTheOldOne() {
        both.create(account, OFFICER);
        var person = browser()
                .logIn(account, both.decide(RequestKind.PASSWORD, account, null).orElseThrow());
        post(person, "/account/password", "password", OWN, "again", OWN);
        var elsewhere = browser().logIn(account, OWN);
        var next = "another quiet river stone";
        assertThat(post(person, "/account/password", "current", "guess", "password", next, "again", next)
                        .body())
                .contains("现在的密码不对");
        post(person, "/account/password", "current", OWN, "password", next, "again", next);
        assertThat(person.get("/notices").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/notices").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedStays() {
        var first = browser().logIn("administrator");
        var refused = post(
                first,
                "/accounts/new",
                "account",
                account,
                "name",
                "示例甲",
                "roles",
                "caseworker",
                "roles",
                "auditor",
                "departments",
                "health",
                "regions",
                "350404",
                "reason",
                "新到岗");
        assertThat(refused.body()).contains("互相排斥", account, "示例甲", "新到岗");
        assertThat(first.get("/accounts?q=POLICE-350404").body())
                .contains("police-350404")
                .doesNotContain("police-350405");
        assertThat(first.get("/accounts/one?account=police-350404").body()).contains("三明市三元区", "公安", "重置密码");
        assertThat(first.get("/accounts/change?account=police-350404").body()).contains("checked=\"checked\"");
        assertThat(first.get("/accounts/one?account=nobody").statusCode()).isEqualTo(404);
    }
}
