package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.guitu.form.Conditions;
import org.guitu.office.China;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People at their computers: what the web apps show them, and what of it stays behind. */
@GuituTest
class BrowserTest {

    private static final String COUNTY = "350405";
    private static final String POLICE = "police-" + COUNTY;
    private static final String CIVIL_AFFAIRS = "civil-affairs-" + COUNTY;
    private static final String CODE_NAME = "溪石";

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Test
    void theCaseThatThePoliceOpenWaitsForTheirCountysCivilAffairsOnly() {
        var police = window();
        police.login(POLICE);
        openCase(police);
        var started = police.page().locator(".guitu-started strong");
        assertThat(started).hasText(Pattern.compile(COUNTY + "-\\d{4}-\\d{6}-\\d"));
        var caseNumber = started.textContent();
        police.logout();

        var civilAffairs = window();
        assertThat(civilAffairs.firstList(CIVIL_AFFAIRS)).contains(caseNumber);
        assertThat(civilAffairs.page().locator(".task-filters .active")).containsText("本部门待办");
        assertThat(civilAffairs.card(caseNumber, "接收受助人")).isVisible();

        assertThat(window().firstList("civil-affairs-350404")).doesNotContain(caseNumber);
        assertThat(window().firstList("education-" + COUNTY)).doesNotContain(caseNumber);
        assertThat(window().firstList(POLICE)).doesNotContain(caseNumber);
    }

    @Test
    void aStepThatIsClaimedFilledInAndSubmittedLeadsToTheNext() {
        var caseNumber = rescue().open("codeName=" + CODE_NAME, "rescuedOn=" + yesterday());
        var worker = window();
        open(worker, caseNumber, "接收受助人");
        assertThat(worker.page().locator(".guitu-facts span")).hasText(new String[] {"沙县区", caseNumber, "未成年人", "紧急"});
        worker.button("认领").click();
        assertThat(worker.input("codeName")).hasValue(CODE_NAME);

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
        worker.button("办结").click();

        assertThat(worker.card(caseNumber, "满足紧急需要")).isVisible();
    }

    @Test
    void allThatPoliceMayStartStandsOnOnePage() {
        var police = window();
        police.login(POLICE);
        police.page().getByText("发起流程").first().click();

        var startable = new Desk("http://localhost:" + port, POLICE)
                .get("/process-definition?latest=true&startableInTasklist=true&startablePermissionCheck=true")
                .body()
                .size();
        assertThat(startable).isGreaterThan(15);
        assertThat(police.page().locator(".modal-body .processes a")).hasCount(startable);
        assertThat(police.page().locator(".modal-body .pagination")).not().isVisible();
    }

    @Test
    void aListThatWasTickedComesBackTicked() {
        var rescue = rescue();
        var caseNumber =
                rescue.open("ageKnown=estimated", "estimatedAge=29", "identityState=unknown", "urgencyLevel=normal");
        rescue.complete("receive-person", "receiveOutcome=received");
        rescue.complete("meet-urgent-needs", "urgentOutcome=met");
        rescue.complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[free, not-tied]",
                "consentedServices=[legal-aid, employment]");
        rescue.complete("decide-placement", "placementOutcome=decided", "placementType=women-shelter");
        rescue.complete("admit", "admitOutcome=admitted");
        for (String department : List.of("police", "justice", "human-resources")) {
            rescue.completeBy(department, "give-assessment-part", "partOutcome=nothing-to-add");
        }
        rescue.complete("assess-needs", "assessNeedsOutcome=in-part");
        var worker = window();
        open(worker, caseNumber, "拟定救助方案");

        assertThat(worker.question("consentedServices").locator("input:checked"))
                .hasCount(2);
        assertThat(worker.option("consentedServices", "法律援助")).isChecked();
        assertThat(worker.option("consentedServices", "就业")).isChecked();
    }

    @Test
    void cockpitDrawsAProcessForItsSupervisor() {
        var supervisor = browser.open("http://localhost:" + port, 1366, 768);
        supervisor.login("supervisor-350404");
        assertThat(Diagram.svg(supervisor, "rescue-case").startsWith("<svg")).isTrue();
    }

    @Test
    void aPossibleOtherCaseIsToldByRegionMonthAndTrait() {
        var other = new Rescue("http://localhost:" + port, conditions, clock, "350404");
        var otherNumber = other.open("urgencyLevel=normal");
        other.complete("receive-person", "receiveOutcome=received", "safePhone=13900012021");
        var rescue = rescue();
        var caseNumber = rescue.open("urgencyLevel=normal");
        rescue.complete("receive-person", "receiveOutcome=received", "safePhone=139 0001 2021");
        rescue.complete("meet-urgent-needs", "urgentOutcome=met");

        var worker = window();
        open(worker, caseNumber, "核对另一个案");
        worker.button("认领").click();
        assertThat(worker.input("earlierCaseHint")).hasValue(Pattern.compile("福建省三明市三元区，\\d{4}年\\d+月立案；相符：电话"));
        worker.tick("earlierCaseVerdict", "是同一人");
        worker.write("earlierCaseNumber", "350404-2020-000001");
        worker.tick("earlierCaseState", "已结案");
        worker.pick("earlierCaseContact", "公务电话");
        worker.write("earlierCaseContactPerson", "示例民政局");
        worker.write("earlierCaseLessons", "示例");
        assertThat(worker.page().content()).doesNotContain(otherNumber);
        worker.button("办结").click();
        assertThat(worker.question("earlierCaseNumber")).containsText("与查到的个案不符");

        worker.write("earlierCaseNumber", otherNumber);
        worker.button("办结").click();
        assertThat(worker.card(caseNumber, "落实监护")).isVisible();
    }

    @Test
    void policeAreToldOfAPossibleCaseBeforeTheyOpenASecondOneAndKeepWhatTheyTyped() {
        var paper = "示例P" + System.nanoTime();
        var other = new Rescue("http://localhost:" + port, conditions, clock, "350404")
                .open("documentType=other", "idNumber=" + paper);
        var police = window();
        police.login(POLICE);
        fillInRegistration(police);
        police.pick("documentType", "其他证件");
        police.write("idNumber", paper);
        police.button("发起").click();
        var problems = police.page().locator(".guitu-problems");
        assertThat(problems).containsText("可能已有个案：福建省三明市三元区，");
        assertThat(problems).not().containsText(other);
        assertThat(police.input("idNumber")).hasValue(paper);

        police.tick("possibleCaseNext", "已联系，不是同一人");
        police.button("发起").click();
        assertThat(police.page().locator(".guitu-started strong"))
                .hasText(Pattern.compile(COUNTY + "-\\d{4}-\\d{6}-\\d"));
    }

    @Test
    void aStarAppearsWhenAnAnswerIsNeeded() {
        var caseNumber = rescue().open();
        var worker = window();
        open(worker, caseNumber, "接收受助人");
        worker.button("认领").click();
        var label = worker.question("whereNow").locator("label");
        assertThat(label).hasText("本人现在何处");
        worker.tick("receiveOutcome", "已接收");
        assertThat(label).hasText("本人现在何处*");
        worker.tick("receiveOutcome", "需要更多时间");
        assertThat(label).hasText("本人现在何处");
    }

    @Test
    void whatTheOutcomeNeedsIsAskedAtOnceAndNothingElse() {
        var caseNumber = rescue().open();
        var worker = window();
        open(worker, caseNumber, "接收受助人");
        worker.button("认领").click();
        assertThat(worker.input("responsibleOfficer")).not().isVisible();
        worker.tick("receiveOutcome", "已接收");
        assertThat(worker.input("responsibleOfficer")).isVisible();
        assertThat(worker.question("receiveReason")).not().isVisible();
        worker.tick("receiveOutcome", "需要更多时间");
        assertThat(worker.input("responsibleOfficer")).not().isVisible();
        assertThat(worker.question("receiveReason")).isVisible();
    }

    @Test
    void whatWasAnsweredBeforeSaysWhereItComesFrom() {
        var caseNumber = rescue().open("whereNow=示例派出所");
        var worker = window();
        open(worker, caseNumber, "接收受助人");
        worker.button("认领").click();
        assertThat(worker.input("whereNow")).hasValue("示例派出所");
        assertThat(worker.question("whereNow")).containsText("，公安；请核对。");
    }

    @Test
    void whoeverClaimsATaskIsToldWhereItWent() {
        var caseNumber = rescue().open();
        var worker = window();
        open(worker, caseNumber, "接收受助人");
        worker.button("认领").click();
        var notice = worker.page().locator(".guitu-claimed");
        assertThat(notice).containsText("这项任务现在在“我的任务”里");
        var said = notice.boundingBox();
        assertThat(said.y + said.height)
                .as("it covers nothing of the task")
                .isLessThanOrEqualTo(worker.page().locator(".task-card h2").boundingBox().y);
        assertThat(worker.card(caseNumber, "接收受助人")).not().isVisible();
        notice.getByText("我的任务").click();
        assertThat(worker.card(caseNumber, "接收受助人")).isVisible();
        assertThat(notice).not().isVisible();
    }

    @Test
    void nothingOfTheFormStaysInTheBrowserAfterLogOut() {
        var caseNumber = rescue().open("codeName=" + CODE_NAME);
        var worker = window();
        open(worker, caseNumber, "接收受助人");
        worker.button("认领").click();
        worker.tick("receiveOutcome", "已接收");
        worker.write("bodyFeatures", "左手有痣");
        assertThat(worker.page().locator(".form-actions").getByText("保存")).not().isVisible();
        worker.logout();

        var left = (String) worker.page().evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])");
        assertThat(left).doesNotContain(CODE_NAME, "左手有痣", caseNumber);
    }

    private Window window() {
        return browser.open("http://localhost:" + port, 1500, 950);
    }

    private Rescue rescue() {
        return new Rescue("http://localhost:" + port, conditions, clock, COUNTY);
    }

    private LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), China.ZONE).minusDays(1);
    }

    private static void open(Window worker, String caseNumber, String task) {
        worker.login(CIVIL_AFFAIRS);
        worker.openTask(caseNumber, task);
        assertThat(worker.page().locator(".fjs-form")).isVisible();
    }

    private static void openStartForm(Window police) {
        police.page().getByText("发起流程").first().click();
        police.page().getByPlaceholder("按流程名称搜索").fill("被拐卖受害人救助");
        police.page()
                .locator(".modal-body a")
                .filter(new Locator.FilterOptions().setHasText("被拐卖受害人救助"))
                .click();
        assertThat(police.page().locator(".modal-body .fjs-form")).isVisible();
    }

    private void openCase(Window police) {
        fillInRegistration(police);
        police.button("发起").click();
    }

    private void fillInRegistration(Window police) {
        openStartForm(police);
        assertThat(police.page().getByText("个案编号", new Page.GetByTextOptions().setExact(true)))
                .not()
                .isVisible();
        assertThat(police.question("region").locator("input")).hasValue("三明市沙县区");
        police.tick("reportChannel", "110报警");
        police.date("rescuedOn", yesterday());
        police.write("rescuedByUnit", "示例派出所");
        police.write("rescuePlace", "示例地点");
        police.write("whereNow", "示例派出所");
        police.tick("contactRule", "只经责任人联系");
        police.write("codeName", CODE_NAME);
        police.tick("identityState", "不明");
        police.tick("sex", "女");
        police.tick("nationality", "不清楚");
        police.tick("ageKnown", "估计");
        police.write("estimatedAge", "8");
        police.tick("interpreterNeeded", "不需要");
        police.tick("medicalUrgency", "未见");
        police.tick("safetyThreat", "未见");
        police.tick("urgencyLevel", "紧急：3小时内处置");
    }
}
