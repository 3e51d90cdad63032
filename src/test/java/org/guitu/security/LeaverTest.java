package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.guitu.account.RequestKind;
import org.guitu.account.engine.AccountDesk;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever leaves a department, a region or a role leaves no claimed task behind. */
@GuituTest
class LeaverTest {

    private static final String COUNTY = "350404";
    private static final String COLLEAGUE = "civil-affairs-350404";
    private static int people;

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AccountDesk accountDesk;

    @Autowired
    private JdbcClient database;

    private final String leaver = "leaver-" + ++people;
    private NewCase open;
    private Date due;

    @BeforeEach
    void theLeaverHasClaimedATask(@Autowired AccountStore accounts, @Autowired Conditions conditions) {
        accounts.create(new Account(leaver, "示例甲", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        open = NewCase.open(base(), conditions, COUNTY);
        assertThat(desk(leaver).claim(open.task()).status()).isEqualTo(204);
        due = task().getDueDate();
    }

    private TwoAdministrators both() {
        return new TwoAdministrators(accountDesk);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private Desk desk(String account) {
        return new Desk(base(), account);
    }

    private Task task() {
        return tasks.createTaskQuery().taskId(open.task()).singleResult();
    }

    private List<Map<String, Object>> returns() {
        return database.sql("select account, case_number, object, detail from audit.event"
                        + " where kind = 'TASK_RETURNED' and object_id = ?")
                .param(open.task())
                .query()
                .listOfRows();
    }

    /** Department, role and region that are left. */
    static Stream<Arguments> less() {
        return Stream.of(
                Arguments.of("health", "caseworker", COUNTY),
                Arguments.of("", "supervisor", "350405"),
                Arguments.of("civil-affairs", "caseworker", "350405"));
    }

    private static List<String> listed(String one) {
        return one.isEmpty() ? List.of() : List.of(one);
    }

    @ParameterizedTest
    @MethodSource("less")
    void whatTheLeaverClaimedGoesBackToItsQueue(String department, String role, String region) {
        both().change(leaver, listed(department), listed(role), listed(region));
        assertThat(task().getAssignee()).isNull();
        assertThat(task().getDueDate()).isEqualTo(due);
        assertThat(desk(leaver).get("/task/" + open.task()).status()).isIn(401, 404);
        assertThat(returns()).singleElement().satisfies(event -> {
            assertThat(event).containsEntry("account", null).containsEntry("case_number", open.caseNumber());
            assertThat(event.get("object")).isEqualTo(task().getName());
            assertThat(event.get("detail").toString()).contains(leaver + " → （无）", "administrator-2");
        });
        assertThat(desk(COLLEAGUE).claim(open.task()).status()).isEqualTo(204);
    }

    @Test
    void whoseAccountIsClosedLeavesNothingClaimed() {
        both().decide(RequestKind.LOCK, leaver, null);
        assertThat(task().getAssignee()).isNull();
        assertThat(returns()).hasSize(1);
    }

    @Test
    void whatTheSystemItselfTakesAwayCountsToo() {
        identities.deleteMembership(leaver, "civil-affairs");
        assertThat(task().getAssignee()).isNull();
        assertThat(returns()).hasSize(1);
    }

    @Test
    void aDeletedAccountLeavesNothingClaimed() {
        identities.deleteUser(leaver);
        assertThat(task().getAssignee()).isNull();
    }

    @Test
    void whoWorksForTheCityFromNowOnLeavesTheCountysTasks() {
        identities.createTenantUserMembership("350400", leaver);
        assertThat(task().getAssignee()).isNull();
    }

    @Test
    void aSuspendedCaseDoesNotKeepTheLeaver(@Autowired RuntimeService runtime) {
        runtime.suspendProcessInstanceById(open.instance());
        both().decide(RequestKind.LOCK, leaver, null);
        assertThat(task().getAssignee()).isNull();
        assertThat(task().isSuspended()).isTrue();
        runtime.activateProcessInstanceById(open.instance());
    }

    @Test
    void whoMayStillWorkOnItKeepsIt() {
        var role = List.of("caseworker");
        both().change(leaver, List.of("civil-affairs", "health"), role, List.of(COUNTY));
        both().change(leaver, List.of("civil-affairs"), role, List.of(COUNTY, "350405"));
        both().change(leaver, List.of("civil-affairs"), role, List.of(COUNTY));
        assertThat(task().getAssignee()).isEqualTo(leaver);
        assertThat(returns()).isEmpty();
    }

    @Test
    void nobodyElsesTasksGoBack() {
        var other = "other-" + leaver;
        identities.saveUser(identities.newUser(other));
        identities.createMembership(other, "civil-affairs");
        identities.deleteMembership(other, "civil-affairs");
        assertThat(task().getAssignee()).isEqualTo(leaver);
    }
}
