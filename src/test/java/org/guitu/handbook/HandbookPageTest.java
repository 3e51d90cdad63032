package org.guitu.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.GuituTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** The handbook in the browser: each department finds its own chapter, and nothing else can be fetched by that way. */
@GuituTest
class HandbookPageTest {

    private MockMvc pages;

    @BeforeEach
    void pagesBehindTheLogin(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
    }

    private MockHttpSession login(String account) throws Exception {
        return Pages.login(pages, account);
    }

    @Test
    void aDepartmentLandsInItsOwnChapter(@Autowired AccountStore accounts) throws Exception {
        accounts.create(new Account("commerce-350404", "示例甲", "commerce", "350404", Role.CASEWORKER), "guitu");
        pages.perform(get("/handbook/chapter").session(login("education-350404")))
                .andExpect(redirectedUrl("/docs/handbook/zh/education.md"));
        pages.perform(get("/handbook/chapter").session(login("commerce-350404")))
                .andExpect(redirectedUrl("/docs/handbook/zh/README.md"));
    }

    @Test
    void aChapterIsShownAsAPageWithItsPictures() throws Exception {
        pages.perform(get("/docs/handbook/zh/education.md").session(login("education-350404")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<title>教育 · 归途 Guitu</title>")))
                .andExpect(content().string(containsString("<h3>安排入学</h3>")))
                .andExpect(content().string(containsString("src=\"../pictures/schooling.svg\"")));
        pages.perform(get("/docs/handbook/pictures/schooling.svg").session(login("education-350404")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/svg+xml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/clauses.md",
                "/docs/day.zh.md",
                "/docs/handbook/zh/clauses.md",
                "/docs/policy/rules.zh.md",
                "/docs/handbook/en/README.md"
            })
    void whatTheChaptersLinkToIsThere(String path) throws Exception {
        pages.perform(get(path).session(login("police-350404"))).andExpect(status().isOk());
    }

    @Test
    void eachPictureOfADaysWorkIsThere() throws Exception {
        var session = login("police-350404");
        var page = pages.perform(get("/docs/day.zh.md").session(session))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var pictures = Pattern.compile("src=\"(pictures/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(pictures).hasSizeGreaterThan(4);
        for (String picture : pictures) {
            pages.perform(get("/docs/" + picture).session(session))
                    .andExpect(status().isOk())
                    .andExpect(content().contentType(MediaType.IMAGE_PNG));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/pictures/..%2fclauses.md",
                "/docs/pictures/nothing.png",
                "/docs/nothing.md",
                "/docs/handbook/zh/",
                "/docs/application.yaml",
                "/docs/..%2fapplication.yaml",
                "/docs/%2e%2e/application.yaml",
                "/docs/handbook/pictures/..%2f..%2fclauses.md",
                "/docs/handbook/pictures/nothing.svg"
            })
    void nothingElseIsServed(String path) throws Exception {
        pages.perform(get(URI.create(path)).session(login("police-350404"))).andExpect(status().is4xxClientError());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/handbook",
                "/handbook/chapter",
                "/docs/clauses.md",
                "/docs/handbook/pictures/schooling.svg",
                "/docs/pictures/cases.png"
            })
    void nobodyReadsItLoggedOut(String path) throws Exception {
        pages.perform(get(path).accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("/login"));
    }
}
