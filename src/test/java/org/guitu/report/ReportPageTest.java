package org.guitu.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.casefile.Receipt;
import org.guitu.casefile.ReceiptStore;
import org.guitu.limit.HourlyLimit;
import org.guitu.office.AuthorName;
import org.guitu.testing.ClearText;
import org.guitu.testing.GuituTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The public page as strangers use it, well and ill. */
@GuituTest
class ReportPageTest {

    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern RECEIPT = Pattern.compile("id=\"receipt\">([A-Z2-9-]{19})<");
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private static final String NARRATIVE = "示例情况：孩子说不清自己的名字 𠮷 <b>&amp; “引号”";

    @Autowired
    private JdbcClient database;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private InstantSource clock;

    @Autowired
    private ReceiptStore receipts;

    private MockMvc pages;
    private String address;

    @BeforeEach
    void aStrangerComesBy(@Autowired WebApplicationContext context) {
        pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        int visitor = VISITORS.incrementAndGet();
        address = "198.18.%d.1".formatted(visitor);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    private void pass(Duration time) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(time)));
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return pages.perform(request.with(sent -> {
                    sent.setRemoteAddr(address);
                    return sent;
                }))
                .andReturn()
                .getResponse();
    }

    /** Opens the page and waits as long as people do. */
    private String stamp() throws Exception {
        var stamp = STAMP.matcher(text(perform(get("/report"))));
        assertThat(stamp.find()).isTrue();
        pass(Duration.ofMinutes(1));
        return stamp.group(1);
    }

    private static Map<String, String> report(String... changed) {
        var report = new HashMap<>(Map.of(
                "danger", "no",
                "region", "350404",
                "place", "示例村口",
                "age", "minor",
                "situations", "unknown-origin",
                "narrative", NARRATIVE,
                "kind", "SCHOOL",
                "name", "示例丙"));
        for (int i = 0; i < changed.length; i += 2) {
            report.put(changed[i], changed[i + 1]);
        }
        return report;
    }

    private MockHttpServletResponse send(String stamp, Map<String, String> report) throws Exception {
        return perform(fromPage(sending(stamp, report)));
    }

    /** With the token that a page of ours carries and its cookie; MockMvc's own would change the application for all tests. */
    private MockHttpServletRequestBuilder fromPage(MockHttpServletRequestBuilder request) throws Exception {
        var page = pages.perform(get("/report/answer")).andReturn().getResponse();
        var token = TOKEN.matcher(text(page));
        assertThat(token.find()).isTrue();
        return request.cookie(page.getCookie("REPORT-TOKEN")).param("_csrf", token.group(1));
    }

    private static MockHttpServletRequestBuilder sending(String stamp, Map<String, String> report) {
        var request = post("/report").param("stamp", stamp);
        report.forEach(request::param);
        return request;
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String receiptIn(MockHttpServletResponse response) throws Exception {
        var receipt = RECEIPT.matcher(text(response));
        assertThat(receipt.find()).as(text(response)).isTrue();
        return receipt.group(1);
    }

    private String ask(String receipt) throws Exception {
        return text(perform(fromPage(post("/report/answer").param("receipt", receipt))));
    }

    private long reports() {
        return database.sql("select count(*) from guitu.case_file where kind = 'report'")
                .query(Long.class)
                .single();
    }

    private String reportOf(String receipt) {
        return receipts.reportOf(Receipt.read(receipt).orElseThrow())
                .orElseThrow()
                .value();
    }

    @Test
    void aReportWaitsForThePoliceOfTheRegion() throws Exception {
        var response = send(stamp(), report());
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
        var number = reportOf(receiptIn(response));
        var task =
                taskService.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("verify-report");
        assertThat(taskService.getIdentityLinksForTask(task.getId()))
                .extracting(link -> link.getGroupId())
                .containsExactly("police-350404");
        assertThat(runtimeService.getVariable(task.getProcessInstanceId(), "fromPage"))
                .isEqualTo(true);
    }

    @Test
    void nothingThatWasWrittenIsInAnyColumnOfAnyTable() throws Exception {
        var secret = "Sentinel-9Kz";
        receiptIn(send(
                stamp(),
                report(
                        "narrative",
                        secret + " a",
                        "place",
                        secret + " b",
                        "name",
                        secret + " c",
                        "phone",
                        "0000-777123")));
        assertThat(ClearText.tablesWith(database, secret, "0000-777123")).isEmpty();
    }

    @Test
    void theAuditTrailHasTheReportAndNobodysAddress() throws Exception {
        var number = reportOf(receiptIn(send(stamp(), report())));
        var event = database.sql(
                        "select account, address, detail from audit.event where case_number = ? and kind = 'REPORT_RECEIVED'")
                .param(number)
                .query()
                .singleRow();
        assertThat(event).containsEntry("account", null).containsEntry("address", null);
        assertThat((String) event.get("detail")).contains("线索内容").doesNotContain("示例");
        assertThat(database.sql("select count(*) from audit.event where address = ?")
                        .param(address)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void thatAStrangerWroteItIsSaidInWords() throws Exception {
        var number = reportOf(receiptIn(send(stamp(), report())));
        var task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        assertThat(page("police-350404", "/dossier/tasks/" + task))
                .contains("（群众，网上报告）")
                .doesNotContain(AuthorName.PUBLIC);
        assertThat(page("auditor", "/audit?caseNumber=" + number))
                .contains("（系统）", "表单“")
                .doesNotContain(AuthorName.PUBLIC, ">register-report<", "表单 register-report");
    }

    private String page(String account, String path) throws Exception {
        return text(perform(get(path).session(Pages.login(pages, account))));
    }

    @Test
    void theReceiptIsInNoColumnOfTheDatabase() throws Exception {
        var receipt = receiptIn(send(stamp(), report())).replace("-", "");
        assertThat(database.sql("select count(*) from guitu.report_receipt r where r::text ilike ? or r::text ilike ?")
                        .param("%" + receipt + "%")
                        .param("%" + java.util.HexFormat.of().formatHex(receipt.getBytes()) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theReceiptTellsHowFarItIsAndInTheEndTheAnswer(
            @Autowired org.guitu.engine.identity.EngineLogin logins,
            @Autowired org.camunda.bpm.engine.FormService forms)
            throws Exception {
        var receipt = receiptIn(send(stamp(), report()));
        assertThat(ask(receipt)).contains("在等公安核实");
        assertThat(ask(" " + receipt.toLowerCase().replace("-", " ") + " ")).contains("在等公安核实");
        var number = reportOf(receipt);
        work(
                logins,
                forms,
                number,
                Map.of(
                        "verifyOutcome", "outside",
                        "verifyFindings", "示例查明情况",
                        "forwardReason", "示例",
                        "outsideAuthority", "示例",
                        "outsideReceipt", "示例"));
        assertThat(ask(receipt)).contains("正在核实").doesNotContain("示例");
        work(
                logins,
                forms,
                number,
                Map.of(
                        "answerOutcome",
                        "answered",
                        "answerMethod",
                        "receipt",
                        "answeredOn",
                        clock.instant().toString().substring(0, 10),
                        "answerContent",
                        List.of("forwarded"),
                        "answerText",
                        "已移送主管机关。\n感谢您。",
                        "answerChecked",
                        true));
        assertThat(ask(receipt)).contains("已移送主管机关。\n感谢您。").doesNotContain("示例");
        assertThat(database.sql(
                                "select count(*) from audit.event where case_number = ? and kind = 'REPORT_ANSWER_READ' and address is null")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private void work(
            org.guitu.engine.identity.EngineLogin logins,
            org.camunda.bpm.engine.FormService forms,
            String number,
            Map<String, Object> answers) {
        var task =
                taskService.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        logins.as("police-350404", () -> {
            taskService.claim(task.getId(), "police-350404");
            forms.submitTaskForm(task.getId(), answers);
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7KQM",
                "7KQM-2XDA-93HT-VWBE",
                "2222222222222222",
                "' or 1=1 --",
                "\u0000",
                "０１２３４５６７８９ＡＢＣＤＥＦ"
            })
    void everyWrongReceiptGetsTheSameAnswer(String receipt) throws Exception {
        var page = ask(receipt).replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
        assertThat(page)
                .contains("没有这个回执号")
                .isEqualTo(ask("QQQQ-QQQQ-QQQQ-QQQQ").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""));
    }

    @Test
    void whoKeepsGuessingIsSlowedDown() throws Exception {
        for (int i = 0; i < ReportLimits.QUESTIONS_PER_SITE; i++) {
            assertThat(ask("QQQQ")).contains("没有这个回执号");
        }
        assertThat(ask("QQQQ")).contains("查询次数太多");
        pass(HourlyLimit.WINDOW.plusSeconds(1));
        assertThat(ask("QQQQ")).contains("没有这个回执号");
    }

    @ParameterizedTest
    @CsvSource({
        "danger, '', 人现在有没有危险",
        "danger, maybe, 人现在有没有危险",
        "region, '', 哪个县",
        "region, 350000, 哪个县",
        "region, 110000, 哪个县",
        "place, ' ', 在哪里看到的",
        "age, child, 是不是未成年人",
        "situations, <script>, 至少勾选一项",
        "count, 0, 1 到 99",
        "count, many, 1 到 99",
        "narrative, '', 看到、听到了什么",
        "kind, admin, 您是谁",
        "phone, abc, 电话只填数字"
    })
    void whatIsWrongIsNamedAndTheRestIsKept(String field, String value, String problem) throws Exception {
        long before = reports();
        var response = send(stamp(), report(field, value));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(text(response)).contains(problem, "有 <b>1</b> 处要改").doesNotContain("<script>");
        if (!field.equals("narrative")) {
            assertThat(text(response)).contains("孩子说不清自己的名字 𠮷 &lt;b&gt;&amp;amp; “引号”");
        }
        assertThat(reports()).isEqualTo(before);
    }

    /** What no page of ours sends is no fault of the server's, and fills no log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "situations[1]",
                "situations[100000]",
                "situations[-1]",
                "situations[x]",
                "place.bytes[1]",
                "class"
            })
    void whatNoPageSendsIsLeftAside(String field) throws Exception {
        var nonsense = report(field, "other");
        nonsense.remove("situations");
        var response = send(stamp(), nonsense);
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(text(response)).contains("至少勾选一项", "有 <b>1</b> 处要改");
    }

    @ParameterizedTest
    @CsvSource({"narrative, 4001, 最多 4000 个字", "place, 101, 最多 100 个字", "name, 101, 最多 100 个字"})
    void whatIsTooLongIsKeptToBeShortened(String field, int length, String problem) throws Exception {
        var response = send(stamp(), report(field, "长".repeat(length)));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(text(response)).contains(problem, "长".repeat(length));
    }

    @Test
    void lineBreaksCountOnce() throws Exception {
        receiptIn(send(stamp(), report("narrative", "行\r\n".repeat(1999) + "末")));
    }

    @Test
    void controlCharactersAreRefusedInWords() throws Exception {
        long before = reports();
        var response = send(stamp(), report("narrative", "示例\u0000情况"));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(text(response)).contains("看不见的控制字符");
        assertThat(reports()).isEqualTo(before);
    }

    @Test
    void onePageMakesOneReport() throws Exception {
        var stamp = stamp();
        receiptIn(send(stamp, report()));
        long before = reports();
        var again = send(stamp, report());
        assertThat(text(again)).contains("没有重复登记").doesNotContain("id=\"receipt\"");
        assertThat(reports()).isEqualTo(before);
    }

    @Test
    void theSamePageTwiceAtOnceMakesOneReport() throws Exception {
        var stamp = stamp();
        long before = reports();
        var both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<MockHttpServletResponse>> twice =
                    List.of(() -> send(stamp, report()), () -> send(stamp, report()));
            int receipts = 0;
            for (var answer : both.invokeAll(twice)) {
                receipts += text(answer.get()).contains("id=\"receipt\"") ? 1 : 0;
            }
            assertThat(receipts).isEqualTo(1);
        } finally {
            both.shutdown();
        }
        assertThat(reports()).isEqualTo(before + 1);
    }

    @Test
    void aProgramIsTooFastOrFillsInTooMuchOrComesWithoutAPage() throws Exception {
        long before = reports();
        var stamp = STAMP.matcher(text(perform(get("/report"))));
        assertThat(stamp.find()).isTrue();
        assertThat(text(send(stamp.group(1), report()))).contains("提交得太快", "孩子说不清");
        pass(PageStamp.LONGEST.plusMinutes(1));
        assertThat(text(send(stamp.group(1), report()))).contains("页面打开太久", "孩子说不清");
        assertThat(text(send("", report()))).contains("页面打开太久");
        assertThat(text(send(stamp().replaceFirst("^\\d", "2"), report()))).contains("页面打开太久");
        assertThat(text(send(stamp(), report("website", "http://example.org"))))
                .contains("看不见的内容被自动填写", "孩子说不清")
                .doesNotContain("example.org");
        assertThat(reports()).isEqualTo(before);
    }

    @Test
    void withoutTheTokenNothingIsStoredAndNothingIsLost() throws Exception {
        long before = reports();
        var response = perform(sending(stamp(), report()));
        assertThat(response.getForwardedUrl()).isEqualTo("/report/again");
        assertThat(perform(post("/report/answer").param("receipt", "x")).getStatus())
                .isEqualTo(403);
        assertThat(reports()).isEqualTo(before);
    }

    @Test
    void oneAddressReportsAFewTimesAnHourAndOthersGoOn() throws Exception {
        for (int i = 0; i < ReportLimits.REPORTS_PER_SITE; i++) {
            receiptIn(send(stampAtOnce(), report("region", "350424")));
        }
        var response = send(stampAtOnce(), report());
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(text(response)).contains("一小时内的报告太多", "孩子说不清");
        address = "198.51.100.7";
        receiptIn(send(stampAtOnce(), report()));
    }

    @Test
    void aReportOfDangerAlwaysGetsThroughAfterAWhile() throws Exception {
        for (int i = 0; i < ReportLimits.REPORTS_PER_SITE; i++) {
            assertThat(send(stampAtOnce(), report("region", "350424")).getStatus())
                    .isIn(200, 429, 503);
        }
        var urgent = report("danger", "yes");
        var asked = send(stampAtOnce(), urgent);
        assertThat(asked.getStatus()).isEqualTo(429);
        assertThat(text(asked)).contains("还没有收到", "孩子说不清").doesNotContain("id=\"receipt\"");
        var waiting = stampIn(asked);
        var early = send(waiting, urgent);
        assertThat(text(early)).contains("还没有收到", waiting);
        pass(ReportLimits.CONFIRMED_AFTER.plusSeconds(1));
        assertThat(send(waiting, report("danger", "no")).getStatus()).isEqualTo(429);
        receiptIn(send(waiting, urgent));
    }

    @Test
    void whatWaitsAtOneAddressIsConfirmedOneAfterAnother() {
        var now = clock.instant();
        var limits = new ReportLimits(() -> now);
        assertThat(limits.confirmedAfter(address)).isEqualTo(ReportLimits.CONFIRMED_AFTER);
        assertThat(limits.confirmedAfter(address)).isEqualTo(ReportLimits.CONFIRMED_AFTER.multipliedBy(2));
        for (int i = 0; i < 100; i++) {
            assertThat(limits.confirmedAfter(address)).isLessThanOrEqualTo(ReportLimits.LONGEST_WAIT);
        }
        for (int i = 0; i < ReportLimits.CONFIRMED_PER_SITE; i++) {
            assertThat(limits.confirm(address)).isZero();
        }
        assertThat(limits.confirm(address)).isPositive().isLessThanOrEqualTo(ReportLimits.CONFIRMED_AFTER);
        assertThat(limits.confirmedAfter("198.51.100.9")).isEqualTo(ReportLimits.CONFIRMED_AFTER);
    }

    @Test
    void aFloodAboutOneCountyClosesNoOthersPage() {
        var limits = new ReportLimits(clock);
        for (int i = 0; i < ReportLimits.REPORTS_PER_REGION; i++) {
            assertThat(limits.take("10.0.%d.1".formatted(i), "350404")).isEmpty();
        }
        assertThat(limits.take("10.1.0.1", "350404"))
                .hasValueSatisfying(
                        refused -> assertThat(refused.status().value()).isEqualTo(503));
        assertThat(limits.take("10.1.0.1", "350405")).isEmpty();
    }

    @Test
    void theAddressesAroundOneCountTogether() {
        var limits = new ReportLimits(clock);
        for (int i = 0; i < ReportLimits.REPORTS_PER_RANGE; i++) {
            assertThat(limits.take("10.0.0." + i, "3504" + (10 + i))).isEmpty();
        }
        assertThat(limits.take("10.0.0.99", "350404"))
                .hasValueSatisfying(
                        refused -> assertThat(refused.status().value()).isEqualTo(429));
        assertThat(limits.take("10.0.1.99", "350404")).isEmpty();
    }

    /** Opens the page a little before it is sent, without the clock that limits go by. */
    private String stampAtOnce() throws Exception {
        return stampIn(perform(get("/report")), Duration.ofSeconds(5));
    }

    private String stampIn(MockHttpServletResponse page, Duration wait) throws Exception {
        pass(wait);
        return stampIn(page);
    }

    private static String stampIn(MockHttpServletResponse page) throws Exception {
        var stamp = STAMP.matcher(text(page));
        assertThat(stamp.find()).isTrue();
        return stamp.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/report/again", "/report/x", "/report/answer/1"})
    void thereIsNothingElse(String path) throws Exception {
        assertThat(perform(get(path)).getStatus()).isIn(403, 404);
        assertThat(perform(fromPage(post(path))).getStatus()).isIn(403, 404);
        assertThat(perform(fromPage(put("/report"))).getStatus()).isIn(403, 404);
    }

    @Test
    void visitorsGetNoSessionAndNothingThatIsTooLargeIsRead(@LocalServerPort int port) throws Exception {
        var page = URI.create("http://localhost:" + port + "/report");
        var client = HttpClient.newHttpClient();
        var form = client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(form.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("REPORT-TOKEN=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/report");
        var huge = HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("narrative=" + "a".repeat(200_000)))
                .build();
        assertThat(client.send(huge, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
        var stale = HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("narrative=kept-for-you"))
                .build();
        var again = client.send(stale, HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body()).contains("页面已经过期", "kept-for-you");
    }

    @Test
    void aReceiptHasNoLettersThatAreTakenForOneAnother() throws Exception {
        var receipt = receiptIn(send(stamp(), report()));
        assertThat(receipt).matches("([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}");
        assertThat(Receipt.read(receipt).orElseThrow().grouped()).isEqualTo(receipt);
        assertThat(Receipt.read(receipt).orElseThrow().toString()).doesNotContain(receipt.substring(0, 4));
    }
}
