package org.guitu.account.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.guitu.account.AccountDraft;
import org.guitu.account.AccountRequests;
import org.guitu.account.RequestKind;
import org.guitu.account.engine.AccountBatches;
import org.guitu.account.engine.AccountDesk;
import org.guitu.testing.Browser;
import org.guitu.testing.GuituTest;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file of accounts on its way: checked, asked for, confirmed by another, and come in with. */
@GuituTest
class BatchPageTest {

    private static final String HEAD = "用户名,姓名,角色,部门,地区,邮箱\n";
    private static int files;

    @LocalServerPort
    private int port;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private AccountRequests requests;

    @Autowired
    private AccountBatches batches;

    @Autowired
    private JdbcClient database;

    private final String account = "batch" + ++files + ".li";
    private final String text = HEAD + account + ",李华,经办人,民政,三元区,\n" + account + "2,王明,督导,,三明市,wang@example.org\n";

    @AfterEach
    void nothingWaits() {
        requests.waiting().stream()
                .flatMap(request -> request.batch().stream())
                .distinct()
                .toList()
                .forEach(batch -> batches.refuse(batch, "测试结束", TwoAdministrators.FIRST));
    }

    private Browser browser(String administrator) {
        return new Browser("http://localhost:" + port).logIn(administrator);
    }

    private static HttpResponse<String> post(Browser browser, String path, String... fields) {
        var form = new StringBuilder("_csrf=" + browser.formToken());
        for (int i = 0; i < fields.length; i += 2) {
            form.append("&%s=%s".formatted(fields[i], URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8)));
        }
        return browser.post(path, form.toString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String half(HttpResponse<String> page, String account) {
        var found = Pattern.compile(Pattern.quote(">" + account + "<") + ".*?<code>([^<]+)<", Pattern.DOTALL)
                .matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private String asked(Browser first) {
        return location(post(first, "/accounts/import", "text", text, "reason", "新设县局"));
    }

    @Test
    void oneSendsAFileAnotherConfirmsItWholeAndEachPersonHasTwoHalves() {
        var first = browser("administrator");
        var token = first.formToken();
        var read = first.send(first.to("/accounts/import/read")
                .header("Content-Type", "application/octet-stream")
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofByteArray(text.getBytes(Charset.forName("GB18030")))));
        assertThat(read.body()).contains("李华");
        var checked = post(first, "/accounts/import/check", "text", text).body();
        assertThat(checked).contains("每一行都能读懂", account + "2", "三明市三元区", "为这2个账户提出申请");
        assertThat(desk.find(account)).isEmpty();
        assertThat(requests.waitingFor(account)).isEmpty();
        var batch = asked(first);
        assertThat(first.get("/accounts/requests").body()).contains("批量新建账户", account + " 等", batch);
        post(first, batch + "/confirm");
        assertThat(first.get(batch).body()).contains("自己申请的事项不能自己确认");
        assertThat(desk.find(account)).isEmpty();

        var second = browser("administrator-2");
        long one = requests.waitingFor(account).orElseThrow().id();
        post(second, "/accounts/requests/" + one + "/confirm");
        assertThat(second.get("/accounts/requests").body()).contains("属于一份批量申请");
        var confirmed = post(second, batch + "/confirm");
        assertThat(confirmed.headers().firstValue("Cache-Control")).hasValue("no-store");
        var firstHalves = post(first, batch + "/halves");
        var password = half(firstHalves, account) + half(confirmed, account);
        var person = new Browser("http://localhost:" + port).logIn(account, password);
        assertThat(location(person.get("/"))).isEqualTo("/account/password");
        assertThat(desk.find(account + "2"))
                .hasValue(new AccountDraft(
                        "王明",
                        "wang@example.org",
                        List.of("joint-conference"),
                        List.of("supervisor"),
                        List.of("350400")));
        post(first, batch + "/halves");
        assertThat(first.get(batch).body()).contains("前半已经看过");
        assertThat(database.sql(
                                "select count(*) from audit.event where kind = 'PASSWORD_HALF_READ' and object_id like ?")
                        .param(account + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aFileWithOneLineWrongAsksForNothing() {
        var first = browser("administrator");
        var wrong = text + "Administrator,赵六,审计员,公安,三元区,\n" + account + "3,钱七,经办人,民政,三元,\n";
        var page =
                post(first, "/accounts/import", "text", wrong, "reason", "新设县局").body();
        assertThat(page).contains("一个账户也没有申请", "已有人使用（不分大小写）", "系统管理员和审计员不办理个案", "没有这样的地区", "是否为“三元区”？");
        assertThat(requests.waitingFor(account)).isEmpty();
    }

    @Test
    void theOtherRefusesTheWholeFileWithAReason() {
        var first = browser("administrator");
        var batch = asked(first);
        var second = browser("administrator-2");
        post(second, batch + "/refuse");
        assertThat(second.get(batch).body()).contains("不同意要写明理由");
        post(second, batch + "/refuse", "reason", "名单有误");
        assertThat(first.get(batch).body()).contains("不同意：administrator-2", "名单有误");
        assertThat(requests.waitingFor(account + "2")).isEmpty();
    }

    @Test
    void whatOneFileAsksForNobodyAsksForAgainInOtherLetters() {
        asked(browser("administrator"));
        var both = new TwoAdministrators(desk);
        var draft = new AccountDraft("示例甲", "", List.of("health"), List.of("caseworker"), List.of("350404"));
        assertThatThrownBy(() -> both.decide(RequestKind.CREATE, account.toUpperCase(Locale.ROOT), draft))
                .hasMessageContaining("已有一项申请待确认");
    }
}
