package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.guitu.form.Conditions;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody has typed stands there again after every way out of a form, and of two windows the later one is told. */
@GuituTest
class DraftBrowserTest {

    private static final String COUNTY = "350405";
    private static final String WORKER = "civil-affairs-" + COUNTY;
    private static final String POLICE = "police-" + COUNTY;
    private static final String TYPED = "示例：左手有痣";
    private static final String SAVED = "已保存";
    private static final String DRAFTS = "**/drafts/**";

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Autowired
    private JdbcClient database;

    @AfterEach
    void throwDraftsAway() {
        database.sql("delete from guitu.draft where account in (?, ?)")
                .params(WORKER, POLICE)
                .update();
    }

    private Window window() {
        var window = browser.open("http://localhost:" + port, 1366, 768);
        window.page().onDialog(Dialog::accept);
        return window;
    }

    private String opened() {
        return new Rescue("http://localhost:" + port, conditions, clock, COUNTY).open();
    }

    /** Claims the task and types into its form. */
    private Window typing(String caseNumber) {
        var worker = window();
        worker.login(WORKER);
        worker.card(caseNumber, "接收受助人").click();
        worker.button("认领").click();
        assertThat(worker.button("办结")).isEnabled();
        assertThat(worker.input("codeName")).not().hasValue("");
        openMine(worker, caseNumber);
        worker.tick("receiveOutcome", "已接收");
        worker.page()
                .waitForResponse(
                        answer ->
                                isSaving(answer) && answer.request().postData().contains(TYPED),
                        () -> worker.write("bodyFeatures", TYPED));
        return worker;
    }

    private static Locator strip(Window window) {
        return window.page().locator(".guitu-draft");
    }

    private static void stands(Window worker) {
        assertThat(worker.input("bodyFeatures")).hasValue(TYPED);
        assertThat(worker.option("receiveOutcome", "已接收")).isChecked();
        assertThat(strip(worker)).containsText(Pattern.compile("已恢复 \\d\\d:\\d\\d 的草稿。"));
    }

    private static void openMine(Window worker, String caseNumber) {
        filter(worker, "我的任务").click();
        worker.card(caseNumber, "接收受助人").click();
        worker.page().waitForURL(address -> address.contains("task="));
        assertThat(worker.button("办结")).isEnabled();
    }

    private static Locator filter(Window worker, String name) {
        return worker.page()
                .locator(".task-filters .task-filter .name a")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private static boolean isSaving(Response answer) {
        return answer.request().method().equals("PUT") && answer.url().contains("/drafts/") && answer.ok();
    }

    private static Locator tab(Window window, String name) {
        return window.page()
                .locator("[cam-tasklist-task] .nav-tabs a")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void whatIsTypedSurvivesEveryWayOutAndNothingOfItIsInTheBrowser() {
        var caseNumber = opened();
        var worker = typing(caseNumber);
        var page = worker.page();
        assertThat(strip(worker)).containsText(SAVED);

        tab(worker, "流程图").click();
        assertThat(worker.input("bodyFeatures")).hasCount(0);
        tab(worker, "表单").click();
        stands(worker);

        var task = page.url();
        filter(worker, "本部门待办").click();
        page.waitForURL(address -> !address.equals(task));
        openMine(worker, caseNumber);
        stands(worker);

        page.reload();
        stands(worker);

        // A link waits until all is saved.
        worker.write("bodyFeatures", TYPED + "，");
        worker.write("bodyFeatures", TYPED);
        worker.write("deputyOfficer", "示例乙");
        page.locator(".guitu-directory a").click();
        page.waitForURL("**/directory");
        page.goBack();
        stands(worker);
        assertThat(worker.input("deputyOfficer")).hasValue("示例乙");

        worker.button("丢弃草稿").click();
        assertThat(worker.input("deputyOfficer")).not().isVisible();
        worker.button("撤销").click();
        assertThat(worker.input("deputyOfficer")).hasValue("示例乙");
        assertThat(strip(worker)).containsText(SAVED);
        assertThat(strip(worker)).not().containsText("已恢复");

        assertThat((String) page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                .doesNotContain(TYPED, "示例乙");
    }

    @Test
    void theSessionsEndLeadsBackToTheTaskWithWhatWasTyped() {
        var worker = typing(opened());
        var page = worker.page();
        assertThat(strip(worker)).containsText(SAVED);
        page.context().clearCookies();
        page.reload();
        page.getByLabel("用户名").fill(WORKER);
        page.getByLabel("密码").fill("guitu");
        worker.button("登录").click();
        stands(worker);
    }

    @Test
    void whereNothingCanBeSavedItIsSaidAndLeavingIsAskedAbout() {
        var worker = typing(opened());
        var page = worker.page();
        assertThat(strip(worker)).containsText(SAVED);
        page.route(DRAFTS, Route::abort);
        worker.write("bodyFeatures", TYPED + "，断网");
        assertThat(strip(worker).getByRole(AriaRole.ALERT)).containsText("还没有保存");
        assertThat((Boolean) page.evaluate("() => !dispatchEvent(new Event('beforeunload', {cancelable: true}))"))
                .isTrue();
        page.unroute(DRAFTS);
        page.evaluate("dispatchEvent(new Event('online'))");
        assertThat(strip(worker)).containsText(SAVED);
        assertThat((Boolean) page.evaluate("() => !dispatchEvent(new Event('beforeunload', {cancelable: true}))"))
                .isFalse();

        // The session is over before the last words are saved: the page stays until somebody has logged in beside it.
        page.context().clearCookies();
        worker.write("bodyFeatures", TYPED);
        assertThat(strip(worker).or(page.locator(".guitu-unsaved")).first()).containsText("登录已过期");
        page.evaluate("dispatchEvent(new CustomEvent('guitu-expired', {cancelable: true, detail: () => {}}))");
        assertThat(page.locator(".guitu-unsaved")).isVisible();
        var beside = new Window(page.waitForPopup(
                () -> page.locator(".guitu-unsaved").getByText("在新窗口登录").click()));
        beside.page().waitForLoadState();
        beside.login(WORKER);
        page.evaluate("dispatchEvent(new Event('focus'))");
        assertThat(page.locator(".guitu-unsaved")).hasCount(0);
    }

    @Test
    void ofTwoWindowsTheLaterOneIsToldAndChooses() {
        var caseNumber = opened();
        var first = typing(caseNumber);
        assertThat(strip(first)).containsText(SAVED);
        var second = new Window(first.page().context().newPage());
        second.page().onDialog(Dialog::accept);
        second.page().navigate(first.page().url());
        stands(second);
        first.write("bodyFeatures", "第一个窗口");
        first.page().waitForResponse(DraftBrowserTest::isSaving, () -> first.input("deputyOfficer")
                .focus());

        second.write("bodyFeatures", "第二个窗口");
        assertThat(strip(second)).containsText("另一个窗口");
        second.button("用那边的").click();
        assertThat(second.input("bodyFeatures")).hasValue("第一个窗口");

        second.write("bodyFeatures", "第二个窗口");
        assertThat(strip(second)).containsText(SAVED);
        first.write("bodyFeatures", "还是第一个");
        assertThat(strip(first)).containsText("另一个窗口");
        first.button("保留这里的").click();
        assertThat(strip(first)).containsText(SAVED);
        assertThat(first.input("bodyFeatures")).hasValue("还是第一个");
    }

    @Test
    void onAPhoneEscapeKeepsTheStartDialogWithWhatWasTypedUntilItIsStarted() {
        var police = window();
        police.login(POLICE);
        openStart(police);
        police.input("region").click();
        assertThat(police.page().locator(".fjs-dropdownlist")).isVisible();
        police.page().keyboard().press("Escape");
        assertThat(police.page().locator(".fjs-dropdownlist")).hasCount(0);
        assertThat(police.input("codeName")).isVisible();
        police.page().setViewportSize(390, 844);
        police.write("codeName", "示例溪石");
        police.input("codeName").press("Escape");
        assertThat(strip(police)).containsText(SAVED);
        assertThat(police.input("codeName")).hasValue("示例溪石");
        police.page().keyboard().press("Escape");
        assertThat(police.input("codeName")).isVisible();
        var line = strip(police).boundingBox();
        assertThat(line.x + line.width).isLessThanOrEqualTo(390);

        police.page().setViewportSize(1366, 768);
        police.page()
                .locator(".modal-footer button")
                .filter(new Locator.FilterOptions().setHasText("关闭"))
                .click();
        assertThat(police.input("codeName")).hasCount(0);
        openStart(police);
        assertThat(police.input("codeName")).hasValue("示例溪石");
        police.button("丢弃草稿").click();
        assertThat(police.input("codeName")).hasValue("");
        police.page().keyboard().press("Escape");
        assertThat(police.input("codeName")).hasCount(0);
    }

    private static void openStart(Window police) {
        police.page().getByText("发起流程").first().click();
        police.page().getByPlaceholder("按流程名称搜索").fill("被拐卖受害人救助");
        police.page()
                .locator(".modal-body a")
                .filter(new Locator.FilterOptions().setHasText("被拐卖受害人救助"))
                .click();
        assertThat(police.page().locator(".modal-body .fjs-form")).isVisible();
    }
}
