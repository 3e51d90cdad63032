package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who does a task is chosen among those who could, a claim is given back, and a form is printed, all from Tasklist. */
@GuituTest
class AssignBrowserTest {

    private static final String COUNTY = "350404";
    private static final String WORKER = "assign-worker";
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
    private String task;

    @BeforeEach
    void openCase(@Autowired AccountStore accounts) {
        accounts.create(new Account(WORKER, "示例丙", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        var forms = new FilledForms("http://localhost:" + port, conditions, clock);
        caseNumber = forms.openCase(COUNTY, Map.of("urgencyLevel", "normal"));
        task = forms.task(WORKER, caseNumber, "receive-person");
    }

    @Test
    void aSupervisorGivesATaskToOneOfItsQueueByNameAndAllOfThemToAnother() {
        var supervisor = open("supervisor-" + COUNTY, 1366, 768);
        assertThat(acts(supervisor).getByText("退回队列")).hasCount(0);
        // By the keyboard alone.
        acts(supervisor).getByText("改派").focus();
        supervisor.page().keyboard().press("Enter");
        var dialog = supervisor.page().locator(".guitu-dialog");
        assertThat(dialog).containsText("还没有人认领");
        assertThat(dialog.locator("option[value=" + WORKER + "]"))
                .hasText(Pattern.compile("示例丙（" + WORKER + "）· 在办 \\d+ 项"));
        dialog.locator("select").selectOption(WORKER);
        dialog.locator("select").focus();
        supervisor.page().keyboard().press("Tab");
        supervisor.page().keyboard().press("Enter");
        assertThat(dialog).hasCount(0);
        assertThat(assignee(supervisor)).containsText("示例丙");

        // Tasklist itself asks for no login name.
        assignee(supervisor).locator(".set-value").click();
        assertThat(assignee(supervisor).locator("input")).hasCount(0);

        acts(supervisor).getByText("改派").click();
        dialog.getByText(WORKER + " 的其他任务一并改派").click();
        var row =
                supervisor.page().locator("form.assign tr").filter(new Locator.FilterOptions().setHasText(caseNumber));
        assertThat(row).containsText(TASK);
        supervisor
                .page()
                .getByText("全部", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(row.locator("input")).not().isChecked();
        row.locator("input").check();
        supervisor.page().locator("#to").selectOption("退回队列，由同事认领");
        supervisor.button("交出勾选的任务").click();
        assertThat(supervisor.page().locator("#report")).containsText("1 项任务已退回队列。");
    }

    @Test
    void aCaseworkerGivesBackAClaimOnAPhone() {
        var worker = open(WORKER, 390, 844);
        assertThat(acts(worker).getByText("退回队列")).hasCount(0);
        worker.button("认领").click();
        acts(worker).getByText("退回队列").click();
        worker.page().locator(".guitu-dialog").getByText("退回队列").last().click();
        assertThat(worker.page().locator(".guitu-dialog")).hasCount(0);
        assertThat(worker.button("认领")).isVisible();
        assertThat(worker.page().locator(".guitu-changed")).containsText("已退回队列");
        assertThat(acts(worker).getByText("退回队列")).hasCount(0);
    }

    @Test
    void anEmptyFormIsPrintedWithoutAnythingThatLeadsElsewhere() {
        var worker = open(WORKER, 1366, 768);
        acts(worker).locator("summary").click();
        var paper =
                worker.page().waitForPopup(() -> acts(worker).getByText("空白单").click());
        paper.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(paper.locator("h1")).hasText(TASK);
        assertThat(paper.locator(".tools")).not().isVisible();
        assertThat(paper.locator("nav, form, a")).hasCount(0);
        assertThat(paper.locator(".running")).containsText(Pattern.compile(caseNumber + ".*示例丙（" + WORKER + "） 打印于"));
        assertThat(paper.title()).doesNotContain(caseNumber);
        assertThat(paper.pdf().length).isGreaterThan(10_000);
        assertThat(worker.page().locator(".guitu-print[open]")).hasCount(0);
    }

    private Window open(String account, int width, int height) {
        var window = browser.open("http://localhost:" + port, width, height);
        window.login(account);
        if (window.page().url().contains("/app/tasklist")) {
            // Tasklist chooses its first list by itself while it loads, in the address.
            window.page().waitForURL(address -> address.contains("filter="));
        }
        window.page().navigate("/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=" + task);
        assertThat(acts(window).locator("summary")).isVisible();
        return window;
    }

    private static Locator acts(Window window) {
        return window.page().locator(".guitu-acts");
    }

    private static Locator assignee(Window window) {
        return window.page().locator("[cam-tasklist-task-meta] .assignee");
    }
}
