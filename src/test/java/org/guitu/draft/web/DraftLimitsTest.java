package org.guitu.draft.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.casefile.CaseNumber;
import org.guitu.draft.Drafts;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts are no way to write what a form would not take, nor to learn of a case or to speak in its trail. */
@GuituTest
class DraftLimitsTest {

    private static final String COUNTY = "350405";
    private static final String MINE = "civil-affairs-350405-limits";
    private static final String POLICE = "police-" + COUNTY;
    private static final String MISSING = "/drafts/starts/person-missing";
    private static final String SECRET = "示例：左手有痣";
    private static final String WINDOW = UUID.randomUUID().toString();
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Drafts drafts;

    @Autowired
    private TransactionTemplate transaction;

    private NewCase open;
    private Sheet sheet;

    @BeforeEach
    void somebodyHasClaimedATask(@Autowired AccountStore accounts, @Autowired Conditions conditions) {
        accounts.create(new Account(MINE, "示例甲", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        open = NewCase.open(base(), conditions, COUNTY);
        assertThat(new Desk(base(), MINE).claim(open.task()).message()).isEmpty();
        sheet = new Sheet(new Browser(base()).logIn(MINE), MINE, "/drafts/tasks/" + open.task());
    }

    @AfterEach
    void endTheCase(@Autowired RuntimeService runtime) {
        runtime.deleteProcessInstancesIfExists(List.of(open.instance()), "test", true, true, true);
        database.sql("delete from guitu.draft where account in (?, ?)")
                .params(MINE, POLICE)
                .update();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static Map<String, Object> typed(String text) {
        return Map.of("bodyFeatures", text);
    }

    @Test
    void ofACaseThatThePersonMayNotNameThereIsNoDraftWhetherItExistsOrNot() {
        var elsewhere = new Browser(base()).logIn("police-350404");
        var none = CaseNumber.find("350405-2019-000007").orElseThrow();
        for (String place : new String[] {
            MISSING + "?case=" + open.caseNumber(), MISSING + "?case=" + none, "/drafts/starts/rescue-case?case=" + none
        }) {
            var theirs = new Sheet(elsewhere, "police-350404", place);
            assertThat(theirs.save(0, WINDOW, Map.of()).statusCode()).as(place).isEqualTo(404);
            assertThat(theirs.read().body())
                    .as(place)
                    .isEqualTo(new Sheet(elsewhere, "police-350404", "/drafts/starts/none")
                            .read()
                            .body());
        }
        assertThat(database.sql("select count(*) from audit.event where case_number = ? and account = 'police-350404'")
                        .param(open.caseNumber())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoHasGoneToAnotherRegionIsNotToldWhichCaseTheDraftWasAbout(@Autowired IdentityService identities) {
        assertThat(new Sheet(sheet.browser(), MINE, MISSING + "?case=" + open.caseNumber())
                        .save(0, WINDOW, Map.of("lastSeenPlace", SECRET))
                        .statusCode())
                .isEqualTo(200);
        identities.deleteTenantUserMembership(COUNTY, MINE);
        identities.createTenantUserMembership("350404", MINE);
        try {
            var read = new Sheet(sheet.browser(), MINE, MISSING).read();
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.body()).doesNotContain(open.caseNumber(), SECRET);
        } finally {
            identities.deleteTenantUserMembership("350404", MINE);
            identities.createTenantUserMembership(COUNTY, MINE);
        }
    }

    @Test
    void anAccountKeepsSoManyDraftsAndNoMore() {
        database.sql(
                        """
                        insert into guitu.draft (account, place, sealed, revision, writer, saved_at)
                        select ?, 'start\nx\n' || n, '', nextval('guitu.draft_revision'), gen_random_uuid(), now()
                        from generate_series(2, ?) n""")
                .params(MINE, Drafts.MOST)
                .update();
        assertThat(sheet.save(0, WINDOW, typed("一")).statusCode()).isEqualTo(200);
        var start = new Sheet(sheet.browser(), MINE, MISSING);
        var refused = start.save(0, WINDOW, Map.of("lastSeenPlace", SECRET));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(Drafts.MOST + " 份").doesNotContain(SECRET);
        var revision = Sheet.json(sheet.read()).path("revision").asLong();
        assertThat(sheet.save(revision, WINDOW, typed("二")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatComesGarbledIsAnsweredInWords() {
        var asked = Map.<String, Object>of("account", MINE, "revision", 0, "window", WINDOW);
        for (String body : new String[] {
            "",
            "null",
            "[]",
            "{\"account\":",
            "{\"account\": \"" + MINE + "\"}",
            write(asked, "answers", "[1]"),
            write(asked, "answers", "[".repeat(5000)),
            write(asked, "revision", "\"x\""),
            write(asked, "revision", "9".repeat(30)),
            write(asked, "window", "\"x\""),
            write(asked, "answers", "{\"__proto__\": 1}")
        }) {
            var answer = sheet.send("PUT", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(Sheet.json(answer).path("message").asText()).as(body).endsWith("请刷新页面后再试。");
        }
        assertThat(draftsOf(MINE)).isZero();
        assertThat(sheet.send("PUT", write(asked, "answers", "{\"bodyFeatures\": \"\\u0000\\ud800<b>\"}"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String write(Map<String, Object> asked, String key, String value) {
        var body = new HashMap<String, Object>(asked);
        body.remove(key);
        try {
            return JSON.writeValueAsString(body).replaceFirst("}$", ",\"" + key + "\":") + value + "}";
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void theDraftsOfAnAccountThatIsGoneGoAtNight() {
        database.sql(
                        """
                        insert into guitu.draft (account, place, sealed, revision, writer, saved_at)
                        values ('gone', 'start\nx', '', nextval('guitu.draft_revision'), gen_random_uuid(), now())""")
                .update();
        transaction.executeWithoutResult(status -> drafts.forget());
        assertThat(draftsOf("gone")).isZero();
    }

    private long draftsOf(String account) {
        return database.sql("select count(*) from guitu.draft where account = ?")
                .param(account)
                .query(Long.class)
                .single();
    }
}
