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
import java.util.Optional;
import java.util.regex.Pattern;
import org.guitu.testing.GuituTest;
import org.guitu.testing.Pages;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** Everybody finds their own notices, and nobody another's. */
@GuituTest
class NoticesPageTest {

    private static final String MINE = "trade-union-350404";
    private static final String OTHER = "trade-union-350405";
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"(\\d+)\"");
    private static final Pattern OLDER = Pattern.compile("after=([ur]\\d+)\">更早的提醒");
    private static final Pattern NUMBER = Pattern.compile("350404-2026-\\d{6}(?=</a>)");

    @Autowired
    private NoticeStore notices;

    @Autowired
    private InstantSource time;

    @Autowired
    private JdbcClient database;

    private MockMvc pages;

    @BeforeEach
    void onePageWithOneNotice(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
        database.sql("delete from guitu.notice where account = ?").param(MINE).update();
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
        return notices.of(MINE, Optional.empty()).get(0).id();
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
        pages.perform(post("/notices/read")
                .param("shown", "" + newest())
                .session(session)
                .with(csrf()));
        assertThat(notices.unread(MINE)).isOne();
    }

    @Test
    void leadsToTheTaskAndIsReadThen() throws Exception {
        var session = Pages.login(pages, MINE);
        pages.perform(get("/notices/unread").session(session))
                .andExpect(content().json("{\"unread\":1}"));
        pages.perform(post("/notices/" + newest() + "/open").session(session).with(csrf()))
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=task-321"));
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
        pages.perform(post("/notices/read")
                        .param("shown", "" + newest())
                        .session(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/notices"));
        assertThat(notices.unread(MINE)).isZero();
    }

    /** All at once from the page as it was loaded, as a browser sends its hidden fields. */
    @Test
    void whatCameAfterThePageWasLoadedStaysUnread() throws Exception {
        var session = Pages.login(pages, MINE);
        var shown = SHOWN.matcher(page(MINE)).results().map(id -> id.group(1)).toArray(String[]::new);
        assertThat(shown).hasSize(1);
        write(1);
        pages.perform(
                post("/notices/read").param("shown", shown).session(session).with(csrf()));
        assertThat(notices.unread(MINE)).isOne();
        assertThat(page(MINE)).contains("350404-2026-001000").contains("本页标为已读");
    }

    @Test
    void noNoticeIsOnNoPageWhateverIsReadAndComesBetweenTwoPages() throws Exception {
        write(59);
        var first = page(MINE);
        var older = OLDER.matcher(first);
        assertThat(older.find()).isTrue();
        for (var notice : notices.of(MINE, Optional.empty()).subList(10, 20)) {
            notices.markRead(MINE, notice.id());
        }
        write(3);
        var second = pages.perform(
                        get("/notices").param("after", older.group(1)).session(Pages.login(pages, MINE)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(NUMBER.matcher(first + second)
                        .results()
                        .map(number -> number.group())
                        .distinct())
                .hasSize(60);
        assertThat(second).contains("回到最新").doesNotContain("更早的提醒");
    }

    @Test
    void aSenselessPlaceInTheListIsTheFirstPage() throws Exception {
        for (String place : new String[] {"x1", "u", "r99999999999999999999", "u1 or 1=1"}) {
            pages.perform(get("/notices").param("after", place).session(Pages.login(pages, MINE)))
                    .andExpect(content().string(Matchers.containsString("350404-2026-000321")));
        }
    }

    @Test
    void theCaseIsALinkToWhereTheReaderMayLookAtIt() throws Exception {
        assertThat(page(MINE)).contains("href=\"/my-cases/350404-2026-000321\"");
        var supervisor = "supervisor-350404";
        notices.write(Notice.of(
                supervisor, NoticeKind.OFFICER_LEFT, "350404-2026-000321", null, "", "350404", null, time.instant()));
        assertThat(page(supervisor)).contains("href=\"/cases/350404-2026-000321\"", "打开个案");
        pages.perform(post("/notices/"
                                + notices.of(supervisor, Optional.empty())
                                        .get(0)
                                        .id() + "/open")
                        .session(Pages.login(pages, supervisor))
                        .with(csrf()))
                .andExpect(redirectedUrl("/cases/350404-2026-000321"));
    }

    private void write(int many) {
        for (int i = 0; i < many; i++) {
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
    }

    @Test
    void oldNoticesAreOnOtherPages() throws Exception {
        write(NoticeStore.PAGE);
        assertThat(page(MINE)).contains("更早的提醒").doesNotContain("350404-2026-000321");
        var older = OLDER.matcher(page(MINE));
        assertThat(older.find()).isTrue();
        pages.perform(get("/notices").param("after", older.group(1)).session(Pages.login(pages, MINE)))
                .andExpect(content().string(Matchers.containsString("350404-2026-000321")));
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
