package org.guitu.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.trait.Trait;
import org.guitu.consent.GivenConsent;
import org.guitu.form.Conditions;
import org.guitu.testing.Browser;
import org.guitu.testing.DossierTab;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Corrections through the tab: civil affairs have received a girl, work on the next task, and find something wrong. */
@GuituTest
class CorrectionsTest {

    private static final String COUNTY = "350404";
    private static final String MINE = "civil-affairs-350404";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Autowired
    private Dossier dossier;

    @Autowired
    private JdbcClient database;

    private FilledForms forms;
    private String caseNumber;
    private String task;
    private DossierTab tab;

    @BeforeEach
    void aGirlIsReceived() {
        forms = new FilledForms("http://localhost:" + port, conditions, clock);
        caseNumber = forms.openCase(COUNTY, Map.of("arrivedWith", List.of("alone")));
        forms.complete(
                MINE,
                forms.task(MINE, caseNumber, "receive-person"),
                "receive-person",
                Map.of(
                        "receiveOutcome", "received",
                        "deputyOfficer", "示例乙",
                        "papersSeen", List.of("none"),
                        "belongings", "示例包"));
        task = forms.desk(MINE).tasks(caseNumber).get(0).path("id").asText();
        forms.desk(MINE).claim(task);
        tab = new DossierTab(new Browser(forms.base()).logIn(MINE), task);
        tab.read();
    }

    private JsonNode step(int index) {
        return tab.read().path("steps").path(index);
    }

    private static JsonNode answer(JsonNode step, String field) {
        return StreamSupport.stream(step.path("answers").spliterator(), false)
                .filter(answer -> answer.path("field").asText().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError(field + " is not in " + step));
    }

    private String correct(long step, String reason, Map<String, Object> answers) {
        var sent = tab.post("/steps/" + step + "/correction", Map.of("reason", reason, "answers", answers));
        assertThat(sent.statusCode()).as(sent.body()).isIn(204, 400, 403, 404);
        return DossierTab.message(sent);
    }

    private Map<String, Object> latest(String... fields) {
        return dossier.latest(new CaseNumber(caseNumber), List.of(fields));
    }

    @Test
    void aCorrectionStandsBesideWhatWasWrongAndCountsFromNowOn() {
        var received = step(0);
        assertThat(received.path("correctable").asBoolean()).isTrue();
        assertThat(answer(received, "deputyOfficer").path("input").path("kind").asText())
                .isEqualTo("TEXT");
        assertThat(answer(received, "papersSeen").path("input").path("value").toString())
                .isEqualTo("[\"none\"]");
        assertThat(correct(
                        received.path("number").asLong(),
                        "写错了姓名",
                        Map.of(
                                "deputyOfficer",
                                "示例丙",
                                "responsibleOfficer",
                                latest("responsibleOfficer").get("responsibleOfficer"))))
                .isEmpty();

        var seen = answer(step(1), "deputyOfficer");
        assertThat(seen.path("text").asText()).isEqualTo("示例乙");
        assertThat(seen.path("correction").path("text").asText()).isEqualTo("示例丙");
        assertThat(seen.path("correction").path("reason").asText()).isEqualTo("写错了姓名");
        assertThat(answer(step(1), "responsibleOfficer").has("correction")).isFalse();
        assertThat(step(0).path("corrects").asLong())
                .isEqualTo(received.path("number").asLong());
        assertThat(step(0).path("correctable").asBoolean()).isFalse();
        assertThat(latest("deputyOfficer")).containsEntry("deputyOfficer", "示例丙");
        assertThat(database.sql("select detail from audit.event where kind = 'ANSWER_CORRECTED' and object_id = ?")
                        .param(task)
                        .query(String.class)
                        .single())
                .contains("身份：副手")
                .doesNotContain("责任人", "示例");
    }

    @Test
    void theNextCorrectionStartsFromTheLastAndAnAnswerCanBeTakenBack() {
        long step = step(0).path("number").asLong();
        assertThat(correct(step, "示例一", Map.of("belongings", "示例箱"))).isEmpty();
        assertThat(answer(step(1), "belongings").path("input").path("value").asText())
                .isEqualTo("示例箱");
        var nothing = new HashMap<String, Object>();
        nothing.put("belongings", null);
        assertThat(correct(step, "示例二", nothing)).isEmpty();
        assertThat(answer(step(2), "belongings").path("correction").path("text").asText())
                .contains("已撤销");
        assertThat(latest("belongings")).isEmpty();
    }

    @Test
    void whatIsWrongIsNamedByItsLabelAndNothingIsKept() {
        long step = step(0).path("number").asLong();
        assertThat(correct(step, "示例", Map.of("deputyOfficer", "示".repeat(101), "papersSeen", List.of("no-such"))))
                .contains("更正没有保存", "“副手”最多 100 个字", "“见到的证件”没有这个选项");
        assertThat(correct(step, " ", Map.of("deputyOfficer", "示例丙"))).contains("请填写更正理由");
        assertThat(correct(step, "示例", Map.of())).contains("没有改动");
        assertThat(correct(step, "示例", Map.of("deputyOfficer", "示例乙"))).contains("没有改动");
        assertThat(correct(step, "示例", Map.of("bodyFeatures", "示例"))).contains("您可以查阅的内容");
        assertThat(correct(step, "示例", Map.of("receiveOutcome", "more-time"))).contains("您可以查阅的内容");
        assertThat(tab.read().path("steps")).hasSize(2);
    }

    @Test
    void whatEveryReportNeedsCannotBeTakenBack(@Autowired RuntimeService runtime) {
        var policeTask = startFor("police-350404", runtime);
        tab = new DossierTab(new Browser(forms.base()).logIn("police-350404"), policeTask);
        var steps = tab.read().path("steps");
        var registered = steps.path(steps.size() - 1);
        var nothing = new HashMap<String, Object>();
        nothing.put("codeName", null);
        assertThat(correct(registered.path("number").asLong(), "示例", nothing)).contains("“代号”必须填写");
        assertThat(correct(registered.path("number").asLong(), "示例", Map.of("codeName", "示例鹿")))
                .isEmpty();
        assertThat(latest("codeName")).containsEntry("codeName", "示例鹿");
    }

    @Test
    void whatTheWholeCaseHangsOnLeadsToAProcessOfItsOwn(@Autowired RuntimeService runtime) {
        var policeTask = startFor("police-350404", runtime);
        tab = new DossierTab(new Browser(forms.base()).logIn("police-350404"), policeTask);
        var steps = tab.read().path("steps");
        var registered = steps.path(steps.size() - 1);
        var nationality = answer(registered, "nationality");
        assertThat(nationality.path("elsewhere").asBoolean()).isTrue();
        assertThat(nationality.has("input")).isFalse();
        assertThat(answer(registered, "codeName").has("elsewhere")).isFalse();
        assertThat(correct(registered.path("number").asLong(), "示例", Map.of("nationality", "foreign")))
                .contains("“国籍”关系到全案", "更正身份与年龄", caseNumber);
        assertThat(tab.read().path("steps").size()).isEqualTo(steps.size());
    }

    @Test
    void whatTheQuestionRefusesItsCorrectionRefuses(@Autowired RuntimeService runtime) {
        var policeTask = startFor("police-350404", runtime);
        tab = new DossierTab(new Browser(forms.base()).logIn("police-350404"), policeTask);
        var steps = tab.read().path("steps");
        long registered = steps.path(steps.size() - 1).path("number").asLong();
        assertThat(correct(registered, "示例", Map.of("arrivedWith", List.of("alone", "suspects"))))
                .contains("更正没有保存", "已选“独自一人”的，不能同时选其他人");
        assertThat(correct(registered, "示例", Map.of("arrivedWith", List.of("siblings"))))
                .isEmpty();
    }

    private String startFor(String account, RuntimeService runtime) {
        runtime.startProcessInstanceByKey(
                "identification",
                caseNumber,
                Map.of(
                        "region",
                        COUNTY,
                        "minor",
                        true,
                        "caseNumber",
                        caseNumber,
                        "ageGroup",
                        "minor",
                        "identityState",
                        "unknown"));
        var open = forms.desk(account).tasks(caseNumber).get(0).path("id").asText();
        forms.desk(account).claim(open);
        return open;
    }

    @Test
    void whatThePersonAllowsIsNotCorrectedIntoMore() {
        dossier.add(new DossierEntry(
                new CaseNumber(caseNumber),
                "reception",
                "instance-" + caseNumber,
                null,
                "obtain-consent",
                1,
                MINE,
                "civil-affairs",
                COUNTY,
                clock.instant(),
                Map.of(
                        GivenConsent.SHARE,
                                new DossierEntry.Answer("legal", List.of("family", "school"), Optional.empty()),
                        GivenConsent.POLICE, new DossierEntry.Answer("legal", "no", Optional.empty()),
                        GivenConsent.WITHHELD, new DossierEntry.Answer("statement", "示例", Optional.empty()))));
        long step = step(0).path("number").asLong();
        var notWithheld = new HashMap<String, Object>();
        notWithheld.put(GivenConsent.WITHHELD, null);
        for (Map<String, Object> more : List.of(
                Map.<String, Object>of(GivenConsent.SHARE, List.of("family", "school", "other-region")),
                Map.<String, Object>of(GivenConsent.POLICE, "yes"),
                notWithheld)) {
            assertThat(correct(step, "示例", more)).contains("不能放宽", "当面征求");
        }
        assertThat(correct(step, "示例", Map.of(GivenConsent.SHARE, List.of("family"))))
                .isEmpty();
        assertThat(latest(GivenConsent.SHARE)).containsEntry(GivenConsent.SHARE, List.of("family"));
        assertThat(latest(GivenConsent.POLICE)).containsEntry(GivenConsent.POLICE, "no");
    }

    @Test
    void anotherDepartmentsStepIsNotCorrected() {
        var registered = step(1);
        assertThat(registered.path("department").asText()).isEqualTo("公安");
        assertThat(registered.path("answers")).isNotEmpty();
        assertThat(registered.path("correctable").asBoolean()).isFalse();
        assertThat(correct(registered.path("number").asLong(), "示例", Map.of("codeName", "示例")))
                .contains("不是本部门");
        assertThat(correct(987654321, "示例", Map.of("codeName", "示例"))).contains("没有这一步");
    }

    @Test
    void nothingIsCorrectedWithoutTheTask() {
        long step = step(0).path("number").asLong();
        forms.desk("supervisor-350404").post("/task/" + task + "/unclaim", Map.of());
        assertThat(correct(step, "示例", Map.of("deputyOfficer", "示例丙"))).contains("请先认领任务");
        assertThat(step(0).path("correctable").asBoolean()).isFalse();
    }

    /** It would all be in memory before anybody looks at it. */
    @Test
    void moreThanAnybodyWritesIsNotRead() {
        long step = step(0).path("number").asLong();
        var endless =
                tab.post("/steps/" + step + "/correction", Map.of("reason", "示".repeat(400_000), "answers", Map.of()));
        assertThat(endless.statusCode()).isEqualTo(413);
        assertThat(correct(step, "示例", Map.of("deputyOfficer", "示例丙"))).isEmpty();
    }

    @Test
    void aPhoneThatIsCorrectedIsComparedWithOtherCases() {
        var phone = "139000%05d".formatted(System.nanoTime() % 100_000);
        var other = dossier.open("350405", clock.instant());
        dossier.add(new DossierEntry(
                other,
                "sample-process",
                "instance-" + other,
                null,
                "sample-form",
                1,
                "tester",
                "civil-affairs",
                "350405",
                clock.instant(),
                Map.of("sample", new DossierEntry.Answer("contact", phone, Optional.of(Trait.PHONE)))));
        caseNumber = forms.openCase(COUNTY, Map.of());
        forms.complete(
                MINE,
                forms.task(MINE, caseNumber, "receive-person"),
                "receive-person",
                Map.of("receiveOutcome", "received", "safePhone", "1390001"));
        forms.complete(
                MINE,
                forms.task(MINE, caseNumber, "meet-urgent-needs"),
                "meet-urgent-needs",
                Map.of("urgentOutcome", "met"));
        task = forms.task(MINE, caseNumber, "assign-guardian");
        forms.desk(MINE).claim(task);
        tab = new DossierTab(new Browser(forms.base()).logIn(MINE), task);
        assertThat(correct(step(1).path("number").asLong(), "抄错了", Map.of("safePhone", phone)))
                .isEmpty();
        assertThat(forms.task(MINE, caseNumber, "resolve-earlier-case")).isNotEmpty();
    }
}
