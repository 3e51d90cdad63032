package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
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
        first.page()
                .locator("tr", new Page.LocatorOptions().setHasText(ACCOUNT))
                .getByText("查看一次性密码的前半")
                .click();
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

    @Test
    void aFileOfAccountsIsReadInWhateverLettersAndConfirmedWhole() {
        var first = open(1366, 768);
        first.login("administrator");
        first.page().waitForURL("**/accounts");
        first.page()
                .locator(".tabs a", new Page.LocatorOptions().setHasText("批量新建"))
                .click();
        picture(first.page(), "import");
        choose(first.page(), new byte[] {'P', 'K', 3, 4});
        assertThat(first.page().locator("#unread")).containsText("Excel工作簿");
        var head = "用户名;姓名;角色;部门;地区;邮箱\n";
        choose(first.page(), (head + "file.li;示例李;经办人;民政局;三元;\n").getBytes(Charset.forName("GB18030")));
        assertThat(first.page().locator("#faults tbody tr")).hasCount(2);
        picture(first.page(), "import-faults");
        choose(
                first.page(),
                (head + "file.li;示例李;经办人;民政;三元区;\nfile.wang;示例王;督导;;三明市;wang@example.org\n")
                        .getBytes(Charset.forName("GB18030")));
        first.page().getByLabel("理由").fill("新设县局");
        picture(first.page(), "import-right");
        first.button("为这2个账户提出申请").click();
        assertThat(first.page().locator(".note.good")).containsText("一并确认");
        picture(first.page(), "batch-own");

        var second = open(1366, 768);
        second.login("administrator-2");
        second.page().navigate("/accounts/requests");
        picture(second.page(), "batch-waits");
        second.page().getByText("查看全部，一并处理").click();
        picture(second.page(), "batch");
        second.button("确认这2个账户").click();
        assertThat(second.page().locator("#halves tbody tr")).hasCount(2);
        picture(second.page(), "halves");

        var phone = open(390, 844);
        phone.login("administrator");
        phone.page().navigate("/accounts/import");
        picture(phone.page(), "import-phone");
        phone.page().navigate("/accounts/one?account=file.li");
        picture(phone.page(), "leaver-phone");
    }

    private static void choose(Page page, byte[] file) {
        page.getByLabel("CSV 文件").setInputFiles(new FilePayload("accounts.csv", "text/csv", file));
    }

    private static void logIn(Window window, String password) {
        window.page().navigate("/login");
        window.page().getByLabel("用户名").fill(ACCOUNT);
        window.page().getByLabel("密码").fill(password);
        window.button("登录").click();
    }
}
