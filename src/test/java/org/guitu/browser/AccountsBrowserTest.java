package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.guitu.testing.GuituTest;
import org.guitu.testing.PhoneCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the request for an account to the first hour of work of the person who got it. */
@GuituTest
class AccountsBrowserTest {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final String ACCOUNT = "lin.example";
    private static final String OWN = "quiet river under stone";

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private PhoneCodes phones;

    private Window open(int width, int height) {
        return browser.open("http://localhost:" + port, width, height);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(PICTURES.resolve("accounts-" + name + ".png"))
                .setFullPage(true));
    }

    @Test
    void fromTheRequestToTheSecondFactor() {
        var first = open(1366, 768);
        first.login("administrator");
        first.page().waitForURL("**/accounts");
        picture(first.page(), "list");
        first.page()
                .locator(".tabs a", new Page.LocatorOptions().setHasText("新建账户"))
                .click();
        first.page().getByLabel("用户名").fill(ACCOUNT);
        first.page().getByLabel("姓名").fill("示例林");
        first.page()
                .getByLabel("督导", new Page.GetByLabelOptions().setExact(true))
                .check();
        first.page()
                .getByText("三明市", new Page.GetByTextOptions().setExact(true))
                .click();
        first.page().getByLabel("三元区").check();
        first.page().getByLabel("理由").fill("新到岗，接替离任的督导");
        picture(first.page(), "new");
        first.button("提出申请").click();
        assertThat(first.page().locator(".note.good")).containsText("等另一位系统管理员确认");
        assertThat(first.button("确认")).hasCount(0);

        var second = open(1366, 768);
        second.login("administrator-2");
        second.page()
                .locator(".tabs a", new Page.LocatorOptions().setHasText("待确认的申请"))
                .click();
        assertThat(second.page().getByText("示例林")).isVisible();
        picture(second.page(), "requests");
        second.button("确认").click();
        var secondHalf = second.page().locator("#half").textContent();
        picture(second.page(), "half");
        first.page().reload();
        first.button("查看一次性密码的前半").click();
        var firstHalf = first.page().locator("#half").textContent();

        var person = open(390, 844);
        logIn(person, firstHalf + secondHalf);
        person.page().waitForURL("**/account/password");
        person.page().getByLabel("新密码").fill(OWN);
        person.page().getByLabel("再输入一次").fill(OWN);
        picture(person.page(), "password");
        person.button("保存").click();
        person.page().waitForURL("**/camunda/app/cockpit/**");

        person.page().navigate("/account");
        picture(person.page(), "own");
        person.page().getByText("用手机登记").click();
        person.page().getByText("不能扫描").click();
        var phone = phones.with(person.page().locator("#secret").textContent());
        picture(person.page(), "second-factor");
        person.page().getByLabel("6位数字").fill(phone.code());
        person.button("登记").click();
        assertThat(person.page().locator(".codes li")).hasCount(8);
        picture(person.page(), "codes");
        var recovery = person.page().locator(".codes li").first().textContent();

        var later = open(390, 844);
        logIn(later, OWN);
        later.page().waitForURL("**/account/code");
        later.page().getByLabel("手机验证器上的6位数字").fill(phone.code());
        later.button("继续").click();
        assertThat(later.page().locator(".note.bad")).containsText("已用过");
        picture(later.page(), "code");
        later.page().getByLabel("手机验证器上的6位数字").fill(recovery);
        later.button("继续").click();
        later.page().waitForURL("**/camunda/app/cockpit/**");

        var phoneOfAdministrator = open(390, 844);
        phoneOfAdministrator.login("administrator");
        picture(phoneOfAdministrator.page(), "list-phone");
        phoneOfAdministrator.page().navigate("/accounts/requests");
        picture(phoneOfAdministrator.page(), "requests-phone");
        phoneOfAdministrator.page().navigate("/accounts/one?account=" + ACCOUNT);
        assertThat(phoneOfAdministrator.page().locator("main")).containsText(Pattern.compile("已确认：administrator-2"));
        picture(phoneOfAdministrator.page(), "one-phone");
    }

    private static void logIn(Window window, String password) {
        window.page().navigate("/login");
        window.page().getByLabel("用户名").fill(ACCOUNT);
        window.page().getByLabel("密码").fill(password);
        window.button("登录").click();
    }
}
