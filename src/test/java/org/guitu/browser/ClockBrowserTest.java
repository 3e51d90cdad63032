package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.guitu.form.Conditions;
import org.guitu.office.China;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A caseworker asks for more time, a supervisor is told and decides, all in Tasklist. */
@GuituTest
class ClockBrowserTest {

    private static final String COUNTY = "350404";
    private static final String TASK = "接收受助人";

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    private String caseNumber;

    @BeforeEach
    void openCase() {
        caseNumber = new FilledForms("http://localhost:" + port, conditions, clock)
                .openCase(COUNTY, Map.of("urgencyLevel", "normal"));
    }

    @Test
    void aSupervisorStopsATaskAndItsCardSaysSo() {
        var supervisor = open("supervisor-" + COUNTY);
        assertThat(clock(supervisor)).containsText(Pattern.compile("截止，还有 \\d+ 小时"));
        dialog(supervisor, "中止或延长");
        choose(supervisor, "suspend", "本人患病或暂时无法配合");
        submit(supervisor, "suspend");

        assertThat(clock(supervisor)).containsText("已中止：本人患病或暂时无法配合");
        assertThat(supervisor.card(caseNumber, TASK).locator("[data-fact='clockState-suspended'] .variable-value"))
                .hasText("已中止");
        assertThat(supervisor.page().locator("[cam-tasklist-task-meta] .due-date"))
                .not()
                .isVisible();

        dialog(supervisor, "恢复");
        choose(supervisor, "resume", "中止的原因已消除");
        submit(supervisor, "resume");
        assertThat(clock(supervisor)).containsText("还有");
        dialog(supervisor, "中止或延长");
        assertThat(supervisor.page().locator(".guitu-dialog li")).hasCount(2);
    }

    @Test
    void aCaseworkerAsksAndTheSupervisorFindsTheNoticeAndAgrees() {
        var worker = open("civil-affairs-" + COUNTY);
        dialog(worker, "申请延长");
        choose(worker, "ask", "等待其他部门配合");
        worker.page().locator(".guitu-ask input").fill("12");
        submit(worker, "ask");
        assertThat(clock(worker)).containsText("已申请延长，待督导答复");

        var supervisor = window();
        supervisor.login("supervisor-" + COUNTY);
        assertThat(supervisor.page().locator(".guitu-notices span")).hasText(Pattern.compile("\\d+"));
        supervisor.page().locator(".guitu-notices a").click();
        var row = supervisor.page().locator("tr").filter(new Locator.FilterOptions().setHasText(caseNumber));
        assertThat(row).containsText("有人申请延长期限");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("打开任务"))
                .click();
        dialog(supervisor, "中止或延长");
        assertThat(supervisor.page().locator(".guitu-request")).containsText("申请延长 12小时：等待其他部门配合");
        assertThat(supervisor.page().locator(".guitu-extend input")).hasValue("12");
        assertThat(supervisor.page().locator(".guitu-extend option:checked")).hasText("等待其他部门配合");
        submit(supervisor, "extend");
        assertThat(clock(supervisor)).containsText("还有 1 天");
    }

    @Test
    void aSupervisorPermitsTheCaseToWaitLonger() {
        var supervisor = open("supervisor-" + COUNTY);
        dialog(supervisor, "中止或延长");
        choose(supervisor, "wait", "本人患病或暂时无法配合");
        var day = LocalDate.ofInstant(clock.instant(), China.ZONE).plusDays(20);
        supervisor.page().locator(".guitu-wait input").fill(day.toString());
        submit(supervisor, "wait");
        dialog(supervisor, "中止或延长");
        assertThat(supervisor.page().locator(".guitu-dialog li")).containsText("准许等到更晚");
    }

    @Test
    void nobodyChangesADateInTasklistItself() {
        var supervisor = open("supervisor-" + COUNTY);
        supervisor.page().locator("[cam-tasklist-task-meta] .due-date").click();
        assertThat(supervisor.page().locator(".cam-widget-inline-field.field-control, .datepicker"))
                .hasCount(0);
    }

    private Window window() {
        return browser.open("http://localhost:" + port, 1500, 950);
    }

    private Window open(String account) {
        var window = window();
        window.login(account);
        window.search(caseNumber);
        window.openTask(caseNumber, TASK);
        assertThat(clock(window).locator("span").first()).isVisible();
        return window;
    }

    private static Locator clock(Window window) {
        return window.page().locator(".guitu-clock");
    }

    private static void dialog(Window window, String button) {
        clock(window)
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(window.page().locator(".guitu-dialog")).isVisible();
    }

    private static void choose(Window window, String act, String reason) {
        window.page().locator(".guitu-" + act + " select").selectOption(reason);
    }

    private static void submit(Window window, String act) {
        window.page().locator(".guitu-" + act + " button").click();
        assertThat(window.page().locator(".guitu-dialog")).hasCount(0);
        assertThat(clock(window).locator("span").first()).isVisible();
    }
}
