package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Tasklist, Cockpit and Admin with our scripts and styles: axe finds nothing at WCAG 2.2 A and AA, and on a phone Tasklist is two screens. What
 * Camunda has wrong is mended by {@code assets/accessible.js} and {@code assets/webapp.css}; no rule is left out.
 */
@GuituTest
class AccessibleAppsTest {

    private static final String COUNTY = "350405";
    private static final String WORKER = "civil-affairs-" + COUNTY;
    private static final String SUPERVISOR = "supervisor-350400";
    private static final String TASK = "接收受助人";

    /** What a screen reader says of a form, among other things. */
    private static final String SAID =
            """
            - tablist:
              - tab "表单" [selected]
              - tab "档案"
            - group "结果":
              - radiogroup "这一步的结果":
                - radio "已接收" [checked]
            - group "登记情况":
              - combobox "证件种类"
            - group "交接":
              - group "交接清单*":
                - checkbox "移交登记表"
            """;

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    private final Map<String, List<String>> faults = new LinkedHashMap<>();
    private String caseNumber;

    @BeforeEach
    void thereIsACase() {
        caseNumber = new Rescue("http://localhost:" + port, conditions, clock, COUNTY).open("whereNow=示例派出所");
    }

    @Test
    void nothingIsWrongWithTasklist() {
        var worker = open(1366, 768, WORKER);
        var page = worker.page();
        assertThat(page.locator(".task-filters .active")).isVisible();
        look(page, "the list");
        openTask(worker);
        look(page, "a task");
        worker.button("认领").click();
        assertThat(worker.input("whereNow")).hasValue("示例派出所");
        worker.tick("receiveOutcome", "已接收");
        look(page, "a form");
        worker.button("办结").click();
        assertThat(page.locator(".guitu-problems")).isVisible();
        look(page, "a refused form");
        assertThat(page.locator("[cam-tasklist-task]")).matchesAriaSnapshot(SAID);
        assertThat(page.getByText("该任务已被移除")).not().isVisible();
        tab(page, "档案");
        assertThat(page.locator(".guitu-dossier .guitu-step").first()).isVisible();
        look(page, "the dossier");
        assertThat(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setSelected(true)))
                .hasText("档案");
        tab(page, "流程图");
        assertThat(page.locator("[cam-tasklist-task] svg .djs-element").first()).isVisible();
        look(page, "the diagram");
        page.getByText("发起流程").first().click();
        assertThat(page.locator(".modal-body .processes a").first()).isVisible();
        look(page, "what may be started");
        page.locator(".modal-body .processes a", new Page.LocatorOptions().setHasText("信息泄露处置"))
                .click();
        assertThat(page.locator(".modal-body .fjs-form")).isVisible();
        look(page, "a start form");
        page.getByLabel("怎样外泄").focus();
        assertThat(page.getByRole(AriaRole.LISTBOX)).isVisible();
        look(page, "an open list");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.LISTBOX)).hasCount(0);
        assertThat(page.locator(".modal-body .fjs-form")).isVisible();
        assertThat(faults).isEmpty();
    }

    @Test
    void nothingIsWrongWithCockpit() {
        var page = open(1366, 768, SUPERVISOR).page();
        var desk = new Desk("http://localhost:" + port, SUPERVISOR);
        var definition = desk.get("/process-definition?key=rescue-case&latestVersion=true")
                .body()
                .path(0)
                .path("id")
                .asText();
        var instance = desk.get("/process-instance?processDefinitionKey=rescue-case&businessKey=" + caseNumber)
                .body()
                .path(0)
                .path("id")
                .asText();
        cockpit(page, "dashboard", ".processes-dashboard, .dashboard");
        cockpit(page, "processes", "[process-diagram-preview], .process-definitions-list, table");
        cockpit(page, "process-definition/" + definition, ".ctn-main svg .djs-element");
        cockpit(page, "process-definition/" + definition + "/runtime?tab=job-definition-table", "td");
        cockpit(page, "process-instance/" + instance, "[cam-widget-variables-table] td");
        for (String tab : List.of("incidents", "called-process-instances", "user-tasks", "jobs")) {
            cockpit(page, "process-instance/" + instance + "/runtime?tab=" + tab + "-tab", ".nav-tabs .active");
        }
        for (String list : List.of("decisions", "repository", "tasks")) {
            cockpit(page, list, ".navbar-brand");
        }
        assertThat(faults).isEmpty();
    }

    private void cockpit(Page page, String place, String shown) {
        page.navigate("/camunda/app/cockpit/default/#/" + place);
        assertThat(page.locator(shown).first()).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        look(page, "Cockpit " + place);
    }

    @Test
    void nothingIsWrongWithAdminAndTheWelcomePage() {
        var page = open(1366, 768, "administrator").page();
        for (String place :
                List.of("", "users", "groups", "tenants", "authorization", "system?section=system-settings-general")) {
            page.navigate("/camunda/app/admin/default/#/" + place);
            assertThat(page.locator(".navbar-brand")).isVisible();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            look(page, "Admin " + place);
        }
        page.navigate("/camunda/app/welcome/default/");
        assertThat(page.locator(".webapps a").first()).isVisible();
        look(page, "Welcome");
        assertThat(faults).isEmpty();
    }

    @Test
    void onAPhoneTheListAndTheTaskAreTwoScreensWithAWayBack() {
        var worker = open(390, 844, WORKER);
        var page = worker.page();
        var list = page.locator(".column-center");
        var task = page.locator(".column-right");
        assertThat(list).isVisible();
        assertThat(task).not().isVisible();
        look(page, "the list on a phone");
        page.locator(".navbar-toggle").click();
        look(page, "the menu on a phone");
        page.locator(".navbar-toggle").click();
        openTask(worker);
        assertThat(task).isVisible();
        assertThat(list).not().isVisible();
        assertThat(page.evaluate("scrollY")).isEqualTo(0);
        look(page, "a task on a phone");
        notBeyond(page, "a task");
        tab(page, "档案");
        assertThat(page.locator(".guitu-dossier .quiet").first()).isVisible();
        notBeyond(page, "the dossier");

        worker.button("‹ 返回列表").click();
        assertThat(list).isVisible();
        assertThat(task).not().isVisible();
        notBeyond(page, "the list");
        openTask(worker);
        assertThat(task).isVisible();
        page.goBack();
        assertThat(list).isVisible();
        assertThat(task).not().isVisible();

        page.setViewportSize(768, 1024);
        openTask(worker);
        assertThat(list).not().isVisible();
        look(page, "a task on a tablet");
        page.setViewportSize(1366, 768);
        assertThat(list).isVisible();
        assertThat(task).isVisible();
        assertThat(worker.button("‹ 返回列表")).not().isVisible();

        page.setViewportSize(390, 844);
        worker.button("‹ 返回列表").click();
        worker.card(caseNumber, TASK).locator(".guitu-claim").click();
        assertThat(worker.input("whereNow")).isEnabled();
        page.goBack();
        assertThat(list).isVisible();
        assertThat(faults).isEmpty();
    }

    private void openTask(Window worker) {
        worker.openTask(caseNumber, TASK);
        assertThat(worker.page().locator(".fjs-form")).isVisible();
    }

    private static void tab(Page page, String name) {
        page.locator("[cam-tasklist-task] .nav-tabs a", new Page.LocatorOptions().setHasText(name))
                .click();
    }

    private void look(Page page, String name) {
        note(name, new Accessibility(page).faults());
    }

    private void notBeyond(Page page, String name) {
        note(name + " in a narrow window", new Accessibility(page).beyondNarrowScreens());
    }

    private void note(String name, List<String> found) {
        if (!found.isEmpty()) {
            faults.computeIfAbsent(name, any -> new ArrayList<>()).addAll(found);
        }
    }

    private Window open(int width, int height, String account) {
        var window = browser.open("http://localhost:" + port, width, height);
        window.login(account);
        return window;
    }
}
