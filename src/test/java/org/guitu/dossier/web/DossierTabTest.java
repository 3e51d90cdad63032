package org.guitu.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.DossierTab;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tab “档案” is sent, and that nobody else is. */
@GuituTest
@ExtendWith(OutputCaptureExtension.class)
class DossierTabTest {

    private static final String COUNTY = "350404";
    private static final String MINE = "civil-affairs-350404";
    private static final String COLLEAGUE = "civil-affairs-350404-2";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Autowired
    private JdbcClient database;

    private FilledForms forms;
    private String caseNumber;
    private String task;
    private String path;

    @BeforeEach
    void aCaseWaitsForCivilAffairs(@Autowired AccountStore accounts) {
        accounts.create(new Account(COLLEAGUE, "同事", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        forms = new FilledForms("http://localhost:" + port, conditions, clock);
        caseNumber = forms.openCase(COUNTY, Map.of("codeName", "示例鹿", "nationality", "chinese"));
        task = forms.task(MINE, caseNumber, "receive-person");
        path = "/dossier/tasks/" + task;
    }

    private Browser visit(String account) {
        return account.equals("nobody") ? new Browser(forms.base()) : new Browser(forms.base()).logIn(account);
    }

    private long events() {
        return database.sql(
                        "select count(*) from audit.event where kind like 'DOCUMENT_%' or kind = 'ANSWER_CORRECTED'")
                .query(Long.class)
                .single();
    }

    private static JsonNode json(String body) throws IOException {
        return new ObjectMapper().readTree(body);
    }

    @Test
    void theReaderGetsWordsAndNoCodes() throws IOException {
        forms.desk(MINE).claim(task);
        var answer = visit(MINE).getJson(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var seen = json(answer.body());
        assertThat(seen.path("caseNumber").asText()).isEqualTo(caseNumber);
        assertThat(seen.path("writes").asBoolean()).isTrue();
        assertThat(seen.path("waits").path(0).path("text").asText())
                .startsWith("等三元区民政办理“接收受助人”（接收和征求同意）：")
                .doesNotContain("示例鹿");
        var step = seen.path("steps").path(0);
        assertThat(step.path("name").asText()).isEqualTo("发起流程");
        assertThat(step.path("process").asText()).isEqualTo("被拐卖受害人救助");
        assertThat(step.path("department").asText()).isEqualTo("公安");
        assertThat(step.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
        assertThat(step.path("answers").toString())
                .contains("\"label\":\"代号\"", "\"text\":\"示例鹿\"", "\"text\":\"中国\"")
                .doesNotContain("\"text\":\"chinese\"", "input");
    }

    @Test
    void whyTheCaseWaitsIsToldOfStepsThatConcernTheDepartment(@Autowired RuntimeService runtime) throws IOException {
        runtime.startProcessInstanceByKey(
                "leniency", caseNumber, Map.of("region", COUNTY, "minor", true, "caseNumber", caseNumber));
        runtime.startProcessInstanceByKey(
                "schooling", caseNumber, Map.of("region", COUNTY, "minor", true, "caseNumber", caseNumber));
        var school = forms.task("education-350404", caseNumber, "assess-schooling");
        var seen = visit("education-350404").getJson("/dossier/tasks/" + school).body();
        assertThat(seen)
                .contains("评估就学情况")
                .containsPattern("另有 \\d 处由其他部门办理，不在您的查阅范围。")
                .doesNotContain("收集被迫证据", "从宽", "接收受助人", "公安");
        assertThat(json(seen).path("closedSteps").asInt()).isEqualTo(1);
        assertThat(visit("supervisor-350404")
                        .getJson("/dossier/tasks/" + school)
                        .body())
                .contains("收集被迫证据", "接收受助人");
    }

    /** Each route of the tab, as sent by somebody who has a valid token of her or his own session. */
    static Stream<Arguments> routes() {
        return Stream.of(
                        "nobody 403 401",
                        "police-350404 404 404",
                        "health-350404 404 404",
                        "civil-affairs-350405 404 404",
                        "civil-affairs-350404 403 404",
                        "supervisor-350404 403 404",
                        "administrator 403 403",
                        "auditor 403 403")
                .map(line -> line.split(" "))
                .map(words -> Arguments.of(words[0], Integer.valueOf(words[1]), Integer.valueOf(words[2])));
    }

    /** {@code reading}: of a document, which is not there for whoever may not read it. */
    @ParameterizedTest
    @MethodSource("routes")
    void nobodyElseAndNobodyWithoutTheTaskChangesOrOpensAnything(String account, int writing, int reading)
            throws IOException {
        forms.desk(COLLEAGUE).claim(task);
        var owner = new DossierTab(visit(COLLEAGUE), task);
        owner.read();
        assertThat(owner.upload("示例证明", "legal", SampleFiles.pdf(100)).statusCode())
                .isEqualTo(204);
        var document = owner.read().path("files").path(0).path("id").asText();
        long events = events();

        var tab = new DossierTab(visit(account), task);
        tab.takeToken();
        assertThat(tab.upload("示例", "legal", SampleFiles.pdf(100)).statusCode()).isEqualTo(writing);
        assertThat(tab.post("/documents/" + document + "/withdrawal", Map.of("reason", "示例"))
                        .statusCode())
                .isIn(writing, reading);
        assertThat(tab.post("/steps/1/correction", Map.of("reason", "示例", "answers", Map.of()))
                        .statusCode())
                .isEqualTo(writing);
        assertThat(tab.download(document, BodyHandlers.ofString()).statusCode()).isEqualTo(reading);
        assertThat(events()).as("of documents").isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, 401",
        "police-350404, 404",
        "health-350404, 404",
        "civil-affairs-350405, 404",
        "supervisor-350404, 200",
        "administrator, 403",
        "auditor, 403"
    })
    void whoReads(String account, int status) {
        var answer = visit(account).getJson(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("示例鹿");
    }

    @Test
    void withoutTheTabsTokenNothingIsChanged() {
        forms.desk(MINE).claim(task);
        var tab = new DossierTab(visit(MINE), task);
        assertThat(tab.upload("示例", "legal", SampleFiles.pdf(100)).statusCode()).isEqualTo(403);
        assertThat(tab.post("/steps/1/correction", Map.of("reason", "示例", "answers", Map.of()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(tab.read().path("files")).isEmpty();
    }

    @Test
    void whatIsGarbledIsRefusedAndNotWrittenIntoTheLog(CapturedOutput output) {
        forms.desk(MINE).claim(task);
        var tab = new DossierTab(visit(MINE), task);
        tab.read();
        var answer = tab.post("/steps/1/correction", "示例漏");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(DossierTab.message(answer)).contains("没有收到完整的内容");
        assertThat(output.getAll()).doesNotContain("示例漏");
    }

    @Test
    void aTaskThatIsNotYoursAndOneThatIsNotThereAreAnsweredAlike() {
        var visit = visit("health-350404");
        var other = visit.get(path);
        var none = visit.get("/dossier/tasks/00000000-0000-0000-0000-000000000000");
        assertThat(none.statusCode()).isEqualTo(other.statusCode());
        assertThat(none.body()).isEqualTo(other.body()).contains("不存在，或者不在您的任务队列中");
    }
}
