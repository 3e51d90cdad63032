package org.guitu.mycases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.guitu.processes.ProcessTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** The caseworkers' pages of cases, and what Tasklist asks after something was done. */
class MyCasesPageTest extends ProcessTest {

    private static final String POLICE = "police-" + COUNTY;
    private static final String CIVIL_AFFAIRS = "civil-affairs-" + COUNTY;

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

    private void refused(String account, String path, int status) throws Exception {
        pages.perform(get(path).session(login(account))).andExpect(status().is(status));
    }

    @Test
    void theListLeadsToTheCaseAndTheCaseToItsTasksAndEvents() throws Exception {
        var rescue = rescuedGirl(12);
        var number = caseNumberOf(rescue);
        var task = task(child(rescue, "reception"), "receive-person");
        assertThat(listed(CIVIL_AFFAIRS, "process=reception", number))
                .contains("/my-cases/" + number, "等三元区民政办理“接收受助人”", "未成年人");
        assertThat(read(CIVIL_AFFAIRS, "/my-cases/" + number))
                .contains(
                        "#/?forceDisplayTask=true&amp;task=" + task.getId(),
                        "#/?processStart=person-missing&amp;case=" + number,
                        "受助人失踪的，立即在此报告",
                        "现在不能发起：这个个案正在征求同意",
                        "已办步骤");
        assertThat(listed(POLICE, "own=true", number)).contains(number);
    }

    /** The page of the list with that case: other tests leave cases that wait. */
    private String listed(String account, String query, String number) throws Exception {
        String page;
        int at = -1;
        do {
            at++;
            page = read(account, "/my-cases?" + query + "&page=" + at);
        } while (!page.contains(number) && !page.contains("没有更多个案了"));
        return page;
    }

    @Test
    void nobodyElseLearnsThatThereIsSuchACase() throws Exception {
        var number = caseNumberOf(rescuedWoman());
        refused("education-" + COUNTY, "/my-cases/" + number, 404);
        refused("civil-affairs-" + NEIGHBOUR, "/my-cases/" + number, 404);
        refused("civil-affairs-" + NEIGHBOUR, "/my-cases/350404-2026-999999", 404);
        refused("civil-affairs-" + NEIGHBOUR, "/my-cases/x", 404);
        refused("supervisor-" + COUNTY, "/my-cases/" + number, 403);
        refused("administrator", "/my-cases", 403);
        assertThat(read("education-" + COUNTY, "/my-cases")).doesNotContain(number);
    }

    @Test
    void whateverIsAskedOfTheListIsAnswered() throws Exception {
        assertThat(read(POLICE, "/my-cases?page=-3&process=%27%25")).contains("没有符合这些条件的个案");
        assertThat(read(POLICE, "/my-cases?page=2147483647")).contains("没有更多个案了");
        refused(POLICE, "/my-cases?page=x", 400);
    }

    @Test
    void whatComesNextIsToldToWhoeverHasDoneIt() throws Exception {
        var rescue = rescuedWoman();
        var task = task(child(rescue, "reception"), "receive-person");
        submitAs(CIVIL_AFFAIRS, task, "receiveOutcome=received");
        pages.perform(get("/tasks/after/" + task.getId()).session(login(CIVIL_AFFAIRS)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.file").value(caseNumberOf(rescue)))
                .andExpect(jsonPath("$.page").value(true))
                .andExpect(jsonPath("$.here.name").value("满足紧急需要"));
        pages.perform(get("/tasks/after-start/" + rescue.getId()).session(login(POLICE)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.why").isNotEmpty());
        refused(POLICE, "/tasks/after/" + task.getId(), 404);
        refused("administrator", "/tasks/after/" + task.getId(), 403);
        pages.perform(get("/tasks/after/" + task.getId())).andExpect(status().isUnauthorized());
    }
}
