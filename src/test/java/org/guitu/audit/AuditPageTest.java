package org.guitu.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.guitu.audit.chain.LastCheck;
import org.guitu.testing.GuituTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The auditor's page: what it shows, and that nobody else gets in. */
@GuituTest
class AuditPageTest {

    private static final String CASE = "350404-2025-000777";

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient database;

    private MockMvc pages;

    @BeforeEach
    void pagesBehindTheLogin(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
    }

    private MockHttpSession login(String account) throws Exception {
        return Pages.login(pages, account);
    }

    private String read(String query) throws Exception {
        return pages.perform(get("/audit" + query).session(login("auditor")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void event(String account, EventKind kind, String object) {
        trail.record(AuditEvent.of(kind, new Actor(account, "caseworker", "police"))
                .inCase(CASE)
                .about(object, "1")
                .saying("身份：姓名"));
    }

    private List<String> eventsOf(String account) {
        return database.sql("select kind from audit.event where account = ? order by id desc limit 3")
                .param(account)
                .query(String.class)
                .list();
    }

    @Test
    void theAuditorLandsThere() throws Exception {
        pages.perform(formLogin().user("auditor").password("guitu")).andExpect(redirectedUrl("/audit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "police-350404",
                "civil-affairs-350404",
                "supervisor-350404",
                "supervisor-350000",
                "administrator"
            })
    void nobodyElseReadsOrChecks(String account) throws Exception {
        var session = login(account);
        pages.perform(get("/audit").session(session)).andExpect(status().isForbidden());
        pages.perform(get("/audit/").session(session)).andExpect(status().isForbidden());
        pages.perform(post("/audit/check").session(session).with(csrf())).andExpect(status().isForbidden());
    }

    @Test
    void withoutLoginThereIsTheLoginPage() throws Exception {
        pages.perform(get("/audit").accept(MediaType.TEXT_HTML))
                .andExpect(status().isFound())
                .andExpect(redirectedUrl("/login"));
        pages.perform(post("/audit/check").with(csrf()).accept(MediaType.TEXT_HTML))
                .andExpect(status().isFound())
                .andExpect(redirectedUrl("/login"));
    }

    @Test
    void checkingNeedsTheTokenOfTheForm() throws Exception {
        pages.perform(post("/audit/check").session(login("auditor"))).andExpect(status().isForbidden());
    }

    @Test
    void whoIsNoAuditorAnyMoreReadsNoFurther(@Autowired IdentityService identities) throws Exception {
        var session = login("auditor");
        identities.deleteMembership("auditor", "auditor");
        try {
            pages.perform(get("/audit").session(session)).andExpect(status().isUnauthorized());
        } finally {
            identities.createMembership("auditor", "auditor");
        }
    }

    @Test
    void showsWhoReadWhatInChinaTimeAndWords() throws Exception {
        event("police-350404", EventKind.DATA_READ, "核查身份");
        var at = database.sql(
                        "select to_char(max(at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') from audit.event where case_number = ?")
                .param(CASE)
                .query(String.class)
                .single();
        assertThat(read("?caseNumber=" + CASE))
                .contains("核查身份", "查阅个人信息", "经办人", "身份：姓名", CASE, at)
                .contains("审计链完整");
    }

    @Test
    void filtersByCasePersonKindAndDay() throws Exception {
        event("reader-one", EventKind.DATA_READ, "first-object");
        event("reader-two", EventKind.FORM_SUBMITTED, "second-object");
        assertThat(read("?caseNumber=" + CASE + "&account=reader-one"))
                .contains("first-object")
                .doesNotContain("second-object");
        assertThat(read("?caseNumber=" + CASE + "&kind=FORM_SUBMITTED&account="))
                .contains("second-object")
                .doesNotContain("first-object");
        assertThat(read("?account=reader-one&from=2999-01-01")).doesNotContain("first-object");
        assertThat(read("?account=reader-one&to=2001-01-01")).contains("没有符合这些条件的记录");
        assertThat(read("?account=reader-one&from=2001-01-01&to=2999-01-01")).contains("first-object");
    }

    private String export(String query) throws Exception {
        return pages.perform(get("/audit/export" + query).session(login("auditor")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void isExportedWholeAndThatItWasIsAnEvent() throws Exception {
        for (int i = 0; i <= AuditSearch.PART; i++) {
            event("reader-export", EventKind.DATA_READ, i == 0 ? "=cmd, \"x\"" : "object-" + i);
        }
        var table = export("?what=EVENTS&account=reader-export").lines().toList();
        assertThat(table).hasSize(AuditSearch.PART + 2).first().asString().startsWith("\ufeff编号,时间,人员");
        assertThat(table.get(1)).contains("查阅个人信息", CASE, "object-" + AuditSearch.PART);
        assertThat(table.get(AuditSearch.PART + 1)).contains("\"'=cmd, \"\"x\"\"\"");
        assertThat(export("?what=CASES&account=reader-export").lines().skip(1))
                .singleElement()
                .asString()
                .startsWith(CASE + ",")
                .endsWith("," + (AuditSearch.PART + 1));
        assertThat(read("?account=auditor&kind=AUDIT_EXPORTED")).contains("涉及的个案", "人员 reader-export");
    }

    @Test
    void pagesGoBackInTimeWithTheFilterKept() throws Exception {
        for (int i = 0; i <= AuditSearch.PAGE; i++) {
            event("reader-many", EventKind.DATA_READ, "object-" + i + "-");
        }
        var newest = read("?account=reader-many");
        assertThat(newest).contains("object-50-", "object-1-", "更早的记录").doesNotContain("object-0-");
        var before = newest.replaceAll("(?s).*before=(\\d+).*", "$1");
        assertThat(read("?account=reader-many&before=" + before))
                .contains("object-0-", "回到最新")
                .doesNotContain("object-1-", "更早的记录</a>");
    }

    @Test
    void whatStandsInAnEventIsTextAndNoMarkup() throws Exception {
        event("reader-markup", EventKind.DATA_READ, "<script>alert(1)</script>");
        pages.perform(get("/audit?account=reader-markup").session(login("auditor")))
                .andExpect(content().string(not(containsString("<script>alert"))))
                .andExpect(content().string(containsString("&lt;script&gt;")));
    }

    @Test
    void readingAndCheckingAreEventsThemselves() throws Exception {
        read("?caseNumber=" + CASE);
        assertThat(database.sql(
                                "select detail from audit.event where kind = 'AUDIT_READ' and account = 'auditor' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains(CASE);
        pages.perform(post("/audit/check").session(login("auditor")).with(csrf()))
                .andExpect(redirectedUrl("/audit"));
        assertThat(eventsOf("auditor")).first().isEqualTo("AUDIT_CHECKED");
    }

    @Test
    void saysWhereTheChainBreaks(@Autowired LastCheck check, @Autowired TransactionTemplate transaction)
            throws Exception {
        tamper(transaction, "insert into audit.waiting values (987654321)");
        try {
            pages.perform(post("/audit/check").session(login("auditor")).with(csrf()));
            assertThat(read("")).contains("审计链已被破坏", "记录 987654321：待封存的记录被删除").doesNotContain("审计链完整");
        } finally {
            tamper(transaction, "delete from audit.waiting where event_id = 987654321");
            check.run();
        }
        assertThat(read("")).contains("审计链完整");
    }

    @Test
    void findsWhatWasChangedAfterItHadBeenFoundWhole(
            @Autowired LastCheck check, @Autowired TransactionTemplate transaction) throws Exception {
        check.runWhole();
        var first = "id = (select min(event_id) from audit.link where key is not null)";
        tamper(transaction, "update audit.event set address = concat(address, '.1') where " + first);
        try {
            pages.perform(post("/audit/check").session(login("auditor")).with(csrf()));
            assertThat(read("")).contains("审计链已被破坏").doesNotContain("审计链完整");
        } finally {
            tamper(
                    transaction,
                    "update audit.event set address = nullif(left(address, length(address) - 2), '') where " + first);
            check.runWhole();
        }
        assertThat(read("")).contains("审计链完整");
    }

    /** As a superuser, past triggers and foreign keys. */
    private void tamper(TransactionTemplate transaction, String statement) {
        transaction.executeWithoutResult(status -> {
            database.sql("set local session_replication_role = replica").update();
            database.sql(statement).update();
        });
    }

    @Test
    void loginsFailuresAndLogoutsAreWrittenWithTheirAddress() throws Exception {
        var session = login("health-350404");
        pages.perform(post("/logout").session(session).with(csrf())).andExpect(status().isFound());
        pages.perform(formLogin().user("health-350404").password("wrong")).andExpect(redirectedUrl("/login?error"));
        assertThat(eventsOf("health-350404")).containsExactly("LOGIN_FAILED", "LOGOUT", "LOGIN");
        assertThat(database.sql(
                                "select distinct address from audit.event where account = 'health-350404' and kind like 'LOG%'")
                        .query(String.class)
                        .list())
                .containsExactly("127.0.0.1");
    }

    @Test
    void aFailureForANameWithoutAccountKeepsNoName() throws Exception {
        pages.perform(formLogin().user("my-secret-password").password("x")).andExpect(redirectedUrl("/login?error"));
        assertThat(database.sql("select count(*) from audit.event e where e::text like '%my-secret-password%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(database.sql(
                                "select count(*) from audit.event where kind = 'LOGIN_FAILED' and account is null and address = '127.0.0.1'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }
}
