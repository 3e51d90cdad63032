package org.guitu.handbook;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The handbook in the browser: each department finds its own chapter, and nothing else can be fetched by that way. */
@GuituTest
class HandbookPageTest {

    private MockMvc pages;

    @BeforeEach
    void pagesBehindTheLogin(@Autowired WebApplicationContext context) {
        pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    private static UserRequestPostProcessor somebodyOf(String department) {
        return user("somebody").authorities(new SimpleGrantedAuthority(department));
    }

    @Test
    void aDepartmentLandsInItsOwnChapter() throws Exception {
        pages.perform(get("/handbook").with(somebodyOf("education")))
                .andExpect(redirectedUrl("/docs/handbook/zh/education.md"));
        pages.perform(get("/handbook").with(somebodyOf("administrator")))
                .andExpect(redirectedUrl("/docs/handbook/zh/README.md"));
    }

    @Test
    void aChapterIsShownAsAPageWithItsPictures() throws Exception {
        pages.perform(get("/docs/handbook/zh/education.md").with(somebodyOf("education")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<title>教育 · 归途 Guitu</title>")))
                .andExpect(content().string(containsString("<h3>安排入学</h3>")))
                .andExpect(content().string(containsString("src=\"../pictures/schooling.svg\"")));
        pages.perform(get("/docs/handbook/pictures/schooling.svg").with(somebodyOf("education")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/svg+xml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/clauses.md",
                "/docs/handbook/zh/clauses.md",
                "/docs/policy/rules.zh.md",
                "/docs/handbook/en/README.md"
            })
    void whatTheChaptersLinkToIsThere(String path) throws Exception {
        pages.perform(get(path).with(somebodyOf("police"))).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/nothing.md",
                "/docs/handbook/zh/",
                "/docs/application.yaml",
                "/docs/..%2fapplication.yaml",
                "/docs/%2e%2e/application.yaml",
                "/docs/handbook/pictures/..%2f..%2fclauses.md",
                "/docs/handbook/pictures/nothing.svg"
            })
    void nothingElseIsServed(String path) throws Exception {
        pages.perform(get(URI.create(path)).with(somebodyOf("police"))).andExpect(status().is4xxClientError());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/handbook", "/docs/clauses.md", "/docs/handbook/pictures/schooling.svg"})
    void nobodyReadsItLoggedOut(String path) throws Exception {
        pages.perform(get(path).accept(MediaType.TEXT_HTML)).andExpect(redirectedUrlPattern("**/login"));
    }
}
