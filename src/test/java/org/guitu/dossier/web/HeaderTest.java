package org.guitu.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.DossierTab;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.guitu.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands above a task about the person: a girl of whom the police fear that the buyers look for her, received by civil affairs. */
@GuituTest
class HeaderTest {

    private static final String COUNTY = "350404";
    private static final String MINE = "civil-affairs-350404";
    private static final String COLLEAGUE = "civil-affairs-350404-2";

    /** The login, the task and its policy, one evaluation of the table, answers, facts, links, the person, and the event. */
    private static final int STATEMENTS = 26;

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Statements statements;

    private FilledForms forms;
    private String caseNumber;
    private String task;

    @BeforeEach
    void aGirlIsReceived(@Autowired AccountStore accounts) {
        accounts.create(new Account(COLLEAGUE, "同事", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        forms = new FilledForms("http://localhost:" + port, conditions, clock);
        caseNumber = forms.openCase(
                COUNTY,
                Map.of(
                        "codeName",
                        "示例鹿",
                        "language",
                        "minnan",
                        "interpreterNeeded",
                        "language",
                        "safetyThreat",
                        "buyer-side",
                        "contactRule",
                        "via-officer"));
        forms.complete(
                MINE,
                forms.task(MINE, caseNumber, "receive-person"),
                "receive-person",
                Map.of(
                        "receiveOutcome",
                        "received",
                        "responsibleOfficer",
                        "示例甲",
                        "responsibleOfficerPhone",
                        "示例分机 12",
                        "deputyOfficer",
                        "示例乙",
                        "whereNow",
                        "示例派出所"));
        task = forms.task(MINE, caseNumber, "meet-urgent-needs");
    }

    private List<String> header(String account, String taskId) {
        var answer = new Browser(forms.base()).logIn(account).getJson("/dossier/tasks/" + taskId + "/header");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var lines = new ArrayList<String>();
        json(answer.body()).forEach(line -> line.path("parts")
                .forEach(part -> lines.add("%s: %s"
                        .formatted(
                                line.path("label").asText(), part.path("text").asText()))));
        return lines;
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException garbled) {
            throw new AssertionError(garbled);
        }
    }

    private String startInCase(String process, String key, String account) {
        runtime.startProcessInstanceByKey(
                process, caseNumber, Map.of("region", COUNTY, "minor", true, "caseNumber", caseNumber));
        return forms.task(account, caseNumber, key);
    }

    private List<String> reads() {
        return database.sql(
                        "select detail from audit.event where kind = 'DATA_READ' and detail like '个案提要%' order by id")
                .query(String.class)
                .list();
    }

    @Test
    void ofAMinorItIsSeenByWhoHasClaimedTheTaskAndOfAnAdultByWhoCould() {
        int before = reads().size();
        assertThat(header(MINE, task)).isEmpty();
        assertThat(reads()).hasSize(before);
        forms.desk(MINE).claim(task);
        assertThat(header(MINE, task)).contains("称呼: 示例鹿");
        var adult = forms.openCase(COUNTY, Map.of("codeName", "示例鹤", "ageKnown", "estimated", "estimatedAge", 40));
        assertThat(header(MINE, forms.task(MINE, adult, "receive-person"))).contains("称呼: 示例鹤", "年龄: 40 岁");
    }

    @Test
    void theLeadingDepartmentSeesWhomItIsAboutAndWhatToHeed() {
        forms.desk(MINE).claim(task);
        assertThat(header(MINE, task))
                .contains(
                        "称呼: 示例鹿",
                        "年龄: 8 岁",
                        "年龄: 未成年人",
                        "年龄: 按估计",
                        "性别: 女",
                        "语言: 闽南话",
                        "语言: 须有翻译",
                        "现在何处: 示例派出所",
                        "警示: 只经责任人联系本人",
                        "警示: 安全威胁：收买方纠缠",
                        "责任人: 示例甲",
                        "责任人: 电话 示例分机 12",
                        "责任人: 副手 示例乙")
                .noneMatch(line -> line.startsWith("监护人") || line.startsWith("律师") || line.contains("（无）"));
    }

    @Test
    void anotherDepartmentSeesOfTheSamePersonWhatItsStepNeeds() {
        var hospital = startInCase("medical-care", "choose-hospital", "health-350404");
        forms.desk("health-350404").claim(hospital);
        assertThat(header("health-350404", hospital))
                .contains("称呼: 示例鹿", "年龄: 8 岁", "语言: 须有翻译", "警示: 有安全威胁：不透露去向，有人来找即报公安", "责任人: 示例甲", "责任人: 电话 示例分机 12")
                .noneMatch(line -> line.contains("示例派出所") || line.contains("收买") || line.contains("示例乙"));
    }

    @Test
    void theNewestAnswerCountsAndACorrectionOfIt() {
        forms.complete(
                MINE,
                task,
                "meet-urgent-needs",
                Map.of("urgentOutcome", "met", "safetyThreat", "none", "selfHarmRisk", "acute", "pregnancy", "no"));
        var next = forms.desk(MINE).tasks(caseNumber).get(0).path("id").asText();
        forms.desk(MINE).claim(next);
        assertThat(header(MINE, next))
                .contains("警示: 自伤自杀：紧迫，不离人")
                .noneMatch(line -> line.contains("安全威胁") || line.contains("怀孕"));
        var tab = new DossierTab(new Browser(forms.base()).logIn(MINE), next);
        var received = tab.read().path("steps").findParents("name").stream()
                .filter(step -> step.path("name").asText().equals("接收受助人"))
                .findFirst()
                .orElseThrow();
        assertThat(tab.post(
                                "/steps/%d/correction"
                                        .formatted(received.path("number").asLong()),
                                Map.of("reason", "写错了", "answers", Map.of("responsibleOfficerPhone", "示例分机 21")))
                        .statusCode())
                .isEqualTo(204);
        assertThat(header(MINE, next)).contains("责任人: 电话 示例分机 21").doesNotContain("责任人: 电话 示例分机 12");
    }

    @Test
    void whatIsToBeHeededHasItsToneAndItsDay() throws IOException {
        forms.desk(MINE).claim(task);
        var body = new Browser(forms.base())
                .logIn(MINE)
                .getJson("/dossier/tasks/" + task + "/header")
                .body();
        var threat = json(body).findParents("text").stream()
                .filter(part -> part.path("text").asText().startsWith("安全威胁"))
                .findFirst()
                .orElseThrow();
        assertThat(threat.path("tone").asText()).isEqualTo("bad");
        assertThat(threat.path("on").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void beingShownItIsOneEventWithoutTheAnswers() {
        forms.desk(MINE).claim(task);
        int before = reads().size();
        header(MINE, task);
        assertThat(reads()).hasSize(before + 1);
        assertThat(reads().get(before))
                .startsWith("个案提要；")
                .contains("法律：警示", "身份：", "称呼", "联系方式：", "责任人")
                .doesNotContain("示例", "收买");
    }

    @Test
    void whoCouldNotWorkOnTheTaskSeesNoneAndReadsNothing() {
        forms.desk(COLLEAGUE).claim(task);
        int before = reads().size();
        assertThat(header(MINE, task)).isEmpty();
        assertThat(header("supervisor-350404", task)).isEmpty();
        assertThat(reads()).hasSize(before);
        assertThat(header(COLLEAGUE, task)).contains("称呼: 示例鹿");
    }

    @ParameterizedTest
    @CsvSource({"police-350404", "health-350404", "civil-affairs-350405"})
    void whoDoesNotSeeTheTaskGetsNothing(String outsider) {
        int before = reads().size();
        var browser = new Browser(forms.base()).logIn(outsider);
        for (String id : List.of(task, "no-such-task")) {
            assertThat(browser.getJson("/dossier/tasks/" + id + "/header").statusCode())
                    .isEqualTo(404);
        }
        assertThat(reads()).hasSize(before);
    }

    /** Whoever only helps with one question sees its form and nothing else of the case. */
    @Test
    void aTaskWhoseDossierIsClosedHasNone() {
        runtime.startProcessInstanceByKey(
                "assessment-part",
                caseNumber,
                Map.of("region", COUNTY, "minor", true, "caseNumber", caseNumber, "partDepartment", "education"));
        var part = forms.task("education-350404", caseNumber, "give-assessment-part");
        forms.desk("education-350404").claim(part);
        assertThat(header("education-350404", part)).isEmpty();
    }

    @Test
    void itAsksForEachThingOnce() {
        forms.desk(MINE).claim(task);
        var reader = new Browser(forms.base()).logIn(MINE);
        var path = "/dossier/tasks/" + task + "/header";
        reader.getJson(path);
        assertThat(statements.during(() -> reader.getJson(path)))
                .anyMatch(sql -> sql.contains("insert into audit.event"))
                .hasSizeLessThanOrEqualTo(STATEMENTS);
    }
}
