package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.form.Conditions;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tab “档案” beside the form, as a caseworker and another department see it. */
@GuituTest
class DossierTabBrowserTest {

    private static final String COUNTY = "350405";
    private static final byte[] PDF = "%PDF-1.7 示例".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    private Window open(String account, String caseNumber, String task) {
        var window = browser.open("http://localhost:" + port, 1500, 950);
        window.login(account);
        window.card(caseNumber, task).click();
        return window;
    }

    private static Locator tab(Window window, String name) {
        return window.page()
                .locator("[cam-tasklist-task] .nav-tabs a")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator step(Window window, String name) {
        return window.page()
                .locator(".guitu-step")
                .filter(new Locator.FilterOptions()
                        .setHas(window.page()
                                .locator(".name")
                                .getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    private static Locator button(Locator place, String name) {
        return place.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private String received() {
        var rescue = new Rescue("http://localhost:" + port, conditions, clock, COUNTY);
        var caseNumber = rescue.open("firstSightNotes=示例伤情");
        rescue.complete("receive-person", "receiveOutcome=received", "deputyOfficer=示例乙");
        return caseNumber;
    }

    @Test
    void aCaseworkerUploadsDownloadsAndCorrectsAndTheFormIsKept() throws IOException {
        var worker = open("civil-affairs-" + COUNTY, received(), "满足紧急需要");
        worker.button("认领").click();
        assertThat(worker.button("办结")).isEnabled();
        var typed =
                worker.page().locator(".fjs-container textarea:not([readonly])").first();
        typed.fill("示例：还没有办结");
        tab(worker, "档案").click();
        assertThat(step(worker, "接收受助人")).containsText("示例乙");
        assertThat(worker.page().locator(".guitu-waits > p")).containsText("等沙县区民政办理“满足紧急需要”（接收和征求同意）");
        assertThat(worker.page().locator(".guitu-handbook a")).hasText("手册");

        var upload = worker.page().locator(".guitu-upload");
        upload.locator("summary").click();
        upload.locator("input[type=file]").setInputFiles(new FilePayload("x.txt", "text/plain", PDF));
        upload.getByLabel("标题").fill("示例证明");
        upload.getByLabel("信息类别").selectOption("legal");
        button(upload, "上传").click();
        var file = worker.page().locator(".guitu-documents li");
        assertThat(file).containsText("示例证明");
        var download = worker.page().waitForDownload(() -> button(file, "下载").click());
        assertThat(download.suggestedFilename()).matches(COUNTY + "-\\d{4}-\\d{6}-\\d-1\\.pdf");
        assertThat(download.createReadStream().readAllBytes()).isEqualTo(PDF);

        button(step(worker, "接收受助人"), "更正").click();
        var correction = step(worker, "接收受助人").locator("form");
        correction.getByLabel("更正理由").fill("写错了姓名");
        button(correction, "保存更正").click();
        assertThat(correction.locator(".guitu-notice")).containsText("没有改动");
        assertThat(correction.getByLabel("更正理由")).hasValue("写错了姓名");
        correction.getByLabel("副手").fill("示例丙");
        tab(worker, "表单").click();
        assertThat(typed).hasValue("示例：还没有办结");
        tab(worker, "档案").click();
        assertThat(correction.getByLabel("副手")).hasValue("示例丙");
        button(correction, "保存更正").click();
        assertThat(step(worker, "接收受助人").locator("s")).hasText("示例乙");
        assertThat(step(worker, "接收受助人").locator(".corrected")).containsText("示例丙");
        assertThat(step(worker, "更正：接收受助人")).containsText("写错了姓名");
    }

    @Test
    void anotherDepartmentSeesTheStepAndNotTheContent(@Autowired RuntimeService runtime) {
        var caseNumber = received();
        runtime.startProcessInstanceByKey(
                "medical-care", caseNumber, Map.of("region", COUNTY, "minor", true, "caseNumber", caseNumber));
        var health = open("health-" + COUNTY, caseNumber, "选定医院");
        health.button("认领").click();
        assertThat(health.button("办结")).isEnabled();
        tab(health, "档案").click();
        assertThat(step(health, "发起流程")).containsText("公安 · 沙县区");
        assertThat(step(health, "发起流程")).containsText("示例伤情");
        assertThat(step(health, "发起流程").locator(".withheld")).containsText("不在您的查阅范围");
        assertThat(step(health, "接收受助人")).hasCount(0);
        assertThat(health.page().locator(".guitu-course .closed")).hasText("另有 1 步由其他部门办理，不在您的查阅范围。");
        assertThat(health.page().locator(".guitu-dossier")).not().containsText("示例乙");
    }

    @Test
    void aboveATaskStandsWhomItIsAboutAndInTheTabOnceMore() {
        var rescue = new Rescue("http://localhost:" + port, conditions, clock, COUNTY);
        var caseNumber = rescue.open(
                "codeName=示例鹿",
                "language=minnan",
                "interpreterNeeded=language",
                "safetyThreat=buyer-side",
                "contactRule=via-officer");
        rescue.complete(
                "receive-person",
                "receiveOutcome=received",
                "responsibleOfficer=示例甲",
                "responsibleOfficerPhone=示例分机 12",
                "whereNow=示例派出所",
                "deputyOfficer=示例乙");
        var worker = open("civil-affairs-" + COUNTY, caseNumber, "满足紧急需要");
        var page = worker.page();
        page.setViewportSize(1366, 768);
        var header = page.locator(".names > .guitu-header");
        worker.button("认领").click();
        assertThat(worker.button("办结")).isEnabled();
        assertThat(header).containsText("示例鹿");
        assertThat(header).containsText("电话 示例分机 12");
        assertThat(header.locator(".bad")).containsText("安全威胁：收买方纠缠");
        assertThat(header.locator(".heed dt")).hasText("警示");
        assertThat(header.boundingBox().height).isLessThan(180);

        tab(worker, "档案").click();
        assertThat(page.locator(".guitu-dossier .guitu-header")).containsText("示例鹿");
        assertThat(header).isHidden();
        tab(worker, "表单").click();
        assertThat(header).isVisible();

        page.setViewportSize(390, 844);
        var box = header.boundingBox();
        assertThat(box.x + box.width).isLessThanOrEqualTo(390);
    }

    @Test
    void whatStandsInANarrowWindowStaysWithinIt() {
        var worker = open("civil-affairs-" + COUNTY, received(), "满足紧急需要");
        Page page = worker.page();
        tab(worker, "档案").click();
        assertThat(step(worker, "接收受助人")).isVisible();
        page.setViewportSize(800, 900);
        var pane = page.locator(".guitu-dossier").boundingBox();
        assertThat(pane.x + pane.width).isLessThanOrEqualTo(800);
    }
}
