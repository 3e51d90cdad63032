package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.guitu.form.Conditions;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Draws the README's pictures anew: {@code mvn test -Dtest=Pictures}. The people in them are invented. */
@GuituTest
class Pictures {

    private static final Path FOLDER = Path.of("docs/pictures");
    private static final String COUNTY = "350404";

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    /** A caseworker's day at a computer: the list with an open form, the case, and what may be started in it. */
    @Test
    void caseworker() {
        var worker = browser.open("http://localhost:" + port, 1366, 768);
        var shown = someCases();
        worker.login("civil-affairs-" + COUNTY);
        worker.page().getByText("全部任务").click();
        worker.openTask(shown, "接收受助人");
        worker.button("认领").click();
        worker.tick("receiveOutcome", "已接收");
        worker.tick("handoverItems", "移交登记表");
        worker.tick("papersSeen", "没有");
        worker.page().mouse().move(0, 0);
        worker.page().locator(".task-card h2").scrollIntoViewIfNeeded();
        assertThat(worker.page().locator(".guitu-facts span")).hasCount(4);
        picture(worker, "tasklist");
        worker.page().navigate("/my-cases");
        picture(worker, "my-cases");
        worker.page().navigate("/my-cases/" + shown);
        picture(worker, "my-case");
    }

    /** The same on a phone, as two screens. */
    @Test
    void caseworkerOutside() {
        var worker = browser.open("http://localhost:" + port, 390, 844);
        var shown = someCases();
        worker.login("civil-affairs-" + COUNTY);
        worker.page().locator(".guitu-rows > li").first().waitFor();
        picture(worker, "phone-list");
        worker.openTask(shown, "接收受助人");
        worker.button("认领").click();
        worker.tick("receiveOutcome", "已接收");
        worker.page().locator(".task-card h2").scrollIntoViewIfNeeded();
        picture(worker, "phone-form");
    }

    @Test
    void supervisor() {
        var worker = browser.open("http://localhost:" + port, 1366, 768);
        worker.login("civil-affairs-" + COUNTY);
        worker.openTask(someCases(), "接收受助人");
        worker.button("认领").click();
        assertThat(worker.input("whereNow")).hasValue("示例派出所");
        var supervisor = browser.open("http://localhost:" + port, 1366, 768);
        supervisor.login("supervisor-" + COUNTY);
        supervisor.page().navigate("/cases");
        picture(supervisor, "cases");
        supervisor.page().navigate("/assign?person=civil-affairs-" + COUNTY);
        picture(supervisor, "assign");
    }

    @Test
    void administrator() {
        var administrator = browser.open("http://localhost:" + port, 1366, 768);
        administrator.login("administrator");
        for (String page : List.of("models", "accounts")) {
            administrator.page().navigate("/" + page);
            picture(administrator, page);
        }
    }

    @Test
    void auditor() {
        someCases();
        var auditor = browser.open("http://localhost:" + port, 1366, 768);
        auditor.login("auditor");
        picture(auditor, "audit");
    }

    /** Hands back the number of the one whose reception waits. */
    private String someCases() {
        var first = rescue();
        first.open("codeName=小溪");
        first.complete("receive-person", "receiveOutcome=received");
        rescue().open("codeName=晨光", "estimatedAge=29", "urgencyLevel=normal");
        var third = rescue();
        third.open("codeName=青禾", "estimatedAge=33", "urgencyLevel=raised");
        third.complete("receive-person", "receiveOutcome=received");
        third.complete("meet-urgent-needs", "urgentOutcome=met");
        return rescue().open("codeName=山风", "whereNow=示例派出所", "estimatedAge=12", "urgencyLevel=critical");
    }

    private static void picture(Window window, String name) {
        window.page().evaluate("document.fonts.ready");
        window.page().screenshot(new ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }

    /** The diagram as Cockpit draws it, without what stands around it. */
    @Test
    void rescueCase() {
        var supervisor = browser.open("http://localhost:" + port, 1760, 1400);
        supervisor.login("supervisor-" + COUNTY);
        var page = supervisor.page();
        page.setContent("<style>body {margin: 0}</style>" + Diagram.svg(supervisor, "rescue-case"));
        page.evaluate("document.fonts.ready");
        page.locator("svg").screenshot(new Locator.ScreenshotOptions().setPath(FOLDER.resolve("rescue-case.png")));
    }

    private Rescue rescue() {
        return new Rescue("http://localhost:" + port, conditions, clock, COUNTY);
    }
}
