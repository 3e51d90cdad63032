package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

/** Somebody fills in a form, wrongly at first. */
@GuituTest
class AnswersBrowserTest {

    private static final String COUNTY = "350405";

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Test
    void whatIsMissingIsMarkedInOneRoundAndSaidOnceMoreAboveTheForm() {
        var worker = receiving(1366, 768);
        worker.tick("receiveOutcome", "已接收");
        worker.write("responsibleOfficer", "示例甲");
        worker.write("deputyOfficer", "示例甲");
        worker.write("handedOverByPolice", "");
        worker.button("办结").click();

        var summary = worker.page().locator(".guitu-problems[role=alert]");
        assertThat(summary).containsText("“移交的单位和民警”此项必填。");
        assertThat(worker.notice()).not().isVisible();
        var missing = worker.question("handedOverByPolice");
        assertThat(missing).containsText("此项必填。");
        assertThat(worker.input("handedOverByPolice")).hasAttribute("aria-invalid", "true");
        assertThat(summary.locator("a").first()).hasText(Pattern.compile("“.+”.+"));
        assertThat(focused(worker)).hasAttribute("aria-invalid", "true");
        assertThat(summary.locator("li").filter(containing("责任人电话")).locator("a"))
                .hasCount(1);
        summary.getByText("“责任人电话”").press("Enter");
        assertThat(worker.input("responsibleOfficerPhone")).isFocused();

        worker.page().keyboard().type("示例分机 12");
        assertThat(worker.question("responsibleOfficerPhone")).not().containsText("此项必填。");
        assertThat(summary).not().containsText("责任人电话");
    }

    @Test
    void whatTheServerFindsStandsAtItsQuestionAndKeepsNobodyFromSendingTheFormAgain() {
        var worker = receiving(1366, 768);
        fillIn(worker, "示例甲");
        worker.button("办结").click();

        assertThat(worker.question("deputyOfficer")).containsText("责任人和副手不能是同一人，请另定副手。");
        assertThat(worker.input("deputyOfficer")).isFocused();
        assertThat(worker.page().locator(".guitu-problems li")).hasCount(1);
        assertThat(worker.notice()).not().isVisible();
        assertThat(worker.input("responsibleOfficer")).hasValue("示例甲");

        worker.write("responsibleOfficer", "示例丙");
        worker.button("办结").click();
        assertThat(worker.input("responsibleOfficer")).not().isVisible();
    }

    @Test
    void onAPhoneTheSummaryStandsAboveTheFormAndTheFirstWrongQuestionInSight() {
        var worker = receiving(390, 844);
        fillIn(worker, "示例甲");
        worker.button("办结").click();

        assertThat(worker.input("deputyOfficer")).isFocused();
        assertThat(worker.question("deputyOfficer")).isInViewport();
        var summary = worker.page().locator(".guitu-problems").boundingBox();
        var form = worker.page().locator(".fjs-container").boundingBox();
        assertThat(summary.y + summary.height).isLessThanOrEqualTo(form.y);
        assertThat(summary.width).isLessThanOrEqualTo(390);
    }

    @Test
    void byKeyboardAloneTheFormIsReachedAndTheStartDialogMarksItsQuestionsToo() {
        var worker = receiving(1366, 768);
        worker.page().keyboard().press("Control+Alt+f");
        assertThat(worker.question("receiveOutcome").locator("input:focus")).hasCount(1);

        var police = browser.open("http://localhost:" + port, 1366, 768);
        police.login("police-" + COUNTY);
        police.page().getByText("发起流程").first().press("Enter");
        police.page().getByPlaceholder("按流程名称搜索").fill("被拐卖受害人救助");
        police.page().locator(".modal-body a").filter(containing("被拐卖受害人救助")).press("Enter");
        assertThat(police.question("codeName")).isVisible();
        police.page().keyboard().press("Control+Alt+f");
        assertThat(police.page().locator(".modal-body .fjs-form input:focus")).hasCount(1);
        police.button("发起").press("Enter");

        assertThat(police.question("rescuePlace")).containsText("此项必填。");
        assertThat(police.question("sex")).containsText("此项必填。");
        assertThat(police.page().locator(".modal-body .guitu-problems")).containsText("“解救或发现地点”此项必填。");
        assertThat(police.page().locator(".modal-body .fjs-has-errors input:focus"))
                .hasCount(1);
        assertThat(police.page().locator(".fjs-container"))
                .not()
                .containsText(Pattern.compile("required|Select|Search"));
    }

    @Test
    void thePoliceRegisterAPersonAndCivilAffairsReceiveHerWithFewClicks() {
        var police = browser.open("http://localhost:" + port, 1366, 768);
        police.login("police-" + COUNTY);
        var registering = new Clicks(police);
        registering.button("发起流程");
        assertThat(police.page().getByPlaceholder("按流程名称搜索")).isFocused();
        registering.type("被拐卖受害人救助");
        police.page().keyboard().press("Enter");
        assertThat(police.input("rescuePlace")).isFocused();
        registering.type("示例地点");
        registering.write("whereNow", "示例派出所");
        registering.choose("reportChannel", "110报警");
        registering.choose("contactRule", "只经责任人联系");
        registering.choose("identityState", "不明");
        registering.write("codeName", "溪石");
        registering.choose("sex", "女");
        registering.choose("nationality", "不清楚");
        registering.choose("ageKnown", "估计");
        registering.write("estimatedAge", "8");
        registering.choose("interpreterNeeded", "不需要");
        registering.choose("medicalUrgency", "未见");
        registering.choose("safetyThreat", "未见");
        registering.choose("urgencyLevel", "紧急：3小时内处置");
        registering.button("发起");
        var number = police.page().locator(".guitu-started strong");
        assertThat(number).hasText(Pattern.compile(COUNTY + "-\\d{4}-\\d{6}-\\d"));
        assertThat(registering.count()).isLessThanOrEqualTo(15);

        var worker = browser.open("http://localhost:" + port, 1366, 768);
        worker.login("civil-affairs-" + COUNTY);
        var receiving = new Clicks(worker);
        receiving.on(worker.card(number.textContent(), "接收受助人")
                .locator(".guitu-task, h4")
                .first());
        receiving.button("认领");
        receiving.choose("receiveOutcome", "已接收");
        assertThat(worker.input("handedOverByPolice")).not().hasValue("");
        receiving.choose("handoverItems", "移交登记表");
        receiving.choose("papersSeen", "没有");
        receiving.write("responsibleOfficerPhone", "示例分机 12");
        receiving.write("bodyFeatures", "示例");
        receiving.button("办结");
        assertThat(worker.input("bodyFeatures")).not().isVisible();
        assertThat(worker.page().locator(".guitu-problems")).hasCount(0);
        assertThat(receiving.count()).isLessThanOrEqualTo(8);
    }

    /** Somebody who clicks into each question, and never uses the tabulator. */
    private static final class Clicks {

        private final Window window;
        private int count;

        private Clicks(Window window) {
            this.window = window;
        }

        private void on(Locator place) {
            place.click();
            count++;
        }

        private void button(String name) {
            on(window.page()
                    .getByText(name, new Page.GetByTextOptions().setExact(true))
                    .first());
        }

        private void choose(String key, String label) {
            on(window.option(key, label));
        }

        private void write(String key, String text) {
            on(window.input(key));
            type(text);
        }

        private void type(String text) {
            window.page().keyboard().type(text);
        }

        private int count() {
            return count;
        }
    }

    private static Locator focused(Window window) {
        return window.page().locator(":focus");
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void fillIn(Window worker, String deputy) {
        worker.tick("receiveOutcome", "已接收");
        worker.date(
                "receivedAt", LocalDate.ofInstant(clock.instant(), China.ZONE).minusDays(1));
        worker.time("receivedAt", "10:30");
        worker.write("handedOverByPolice", "示例派出所");
        worker.tick("handoverItems", "物品清单");
        worker.tick("papersSeen", "没有");
        worker.write("whereNow", "示例机构");
        worker.write("responsibleOfficer", "示例甲");
        worker.write("responsibleOfficerPhone", "示例分机 12");
        worker.write("deputyOfficer", deputy);
        worker.write("bodyFeatures", "示例");
    }

    /** Civil affairs before the claimed form of a case that was just opened. */
    private Window receiving(int width, int height) {
        var day = LocalDate.ofInstant(clock.instant(), China.ZONE).minusDays(2);
        var caseNumber = new Rescue("http://localhost:" + port, conditions, clock, COUNTY).open("rescuedOn=" + day);
        var worker = browser.open("http://localhost:" + port, width, height);
        worker.login("civil-affairs-" + COUNTY);
        worker.card(caseNumber, "接收受助人").locator(".guitu-task, h4").first().click();
        worker.button("认领").click();
        // Of a child nothing is shown before: the form has opened anew.
        assertThat(worker.input("whereNow")).hasValue(Pattern.compile(".+"));
        return worker;
    }
}
