package org.guitu.draft.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.upkeep.Deidentification;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is typed into a form is kept for whoever may submit it at this moment, and goes when that is no more. */
@GuituTest
@ExtendWith(OutputCaptureExtension.class)
class DraftTest {

    private static final String COUNTY = "350405";
    private static final String MINE = "civil-affairs-350405-drafts";
    private static final String COLLEAGUE = "civil-affairs-350405-drafts-2";
    private static final String SUPERVISOR = "supervisor-" + COUNTY + "-drafts";
    private static final String POLICE = "police-" + COUNTY;
    private static final String MISSING = "/drafts/starts/person-missing";
    private static final String SECRET = "示例：左手有痣";
    private static final String WINDOW = UUID.randomUUID().toString();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Drafts drafts;

    @Autowired
    private TransactionTemplate transaction;

    private NewCase open;
    private Desk mine;
    private Sheet sheet;

    @BeforeEach
    void somebodyHasClaimedATask(@Autowired AccountStore accounts) {
        for (String account : new String[] {MINE, COLLEAGUE}) {
            accounts.create(new Account(account, "示例甲", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        }
        accounts.create(new Account(SUPERVISOR, "示例乙", "joint-conference", COUNTY, Role.SUPERVISOR), "guitu");
        open = NewCase.open(base(), conditions, COUNTY);
        mine = new Desk(base(), MINE);
        assertThat(mine.claim(open.task()).message()).isEmpty();
        sheet = sheet(MINE);
    }

    @AfterEach
    void endTheCase(@Autowired RuntimeService runtime) {
        ClockUtil.reset();
        runtime.deleteProcessInstancesIfExists(List.of(open.instance()), "test", true, true, true);
        database.sql("delete from guitu.draft where account in (?, ?)")
                .params(MINE, POLICE)
                .update();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private Sheet sheet(String account) {
        return new Sheet(new Browser(base()).logIn(account), account, "/drafts/tasks/" + open.task());
    }

    private long kept() {
        return database.sql("select count(*) from guitu.draft where task_id = ?")
                .param(open.task())
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> typed(String text) {
        return Map.of("bodyFeatures", text);
    }

    private void save() {
        assertThat(sheet.save(0, WINDOW, typed(SECRET)).statusCode()).isEqualTo(200);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void whatWasTypedComesBackAndStandsInTheDatabaseSealedOnly(CapturedOutput log) {
        save();
        var read = sheet.read();
        assertThat(Sheet.json(read).path("answers").path("bodyFeatures").asText())
                .isEqualTo(SECRET);
        assertThat(Sheet.json(read).path("account").asText()).isEqualTo(MINE);
        assertThat(read.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(database.sql("select position(?::bytea in sealed) from guitu.draft where task_id = ?")
                        .params("示例".getBytes(StandardCharsets.UTF_8), open.task())
                        .query(Integer.class)
                        .single())
                .isZero();
        sheet.send("PUT", "{\"answers\": {\"bodyFeatures\": \"" + SECRET);
        assertThat(log).doesNotContain(SECRET);
    }

    @Test
    void theTrailTellsThatADraftBeganWasOpenedAndThrownAwayWithoutItsAnswers() {
        long before = lastEvent();
        save();
        var revision = Sheet.json(sheet.read()).path("revision").asLong();
        sheet.save(revision, WINDOW, typed(SECRET + "二"));
        assertThat(sheet.send("DELETE", "").statusCode()).isEqualTo(204);
        var events = database.sql(
                        "select kind, coalesce(detail, '') detail from audit.event where id > ? and account = ? "
                                + "and kind like 'DRAFT_%' order by id")
                .params(before, MINE)
                .query((row, number) -> Map.entry(row.getString("kind"), row.getString("detail")))
                .list();
        assertThat(events.stream().map(Map.Entry::getKey))
                .containsExactly("DRAFT_KEPT", "DRAFT_READ", "DRAFT_DISCARDED");
        assertThat(events.toString()).doesNotContain(SECRET).contains("体貌特征");
        assertThat(kept()).isZero();
    }

    private long lastEvent() {
        return database.sql("select coalesce(max(id), 0) from audit.event")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {COLLEAGUE, SUPERVISOR, "education-350405", "civil-affairs-350404"})
    void toAllOthersThereIsNoSuchForm(String other) {
        save();
        var theirs = sheet(other);
        assertThat(theirs.read().statusCode()).isEqualTo(404);
        assertThat(theirs.save(0, WINDOW, typed("x")).statusCode()).isEqualTo(404);
        assertThat(theirs.send("DELETE", "").statusCode()).isEqualTo(404);
        assertThat(new Sheet(theirs.browser(), other, "/drafts/tasks/none")
                        .read()
                        .body())
                .isEqualTo(theirs.read().body());
        assertThat(sheet.answers().path("bodyFeatures").asText()).isEqualTo(SECRET);
    }

    @Test
    void ofATaskThatNobodyHasClaimedThereIsNoDraft() {
        var other = NewCase.open(base(), conditions, COUNTY);
        var unclaimed = new Sheet(sheet.browser(), MINE, "/drafts/tasks/" + other.task());
        assertThat(unclaimed.read().statusCode()).isEqualTo(404);
        assertThat(unclaimed.save(0, WINDOW, typed("x")).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodySavesWithoutALoginOrUnderAnotherAccountThanTheFormWasOpenedWith() {
        var stranger = new Browser(base());
        assertThat(stranger.getJson(sheet.path()).statusCode()).isEqualTo(401);
        assertThat(sheet.saveAs(COLLEAGUE, 0, WINDOW, typed("x")).statusCode()).isEqualTo(403);
        assertThat(sheet.browser().send("PUT", sheet.path(), "{}").statusCode()).isEqualTo(403);
        assertThat(kept()).isZero();
    }

    @Test
    void ofTwoWindowsTheLaterOneIsToldAndMayStillPrevail() {
        save();
        var seen = Sheet.json(sheet.read()).path("revision").asLong();
        assertThat(sheet.save(seen, WINDOW, typed("一")).statusCode()).isEqualTo(200);
        var other = UUID.randomUUID().toString();
        var told = sheet.save(seen, other, typed("二"));
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(Sheet.json(told).path("at").asText()).isNotEmpty();
        assertThat(sheet.answers().path("bodyFeatures").asText()).isEqualTo("一");
        assertThat(sheet.save(0, other, typed("二")).statusCode()).isEqualTo(409);
        var now = Sheet.json(told).path("revision").asLong();
        assertThat(sheet.save(now, other, typed("二")).statusCode()).isEqualTo(200);
        assertThat(sheet.answers().path("bodyFeatures").asText()).isEqualTo("二");
        // What a window sends on its way out, before it was answered, goes on from its own.
        assertThat(sheet.save(now, other, typed("三")).statusCode()).isEqualTo(200);
    }

    @Test
    void aWindowIsToldThatAnotherHasThrownTheDraftAway() {
        save();
        var seen = Sheet.json(sheet.read()).path("revision").asLong();
        sheet.send("DELETE", "");
        var told = sheet.save(seen, WINDOW, typed("二"));
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(Sheet.json(told).path("revision").asLong()).isZero();
        assertThat(kept()).isZero();
    }

    @Test
    void onlyWhatTheFormAsksIsKeptAndNotWithoutEnd() {
        assertThat(sheet.save(0, WINDOW, Map.of("outsideTheForm", "x")).statusCode())
                .isEqualTo(400);
        assertThat(sheet.save(0, WINDOW, Map.of("codeName", "只供查看")).statusCode())
                .isEqualTo(400);
        assertThat(sheet.save(0, WINDOW, typed("长".repeat(100_000))).statusCode())
                .isEqualTo(413);
        assertThat(kept()).isZero();
    }

    @Test
    void aDraftGoesWithTheSubmitAndStaysWhenThatIsRefused() {
        save();
        assertThat(mine.submitForm(open.task(), Map.of("receiveOutcome", "received"))
                        .status())
                .isEqualTo(400);
        assertThat(kept()).isEqualTo(1);
        var answers = NewCase.fill(
                conditions,
                "receive-person",
                Map.of("receiveOutcome", "received", "responsibleOfficer", "示例甲", "deputyOfficer", "示例乙"));
        assertThat(mine.submitForm(open.task(), answers).message()).isEmpty();
        assertThat(kept()).isZero();
        assertThat(sheet.read().statusCode()).isEqualTo(404);
        assertThat(sheet.save(0, WINDOW, typed("x")).statusCode()).isEqualTo(404);
    }

    @Test
    void aDraftGoesWhenItsAuthorLosesTheTask(@Autowired TaskService tasks) {
        save();
        assertThat(new Desk(base(), SUPERVISOR)
                        .post("/task/" + open.task() + "/assignee", Map.of("userId", COLLEAGUE))
                        .message())
                .isEmpty();
        assertThat(kept()).isZero();
        assertThat(sheet.read().statusCode()).isEqualTo(404);

        tasks.setAssignee(open.task(), MINE);
        save();
        tasks.setAssignee(open.task(), null);
        assertThat(kept()).isZero();
    }

    @Test
    void aDraftGoesWhenItsAuthorIsNotOfThatDepartmentAnyMore(@Autowired IdentityService identities) {
        save();
        identities.deleteMembership(MINE, "civil-affairs");
        assertThat(kept()).isZero();
        assertThat(sheet.read().statusCode()).isEqualTo(404);
        identities.createMembership(MINE, "civil-affairs");
    }

    @Test
    void aDraftGoesWithItsCase(@Autowired RuntimeService runtime) {
        save();
        runtime.deleteProcessInstance(open.instance(), "test");
        assertThat(kept()).isZero();
    }

    @Test
    void aDraftThatNobodyChangesForAMonthGoesAtNight() {
        save();
        transaction.executeWithoutResult(status -> drafts.forget());
        assertThat(kept()).isEqualTo(1);
        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Duration.ofDays(31))));
        transaction.executeWithoutResult(status -> drafts.forget());
        assertThat(kept()).isZero();
    }

    @Test
    void aStartFormHasADraftForEachAccountUntilItStarts() {
        var start = new Sheet(new Browser(base()).logIn(POLICE), POLICE, "/drafts/starts/rescue-case");
        assertThat(start.save(0, WINDOW, Map.of("codeName", SECRET)).statusCode())
                .isEqualTo(200);
        assertThat(start.answers().path("codeName").asText()).isEqualTo(SECRET);
        assertThat(new Sheet(new Browser(base()).logIn("police-350404"), "police-350404", start.path())
                        .read()
                        .body())
                .doesNotContain(SECRET);
        assertThat(new Sheet(new Browser(base()).logIn("education-350405"), "education-350405", start.path())
                        .read()
                        .statusCode())
                .isEqualTo(404);
        NewCase.open(base(), conditions, COUNTY);
        assertThat(start.answers().isMissingNode()).isTrue();
    }

    @Test
    void aStartFormInACaseHasADraftOfItsOwnWhichGoesWithWhatIsForgottenOfTheCase(
            @Autowired Deidentification deidentification, @Autowired RuntimeService runtime) {
        var browser = new Browser(base()).logIn(POLICE);
        var inCase = new Sheet(browser, POLICE, MISSING + "?case=" + open.caseNumber());
        assertThat(inCase.save(0, WINDOW, Map.of("lastSeenPlace", SECRET)).statusCode())
                .isEqualTo(200);
        // A page that is loaded anew does not know the case.
        var anew = new Sheet(browser, POLICE, MISSING);
        assertThat(Sheet.json(anew.read()).path("case").asText()).isEqualTo(open.caseNumber());
        assertThat(anew.answers().path("lastSeenPlace").asText()).isEqualTo(SECRET);
        assertThat(anew.save(0, WINDOW, Map.of("lastSeenPlace", "另一个")).statusCode())
                .isEqualTo(200);
        assertThat(anew.answers().path("lastSeenPlace").asText()).isEqualTo("另一个");
        assertThat(inCase.answers().path("lastSeenPlace").asText()).isEqualTo(SECRET);
        assertThat(anew.send("DELETE", "").statusCode()).isEqualTo(204);
        assertThat(new Sheet(browser, POLICE, MISSING + "?case=x").read().statusCode())
                .isEqualTo(400);
        runtime.deleteProcessInstance(open.instance(), "test");
        database.sql(
                        "update guitu.case_file set closed_at = now(), outcome = 'closed', period_facts = '{}' where case_number = ?")
                .param(open.caseNumber())
                .update();
        transaction.executeWithoutResult(
                status -> assertThat(deidentification.of(new CaseNumber(open.caseNumber()), Instant.now()))
                        .isPresent());
        assertThat(inCase.read().statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownProcessHasNoDraft() {
        var unknown = new Sheet(sheet.browser(), MINE, "/drafts/starts/none");
        assertThat(unknown.read().statusCode()).isEqualTo(404);
        var answers = new HashMap<String, Object>();
        assertThat(unknown.save(0, WINDOW, answers).statusCode()).isEqualTo(404);
    }
}
