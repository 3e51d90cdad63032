package org.guitu.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * What somebody sees of the web apps and does in them. Questions of a form are named by their key, options and buttons by what
 * stands on them.
 */
public record Window(Page page) {

    private static final String OF_CASE =
            """
            [{"type":"processInstanceBusinessKey","operator":"eq","value":"%s","name":""}]""";
    private static final DateTimeFormatter AS_TYPED = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    public void login(String account) {
        page.navigate("/login");
        page.getByLabel("用户名").fill(account);
        page.getByLabel("密码").fill("guitu");
        button("登录").click();
        page.waitForURL(address -> !address.contains("/login"));
    }

    void logout() {
        page.locator(".account > a").click();
        page.locator(".account .logout a").click();
        page.waitForURL("**/login?logout");
    }

    /** Logs in and hands back the list that Tasklist opens with, as the server sent it. */
    String firstList(String account) {
        return page.waitForResponse(Window::isTaskList, () -> login(account)).text();
    }

    private static boolean isTaskList(Response response) {
        return response.url().contains("/tasks/list?") && response.ok();
    }

    /** Of the many tasks that other tests left, only those of the case. */
    void search(String caseNumber) {
        if (page.url().contains("/app/tasklist")) {
            // Tasklist chooses its first list by itself while it loads, in the address: it would take the place of what
            // is searched for.
            page.waitForURL(address -> address.contains("filter="));
        }
        page.navigate("/camunda/app/tasklist/default/#/?searchQuery="
                + URLEncoder.encode(OF_CASE.formatted(caseNumber), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    /** A row of the list, or a card of what was searched for. */
    Locator card(String caseNumber, String task) {
        return page.locator(".guitu-rows > li:visible, .tasks-list li.task:visible")
                .filter(new Locator.FilterOptions().setHasText(caseNumber))
                .filter(new Locator.FilterOptions().setHasText(task));
    }

    void openTask(String caseNumber, String task) {
        card(caseNumber, task).locator(".guitu-task, h4").first().click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What the server or the form has to say. */
    Locator notice() {
        return page.locator(".notifications .alert .message");
    }

    Locator question(String key) {
        return page.locator(".fjs-form-field:not(.fjs-form-field-grouplike):has([id*='-" + key + "-field'])");
    }

    Locator input(String key) {
        return page.locator("[id$='-" + key + "-field']");
    }

    Locator option(String key, String label) {
        return question(key)
                .locator("label:has(> input)")
                .filter(new Locator.FilterOptions().setHasText(exactly(label, "\\*?")))
                .locator("input");
    }

    /** A pattern that the browser understands, too. */
    private static Pattern exactly(String text, String more) {
        return Pattern.compile("^" + text.replaceAll("[\\\\.*+?^${}()|\\[\\]/]", "\\\\$0") + more + "$");
    }

    void write(String key, String text) {
        input(key).fill(text);
    }

    /** Radio, check box or one of a list. */
    void tick(String key, String label) {
        option(key, label).check();
    }

    /** One of a long list. */
    void pick(String key, String label) {
        question(key).locator("input, .fjs-select-display").first().click();
        question(key)
                .locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(exactly(label, "")))
                .click();
    }

    void date(String key, LocalDate day) {
        var input = page.locator("[id$='-" + key + "-field-date']");
        input.fill(AS_TYPED.format(day));
        input.press("Enter");
    }

    void time(String key, String hourAndMinute) {
        var input = page.locator("[id$='-" + key + "-field-time']");
        input.fill(hourAndMinute);
        input.press("Enter");
    }
}
