package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.guitu.testing.GuituTest;
import org.guitu.testing.ModelsPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both versions of a process stand side by side on the page of a release, and show what the words beside them say. */
@GuituTest
class DiagramsBrowserTest {

    private static final String SHOWN =
            """
            () => [...document.querySelectorAll('.diagrams .viewport')].map(drawn => {
              const {a, e, f} = drawn.transform.baseVal.consolidate().matrix;
              return [a.toFixed(2), Math.round(e), Math.round(f)].join(' ');
            })""";

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @AfterEach
    void nothingIsOffered() {
        database.sql(
                        "update guitu.release set state = 'WITHDRAWN', decided_by = made_by, decided_at = now() where decided_by is null")
                .update();
    }

    @Test
    void whatChangedHasAColourAndASignInBothVersions() {
        var page = changedSchooling(1366, 768);
        var before = side(page, "before");
        var after = side(page, "after");
        assertThat(element(before, "assess-schooling")).hasClass(Pattern.compile("CHANGED"));
        assertThat(element(after, "assess-schooling")).hasClass(Pattern.compile("CHANGED"));
        assertThat(element(before, "pair-support")).hasClass(Pattern.compile("MOVED"));
        assertThat(element(before, "graduated")).hasClass(Pattern.compile("REMOVED"));
        assertThat(element(after, "graduated-early")).hasClass(Pattern.compile("ADDED"));
        assertThat(before.locator(".sign.REMOVED")).hasText("−");
        assertThat(after.locator(".sign.ADDED")).hasText("+");
        assertThat(after.locator(".sign.MOVED").first()).isVisible();
        assertThat(page.locator(".legend li:visible")).hasCount(4);
    }

    @Test
    void aLineOfTheListTakesBothDiagramsThere() {
        var page = changedSchooling(1366, 768);
        assertThat(element(side(page, "after"), "pair-support")).isVisible();
        var fitted = transforms(page);
        assertThat(fitted).hasSize(2);
        page.locator(".changes [data-element=pair-support]").first().press("Enter");
        assertThat(element(side(page, "before"), "pair-support")).hasClass(Pattern.compile("here"));
        assertThat(element(side(page, "after"), "pair-support")).hasClass(Pattern.compile("here"));
        var moved = transforms(page);
        assertThat(moved.get(0)).isNotEqualTo(fitted.get(0)).isEqualTo(moved.get(1));
        page.locator("[data-zoom=in]").first().click();
        var zoomed = transforms(page);
        assertThat(zoomed.get(0)).isNotEqualTo(moved.get(0)).isEqualTo(zoomed.get(1));
    }

    @Test
    void anElementThatIsClickedIsMarkedInTheList() {
        var page = changedSchooling(1366, 768);
        element(side(page, "before"), "graduated").click();
        assertThat(page.locator(".changes .here")).hasAttribute("data-element", "graduated");
    }

    @Test
    void onAPhoneTheyStandBelowEachOther() {
        var page = changedSchooling(390, 844);
        assertThat(element(side(page, "after"), "graduated-early")).isVisible();
        var before = side(page, "before").boundingBox();
        var after = side(page, "after").boundingBox();
        assertThat(after.y).isGreaterThanOrEqualTo(before.y + before.height);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }

    @Test
    void aWayIsNumberedThroughTheDiagram() {
        var page = changedSchooling(1366, 768);
        addWay(page, "schooling.bpmn");
        page.locator("button.way").click();
        assertThat(element(side(page, "after"), "is-enrolled")).hasClass(Pattern.compile("WAY"));
        assertThat(side(page, "after").locator(".sign.WAY").allTextContents())
                .containsExactlyInAnyOrder("1", "2", "3", "4, 6", "5");
        assertThat(page.locator(".legend .WAY")).isVisible();
    }

    @Test
    void aWayThroughAProcessThatNobodyChangedIsDrawnWhereItIsTold() {
        var page = changedSchooling(1366, 768);
        addWay(page, "elsewhere.bpmn");
        page.locator("button.way").click();
        var alone = page.locator("main > .diagrams");
        assertThat(element(alone, "is-enrolled")).hasClass(Pattern.compile("WAY"));
        assertThat(alone.locator(".side")).hasCount(1);
    }

    @Test
    void aProcessThatIsNewIsDrawnAlone() {
        var pages = new ModelsPages("http://localhost:" + port, "administrator");
        long release = pages.upload(
                "evening-class.bpmn",
                ModelsPages.packaged("processes/schooling.bpmn").replace("schooling", "evening-class"));
        var window = browser.open("http://localhost:" + port, 1366, 768);
        window.login("administrator");
        window.page().navigate("/models/" + release);
        window.page().locator(".diagrams").first().scrollIntoViewIfNeeded();
        assertThat(element(side(window.page(), "after"), "enrol")).isVisible();
        assertThat(window.page().locator("main .diagrams .side")).hasCount(1);
    }

    private static void addWay(Page page, String file) {
        page.evaluate(
                """
                file => {
                  const button = document.createElement('button');
                  button.className = 'way';
                  button.textContent = 'way';
                  button.dataset.file = file;
                  button.dataset.way = 'schooling-needed,assess-schooling,how-to-go-to-school,enrol,is-enrolled,enrol';
                  button.dataset.src = document.querySelector('.side[data-side=before]').dataset.src;
                  document.querySelector('main').prepend(button);
                }""",
                file);
    }

    private Page changedSchooling(int width, int height) {
        var pages = new ModelsPages("http://localhost:" + port, "administrator");
        long release = pages.upload("schooling.bpmn", changed());
        var window = browser.open("http://localhost:" + port, width, height);
        window.login("administrator");
        window.page().navigate("/models/" + release);
        window.page().locator(".diagrams").first().scrollIntoViewIfNeeded();
        return window.page();
    }

    /** Another name, another place on the diagram, an end that is gone and one that is new. */
    private static String changed() {
        return ModelsPages.packaged("processes/schooling.bpmn")
                .replaceFirst("(<bpmn:userTask id=\"assess-schooling\" name=\")[^\"]*", "$1评估就学")
                .replaceFirst("(bpmnElement=\"pair-support\"[^>]*>\\s*<dc:Bounds x=\")\\d+", "$1700")
                .replace("\"graduated\"", "\"graduated-early\"")
                .replace(">graduated<", ">graduated-early<");
    }

    private static Locator side(Page page, String side) {
        return page.locator(".diagrams [data-side=%s]".formatted(side)).first();
    }

    private static Locator element(Locator side, String id) {
        return side.locator(".djs-element[data-element-id=%s]".formatted(id));
    }

    @SuppressWarnings("unchecked")
    private static List<String> transforms(Page page) {
        return (List<String>) page.evaluate(SHOWN);
    }
}
