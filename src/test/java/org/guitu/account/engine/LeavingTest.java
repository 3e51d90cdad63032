package org.guitu.account.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guitu.account.AccountDraft;
import org.guitu.account.AccountRequest.Outcome;
import org.guitu.account.AccountRequests;
import org.guitu.account.DeploymentTokens;
import org.guitu.account.RequestKind;
import org.guitu.audit.Actor;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Closing an account is all there is to do when somebody leaves: whoever goes on with the work is told. */
@GuituTest
class LeavingTest {

    private static final String COUNTY = "350404";
    private static final String COLLEAGUE = "civil-affairs-350404";
    private static final String SUPERVISOR = "supervisor-350404";
    private static int people;

    @LocalServerPort
    private int port;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private AccountStore accounts;

    @Autowired
    private AccountRequests requests;

    @Autowired
    private DeploymentTokens tokens;

    @Autowired
    private Dossier dossier;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private final String leaver = "leaving-" + ++people;
    private final String name = "示例责任人" + people;
    private NewCase open;

    @BeforeEach
    void theLeaverIsResponsibleForACase(@Autowired Conditions conditions) {
        accounts.create(new Account(leaver, name, "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        open = NewCase.open(base(), conditions, COUNTY);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private TwoAdministrators both() {
        return new TwoAdministrators(desk);
    }

    private void isResponsible(NewCase one, String officer) {
        transaction.executeWithoutResult(status -> dossier.add(new DossierEntry(
                new CaseNumber(one.caseNumber()),
                "rescue-case",
                one.instance(),
                one.task(),
                "receive-person",
                1,
                COLLEAGUE,
                "civil-affairs",
                COUNTY,
                Instant.now(),
                Map.of("responsibleOfficer", new DossierEntry.Answer("identity", officer)))));
    }

    private List<String> notices(String account, String kind) {
        return database.sql("select coalesce(case_number, '') || ' ' || task_name from guitu.notice"
                        + " where account = ? and kind = ? and at > now() - interval '1 hour' order by id desc limit 1")
                .params(account, kind)
                .query(String.class)
                .list();
    }

    private long count(String account, String kind) {
        return database.sql("select count(*) from guitu.notice where account = ? and kind = ?")
                .params(account, kind)
                .query(Long.class)
                .single();
    }

    private void claims(NewCase one) {
        assertThat(new Desk(base(), leaver).claim(one.task()).status()).isEqualTo(204);
    }

    @Test
    void theQueueIsToldOfWhatComesBackToIt() {
        claims(open);
        long own = count(leaver, "TASK_RETURNED");
        both().decide(RequestKind.LOCK, leaver, null);
        assertThat(notices(COLLEAGUE, "TASK_RETURNED"))
                .singleElement()
                .asString()
                .startsWith(open.caseNumber() + " ");
        assertThat(new Browser(base()).logIn(COLLEAGUE).get("/notices").body())
                .contains("同事离岗或调岗，任务已退回本部门队列", open.caseNumber());
        assertThat(count(leaver, "TASK_RETURNED")).isEqualTo(own);
    }

    @Test
    void ofManyTasksTheQueueIsToldOnce(@Autowired Conditions conditions) {
        var second = NewCase.open(base(), conditions, COUNTY);
        claims(open);
        claims(second);
        long before = count(COLLEAGUE, "TASK_RETURNED");
        both().decide(RequestKind.LOCK, leaver, null);
        assertThat(count(COLLEAGUE, "TASK_RETURNED")).isEqualTo(before + 1);
        assertThat(notices(COLLEAGUE, "TASK_RETURNED"))
                .singleElement()
                .asString()
                .contains("等 2 项任务");
    }

    @Test
    void theSupervisorsAreToldOfEachCaseThatHasNobodyResponsibleAnyMore(@Autowired Conditions conditions) {
        var others = NewCase.open(base(), conditions, COUNTY);
        isResponsible(open, name);
        isResponsible(others, "示例他人");
        long before = count(SUPERVISOR, "OFFICER_LEFT");
        both().decide(RequestKind.LOCK, leaver, null);
        assertThat(count(SUPERVISOR, "OFFICER_LEFT")).isEqualTo(before + 1);
        assertThat(notices(SUPERVISOR, "OFFICER_LEFT")).containsExactly(open.caseNumber() + " 民政责任人");
        assertThat(new Browser(base()).logIn(SUPERVISOR).get("/notices").body())
                .contains("个案的民政责任人离岗或调岗", open.caseNumber())
                .doesNotContain(name);
        assertThat(count("administrator", "OFFICER_LEFT")).isZero();
    }

    @Test
    void whoGoesToAnotherCountyIsResponsibleForNothingHereAndWhoGetsMoreStays() {
        isResponsible(open, name);
        long before = count(SUPERVISOR, "OFFICER_LEFT");
        both().change(leaver, List.of("civil-affairs", "health"), List.of("caseworker"), List.of(COUNTY));
        assertThat(count(SUPERVISOR, "OFFICER_LEFT")).isEqualTo(before);
        both().change(leaver, List.of("civil-affairs"), List.of("caseworker"), List.of("350405"));
        assertThat(count(SUPERVISOR, "OFFICER_LEFT")).isEqualTo(before + 1);
    }

    @Test
    void anotherOfTheSameNameThereMayBeTheOneWhoIsMeant() {
        isResponsible(open, name);
        accounts.create(new Account(leaver + "-b", name, "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        long before = count(SUPERVISOR, "OFFICER_LEFT");
        both().decide(RequestKind.LOCK, leaver, null);
        assertThat(count(SUPERVISOR, "OFFICER_LEFT")).isEqualTo(before);
    }

    @Test
    void anAdministratorsTokensAndRequestsEnd() {
        var administrator = leaver + "-admin";
        both().create(
                        administrator,
                        new AccountDraft("示例乙", "", List.of("joint-conference"), List.of("administrator"), List.of()));
        var token = tokens.make(administrator, "modeler", 30);
        long asked = desk.request(
                RequestKind.LOCK, leaver, null, "测试", new Actor(administrator, "administrator", "joint-conference"));
        both().decide(RequestKind.LOCK, administrator, null);
        assertThat(tokens.isGood(administrator, token)).isFalse();
        assertThat(requests.find(asked).orElseThrow().decision().orElseThrow().outcome())
                .isEqualTo(Outcome.WITHDRAWN);
        assertThat(requests.waitingFor(leaver)).isEmpty();
    }

    @Test
    void theAccountsPageSaysHowMuchGoesBack() {
        claims(open);
        assertThat(new Browser(base())
                        .logIn("administrator")
                        .get("/accounts/one?account=" + leaver)
                        .body())
                .contains("停用一步办完", "在办的 <b>1</b> 项任务");
    }
}
