package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guitu.form.Conditions;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands in Tasklist are words: no queue, process or fact is called by its code. */
@GuituTest
class CodesBrowserTest {

    private static final String COUNTY = "350405";
    private static final String WORKER = "civil-affairs-" + COUNTY;
    private static final Pattern CODE = Pattern.compile("\\([a-z-]+\\)"
            + "|(?<![\\w.@/-])[a-z]+(-[a-z0-9]+)+(?![\\w@.])"
            + "|(?<!\\w)[A-Z]{2,}(_[A-Z]+)+(?!\\w)"
            + "|(?<![\\w-])(null|undefined|NaN|true|false)(?![\\w-])"
            + "|\\{\\{|\\}\\}"
            + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Test
    void aTaskAndItsTabsShowNoCode() {
        var caseNumber = new FilledForms("http://localhost:" + port, conditions, clock)
                .openCase(COUNTY, Map.of("urgencyLevel", "normal"));
        var worker = browser.open("http://localhost:" + port, 1366, 768);
        worker.login(WORKER);
        worker.search(caseNumber);
        worker.card(caseNumber, "接收受助人").locator("h4").first().click();
        assertThat(worker.page().locator(".fjs-form")).isVisible();
        assertThat(worker.page().locator(".guitu-clock span").first()).isVisible();
        assertThat(codes(worker)).isEmpty();
        worker.page()
                .locator(".nav-tabs a")
                .filter(new Locator.FilterOptions().setHasText("档案"))
                .click();
        assertThat(worker.page()
                        .getByText("上传文件")
                        .or(worker.page().getByText("认领任务后"))
                        .first())
                .isVisible();
        assertThat(codes(worker)).isEmpty();
    }

    private static Set<String> codes(Window window) {
        return CODE.matcher(window.page().locator("body").innerText())
                .results()
                .map(MatchResult::group)
                .filter(code -> !code.equals(WORKER) && !code.equals("police-" + COUNTY))
                .collect(Collectors.toSet());
    }
}
