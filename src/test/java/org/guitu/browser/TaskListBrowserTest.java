package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.China;
import org.guitu.office.Role;
import org.guitu.testing.GuituTest;
import org.guitu.worklist.WorkList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The list of tasks on the small screen of an office, and by keyboard alone. */
@GuituTest
class TaskListBrowserTest {

    /** A county of its own, in which no other test leaves tasks. */
    private static final String COUNTY = "350481";

    private static final int ROWS_OF_A_SCREEN = 12;
    private static final int PAGE = 20;
    private static final int MOST_REQUESTS = 20;
    private static final int TABS = 100;
    private static final String FOCUSED_TEXT = "document.activeElement.textContent.trim()";

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @BeforeEach
    void hire(@Autowired AccountStore accounts) {
        for (String department : List.of("police", "civil-affairs")) {
            var account = new Account(department + "-" + COUNTY, "示例经办人", department, COUNTY, Role.CASEWORKER);
            accounts.create(account, "guitu");
        }
    }

    @Test
    void aScreenShowsTwelveTasksAndHowManyEachListHoldsWithinTwentyRequests() {
        openCases(PAGE + 1);
        var worker = window();
        var page = worker.page();
        page.navigate("/login");
        page.getByLabel("用户名").fill("civil-affairs-" + COUNTY);
        page.getByLabel("密码").fill("guitu");
        var requests = new ArrayList<String>();
        page.onRequest(request -> requests.add(request.url()));
        worker.button("登录").click();
        assertThat(page.locator(".guitu-rows > li").nth(ROWS_OF_A_SCREEN)).isAttached();
        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(requests).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
        assertThat(
                        (int)
                                page.evaluate(
                                        """
                        () => [...document.querySelectorAll('.guitu-rows > li')].filter(row => {
                          const {left, right, bottom} = row.getBoundingClientRect();
                          return row.contains(document.elementFromPoint((left + right) / 2, bottom - 2));
                        }).length"""))
                .isGreaterThanOrEqualTo(ROWS_OF_A_SCREEN);
        for (WorkList list : WorkList.values()) {
            assertThat(page.locator(
                            ".task-filters .task-filter .name a:has-text('%s') .guitu-count".formatted(list.label())))
                    .hasText(Pattern.compile("\\d+"));
        }
        assertThat(page.locator(".guitu-rows")).hasAttribute("aria-label", Pattern.compile("本部门待办，共 \\d+ 项"));
        assertThat(page.locator(".guitu-rows > li").first()).containsText("极紧急");

        page.getByLabel("流程").selectOption("reception");
        assertThat(page).hasURL(Pattern.compile(".*process=reception.*"));
        worker.button("下一页").click();
        assertThat(page.locator(".guitu-pages")).containsText("第 2 页");
        page.locator(".task-filters .task-filter .name a:has-text('我的任务')").click();
        assertThat(page.locator(".guitu-rows")).hasAttribute("aria-label", Pattern.compile("我的任务，共 \\d+ 项"));
    }

    @Test
    void somebodyLogsInClaimsFillsInSubmitsAndStandsOnTheNextTaskByKeyboardAlone() {
        openCases(3);
        var worker = window();
        var page = worker.page();
        var keys = page.keyboard();
        page.navigate("/login");
        keys.type("civil-affairs-" + COUNTY);
        keys.press("Tab");
        keys.type("guitu");
        keys.press("Enter");
        assertThat(page.locator(".guitu-task").first()).isVisible();
        keys.press("Control+Alt+l");
        keys.press("ArrowDown");
        var numbers = page.locator(".guitu-task .number").allTextContents();
        keys.press("Shift+Enter");

        assertThat(page.locator("input[id$='-receiveOutcome-field-0']")).isFocused();
        assertThat(page.locator(".guitu-said")).hasText("已认领，现在在“我的任务”里。");
        assertThat(page.locator(".guitu-facts")).containsText(numbers.get(1));
        press(keys, List.of("ArrowDown", "ArrowDown", "ArrowDown", "Tab"));
        assertThat(page.locator("input[id$='-receiveReason-field']")).isFocused();
        keys.type("身心");
        keys.press("Enter");
        assertThat(page.locator("input[id$='-receiveReason-field']")).hasValue("身心状况不宜");
        keys.press("Tab");
        keys.type("示例");
        keys.press("Tab");
        keys.type(DateTimeFormatter.ofPattern("yyyy/MM/dd")
                .format(LocalDate.ofInstant(clock.instant(), China.ZONE).plusDays(1)));
        keys.press("Enter");
        toButton(page, "办结");
        keys.press("Enter");

        var next = page.locator(".guitu-task:focus");
        assertThat(next).containsText(numbers.get(2));
        keys.press("Enter");
        assertThat(page.locator(".guitu-task[aria-current]")).containsText(numbers.get(2));
        assertThat(page.locator(".guitu-facts")).containsText(numbers.get(2));
    }

    private void openCases(int count) {
        var rescue = new Rescue("http://localhost:" + port, conditions, clock, COUNTY);
        IntStream.range(0, count).forEach(girl -> rescue.open("urgencyLevel=critical"));
    }

    private static void press(Keyboard keys, List<String> presses) {
        presses.forEach(keys::press);
    }

    private static void toButton(Page page, String label) {
        for (int tab = 0; tab < TABS && !label.equals(page.evaluate(FOCUSED_TEXT)); tab++) {
            page.keyboard().press("Tab");
        }
    }

    private Window window() {
        return browser.open("http://localhost:" + port, 1366, 768);
    }
}
