package org.guitu.oidc;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.guitu.browser.InstalledBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same in a browser, which has its own mind about cookies, redirects and policies between two sites. */
class OidcBrowserTest extends BesideProvider {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final List<String> GROUPS = List.of("guitu-caseworker", "guitu-police", "guitu-350404");

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(PICTURES.resolve("provider-" + name + ".png"))
                .setFullPage(true));
    }

    private static Page at(String person, List<String> groups, int width, int height) {
        provider.says(person, Map.of("groups", groups, "preferred_username", person, "name", "示例甲"));
        var page = browser.open(BASE, width, height).page();
        page.navigate("/login");
        return page;
    }

    private static void logIn(Page page, String person) {
        page.getByText("用统一身份认证登录").click();
        page.waitForURL(provider.issuer() + "/login**");
        page.locator("input[name=username]").fill(person);
        page.locator("input[name=password]").fill(IdentityProvider.PASSWORD);
        page.locator("button[type=submit]").click();
    }

    @Test
    void theWebAppsAreOpenAndTheirLogOutLeadsOutOfBothSites() {
        var page = at("browser.one", GROUPS, 1366, 768);
        picture(page, "login");
        logIn(page, "browser.one");
        page.waitForURL("**/camunda/app/tasklist/**");
        assertThat(page.locator(".account")).containsText("示例甲");
        picture(page, "tasklist");
        page.locator(".account .dropdown-toggle, .account > a").first().click();
        page.locator(".account .logout a").click();
        page.waitForURL(BASE + "/login?logout");
        assertThat(page.locator(".note.good")).containsText("您已安全退出");
        assertThat(page.getByText("正在退出统一身份认证")).hasCount(0);
        page.getByText("用统一身份认证登录").click();
        page.waitForURL(provider.issuer() + "/login**");
    }

    @Test
    void theFormOfOurPagesLeadsOutToo() {
        var page = at("browser.two", GROUPS, 390, 844);
        picture(page, "login-phone");
        logIn(page, "browser.two");
        page.waitForURL("**/camunda/app/tasklist/**");
        page.navigate("/account");
        picture(page, "own");
        page.getByText("退出", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL(BASE + "/login?logout");
        assertThat(page.getByText("正在退出统一身份认证")).hasCount(0);
        page.getByText("用统一身份认证登录").click();
        page.waitForURL(provider.issuer() + "/login**");
    }

    @Test
    void whoIsRefusedReadsWhy() {
        var page = at("browser.three", List.of("guitu-polize"), 1366, 768);
        logIn(page, "browser.three");
        assertThat(page.locator(".note.bad")).containsText("guitu-polize");
        picture(page, "refused");
        assertThat(page.url()).startsWith(BASE);
    }
}
