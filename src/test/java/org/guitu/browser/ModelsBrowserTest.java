package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.casefile.Dossier;
import org.guitu.migration.engine.SweepByHand;
import org.guitu.testing.GuituTest;
import org.guitu.testing.ModelsPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Two administrators release a changed process with a form and a table, the running case moves, and comes back. */
@GuituTest
class ModelsBrowserTest {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final String SCHOOLING = ModelsPages.packaged("processes/schooling.bpmn");
    private static final String ENROL = ModelsPages.packaged("forms/enrol.form");
    private static final String INTERVAL = ModelsPages.packaged("processes/follow-up-interval.dmn");

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Dossier dossier;

    @Autowired
    private InstantSource clock;

    @AfterEach
    void everythingIsDeployedAsItWas() {
        var deployment = repository
                .createDeployment()
                .addString("schooling.bpmn", SCHOOLING)
                .addString("follow-up-interval.dmn", INTERVAL);
        Pattern.compile("camunda:formRef=\"([^\"]+)\"")
                .matcher(SCHOOLING)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(form -> deployment.addString(form + ".form", ModelsPages.packaged("forms/" + form + ".form")));
        deployment.deploy();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(PICTURES.resolve("models-" + name + ".png"))
                .setFullPage(true));
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }

    private int versionOf(String instance) {
        var running =
                runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
        return repository.getProcessDefinition(running.getProcessDefinitionId()).getVersion();
    }

    @Test
    void fromTheUploadToMovedCasesAndBack() {
        var instance = runtime.createProcessInstanceByKey("schooling")
                .businessKey(dossier.open("350404", clock.instant()).value())
                .setVariables(Map.of(
                        "region",
                        "350404",
                        "urgencyLevel",
                        "normal",
                        "minor",
                        true,
                        "ageGroup",
                        "minor",
                        "ageYears",
                        12L,
                        "sex",
                        "female"))
                .execute()
                .getId();
        int before = versionOf(instance);

        var first = browser.open("http://localhost:" + port, 1366, 768);
        first.login("administrator");
        first.page().navigate("/models");
        picture(first.page(), "list");
        var changed = SCHOOLING.replaceFirst("(<bpmn:userTask id=\"assess-schooling\" name=\")[^\"]*", "$1看看能不能上学");
        first.page().locator(".drop input[type=file]").setInputFiles(new FilePayload[] {
            file("schooling.bpmn", changed),
            file("enrol.form", ENROL.replaceFirst("\"label\": \"([^\"]+)\"", "\"label\": \"$1（新）\"")),
            file("follow-up-interval.dmn", INTERVAL.replace("\"P14D\"", "\"P12D\"")),
            file("readme.txt", "no model")
        });
        assertThat(first.page().locator(".drop [role=alert]")).containsText("readme.txt");
        first.page().getByText("去看已上传的文件").click();
        first.page().waitForURL(Pattern.compile(".*/models/\\d+"));
        assertThat(first.page().locator(".changes").first()).containsText("看看能不能上学");
        picture(first.page(), "uploaded");
        assertThat(first.page().locator(".diagrams .viewport").first()).isVisible();
        assertThat(first.page().locator("form.plan")).containsText("在办");
        picture(first.page(), "draft");
        first.button("保存安排").click();
        assertThat(first.page().locator(".note.good").first()).containsText("已保存");
        first.button("开始试走").click();
        first.page().locator("#trial ~ .difference").first().waitFor(new WaitForOptions().setTimeout(120_000));
        picture(first.page(), "trial");
        first.page().getByLabel("改了什么，为什么").fill("第一步换个说法");
        first.button("提请审批").click();
        assertThat(first.page().locator(".note.good").first()).containsText("已提请");
        assertThat(first.button("批准并部署")).hasCount(0);

        var second = browser.open("http://localhost:" + port, 1366, 768);
        second.login("administrator-2");
        second.page().navigate("/models");
        second.page().getByText("第一步换个说法").click();
        assertThat(second.page().locator("form.plan")).containsText("在新版同一环节继续");
        picture(second.page(), "offered");
        second.button("批准并部署").click();
        assertThat(second.page().locator(".note.good").first()).containsText("已批准并部署");
        assertThat(versionOf(instance)).isEqualTo(before);
        SweepByHand.run(application);
        second.page().reload();
        assertThat(second.page().locator("main")).containsText("已转新版");
        picture(second.page(), "report");
        assertThat(versionOf(instance)).isEqualTo(before + 1);

        second.button("恢复到部署前").click();
        assertThat(second.page().locator(".note.good").first()).containsText("已生成恢复的发布");
        var back = second.page().url();
        first.page().navigate(back);
        first.button("批准并部署").click();
        assertThat(first.page().locator(".note.good").first()).containsText("已批准并部署");
        SweepByHand.run(application);
        first.page().reload();
        assertThat(first.page().locator("main")).containsText("已转新版");
        assertThat(versionOf(instance)).isEqualTo(before + 2);

        var phone = browser.open("http://localhost:" + port, 390, 844);
        phone.login("administrator");
        phone.page().navigate("/models");
        picture(phone.page(), "list-phone");
        phone.page().navigate(back);
        picture(phone.page(), "report-phone");
        assertThat(phone.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
    }
}
