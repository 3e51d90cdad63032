package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.InstantSource;
import org.guitu.form.Conditions;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One supervisor reads a case in an emergency, the one above reviews it, as the README tells. */
@GuituTest
class BreakGlassBrowserTest {

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Test
    void oneSupervisorReadsAndEndsAndTheOneAboveReviews() {
        var caseNumber = new Rescue(base(), conditions, clock, "350404").open("codeName=溪石");

        var reader = window("supervisor-350404");
        reader.page().getByText("督导个案").click();
        reader.page().getByText(caseNumber).click();
        assertThat(reader.page().locator("main")).containsText("接收受助人");
        assertThat(reader.page().locator("main")).not().containsText("溪石");
        reader.page().locator("#break-glass summary").click();
        reader.page().getByLabel("紧急查阅的理由").selectOption("missing");
        reader.page().getByLabel("具体说明").fill("示例理由：走失，需要马上联系。");
        reader.page().locator("[name=glassAcknowledged]").check();
        reader.button("开始查阅").click();
        assertThat(reader.page().locator(".glass")).containsText("紧急查阅中");
        assertThat(reader.page().locator("#steps")).containsText("溪石");
        reader.button("结束查阅").click();
        assertThat(reader.page().locator(".glass")).not().isVisible();
        assertThat(reader.page().locator("main")).not().containsText("溪石");

        var reviewer = window("supervisor-350400");
        reviewer.page().navigate("/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=" + reviewOf(caseNumber));
        reviewer.button("认领").click();
        assertThat(reviewer.input("glassReader")).hasValue("supervisor-350404");
        assertThat(reviewer.input("glassReasonDetail")).hasValue("示例理由：走失，需要马上联系。");
        reviewer.tick("glassReviewOutcome", "正当");
        reviewer.write("glassReviewComment", "示例意见");
        reviewer.button("办结").click();
        assertThat(reviewer.input("glassReader")).not().isVisible();
        reviewer.page().navigate("/cases/" + caseNumber);
        assertThat(reviewer.page().locator("#readings")).containsText("共 1 次");
        assertThat(reviewer.page().locator("main")).not().containsText("溪石");
    }

    @Test
    void caseworkersHaveNoWayThere() {
        var worker = window("civil-affairs-350404");
        assertThat(worker.page().getByText("督导个案")).not().isVisible();
    }

    private String reviewOf(String caseNumber) {
        return new Desk(base(), "supervisor-350400")
                .tasks(caseNumber).stream()
                        .filter(task -> task.path("taskDefinitionKey").asText().equals("review-break-glass"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText();
    }

    private Window window(String account) {
        var window = browser.open(base(), 1500, 950);
        window.login(account);
        assertThat(window.page().locator(".account")).isVisible();
        return window;
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
