package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The two pages that anybody may open, as they look: what is hidden is not seen, and whoever must leave at once does. */
@GuituTest
class DoorsBrowserTest {

    private static final String HARMLESS = "https://www.weather.com.cn/";

    /** What has the attribute and is on the page all the same. */
    private static final String SEEN_THOUGH_HIDDEN =
            "[...document.querySelectorAll('[hidden]')].filter(e => e.getClientRects().length > 0).map(e => e.outerHTML)";

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Test
    void theFirstVisitorIsNotToldThatALoginHasExpired() {
        var page = browser.open("http://localhost:" + port, 1366, 768).page();
        page.navigate("/login");
        assertThat(page.locator("#expired")).not().isVisible();
        assertThat((List<?>) page.evaluate(SEEN_THOUGH_HIDDEN)).isEmpty();

        page.evaluate("sessionStorage.setItem('guitu-expired', 'yes')");
        page.reload();
        assertThat(page.locator("#expired")).isVisible();
        assertThat(page.locator("#expired")).containsText("草稿");
        page.reload();
        assertThat(page.locator("#expired")).not().isVisible();
    }

    @Test
    void nothingHiddenIsSeenOnAnyOfOurPages() {
        var page = browser.openPhone("http://localhost:" + port);
        for (String address : List.of("/report", "/report/answer", "/login?error", "/login?logout")) {
            page.navigate(address);
            assertThat((List<?>) page.evaluate(SEEN_THOUGH_HIDDEN)).as(address).isEmpty();
        }
        var supervisor = new Window(page);
        supervisor.login("supervisor-350404");
        for (String address : List.of("/cases", "/notices", "/directory", "/handbook", "/repairs", "/account")) {
            page.navigate(address);
            assertThat((List<?>) page.evaluate(SEEN_THOUGH_HIDDEN)).as(address).isEmpty();
        }
    }

    @Test
    void afterAWrongPasswordTheUserNameStaysAndIsInNoAddress() {
        var page = browser.open("http://localhost:" + port, 1366, 768).page();
        page.navigate("/login");
        page.getByLabel("用户名").fill("示例-无此人");
        page.getByLabel("密码").fill("wrong");
        page.keyboard().press("Enter");
        page.waitForURL("**/login?error");
        assertThat(page.getByLabel("用户名")).hasValue("示例-无此人");
        assertThat(page.getByLabel("密码")).isFocused();
        page.reload();
        assertThat(page.getByLabel("用户名")).hasValue("");
    }

    @Test
    void whoeverIsSurprisedWhileReportingLeavesWithOneKeyAndBackDoesNotLeadThere() {
        var page = browser.open("http://localhost:" + port, 390, 844).page();
        page.context().route(HARMLESS + "**", DoorsBrowserTest::sunny);
        page.navigate("/login");
        page.navigate("/report");
        assertThat(page.getByText("立即离开")).isInViewport();
        page.getByLabel("看到、听到了什么").fill("示例");
        page.keyboard().press("Escape");
        page.waitForURL(HARMLESS);
        page.goBack();
        assertThat(page).hasURL("http://localhost:" + port + "/login");
    }

    /** A link, in a browser without scripts. */
    @Test
    void theWayOutIsOnEveryPageOfAReportAndWorksByTouchAndKeyboard() {
        var page = browser.openPhone("http://localhost:" + port);
        page.context().route(HARMLESS + "**", DoorsBrowserTest::sunny);
        page.navigate("/report/answer");
        page.getByLabel("回执号").fill("ABCD");
        page.getByText("查询", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".note.bad")).isVisible();
        page.getByText("立即离开").click();
        page.waitForURL(HARMLESS);

        page.navigate("/report");
        page.keyboard().press("Tab");
        assertThat(page.getByText("立即离开")).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL(HARMLESS);
    }

    private static void sunny(Route route) {
        route.fulfill(new Route.FulfillOptions().setContentType("text/plain").setBody("sunny"));
    }
}
