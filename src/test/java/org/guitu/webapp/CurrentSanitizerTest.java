package org.guitu.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.guitu.testing.GuituTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.context.WebApplicationContext;

/** Whether every copy of DOMPurify in Camunda's web applications gives way to the current one. */
@GuituTest
class CurrentSanitizerTest {

    private static final List<String> APPLICATIONS = List.of("tasklist", "cockpit", "admin", "welcome");

    @Test
    void theCurrentOneStandsBehindTheLibrariesOfTheWebApplications(@Autowired WebApplicationContext context)
            throws Exception {
        var pages = Pages.behindTheLogin(context);
        var session = Pages.login(pages, "police-350404");
        var first = pages.perform(get("/camunda/lib/deps.js").session(session))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        var served = first.getContentAsString(StandardCharsets.UTF_8);
        assertThat(served).startsWith(packaged("lib/deps.js"));
        assertThat(served.substring(packaged("lib/deps.js").length()))
                .contains("@license DOMPurify 3.4.18", "{" + CurrentSanitizer.MODULE + ": function (module)");
        pages.perform(get("/camunda/lib/deps.js").session(session).header("If-None-Match", first.getHeader("ETag")))
                .andExpect(status().isNotModified());
        pages.perform(get("/camunda/lib/deps.js")
                        .session(session)
                        .header("If-Modified-Since", "Wed, 01 Jan 2098 00:00:00 GMT"))
                .andExpect(status().isOk());
    }

    @Test
    void everyWebApplicationAsksForTheModuleThatIsReplaced() throws IOException {
        for (String application : APPLICATIONS) {
            assertThat(packaged("app/%s/camunda-%s-bootstrap.js".formatted(application, application)))
                    .as(application)
                    .contains("window.DOMPurify=n(%d)".formatted(CurrentSanitizer.MODULE));
        }
    }

    /** One is the module, the other looks for one of the whole page before it makes itself. */
    @Test
    void thereIsNoCopyThatWouldNotGiveWay() throws IOException {
        var libraries = packaged("lib/deps.js");
        assertThat(count("\\.version=\"3\\.2\\.4\",\\w+\\.removed=", libraries)).isEqualTo(2);
        assertThat(count("if\\(e&&e\\.DOMPurify\\)return e\\.DOMPurify;", libraries))
                .isEqualTo(1);
        assertThat(count(
                        "[,{]%d:function\\(e\\)\\{\"use strict\";const\\{entries:t,setPrototypeOf:n"
                                .formatted(CurrentSanitizer.MODULE),
                        libraries))
                .isEqualTo(1);
        for (String application : APPLICATIONS) {
            assertThat(count(
                            "\\.isSupported=",
                            packaged("app/%s/camunda-%s-bootstrap.js".formatted(application, application))))
                    .isZero();
        }
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static String packaged(String file) throws IOException {
        return new ClassPathResource("META-INF/resources/webjars/camunda/" + file)
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
