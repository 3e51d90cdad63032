package org.guitu.dossier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.guitu.testing.NewCase.fill;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.dossier.DossierView;
import org.guitu.dossier.DossierView.Answer;
import org.guitu.dossier.DossierView.Step;
import org.guitu.engine.identity.AccountStore;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.RefusedException;
import org.guitu.office.Role;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sees what of a case's dossier: the police have registered a girl, civil affairs have received her, health choose a hospital. */
@GuituTest
class DossierAccessTest {

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
    private DossierAccess access;

    @Autowired
    private EngineLogin logins;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient database;

    private FilledForms forms;
    private String caseNumber;
    private String task;

    @BeforeEach
    void aGirlIsReceived(@Autowired AccountStore accounts) {
        accounts.create(new Account(COLLEAGUE, "同事", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        forms = new FilledForms("http://localhost:" + port, conditions, clock);
        caseNumber =
                forms.openCase(COUNTY, Map.of("codeName", "示例鹿", "firstSightNotes", "示例伤情", "nationality", "chinese"));
        forms.complete(
                MINE,
                forms.task(MINE, caseNumber, "receive-person"),
                "receive-person",
                Map.of("receiveOutcome", "received", "furtherDetails", "示例经历", "deputyOfficer", "示例乙"));
        task = forms.desk(MINE).tasks(caseNumber).get(0).path("id").asText();
    }

    private DossierView read(String account, String taskId) {
        return logins.as(account, () -> access.read(taskId));
    }

    private List<Step> steps(String account, String taskId) {
        return read(account, taskId).steps();
    }

    private static List<String> labels(Step step) {
        return step.answers().stream().map(Answer::label).toList();
    }

    private String startInCase(String process, String key, String region, String account) {
        runtime.startProcessInstanceByKey(
                process, caseNumber, Map.of("region", region, "minor", true, "caseNumber", caseNumber));
        return forms.task(account, caseNumber, key);
    }

    private long lastEvent() {
        return database.sql("select coalesce(max(id), 0) from audit.event")
                .query(Long.class)
                .single();
    }

    private List<String> readsSince(long event) {
        return database.sql("select detail from audit.event where id > ? and kind = 'DATA_READ' order by id")
                .param(event)
                .query(String.class)
                .list();
    }

    @Test
    void theLatestStepComesFirstAndSpeaksTheWordsOfModelAndForm() {
        forms.desk(MINE).claim(task);
        var steps = steps(MINE, task);
        assertThat(steps).extracting(Step::name).containsExactly("接收受助人", "发起流程");
        assertThat(steps).extracting(Step::department).containsExactly("民政", "公安");
        assertThat(steps).extracting(Step::region).containsOnly("三元区");
        assertThat(steps).extracting(Step::author).containsExactly(Optional.of(MINE), Optional.empty());
        assertThat(steps.get(1).answers()).anySatisfy(answer -> {
            assertThat(answer.label()).isEqualTo("国籍");
            assertThat(answer.text()).isEqualTo("中国");
        });
    }

    @Test
    void aDepartmentReadsAgainWhatItWroteButBiometricData() {
        forms.desk(MINE).claim(task);
        var received = steps(MINE, task).get(0);
        assertThat(labels(received)).contains("移交的单位和民警", "其他情况").doesNotContain("体貌特征");
        assertThat(received.withheld()).isEqualTo(1);
    }

    @Test
    void readingIsWrittenDownByClassWithTheTaskAndWithoutTheAnswers() {
        forms.desk(MINE).claim(task);
        long before = lastEvent();
        read(MINE, task);
        assertThat(readsSince(before)).singleElement().satisfies(detail -> assertThat(detail)
                .startsWith("档案；")
                .contains("健康：", "初看情况", "身份：", "代号")
                .doesNotContain("体貌特征", "示例"));
    }

    @Test
    void whoseTaskAColleagueHasClaimedSeesTheCourseOnly() {
        forms.desk(COLLEAGUE).claim(task);
        assertThat(steps(COLLEAGUE, task))
                .allSatisfy(step -> assertThat(step.answers()).isNotEmpty());
        long before = lastEvent();
        assertThat(steps(MINE, task)).hasSize(2).allSatisfy(step -> {
            assertThat(step.answers()).isEmpty();
            assertThat(step.withheld()).isPositive();
            assertThat(step.correctable()).isFalse();
        });
        assertThat(readsSince(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor-350404", "supervisor-350400", "supervisor-350000"})
    void supervisorsSeeTheCourseAndNoContent(String supervisor) {
        long before = lastEvent();
        assertThat(steps(supervisor, task)).hasSize(2).allSatisfy(step -> {
            assertThat(step.answers()).isEmpty();
            assertThat(step.author()).isEmpty();
        });
        assertThat(readsSince(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "police-350404",
                "health-350404",
                "civil-affairs-350405",
                "health-350405",
                "administrator",
                "auditor"
            })
    void whoDoesNotSeeTheTaskSeesNothing(String outsider) {
        var refusal = catchThrowable(() -> read(outsider, task));
        assertThat(refusal).isInstanceOf(RefusedException.class).hasMessageContaining("不在您的任务队列中");
        assertThatThrownBy(() -> read(outsider, "no-such-task")).hasMessage(refusal.getMessage());
    }

    @Test
    void withoutALoginThereIsNothingToSee() {
        assertThatThrownBy(() -> access.read(task)).isInstanceOf(RefusedException.class);
    }

    @Test
    void anotherDepartmentReadsOfOthersOnlyTheClassOfItsOwnWork() {
        var hospital = startInCase("medical-care", "choose-hospital", COUNTY, "health-350404");
        forms.desk("health-350404").claim(hospital);
        var steps = steps("health-350404", hospital);
        assertThat(steps).extracting(Step::name).containsExactly("发起流程");
        assertThat(labels(steps.get(0))).containsExactly("初看有无伤病", "初看情况（伤病、怀孕、情绪、危险）");
        assertThat(steps.get(0).withheld()).isPositive();
        assertThat(steps).noneMatch(Step::correctable);
    }

    /** What a step is called tells what is done with the person. */
    @Test
    void ofWhatDoesNotConcernADepartmentItKnowsOnlyHowMuchThereIs() {
        var coercion = startInCase("leniency", "collect-coercion-proof", COUNTY, "police-350404");
        forms.complete("police-350404", coercion, "collect-coercion-proof", Map.of());
        var school = startInCase("schooling", "assess-schooling", COUNTY, "education-350404");
        var seen = read("education-350404", school);
        assertThat(seen.steps()).isEmpty();
        assertThat(seen.closedSteps()).isEqualTo(3);
        var police = read("police-350404", startInCase("kin-lead", "read-kin-lead", COUNTY, "police-350404"));
        assertThat(police.steps()).extracting(Step::name).contains("收集被迫证据");
        assertThat(steps(MINE, task))
                .extracting(Step::name)
                .doesNotContain("收集被迫证据")
                .contains("接收受助人");
        assertThat(steps("supervisor-350404", task)).extracting(Step::name).contains("收集被迫证据");
    }

    @Test
    void whoIsToldThatConsentHasChangedIsToldOfItsOwnHelpOnly() {
        runtime.startProcessInstanceByKey(
                "consent-notice",
                caseNumber,
                Map.of(
                        "region",
                        COUNTY,
                        "minor",
                        true,
                        "caseNumber",
                        caseNumber,
                        "recipientDepartment",
                        "education",
                        "consentState",
                        "narrowed",
                        "consentedServices",
                        List.of("legal-aid", "schooling", "counselling")));
        var notice = forms.task("education-350404", caseNumber, "heed-consent-change");
        assertThat(formVariables("education-350404", notice)).doesNotContain("legal-aid", "schooling");
        forms.desk("education-350404").claim(notice);
        assertThat(forms.desk("education-350404")
                        .get("/task/" + notice + "/form-variables")
                        .body()
                        .path("consentedServices")
                        .toString())
                .contains("schooling")
                .doesNotContain("legal-aid", "counselling");
    }

    @Test
    void theSameDepartmentNextDoorReadsAsAnotherOffice() {
        var hospital = startInCase("medical-care", "choose-hospital", COUNTY, "health-350404");
        forms.complete("health-350404", hospital, "choose-hospital", Map.of("medicalConsent", "guardian"));
        var nextDoor = startInCase("medical-care", "choose-hospital", "350405", "health-350405");
        forms.desk("health-350405").claim(nextDoor);
        var steps = steps("health-350405", nextDoor);
        assertThat(steps)
                .filteredOn(step -> step.name().equals("选定医院"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.author()).isEmpty();
                    assertThat(labels(step)).containsExactly("就诊原因");
                    assertThat(step.withheld()).isEqualTo(5);
                });
    }

    @Test
    void onlyTheAssigneeMayAdd() {
        assertThat(read(MINE, task).writes()).isFalse();
        forms.desk(MINE).claim(task);
        var view = read(MINE, task);
        assertThat(view.writes()).isTrue();
        assertThat(view.steps()).extracting(Step::correctable).containsExactly(true, false);
        assertThat(read("supervisor-350404", task).writes()).isFalse();
    }

    /** Else a request for an export would open any case to whoever knows its number. */
    @Test
    void whoAskedForADecisionReadsNothingThroughTheTaskOfWhoDecides() {
        var asked = forms.desk(MINE)
                .submitStartForm(
                        "person-export",
                        fill(
                                conditions,
                                "request-export",
                                Map.of("caseNumber", caseNumber, "exportRequester", "self")));
        assertThat(asked.message()).isEmpty();
        var decision = forms.task(MINE, caseNumber, "approve-export");
        assertThat(steps(MINE, decision)).isNotEmpty().allSatisfy(step -> assertThat(step.answers())
                .isEmpty());
        assertThat(forms.desk(MINE)
                        .get("/task/" + decision + "/form-variables")
                        .body()
                        .toString())
                .contains("caseNumber")
                .doesNotContain("exportPurpose", "示例鹿");
        forms.desk(COLLEAGUE).claim(decision);
        assertThat(steps(COLLEAGUE, decision))
                .anySatisfy(step -> assertThat(step.answers()).isNotEmpty());
        assertThat(forms.desk(COLLEAGUE)
                        .get("/task/" + decision + "/form-variables")
                        .body()
                        .toString())
                .contains("示例鹿");
    }

    private String formVariables(String account, String taskId) {
        return forms.desk(account)
                .get("/task/" + taskId + "/form-variables")
                .body()
                .toString();
    }

    private String form(String account, String taskId) {
        return forms.desk(account)
                .get("/task/" + taskId + "/deployed-form")
                .body()
                .toString();
    }

    private int withheld() {
        return database.sql("select count(*) from audit.event where case_number = ? and kind = 'DATA_WITHHELD'")
                .param(caseNumber)
                .query(Integer.class)
                .single();
    }

    @Test
    void aMinorsDossierOpensToNobodyWhoHasNotClaimedTheTask() {
        assertThat(steps(MINE, task)).hasSize(2).allSatisfy(step -> assertThat(step.answers())
                .isEmpty());
        assertThat(read(MINE, task).claimsFirst()).isTrue();
        assertThat(formVariables(MINE, task)).doesNotContain("示例鹿");
        assertThat(form(MINE, task)).contains("请先认领");
        assertThat(withheld()).as("once for a person and a task").isEqualTo(1);

        forms.desk(MINE).claim(task);
        assertThat(steps(MINE, task))
                .anySatisfy(step -> assertThat(step.answers()).isNotEmpty());
        assertThat(read(MINE, task).claimsFirst()).isFalse();
        assertThat(formVariables(MINE, task)).contains("示例鹿");
        assertThat(form(MINE, task)).doesNotContain("请先认领");
        assertThat(read(COLLEAGUE, task).claimsFirst())
                .as("it is somebody else's")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"estimated, 30, false", "estimated, 17, true", "unknown, , true"})
    void whoseAgeIsNotKnownCountsAsAMinor(String known, Integer age, boolean hidden) {
        var about = new HashMap<String, Object>(Map.of("codeName", "示例鹤", "ageKnown", known));
        about.put("estimatedAge", age);
        about.put("ageGroup", null);
        var other = forms.openCase(COUNTY, about);
        var reception = forms.task(MINE, other, "receive-person");
        assertThat(read(MINE, reception).claimsFirst()).isEqualTo(hidden);
        assertThat(formVariables(MINE, reception).contains("示例鹤")).isNotEqualTo(hidden);
    }
}
