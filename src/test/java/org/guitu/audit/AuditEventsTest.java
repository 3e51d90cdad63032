package org.guitu.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guitu.account.AccountDraft;
import org.guitu.account.RequestKind;
import org.guitu.account.engine.AccountDesk;
import org.guitu.audit.chain.Sealer;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do through the engine is written down, and what cannot be written down does not happen. */
@GuituTest
class AuditEventsTest {

    private static final String COUNTY = "350404";
    private static final String MINE = "civil-affairs-350404";
    private static final String COLLEAGUE = "civil-affairs-350404-2";
    private static final String SUPERVISOR = "supervisor-350404";

    @Autowired
    private AccountDesk accountDesk;

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private JdbcClient database;

    private long before;
    private Map<String, Object> registered;
    private String caseNumber;
    private String task;

    @BeforeEach
    void aCaseWaitsForCivilAffairs(@Autowired AccountStore accounts) throws IOException {
        before = lastEvent();
        accounts.create(new Account(COLLEAGUE, "同事", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        var answers = Map.<String, Object>of(
                "region",
                COUNTY,
                "sex",
                "female",
                "ageKnown",
                "birth-date",
                "birthDate",
                LocalDate.now().minusYears(9).toString());
        registered = fill("register-person", answers);
        var opened = desk("police-350404").submitStartForm("rescue-case", registered);
        assertThat(opened.message()).isEmpty();
        caseNumber = opened.body().path("businessKey").asText();
        task = desk(MINE).tasks(caseNumber).get(0).path("id").asText();
    }

    private Desk desk(String account) {
        return new Desk("http://localhost:" + port, account);
    }

    private Map<String, Object> fill(String form, Map<String, Object> answers) throws IOException {
        return FormFiller.of(form, conditions, LocalDate.now()).fill(answers, Map.of());
    }

    private long lastEvent() {
        return database.sql("select coalesce(max(id), 0) from audit.event")
                .query(Long.class)
                .single();
    }

    private record Event(
            String kind,
            String account,
            String role,
            String department,
            String caseNumber,
            String object,
            String detail) {}

    private List<Event> events(String condition, Object... parameters) {
        var query = database.sql("select kind, account, role, department, case_number, object, detail"
                        + " from audit.event where id > ? and " + condition + " order by id")
                .param(before);
        for (Object parameter : parameters) {
            query = query.param(parameter);
        }
        return query.query(Event.class).list();
    }

    private List<Event> eventsOfTheCase() {
        return events("case_number = ?", caseNumber);
    }

    @Test
    void openingACaseNamesTheFieldsAndNotTheAnswers() {
        var opened = eventsOfTheCase().get(0);
        assertThat(opened.kind()).isEqualTo("CASE_OPENED");
        assertThat(opened.account()).isEqualTo("police-350404");
        assertThat(opened.role()).isEqualTo("caseworker");
        assertThat(opened.department()).isEqualTo("police");
        assertThat(opened.object()).isEqualTo("register-person");
        assertThat(opened.detail()).contains("表单 register-person 第 1 版", "身份：", "代号");
        var fields = opened.detail().replaceFirst("^[^；]*；", "").split("[；、]");
        assertThat(fields)
                .hasSize(database.sql("select count(*) from guitu.dossier_value v join guitu.dossier_entry e"
                                + " on e.id = v.entry_id where e.case_number = ?")
                        .param(caseNumber)
                        .query(Integer.class)
                        .single());
        assertThat(registered.values()).anyMatch(AuditEventsTest::isNarrative);
        assertThat(registered.values()).filteredOn(AuditEventsTest::isNarrative).noneMatch(answer -> opened.detail()
                .contains(answer.toString()));
    }

    private static boolean isNarrative(Object answer) {
        return answer instanceof String text && text.codePoints().anyMatch(c -> c > 127);
    }

    @Test
    void claimingReadingSubmittingAndCompletingAreWrittenInThatOrder() throws IOException {
        assertThat(desk(MINE).claim(task).status()).isEqualTo(204);
        assertThat(desk(MINE).get("/task/" + task + "/form-variables").status()).isEqualTo(200);
        var form = desk(MINE)
                .get("/task/" + task)
                .body()
                .path("camundaFormRef")
                .path("key")
                .asText();
        var submitted = desk(MINE).submitForm(task, fill(form, Map.of()));
        assertThat(submitted.message()).isEmpty();
        var mine = eventsOfTheCase().stream()
                .filter(event -> MINE.equals(event.account()))
                .toList();
        assertThat(mine)
                .extracting(Event::kind)
                .containsExactly("TASK_CLAIMED", "DATA_READ", "FORM_SUBMITTED", "TASK_COMPLETED");
        assertThat(mine).allMatch(event -> "civil-affairs".equals(event.department()));
        assertThat(mine.get(1).detail()).contains("代号");
        assertThat(mine.get(2).detail()).contains("表单 " + form);
    }

    @Test
    void aFormThatShowsNothingPersonalIsNoRead() {
        desk(SUPERVISOR).get("/task/" + task + "/form-variables");
        desk(MINE).get("/task/" + task + "/form-variables?variableNames=caseNumber");
        assertThat(eventsOfTheCase()).extracting(Event::kind).doesNotContain("DATA_READ");
    }

    @Test
    void assigningAndTakingBackNameWhoGotIt() {
        desk(SUPERVISOR).post("/task/" + task + "/assignee", Map.of("userId", COLLEAGUE));
        desk(SUPERVISOR).post("/task/" + task + "/unclaim", Map.of());
        var supervised = eventsOfTheCase().stream()
                .filter(event -> SUPERVISOR.equals(event.account()))
                .toList();
        assertThat(supervised).extracting(Event::kind).containsExactly("TASK_ASSIGNED", "TASK_RETURNED");
        assertThat(supervised.get(0).detail()).contains(COLLEAGUE);
        assertThat(supervised.get(1).detail()).contains(COLLEAGUE + " → （无）");
    }

    @Test
    void whatIsRefusedLeavesNoTrace() {
        desk(MINE).claim(task);
        desk(COLLEAGUE).claim(task);
        desk(MINE).submitForm(task, Map.of("nonsense", "x"));
        assertThat(eventsOfTheCase())
                .extracting(Event::kind)
                .filteredOn(kind -> !kind.equals("CASE_OPENED"))
                .containsExactly("TASK_CLAIMED");
    }

    @Test
    void accountsAndMembershipsChangedByTheAdministrator() {
        var both = new TwoAdministrators(accountDesk);
        both.create(
                "audit-new", new AccountDraft("新人", "", List.of("health"), List.of("caseworker"), List.of("350404")));
        both.decide(RequestKind.LOCK, "audit-new", null);
        assertThat(events("account = 'administrator-2' and kind <> 'LOGIN'"))
                .extracting(Event::kind)
                .contains("ACCOUNT_CHANGED", "MEMBERSHIP_CHANGED", "ACCOUNT_CHANGE_CONFIRMED");
        assertThat(events("kind in ('ACCOUNT_CHANGED', 'MEMBERSHIP_CHANGED') and detail like '%audit-new%'"))
                .allMatch(event -> "administrator".equals(event.role()))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theStartOfAnInstallationIsWrittenInNobodysName() {
        assertThat(database.sql(
                                "select detail from audit.event where kind = 'MODELS_CHANGED' and account is null order by id limit 1")
                        .query(String.class)
                        .single())
                .contains("rescue-case.bpmn", "register-person.form");
        assertThat(database.sql("select count(*) from audit.event where kind = 'RIGHTS_CHANGED' and account is null")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void whatCannotBeWrittenDownDoesNotHappen() {
        database.sql("alter table audit.event add constraint full_disk check (kind <> 'TASK_CLAIMED') not valid")
                .update();
        try {
            assertThat(desk(MINE).claim(task).status()).isEqualTo(500);
            assertThat(desk(MINE).get("/task/" + task).body().path("assignee").isNull())
                    .isTrue();
        } finally {
            database.sql("alter table audit.event drop constraint full_disk").update();
        }
        assertThat(desk(MINE).claim(task).status()).isEqualTo(204);
        database.sql("alter table audit.event add constraint full_disk check (kind <> 'DATA_READ') not valid")
                .update();
        try {
            assertThat(desk(MINE).get("/task/" + task + "/form-variables").status())
                    .isEqualTo(500);
        } finally {
            database.sql("alter table audit.event drop constraint full_disk").update();
        }
    }

    @Test
    void eventsAndLinksCanNeitherBeChangedNorDeleted(@Autowired Sealer sealer, @Autowired TransactionTemplate attempt) {
        sealer.seal();
        for (String statement : List.of(
                "update audit.event set account = 'somebody'",
                "delete from audit.event",
                "truncate audit.event cascade",
                "update audit.link set position = position + 1",
                "delete from audit.link",
                "truncate audit.link",
                "update audit.waiting set event_id = event_id + 1",
                "truncate audit.waiting",
                "delete from audit.waiting")) {
            assertThatThrownBy(() -> attempt.executeWithoutResult(status -> {
                        database.sql("insert into audit.event (at, kind) values (now(), 'LOGIN')")
                                .update();
                        database.sql(statement).update();
                    }))
                    .as(statement)
                    .hasStackTraceContaining(
                            statement.startsWith("delete from audit.waiting") ? "no link yet" : "append-only");
        }
    }
}
