package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.guitu.form.Conditions;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The search box in Tasklist and on our own pages, by keyboard and on a phone. */
@GuituTest
class SearchBrowserTest {

    private static final String COUNTY = "350405";
    private static final Pattern RESULTS = Pattern.compile("/search$");

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    private Page page;

    @Test
    void aCaseIsFoundByKeyboardAndWhatWasTypedStandsInNoAddress() {
        var number = openCase();
        logIn(1366, 768);
        box().fill(number.replace('-', '—').replace('3', '３'));
        assertThat(option(number)).isVisible();
        assertThat(box()).hasAttribute("aria-expanded", "true");
        page.keyboard().press("Escape");
        assertThat(option(number)).not().isVisible();
        assertThat(box()).isFocused();

        box().fill(number);
        assertThat(option(number)).isVisible();
        page.keyboard().press("ArrowDown");
        assertThat(option(number)).hasAttribute("aria-selected", "true");
        assertThat(box()).hasAttribute("aria-activedescendant", option(number).getAttribute("id"));
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/my-cases/" + number + "$"));

        box().fill(number);
        assertThat(option(number)).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().insertText("9");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(RESULTS);
        assertThat(page.locator("main")).containsText("没有找到");
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidAndAllResultsStandOnAPage() {
        var number = openCase();
        logIn(1366, 768);
        page.route("**/search/suggestions", route -> route.abort());
        box().fill(number);
        assertThat(page.locator(".guitu-found-said")).containsText("现在查不了");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(RESULTS);
        assertThat(page.locator("#found")).containsText(number);
    }

    @Test
    void onAPhoneWhatIsFoundStandsWithinTheScreen() {
        var number = openCase();
        logIn(390, 844);
        page.navigate("/my-cases");
        box().fill(number);
        assertThat(option(number)).isVisible();
        var found = page.locator(".guitu-found").boundingBox();
        assertThat(found.x).isNotNegative();
        assertThat(found.x + found.width).isLessThanOrEqualTo(390);
        assertThat(option(number).boundingBox().height).isGreaterThanOrEqualTo(24);
        option(number).click();
        assertThat(page).hasURL(Pattern.compile("/my-cases/" + number + "$"));
    }

    private void logIn(int width, int height) {
        var worker = browser.open("http://localhost:" + port, width, height);
        worker.login("civil-affairs-" + COUNTY);
        page = worker.page();
    }

    private String openCase() {
        return new Rescue("http://localhost:" + port, conditions, clock, COUNTY).open();
    }

    private Locator box() {
        return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("查个案：编号、代称或步骤"));
    }

    private Locator option(String text) {
        return page.locator(".guitu-found li")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }
}
