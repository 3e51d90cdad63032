package org.guitu.provider.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.processes.ProcessTest;
import org.guitu.provider.Providers;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** The directory as people of the region read it, and what the department that keeps an entry changes there. */
class DirectoryPageTest extends ProcessTest {

    private static final String KEEPER = "civil-affairs-" + COUNTY;

    @Autowired
    private Providers providers;

    private MockMvc pages;

    @BeforeEach
    void pagesBehindTheLogin(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
    }

    private ProcessInstance shelter(String name) {
        return startByForm(
                KEEPER,
                "keep-provider",
                "region=" + COUNTY,
                "providerKind=shelter",
                "entryName=" + name,
                "entryAddress=示例路一号",
                "placesFree=4");
    }

    private String read(String account, String path) throws Exception {
        return pages.perform(get(path).session(Pages.login(pages, account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions send(String account, ProcessInstance entry, String what, String free) throws Exception {
        return pages.perform(post("/directory/" + caseNumberOf(entry) + "/" + what)
                .param("free", free)
                .session(Pages.login(pages, account))
                .with(csrf()));
    }

    private int places(ProcessInstance entry) {
        return providers
                .find(new CaseNumber(caseNumberOf(entry)))
                .flatMap(any -> any.placesFree())
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-" + COUNTY, "supervisor-" + COUNTY, "supervisor-350400"})
    void isReadByThoseOfTheRegionAndAboveWithoutAnAddress(String account) throws Exception {
        shelter("示例可查庇护所");
        assertThat(read(account, "/directory?region=" + COUNTY))
                .contains("示例可查庇护所")
                .doesNotContain("示例路一号");
    }

    @Test
    void isNotReadNextDoor() throws Exception {
        shelter("示例邻县不可查");
        assertThat(read("civil-affairs-" + NEIGHBOUR, "/directory?region=" + COUNTY))
                .doesNotContain("示例邻县不可查");
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "auditor"})
    void isNotReadByThoseWhoWorkOnNoCase(String account) throws Exception {
        pages.perform(get("/directory").session(Pages.login(pages, account))).andExpect(status().isForbidden());
    }

    @Test
    void placesAreChangedByTheDepartmentThatKeepsTheEntryAndByNobodyElse() throws Exception {
        var shelter = shelter("示例庇护所");
        send(KEEPER, shelter, "places", "1").andExpect(redirectedUrl("/directory?saved&region=" + COUNTY));
        assertThat(places(shelter)).isEqualTo(1);
        send(KEEPER, shelter, "places", "-3").andExpect(redirectedUrl("/directory?wrong&region=" + COUNTY));
        for (String other : new String[] {"police-" + COUNTY, "supervisor-" + COUNTY, "civil-affairs-" + NEIGHBOUR}) {
            send(other, shelter, "places", "9").andExpect(status().isNotFound());
            send(other, shelter, "review", "").andExpect(status().isNotFound());
        }
        assertThat(places(shelter)).isEqualTo(1);
        assertThat(shelter).isWaitingAtExactly("what-comes-first");
    }

    @Test
    void anEntryIsReviewedBeforeItsDay() throws Exception {
        var shelter = shelter("示例提前复核");
        send(KEEPER, shelter, "review", "").andExpect(redirectedUrl("/directory?review&region=" + COUNTY));
        assertThat(shelter).isWaitingAtExactly("review-provider");
        send(KEEPER, shelter, "review", "").andExpect(redirectedUrl("/directory?review&region=" + COUNTY));
        assertThat(shelter).isWaitingAtExactly("review-provider");
    }

    @Test
    void supervisorsSeeWhichCountiesHaveNoHospital() throws Exception {
        assertThat(read("supervisor-350000", "/directory")).contains("没有定点医院").contains("清流县");
        assertThat(read("police-" + COUNTY, "/directory")).doesNotContain("没有定点医院");
    }

    @Test
    void entriesAreNoCases() throws Exception {
        var number = caseNumberOf(shelter("示例非个案"));
        assertThat(read("supervisor-" + COUNTY, "/cases?number=" + number)).doesNotContain("/cases/" + number);
        pages.perform(get("/cases/" + number).session(Pages.login(pages, "supervisor-" + COUNTY)))
                .andExpect(status().isNotFound());
    }
}
