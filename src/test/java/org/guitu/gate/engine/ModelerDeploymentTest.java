package org.guitu.gate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.account.DeploymentTokens;
import org.guitu.testing.GuituTest;
import org.guitu.testing.Modeler;
import org.guitu.testing.Modeler.Release;
import org.guitu.testing.ModelsPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Camunda Modeler deploys one diagram, as its releases do; what belongs to it comes along, and nothing is torn apart. */
@GuituTest
class ModelerDeploymentTest {

    private static final String FIRST = "administrator";
    private static final String SECOND = "administrator-2";
    private static final String SCHOOLING = ModelsPages.packaged("processes/schooling.bpmn");
    private static final List<String> FORMS = Pattern.compile("camunda:formRef=\"([^\"]+)\"")
            .matcher(SCHOOLING)
            .results()
            .map(form -> form.group(1) + ".form")
            .distinct()
            .sorted()
            .toList();

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DeploymentTokens tokens;

    @Autowired
    private JdbcClient database;

    @AfterEach
    void everythingIsDeployedAsItWas() {
        if (!isPackaged()) {
            var deployment = repository.createDeployment().addString("schooling.bpmn", SCHOOLING);
            FORMS.forEach(form -> deployment.addString(form, packaged(form)));
            deployment.deploy();
        }
        database.sql(
                        "update guitu.release set state = 'WITHDRAWN', decided_by = made_by, decided_at = now() where decided_by is null")
                .update();
    }

    private boolean isPackaged() {
        var process = running();
        return SCHOOLING.equals(text(process, process.getResourceName()))
                && FORMS.stream().allMatch(form -> deployedWith(process).stream()
                        .filter(name -> name.endsWith(form))
                        .allMatch(name -> packaged(form).equals(text(process, name))));
    }

    private String text(ProcessDefinition process, String name) {
        try (var file = repository.getResourceAsStream(process.getDeploymentId(), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Modeler modeler(String account, Release release) {
        return new Modeler("http://localhost:" + port, account, "guitu", release, "zh-CN");
    }

    private Modeler modeler(String account) {
        return modeler(account, Release.CURRENT);
    }

    private static String packaged(String form) {
        return ModelsPages.packaged("forms/" + form);
    }

    private static Map.Entry<String, String> renamed(String name) {
        return Map.entry("schooling.bpmn", SCHOOLING.replaceFirst("name=\"安排入学\"", "name=\"" + name + "\""));
    }

    /** As the Modeler saves it, with our template on the task and nothing filled in besides. */
    private static Map.Entry<String, String> drawn(String name) {
        var saved = renamed(name)
                .getValue()
                .replaceFirst(
                        "exporter=\"guitu\" exporterVersion=\"1\"",
                        "exporter=\"Camunda Modeler\" exporterVersion=\"5.40.0\"")
                .replaceFirst(
                        "<bpmn:userTask id=\"enrol\"",
                        "$0 camunda:modelerTemplate=\"guitu.task\" camunda:modelerTemplateVersion=\"1\"")
                .replaceFirst(
                        "<camunda:property name=\"discloses\" value=\"school\" />",
                        "$0"
                                + "<camunda:property name=\"%s\" value=\"\" />"
                                        .repeat(5)
                                        .formatted("departmentFrom", "dossier", "newRound", "runsOn", "severalAtOnce"));
        assertThat(saved).contains("5.40.0", "guitu.task", "severalAtOnce");
        return Map.entry("schooling.bpmn", saved);
    }

    private ProcessDefinition running() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("schooling")
                .latestVersion()
                .singleResult();
    }

    private List<String> deployedWith(ProcessDefinition process) {
        return repository.getDeploymentResourceNames(process.getDeploymentId()).stream()
                .sorted()
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return Stream.iterate(0, index -> index < list.size(), index -> index + 1)
                .map(index -> list.get(index).asText())
                .toList();
    }

    @Test
    void whatItAsksBeforeItDeploysIsAnswered() {
        assertThat(modeler(null).checkConnection().status())
                .as("asks for the login")
                .isEqualTo(401);
        var token = tokens.make(FIRST, "Modeler", 1);
        for (String secret : new String[] {"guitu", token}) {
            var asking = new Modeler("http://localhost:" + port, FIRST, secret, Release.CURRENT, "zh-CN");
            assertThat(asking.checkConnection().status()).isEqualTo(200);
            assertThat(asking.version().status()).isEqualTo(200);
            assertThat(asking.version().body().path("version").asText()).startsWith("7.24");
        }
        assertThat(modeler("police-350404").deploy("x", renamed("x"), Map.of()).status())
                .isEqualTo(403);
        assertThat(modeler(null).webApps()).as("it guesses where Cockpit is").isNotEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatIsSentAloneKeepsItsForms(Release release) {
        var diagram = drawn("安排" + release);
        var before = running();
        var noted = modeler(FIRST, release).deploy("入学", diagram, Map.of());
        assertThat(noted.status()).isEqualTo(400);
        assertThat(noted.message())
                .startsWith("还没有部署，已经记下")
                .contains("/models", "schooling.bpmn", "随同带上了已部署的：", FORMS.get(0));
        assertThat(running().getId()).isEqualTo(before.getId());
        var deployed = withToken(SECOND, release).deploy("入学", diagram, Map.of());
        assertThat(deployed.status()).as(deployed.message()).isEqualTo(200);
        assertThat(deployed.body().path("deployedProcessDefinitions"))
                .extracting(process -> process.path("key").asText())
                .containsExactly("schooling");
        assertThat(texts(deployed.body().path("cameAlong"))).isEqualTo(FORMS);
        assertThat(deployed.body().path("id").asText()).isEqualTo(running().getDeploymentId());
        assertThat(deployedWith(running())).containsAll(FORMS).contains("schooling.bpmn");
    }

    private Modeler withToken(String account, Release release) {
        return new Modeler("http://localhost:" + port, account, tokens.make(account, "Modeler", 1), release, "zh-CN");
    }

    @ParameterizedTest
    @EnumSource
    void aFormThatIsSentAloneBringsItsProcessAlong(Release release) {
        var form = Map.entry("enrol.form", savedByANewBuilder(17 + 2 * release.ordinal()));
        assertThat(withToken(FIRST, release).deploy("enrol", form, Map.of()).message())
                .contains("enrol.form", "随同带上了已部署的：", "schooling.bpmn");
        int version = running().getVersion();
        var deployed = modeler(SECOND, release).deploy("enrol", form, Map.of());
        assertThat(deployed.status()).as(deployed.message()).isEqualTo(200);
        assertThat(texts(deployed.body().path("cameAlong")))
                .contains("schooling.bpmn")
                .doesNotContain("enrol.form");
        assertThat(running().getVersion()).isEqualTo(version + 1);
        assertThat(deployedWith(running())).containsAll(FORMS);
    }

    private static String savedByANewBuilder(int schemaVersion) {
        var saved = packaged("enrol.form")
                .replaceFirst("\"schemaVersion\": 16", "\"schemaVersion\": " + schemaVersion)
                .replaceFirst(
                        "\"name\": \"guitu\",\\s*\"version\": \"1\"",
                        "\"name\": \"Camunda Modeler\", \"version\": \"5.40.0\"");
        assertThat(saved).contains("Camunda Modeler", String.valueOf(schemaVersion));
        return saved;
    }

    @ParameterizedTest
    @EnumSource
    void leavingOutWhatIsUnchangedTearsNothingApart(Release release) {
        var all = new HashMap<String, String>();
        FORMS.forEach(form -> all.put(form, packaged(form)));
        // A table that none of them belongs to.
        all.put("time-limits.dmn", ModelsPages.packaged("processes/time-limits.dmn"));
        var diagram = renamed("分开" + release);
        modeler(FIRST, release).deploy("一起", diagram, all);
        assertThat(modeler(SECOND, release).deploy("一起", diagram, all).status()).isEqualTo(200);
        all.put("enrol.form", packaged("enrol.form") + "\n\n\n");
        modeler(FIRST, release).deploy("一起", diagram, all);
        var deployed = modeler(SECOND, release).deploy("一起", diagram, all);
        assertThat(deployed.status()).as(deployed.message()).isEqualTo(200);
        assertThat(deployedWith(running())).containsAll(FORMS).contains("schooling.bpmn");
        if (release == Release.BEFORE) {
            assertThat(deployedWith(running())).doesNotContain("time-limits.dmn");
        }
    }

    @Test
    void whatRunsAlreadyIsNotDeployedTwice() {
        var diagram = renamed("只一次");
        modeler(FIRST).deploy("一次", diagram, Map.of());
        var once = modeler(SECOND).deploy("一次", diagram, Map.of());
        var again = modeler(FIRST).deploy("一次", diagram, Map.of());
        assertThat(again.status()).as(again.message()).isEqualTo(200);
        assertThat(again.body().path("id")).isEqualTo(once.body().path("id"));
    }

    /** The engine takes it for a duplicate, says that it is deployed, and lets the other one run. */
    @Test
    void whatSomethingElseReplacedMeanwhileIsDeployedAgain() {
        var diagram = renamed("再部署");
        modeler(FIRST).deploy("再来", diagram, Map.of());
        assertThat(modeler(SECOND).deploy("再来", diagram, Map.of()).status()).isEqualTo(200);
        everythingIsDeployedAsItWas();
        int version = running().getVersion();
        assertThat(modeler(FIRST).deploy("再来", diagram, Map.of()).message()).contains("还没有部署");
        assertThat(modeler(SECOND).deploy("再来", diagram, Map.of()).status()).isEqualTo(200);
        assertThat(running().getVersion()).isEqualTo(version + 1);
    }

    @Test
    void whatItsLogShowsSaysWhatIsWrongInTheLanguageOfThePerson() {
        var wrong = Map.entry(
                "schooling.bpmn",
                SCHOOLING.replaceFirst(
                        "camunda:candidateGroups=\"education\"", "camunda:candidateGroups=\"edukation\""));
        var chinese = modeler(FIRST).deploy("错", wrong, Map.of());
        assertThat(chinese.status()).isEqualTo(400);
        assertThat(chinese.message()).startsWith("没有部署。请改正以下各项后重新部署：").contains("edukation", "泳道“教育”", "随同带上了已部署的：");
        var english = new Modeler("http://localhost:" + port, FIRST, "guitu", Release.CURRENT, "en-US,en;q=0.9");
        assertThat(english.deploy("错", wrong, Map.of()).message())
                .startsWith("Not deployed. Mend this and deploy again:")
                .contains("edukation", "came along as it is deployed");
        assertThat(english.deploy("错", renamed("x"), Map.of()).message()).contains("Not deployed yet, but noted");
        var unreadable =
                Map.entry("schooling.bpmn", SCHOOLING.replaceFirst("sourceRef=\"[^\"]+\"", "sourceRef=\"no\""));
        assertThat(modeler(FIRST).deploy("错", unreadable, Map.of()).message()).contains("引擎不能读取");
    }

    @Test
    void aTenantOrAFormOfNoProcessIsRefusedWithTheRemedy() {
        assertThat(modeler(FIRST).deploy("租户", "350404", renamed("x"), Map.of()).message())
                .contains("没有部署", "tenant-id");
        var form = Map.entry(
                "enrol-2.form", packaged("enrol.form").replaceFirst("\"id\": *\"enrol\"", "\"id\": \"enrol-2\""));
        var english = new Modeler("http://localhost:" + port, FIRST, "guitu", Release.CURRENT, "en");
        assertThat(english.deploy("无主", form, Map.of()).message()).contains("enrol-2.form", "no process shows it");
    }
}
