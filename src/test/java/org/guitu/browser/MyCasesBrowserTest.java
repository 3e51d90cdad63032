package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.guitu.form.Conditions;
import org.guitu.office.China;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the list of cases to one of them, to something that is started there, and on to the next task. */
@GuituTest
class MyCasesBrowserTest {

    private static final String COUNTY = "350405";
    private static final String CIVIL_AFFAIRS = "civil-affairs-" + COUNTY;

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    private Window window(int width, int height) {
        return browser.open("http://localhost:" + port, width, height);
    }

    private Rescue rescue() {
        return new Rescue("http://localhost:" + port, conditions, clock, COUNTY);
    }

    private LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), China.ZONE).minusDays(1);
    }

    private static void follow(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    @Test
    void anEventIsStartedFromTheCaseAndThePanelLeadsToTheNextTask() {
        var caseNumber = rescue().open("urgencyLevel=critical", "rescuedOn=" + yesterday());
        var worker = window(1366, 768);
        worker.login(CIVIL_AFFAIRS);
        var page = worker.page();
        page.locator(".guitu-my-cases a").click();
        follow(page, caseNumber);
        assertThat(page.locator("#tasks")).containsText("接收受助人");
        follow(page, "人员失踪");

        assertThat(page.locator("[id$='-missingSince-field-date']")).isFocused();
        assertThat(worker.input("caseNumber")).hasValue(caseNumber);
        assertThat(page.locator(".modal-title")).containsText("人员失踪");
        assertThat(page.url()).doesNotContain(caseNumber);
        worker.date("missingSince", yesterday());
        worker.pick("missingCircumstances", "外出未归");
        worker.tick("missingFears", "没有");
        worker.write("lastSeenPlace", "示例地点");
        worker.write("missingDescription", "示例");
        worker.tick("policeCalled", "已拨打");
        worker.button("发起").click();

        var panel = page.locator(".guitu-started");
        assertThat(panel).containsText("已在个案 " + caseNumber + " 中发起。");
        assertThat(panel).containsText("本个案下一步：接收受助人");
        panel.getByText("接收受助人").first().click();
        assertThat(page.locator("[cam-tasklist-task] .task-card")).containsText("接收受助人");
        assertThat(page.locator("[cam-tasklist-task] .guitu-facts")).containsText(caseNumber);
        assertThat(panel).not().isVisible();

        worker.button("认领").click();
        receive(worker);
        worker.button("办结").click();
        var done = page.locator(".guitu-done");
        assertThat(done).containsText("办结。");
        assertThat(done).containsText("您的队列");
        assertThat(done.getByText("打开个案 " + caseNumber))
                .hasAttribute("href", Pattern.compile("/my-cases/" + caseNumber));
        done.getByText("满足紧急需要").first().click();
        assertThat(page.locator("[cam-tasklist-task] .task-card")).containsText("满足紧急需要");
    }

    private void receive(Window worker) {
        worker.tick("receiveOutcome", "已接收");
        worker.date("receivedAt", yesterday());
        worker.time("receivedAt", "10:30");
        worker.write("handedOverByPolice", "示例派出所");
        worker.tick("handoverItems", "移交登记表");
        worker.tick("handoverItems", "物品清单");
        worker.tick("papersSeen", "没有");
        worker.write("responsibleOfficer", "示例甲");
        worker.write("responsibleOfficerPhone", "示例分机 12");
        worker.write("deputyOfficer", "示例乙");
        worker.write("bodyFeatures", "示例");
    }

    @Test
    void onAPhoneCasesAreCardsAndNothingRunsOverTheEdge() {
        var caseNumber = rescue().open("urgencyLevel=critical");
        var worker = window(390, 844);
        worker.login(CIVIL_AFFAIRS);
        var page = worker.page();
        page.navigate("/my-cases");
        assertThat(page.locator("#my-cases tbody tr").first()).containsText(Pattern.compile("紧急程度|极紧急"));
        assertNothingRunsOver(page);
        follow(page, caseNumber);
        assertThat(page.locator("#events")).containsText("现在不能发起");
        assertNothingRunsOver(page);
        for (var link : page.locator("#events a").all()) {
            assertThat(link.boundingBox().height).isGreaterThanOrEqualTo(24);
        }
    }

    private static void assertNothingRunsOver(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
