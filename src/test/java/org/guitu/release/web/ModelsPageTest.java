package org.guitu.release.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.testing.Browser;
import org.guitu.testing.Deployments;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.ModelsPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page by which one administrator uploads changed models and another one has them deployed. */
@GuituTest
class ModelsPageTest {

    private static final String SCHOOLING = ModelsPages.packaged("processes/schooling.bpmn");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient database;

    private Deployments before;

    private ModelsPages first;
    private ModelsPages second;

    @BeforeEach
    void bothLogIn() {
        before = Deployments.now(repository);
        first = new ModelsPages("http://localhost:" + port, "administrator");
        second = new ModelsPages("http://localhost:" + port, "administrator-2");
    }

    @AfterEach
    void everythingIsDeployedAsItWas() {
        ClockUtil.reset();
        before.deleteLater();
        database.sql(
                        "update guitu.release set state = 'WITHDRAWN', decided_by = made_by, decided_at = now() where decided_by is null")
                .update();
    }

    private static List<String> formsOf(String process) {
        return Pattern.compile("camunda:formRef=\"([^\"]+)\"")
                .matcher(process)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private String deployed(String process) {
        return text(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId());
    }

    private String text(String definition) {
        try (var model = repository.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The packaged process with another name of its first task. */
    private static String renamed(String to) {
        return SCHOOLING.replaceFirst("(<bpmn:userTask id=\"assess-schooling\" name=\")[^\"]*", "$1" + to);
    }

    private List<String> events(long release) {
        return database.sql("select kind from audit.event where object_id = ? and kind like 'MODELS%' order by id")
                .param(Long.toString(release))
                .query(String.class)
                .list();
    }

    private long offered(String model) {
        long release = first.upload("schooling.bpmn", model);
        assertThat(first.act(release, "offer", "name", "改个名称", "weakens", "")).contains("已提请");
        return release;
    }

    @Test
    void whatOneUploadsTheOtherSeesApprovesAndItIsDeployed() {
        var model = renamed("先看上学情况");
        long release = first.upload("schooling.bpmn", model);
        assertThat(first.read("/models/" + release))
                .contains("schooling.bpmn", "enrol.form", "随同", "没有发现问题")
                .doesNotContain("批准并部署");
        assertThat(second.get("/models/" + release).statusCode()).isEqualTo(404);
        assertThat(first.act(release, "offer", "name", "", "weakens", "")).contains("请写明改了什么");
        assertThat(first.act(release, "offer", "name", "改个名称", "weakens", "")).contains("已提请");
        assertThat(deployed("schooling")).isEqualTo(SCHOOLING);
        assertThat(first.act(release, "approve", "seen", "", "weakens", "")).contains("自己上传的不能自己审批");

        assertThat(second.read("/models")).contains("改个名称", "待另一名系统管理员审批");
        var seen = second.read("/models/" + release);
        assertThat(seen).contains("批准并部署", "administrator").doesNotContain("提请审批</button>");
        var done = second.act(release, "approve", "seen", ModelsPages.field(seen, "seen"), "weakens", "");
        assertThat(done).contains("已批准并部署", "部署结果", "SHA-256", "恢复到部署前");
        assertThat(deployed("schooling")).isEqualTo(model);
        assertThat(events(release)).containsExactly("MODELS_UPLOADED", "MODELS_OFFERED", "MODELS_APPROVED");
        assertThat(database.sql("select detail from audit.event where kind = 'MODELS_APPROVED' and object_id = ?")
                        .param(Long.toString(release))
                        .query(String.class)
                        .single())
                .contains("schooling.bpmn SHA-256 ");
        assertThat(second.act(release, "refuse", "reason", "晚了")).contains("不在等待审批");
    }

    @Test
    void whatTheGateRefusesIsSaidByElementAndTheFilesStay() {
        long release = first.upload(
                "schooling.bpmn", SCHOOLING.replace("camunda:formRef=\"enrol\"", "camunda:formRef=\"none\""));
        var page = first.read("/models/" + release);
        assertThat(page).contains("处错误", "<small>enrol</small>").doesNotContain("提请审批</button>");
        assertThat(first.act(release, "offer", "name", "试试", "weakens", "")).contains("上传的文件都还在", "处错误");
        assertThat(first.add(release, "schooling.bpmn", renamed("改好了")).statusCode())
                .isEqualTo(200);
        assertThat(first.read("/models/" + release)).contains("没有发现问题", "提请审批</button>");
    }

    @Test
    void whatCannotBeReadIsAProblemAndNoFailure() {
        long release = first.upload("schooling.bpmn", "<no xml");
        assertThat(first.add(release, "enrol.form", "no json").statusCode()).isEqualTo(200);
        assertThat(first.add(release, "other.txt", "text").body()).contains("不是模型文件");
        assertThat(first.read("/models/" + release)).contains("处错误", "schooling.bpmn", "enrol.form");
    }

    @Test
    void whatWasDeployedSinceIsShownAndApprovalIsAskedAgain() {
        var model = renamed("第一种叫法");
        long release = offered(model);
        var seen = ModelsPages.field(second.read("/models/" + release), "seen");
        repository
                .createDeployment()
                .addString(
                        "follow-up-interval.dmn",
                        ModelsPages.packaged("processes/follow-up-interval.dmn")
                                + "<!-- beside %d -->\n".formatted(release))
                .deploy();
        assertThat(second.act(release, "approve", "seen", seen, "weakens", "")).contains("又有别的部署");
        assertThat(deployed("schooling")).isEqualTo(SCHOOLING);
        seen = ModelsPages.field(second.read("/models/" + release), "seen");
        assertThat(second.act(release, "approve", "seen", seen, "weakens", "")).contains("已批准并部署");
        assertThat(deployed("schooling")).isEqualTo(model);
    }

    @Test
    void whatWasDeployedInItsPlaceIsOfferedAnew() {
        var model = renamed("先提请的");
        long release = offered(model);
        var other = renamed("后提请的");
        long later = second.upload("schooling.bpmn", other);
        second.act(later, "offer", "name", "另一种叫法", "weakens", "");
        var seen = ModelsPages.field(first.read("/models/" + later), "seen");
        assertThat(first.act(later, "approve", "seen", seen, "weakens", "")).contains("已批准并部署");
        seen = ModelsPages.field(second.read("/models/" + release), "seen");
        assertThat(second.act(release, "approve", "seen", seen, "weakens", "")).contains("重新提请");
        assertThat(deployed("schooling")).isEqualTo(other);
        first.act(release, "offer", "name", "还是改回", "weakens", "");
        seen = ModelsPages.field(second.read("/models/" + release), "seen");
        assertThat(second.act(release, "approve", "seen", seen, "weakens", "")).contains("已批准并部署");
        assertThat(deployed("schooling")).isEqualTo(model);
    }

    @Test
    void onlyWhatDiffersIsDeployed() {
        long release = first.upload("schooling.bpmn", renamed("只改一个"));
        first.add(release, "placement.bpmn", ModelsPages.packaged("processes/placement.bpmn"));
        assertThat(first.read("/models/" + release)).contains("与现行相同，不部署");
        first.act(release, "offer", "name", "只改一个", "weakens", "");
        long before = versions("placement");
        var seen = ModelsPages.field(second.read("/models/" + release), "seen");
        assertThat(second.act(release, "approve", "seen", seen, "weakens", "")).contains("已批准并部署");
        assertThat(versions("placement")).isEqualTo(before);
    }

    private long versions(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .count();
    }

    @Test
    void whatIsRefusedIsRefusedWithAReason() {
        long release = offered(renamed("不合适的叫法"));
        assertThat(second.act(release, "refuse", "reason", "")).contains("请写明理由");
        assertThat(second.act(release, "refuse", "reason", "名称不清楚")).contains("没有部署");
        assertThat(first.read("/models/" + release)).contains("未批准", "名称不清楚");
        assertThat(deployed("schooling")).isEqualTo(SCHOOLING);
        assertThat(events(release)).endsWith("MODELS_REFUSED");
    }

    @Test
    void whatTheModelerSentWaitsHereForTheOther() {
        var model = renamed("从建模工具发来");
        var files = new HashMap<String, String>(Map.of("schooling.bpmn", model));
        formsOf(SCHOOLING).forEach(form -> files.put(form + ".form", ModelsPages.packaged("forms/" + form + ".form")));
        var desk = new Desk("http://localhost:" + port, "administrator");
        assertThat(desk.deploy("九月开学", files).message()).contains("Not deployed yet", "/models");
        assertThat(desk.deploy("九月开学", files).message()).contains("Not deployed yet", "/models");
        assertThat(second.read("/models")).containsOnlyOnce("九月开学").contains("由建模工具或接口发来");
        long release = database.sql("select max(id) from guitu.release")
                .query(Long.class)
                .single();
        var seen = ModelsPages.field(second.read("/models/" + release), "seen");
        assertThat(second.act(release, "approve", "seen", seen, "weakens", "")).contains("已批准并部署");
        assertThat(deployed("schooling")).isEqualTo(model);
    }

    @Test
    void whatOneOffersHereTheOtherMaySendFromTheModeler() {
        var model = renamed("在页面提请");
        offered(model);
        var files = new HashMap<String, String>(Map.of("schooling.bpmn", model));
        formsOf(SCHOOLING).forEach(form -> files.put(form + ".form", ModelsPages.packaged("forms/" + form + ".form")));
        assertThat(new Desk("http://localhost:" + port, "administrator")
                        .deploy("m", files)
                        .status())
                .isEqualTo(400);
        assertThat(new Desk("http://localhost:" + port, "administrator-2")
                        .deploy("m", files)
                        .status())
                .isEqualTo(200);
        assertThat(deployed("schooling")).isEqualTo(model);
    }

    @Test
    void whatWeakensBothConfirmAndNobodySendsPastThePage() {
        var table = ModelsPages.packaged("processes/retention.dmn");
        var shorter = table.replaceFirst("<text>3650</text>", "<text>365</text>");
        assertThat(shorter).isNotEqualTo(table);
        for (String account : List.of("administrator", "administrator-2", "administrator")) {
            assertThat(new Desk("http://localhost:" + port, account)
                            .deploy("retention", Map.of("retention.dmn", shorter))
                            .message())
                    .contains("/models", "weakens", "retention.dmn");
        }
        long release = first.upload("retention.dmn", shorter);
        var page = first.read("/models/" + release);
        assertThat(page).contains("降低了对人的保护");
        var weakens = ModelsPages.field(page, "weakens");
        assertThat(first.act(release, "offer", "name", "缩短保存期", "weakens", "")).contains("并勾选确认");
        assertThat(first.act(release, "offer", "name", "缩短保存期", "weakens", weakens))
                .contains("已提请");
        var seen = ModelsPages.field(second.read("/models/" + release), "seen");
        assertThat(second.act(release, "approve", "seen", seen, "weakens", "")).contains("并勾选确认");
        assertThat(new Desk("http://localhost:" + port, "administrator-2")
                        .deploy("retention", Map.of("retention.dmn", shorter))
                        .message())
                .contains("/models");
        try {
            assertThat(second.act(release, "approve", "seen", seen, "weakens", weakens))
                    .contains("已批准并部署");
            assertThat(database.sql(
                                    "select account from audit.event where kind = 'WEAKENING_CONFIRMED' and object_id = ? and detail like '%SHA-256%' order by id")
                            .param(Long.toString(release))
                            .query(String.class)
                            .list())
                    .containsExactly("administrator", "administrator-2");
        } finally {
            repository.createDeployment().addString("retention.dmn", table).deploy();
        }
    }

    @Test
    void oneClickOffersWhatWasBefore() {
        var model = renamed("改了又改回");
        long release = offered(model);
        var seen = ModelsPages.field(second.read("/models/" + release), "seen");
        second.act(release, "approve", "seen", seen, "weakens", "");
        assertThat(second.act(release, "back")).contains("已生成恢复的发布", "待另一名系统管理员审批", "恢复以前的版本");
        long back = database.sql("select max(id) from guitu.release")
                .query(Long.class)
                .single();
        assertThat(second.act(back, "approve", "seen", "", "weakens", "")).contains("自己上传的不能自己审批");
        seen = ModelsPages.field(first.read("/models/" + back), "seen");
        assertThat(first.act(back, "approve", "seen", seen, "weakens", "")).contains("已批准并部署");
        assertThat(deployed("schooling")).isEqualTo(SCHOOLING);
    }

    @Test
    void aReleaseLeavesAsAFileAndComesInAgain() {
        long release = first.upload("schooling.bpmn", renamed("从测试到生产"));
        first.act(release, "offer", "name", "从测试来", "weakens", "");
        var file = first.fetch("/models/" + release + "/export");
        long imported = second.upload("guitu-release.zip", file);
        assertThat(second.read("/models/" + imported)).contains("从测试来", "导入的发布文件", "schooling.bpmn");
        file[file.length / 2]++;
        assertThat(second.tryUpload("?name=guitu-release.zip", file).body()).containsAnyOf("不完整或已损坏", "不符");
        assertThat(events(release)).endsWith("MODELS_EXPORTED");
    }

    @Test
    void whoAsksInEnglishReadsEnglish() {
        var browser = new Browser("http://localhost:" + port).logIn("administrator");
        assertThat(browser.send(browser.to("/models").header("Accept-Language", "en"))
                        .body())
                .contains("Drop BPMN, DMN and form files here", "Choose files");
        assertThat(browser.send(browser.to("/models")).body()).contains("选择文件");
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-350404", "supervisor-350404", "auditor"})
    void nobodyElseGetsIn(String account) {
        var browser = new Browser("http://localhost:" + port).logIn(account);
        assertThat(browser.get("/models").statusCode()).isEqualTo(403);
        assertThat(browser.get("/models/1").statusCode()).isEqualTo(403);
    }
}
