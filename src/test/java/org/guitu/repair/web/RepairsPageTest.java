package org.guitu.repair.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import org.guitu.browser.InstalledBrowser;
import org.guitu.repair.FaultKind;
import org.guitu.repair.engine.StoppedCases;
import org.guitu.testing.Desk;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** Who sees and does what on the repair desk, one repair in a browser, and the figures in Cockpit. */
class RepairsPageTest extends StoppedCases {

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    private MockMvc pages;

    @BeforeEach
    void pagesBehindTheLogin(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
    }

    private MockHttpSession login(String account) throws Exception {
        return Pages.login(pages, account);
    }

    private String read(String account, String path) throws Exception {
        return pages.perform(get(path).session(login(account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @ParameterizedTest
    @CsvSource({
        "supervisor-350404, true, true",
        "supervisor-350400, true, true",
        "supervisor-350000, true, true",
        "supervisor-next-door, false, false",
        "administrator, true, false"
    })
    void eachRoleSeesWhatIsItsOwn(String account, boolean listed, boolean supervises) throws Exception {
        var instance = stopped();
        var number = caseNumberOf(instance);
        var id = fault(instance, FaultKind.JOB_FAILED).id();
        var list = read(account, "/repairs");
        assertThat(list.contains(number)).isEqualTo(listed);
        assertThat(list.contains("/cases/" + number)).isEqualTo(supervises);
        if (!listed) {
            pages.perform(get("/repairs/" + id).session(login(account))).andExpect(status().isNotFound());
            pages.perform(post("/repairs/" + id + "/retry")
                            .session(login(account))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/repairs"));
            fault(instance, FaultKind.JOB_FAILED);
            return;
        }
        var page = read(account, "/repairs/" + id);
        assertThat(page).contains("怎样就学", "已停止尝试", "重试", "ENGINE-");
        assertThat(page.contains("提请转步骤")).isEqualTo(supervises);
        assertThat(page.contains("提请更正")).isEqualTo(supervises);
        pages.perform(post("/repairs/" + id + "/correct")
                .session(login(account))
                .with(csrf())
                .param("fact", "schoolAssessOutcome")
                .param("value", "not-wanted")
                .param("reason", "WRONG_FACT"));
        assertThat(desk.request(fault(instance, FaultKind.JOB_FAILED)).isPresent())
                .isEqualTo(supervises);
        pages.perform(post("/repairs/" + id + "/retry").session(login(account)).with(csrf()))
                .andExpect(redirectedUrl("/repairs"));
        fault(instance, FaultKind.JOB_FAILING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"civil-affairs-350404", "education-350404", "auditor"})
    void othersAreKeptOut(String account) throws Exception {
        pages.perform(get("/repairs").session(login(account))).andExpect(status().isForbidden());
        pages.perform(post("/repairs/1/retry").session(login(account)).with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void oneSupervisorAsksAndAnotherConfirmsInTheBrowser() throws Exception {
        var instance = stopped();
        var own = browser.open("http://localhost:" + port, 1366, 768);
        own.login(OWN);
        own.page().navigate("http://localhost:" + port + "/repairs");
        picture(own.page(), "list");
        own.page()
                .locator("tr", new Page.LocatorOptions().setHasText(caseNumberOf(instance)))
                .locator("a:has-text('处理')")
                .click();
        own.page().selectOption("#step", new SelectOption().setLabel("安排入学"));
        own.page().selectOption("#move-reason", "MODEL_MISTAKE");
        picture(own.page(), "one");
        own.page().locator("button:has-text('提请转步骤')").click();
        assertThat(own.page().locator("[role=status]").textContent()).contains("等另一位督导确认");

        var above = browser.open("http://localhost:" + port, 390, 844);
        above.login(ABOVE);
        above.page()
                .navigate("http://localhost:" + port + "/repairs/"
                        + fault(instance, FaultKind.JOB_FAILED).id());
        picture(above.page(), "confirm");
        above.page().locator("button:has-text('确认并执行')").click();
        assertThat(above.page().locator("[role=status]").first().textContent()).contains("已执行");
        assertWaitsFor(instance, "enrol", "education");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("target/pictures", "repairs-" + name + ".png"))
                .setFullPage(true));
    }

    @Test
    void administratorsGetTheFiguresOfAllRegionsAndNothingElse() throws Exception {
        var instance = start(SCHOOLING, girlOf(17));
        var definition = instance.getProcessDefinitionId();
        long all = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(SCHOOLING)
                .count();
        var administrator = new Desk("http://localhost:" + port, "administrator");
        var figures = administrator.get("/process-definition/statistics").body();
        assertThat(figures).anySatisfy(version -> {
            assertThat(version.path("id").asText()).isEqualTo(definition);
            assertThat(version.path("instances").asLong()).isPositive();
        });
        assertThat(administrator
                        .get("/process-instance/count")
                        .body()
                        .path("count")
                        .asLong())
                .isZero();
        assertThat(administrator.get("/process-instance").body()).isEmpty();

        var window = browser.open("http://localhost:" + port, 1366, 768);
        window.login("administrator");
        var api = window.page().request();
        assertThat(api.get("http://localhost:" + port
                                + "/camunda/api/engine/engine/default/process-instance/count?processDefinitionKey="
                                + SCHOOLING + "&processDefinitionWithoutTenantId=true")
                        .text())
                .isEqualTo("{\"count\":%d}".formatted(all));
        assertThat(api.get(
                                "http://localhost:" + port
                                        + "/camunda/api/cockpit/plugin/base/default/process-definition/statistics?firstResult=0&maxResults=500")
                        .text())
                .contains("\"key\":\"schooling\"", "\"instances\":" + all);
        assertThat(api.get("http://localhost:" + port
                                + "/camunda/api/engine/engine/default/process-instance/count?businessKey="
                                + caseNumberOf(instance))
                        .text())
                .contains("\"count\":0");
        window.page().navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/processes");
        var row = window.page()
                .locator("tr", new Page.LocatorOptions().setHasText("入学和就学帮扶"))
                .first();
        row.waitFor();
        assertThat(row.textContent()).containsPattern("\\b" + all + "\\b");
        picture(window.page(), "cockpit");
        window.page().navigate("http://localhost:" + port + "/handbook?department=education");
        picture(window.page(), "handbook");
    }
}
