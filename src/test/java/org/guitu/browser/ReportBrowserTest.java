package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.casefile.Receipt;
import org.guitu.casefile.ReceiptStore;
import org.guitu.form.Conditions;
import org.guitu.office.China;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From somebody with a phone who saw something, to a rescue case and an answer. */
@GuituTest
class ReportBrowserTest {

    private static final String COUNTY = "350405";
    private static final String POLICE = "police-" + COUNTY;

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ReceiptStore receipts;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    @Test
    void whatAStrangerSawLeadsToACaseAndAnAnswer() {
        var phone = browser.openPhone(base());
        phone.navigate("/login");
        phone.getByText("在这里报告").click();
        assertThat(phone.locator(".call")).containsText("110");
        assertThat(phone.locator("input[name=website]")).not().isInViewport();
        phone.getByLabel("现在没有").check();
        phone.getByLabel("在哪个县（市、区）").selectOption(COUNTY);
        button(phone, "提交报告").click();
        assertThat(phone.locator(".note.bad")).containsText("处要改");
        assertThat(phone.getByLabel("现在没有")).isChecked();

        phone.getByLabel("在什么地方").fill("示例村口");
        phone.getByLabel("未满18岁").check();
        phone.getByLabel("孩子来历不明").check();
        phone.getByLabel("看到、听到了什么").fill("示例：孩子说不清自己的名字");
        phone.getByLabel("您的身份").selectOption("PUBLIC");
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofMinutes(1))));
        button(phone, "提交报告").click();
        var receipt = phone.locator("#receipt").textContent();
        assertThat(answer(phone, receipt)).contains("已经收到");

        var number = receipts.reportOf(Receipt.read(receipt).orElseThrow())
                .orElseThrow()
                .value();
        var officer = browser.open(base(), 1500, 950);
        officer.login(POLICE);
        open(officer, number, "核实线索");
        assertThat(officer.input("reportNarrative")).hasValue("示例：孩子说不清自己的名字");
        verify(officer);
        assertThat(officer.card(number, "登记获救人员")).isVisible();
        assertThat(answer(phone, receipt)).contains("正在核实");

        open(officer, number, "登记获救人员");
        officer.tick("registerOutcome", "全部登记建案");
        officer.button("办结").click();
        assertThat(officer.notice()).containsText("建案的件数少于获救的人数");
        var rescued = new Rescue(base(), conditions, clock, COUNTY).open("reportNumber=" + number);
        officer.button("办结").click();
        assertThat(database.sql("select case_number from guitu.report_case where report_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly(rescued);

        open(officer, number, "答复报告人");
        officer.tick("answerOutcome", "已答复");
        officer.pick("answerMethod", "网页凭回执号查询");
        officer.date("answeredOn", today());
        officer.tick("answerContent", "人已得到救助");
        officer.write("answerText", "您的报告已经核实，人已得到救助，谢谢您。");
        officer.tick("answerChecked", "已核对：答复中没有受害人的任何个人情况");
        officer.button("办结").click();
        assertThat(officer.page().locator(".fjs-form")).not().isVisible();
        assertThat(answer(phone, receipt)).contains("人已得到救助，谢谢您。");
    }

    private void verify(Window officer) {
        officer.tick("verifyOutcome", "属实或疑似，有人获救");
        officer.date("verifiedAt", today());
        officer.time("verifiedAt", "00:15");
        officer.tick("verifyMethods", "到场");
        officer.write("verifyFindings", "示例");
        officer.pick("filingGround", "接到拐卖报案");
        officer.tick("protectiveActions", "带离");
        officer.write("personsRescued", "1");
        officer.tick("venueInvolved", "不涉及");
        officer.button("办结").click();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), China.ZONE);
    }

    private static void open(Window officer, String number, String task) {
        officer.openTask(number, task);
        assertThat(officer.page().locator(".fjs-form")).isVisible();
        officer.button("认领").click();
        assertThat(officer.button("办结")).isEnabled();
    }

    private static String answer(Page phone, String receipt) {
        phone.navigate("/report/answer");
        phone.getByLabel("回执号").fill(receipt.toLowerCase(java.util.Locale.ROOT));
        button(phone, "查询").click();
        assertThat(phone.locator("#progress")).hasText(Pattern.compile(".+", Pattern.DOTALL));
        return phone.locator("#progress").textContent();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
