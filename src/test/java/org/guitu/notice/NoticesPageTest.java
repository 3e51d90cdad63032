package org.guitu.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.InstantSource;
import org.guitu.testing.GuituTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** Everybody finds their own notices, and nobody another's. */
@GuituTest
class NoticesPageTest {

    private static final String MINE = "trade-union-350404";
    private static final String OTHER = "trade-union-350405";

    @Autowired
    private NoticeStore notices;

    @Autowired
    private InstantSource time;

    private MockMvc pages;

    @BeforeEach
    void onePageWithOneNotice(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
        notices.markAllRead(MINE);
        var now = time.instant();
        notices.write(Notice.of(
                MINE,
                NoticeKind.EXTENSION_DECLINED,
                "350404-2026-000321",
                "task-321",
                "<b>示例任务</b>",
                "350404",
                now.minus(Duration.ofDays(4)),
                now));
    }

    private long newest() {
        return notices.of(MINE, 0).get(0).id();
    }

    private String page(String account) throws Exception {
        return pages.perform(get("/notices").session(Pages.login(pages, account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void saysWhatHappenedWhereAndHowLate() throws Exception {
        assertThat(page(MINE))
                .contains("有 <span>1</span> 条未读", "未同意延长期限", "350404-2026-000321", "三元区", "已逾期 4 天", "打开任务")
                .contains("&lt;b&gt;示例任务&lt;/b&gt;");
    }

    @Test
    void showsNobodyElses() throws Exception {
        assertThat(page(OTHER)).doesNotContain("350404-2026-000321").contains("没有未读的提醒");
        var session = Pages.login(pages, OTHER);
        pages.perform(post("/notices/" + newest() + "/read").session(session).with(csrf()))
                .andExpect(status().isNotFound());
        pages.perform(post("/notices/" + newest() + "/open").session(session).with(csrf()))
                .andExpect(status().isNotFound());
        pages.perform(post("/notices/read").session(session).with(csrf()));
        assertThat(notices.unread(MINE)).isOne();
    }

    @Test
    void leadsToTheTaskAndIsReadThen() throws Exception {
        var session = Pages.login(pages, MINE);
        pages.perform(get("/notices/unread").session(session))
                .andExpect(content().json("{\"unread\":1}"));
        pages.perform(post("/notices/" + newest() + "/open").session(session).with(csrf()))
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/#/?task=task-321"));
        pages.perform(get("/notices/unread").session(session))
                .andExpect(content().json("{\"unread\":0}"));
    }

    @Test
    void isMarkedAsReadAloneOrWithAllOthers() throws Exception {
        var session = Pages.login(pages, MINE);
        pages.perform(post("/notices/" + newest() + "/read").session(session).with(csrf()))
                .andExpect(redirectedUrl("/notices"));
        assertThat(notices.unread(MINE)).isZero();
        onePageWithOneNotice(pages.getDispatcherServlet().getWebApplicationContext());
        pages.perform(post("/notices/read").session(session).with(csrf())).andExpect(redirectedUrl("/notices"));
        assertThat(notices.unread(MINE)).isZero();
    }

    @Test
    void oldNoticesAreOnOtherPages() throws Exception {
        for (int i = 0; i < NoticeStore.PAGE; i++) {
            notices.write(Notice.of(
                    MINE,
                    NoticeKind.OVERDUE,
                    "350404-2026-001%03d".formatted(i),
                    null,
                    "示例任务",
                    "350404",
                    null,
                    time.instant()));
        }
        assertThat(page(MINE)).contains("更早的提醒").doesNotContain("350404-2026-000321");
        pages.perform(get("/notices?page=1").session(Pages.login(pages, MINE)))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("350404-2026-000321")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notices", "/notices/unread"})
    void withoutLoginThereIsTheLoginPage(String page) throws Exception {
        pages.perform(get(page).accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("/login"));
    }

    @Test
    void nothingChangesWithoutTheTokenOfTheForm() throws Exception {
        var session = Pages.login(pages, MINE);
        for (String path : new String[] {"/notices/read", "/notices/1/read", "/notices/1/open"}) {
            pages.perform(post(path).session(session)).andExpect(status().isForbidden());
        }
    }
}
