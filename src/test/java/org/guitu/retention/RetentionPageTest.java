package org.guitu.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.guitu.office.China;
import org.guitu.processes.ProcessTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** Supervisors are warned in time which cases are going to lose their content. */
class RetentionPageTest extends ProcessTest {

    private MockMvc pages;

    @BeforeEach
    void behindTheLogin(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
    }

    private MockHttpServletResponse open(String account) throws Exception {
        return pages.perform(get("/retention").session(Pages.login(pages, account)))
                .andReturn()
                .getResponse();
    }

    private void passUntilDaysBefore(int days) {
        moveTo(today().plusYears(30).minusDays(days).atStartOfDay(China.ZONE).toInstant());
    }

    @Test
    void listsTheCasesOfTheRegionNinetyDaysBefore(@Autowired JdbcClient database) throws Exception {
        var number = closedCase();
        var due = today().plusYears(30);
        passUntilDaysBefore(91);
        assertThat(open("supervisor-" + COUNTY).getContentAsString()).doesNotContain(number);
        moveTo(due.minusDays(89).atStartOfDay(China.ZONE).toInstant());
        for (String supervisor : new String[] {"supervisor-" + COUNTY, "supervisor-350400"}) {
            assertThat(open(supervisor).getContentAsString()).contains(number, due.toString(), "期满删除");
        }
        assertThat(database.sql("select count(*) from audit.event where kind = 'RETENTION_READ' and account = :who")
                        .param("who", "supervisor-" + COUNTY)
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void saysThatAHeldCaseStays() throws Exception {
        var number = closedCase();
        startByForm("police-" + COUNTY, "legal-hold", "caseNumber=" + number, "holdReviewOn=" + inDays(300));
        passUntilDaysBefore(10);
        assertThat(open("supervisor-" + COUNTY).getContentAsString())
                .contains(number)
                .contains("有在办流程（如保全），暂不删除");
    }

    @Test
    void theCasesPageSaysAfterwardsThatNothingPersonalIsLeft(@Autowired DeidentifyDueCases night) throws Exception {
        var number = closedCase();
        moveTo(today().plusYears(30).plusDays(1).atStartOfDay(China.ZONE).toInstant());
        night.run();
        var page = pages.perform(get("/cases/" + number).session(Pages.login(pages, "supervisor-" + COUNTY)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("去标识化", "接收受助人").doesNotContain("id=\"break-glass\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-" + COUNTY, "civil-affairs-" + COUNTY, "administrator", "auditor"})
    void isForSupervisorsOnly(String outsider) throws Exception {
        assertThat(open(outsider).getStatus()).isEqualTo(403);
    }

    @Test
    void isForNobodyWithoutLogin() throws Exception {
        var answer = pages.perform(get("/retention").accept(org.springframework.http.MediaType.TEXT_HTML))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).contains("/login");
    }
}
