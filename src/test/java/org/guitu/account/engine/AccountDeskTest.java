package org.guitu.account.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guitu.testing.TwoAdministrators.FIRST;
import static org.guitu.testing.TwoAdministrators.SECOND;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.account.AccountDraft;
import org.guitu.account.AccountRequests;
import org.guitu.account.LoginStates;
import org.guitu.account.OneTimePassword;
import org.guitu.account.RequestKind;
import org.guitu.audit.Actor;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.RefusedException;
import org.guitu.testing.GuituTest;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one administrator asks for takes effect when a second one confirms, and not otherwise. */
@GuituTest
class AccountDeskTest {

    private static final AccountDraft OFFICER =
            new AccountDraft("示例甲", "", List.of("civil-affairs"), List.of("caseworker"), List.of("350404"));
    private static final AccountDraft ADMINISTRATOR =
            new AccountDraft("示例乙", "", List.of("joint-conference"), List.of("administrator"), List.of());
    private static int people;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private AccountRequests requests;

    @Autowired
    private LoginStates states;

    @Autowired
    private EngineLogin logins;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient database;

    private final String account = "desk-" + ++people;
    private TwoAdministrators both;

    @BeforeEach
    void both() {
        both = new TwoAdministrators(desk);
    }

    @AfterEach
    void nothingIsLeftWaiting() {
        ClockUtil.reset();
        requests.waiting().forEach(request -> desk.refuse(request.id(), "测试结束", FIRST));
    }

    private long ask(RequestKind kind, String who, AccountDraft wanted) {
        return desk.request(kind, who, wanted, "新到岗", FIRST);
    }

    private List<String> groups() {
        return identities.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .toList();
    }

    @Test
    void nothingHappensUntilTheSecondAdministratorConfirms() {
        long id = ask(RequestKind.CREATE, account, OFFICER);
        assertThat(identities.createUserQuery().userId(account).count()).isZero();
        assertThatThrownBy(() -> desk.confirm(id, FIRST)).hasMessageContaining("自己申请的事项不能自己确认");
        assertThat(identities.createUserQuery().userId(account).count()).isZero();
        assertThat(desk.confirm(id, SECOND)).isPresent();
        assertThat(groups()).containsExactlyInAnyOrder("civil-affairs", "caseworker");
        assertThat(logins.regionsOf(account)).containsExactly("350404");
        assertThatThrownBy(() -> desk.confirm(id, SECOND)).isInstanceOf(RefusedException.class);
    }

    @Test
    void theTableItselfRefusesWhatOneAloneDecides() {
        long id = ask(RequestKind.CREATE, account, OFFICER);
        for (String alone : List.of("administrator", "Administrator", account)) {
            assertThatThrownBy(() -> database.sql(
                                    "update guitu.account_request set decision = 'CONFIRMED', decided_by = ?, decided_at = now() where id = ?")
                            .params(alone, id)
                            .update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("two_people_decide");
        }
        desk.refuse(id, "不是本单位的人", SECOND);
        assertThatThrownBy(() -> database.sql("update guitu.account_request set account = 'x' where id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("decided once");
        assertThatThrownBy(() -> database.sql("delete from guitu.account_request where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestKind.class,
            names = {"CREATE", "UNLOCK", "PROVIDER"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyConfirmsWhatIsAboutTheOwnAccount(RequestKind kind) {
        var wanted = kind == RequestKind.CHANGE
                ? new AccountDraft("新名", "", ADMINISTRATOR.departments(), ADMINISTRATOR.roles(), List.of())
                : null;
        both.create(account, ADMINISTRATOR);
        long id = desk.request(kind, account, wanted, "自己的账户", FIRST);
        var self = new Actor(account, "administrator", "joint-conference");
        assertThatThrownBy(() -> desk.confirm(id, self)).hasMessageContaining("不能确认关于自己账户的申请");
        desk.refuse(id, "不需要", SECOND);
        both.decide(RequestKind.LOCK, account, null);
    }

    @Test
    void onlyAdministratorsOfThisMomentAskAndConfirm() {
        var officer = new Actor("civil-affairs-350404", "caseworker", "civil-affairs");
        assertThatThrownBy(() -> desk.request(RequestKind.CREATE, account, OFFICER, "x", officer))
                .hasMessageContaining("系统管理员");
        long id = ask(RequestKind.CREATE, account, OFFICER);
        assertThatThrownBy(() -> desk.confirm(id, officer)).hasMessageContaining("系统管理员");
        // Whatever an actor says of her or his role.
        var pretender = new Actor("civil-affairs-350404", "administrator", "joint-conference");
        assertThatThrownBy(() -> desk.confirm(id, pretender)).hasMessageContaining("系统管理员");
    }

    @Test
    void whatARequesterAskedWhoIsNoAdministratorAnyMoreIsWithdrawn() {
        both.create(account, ADMINISTRATOR);
        var third = new Actor(account, "administrator", "joint-conference");
        long id = desk.request(RequestKind.CREATE, account + "-new", OFFICER, "x", third);
        both.decide(RequestKind.LOCK, account, null);
        assertThat(requests.find(id).orElseThrow().decision().orElseThrow().reason())
                .contains("申请人已不是系统管理员");
        assertThatThrownBy(() -> desk.confirm(id, SECOND)).hasMessageContaining("没有这项待确认的申请");
    }

    @Test
    void withoutAnIdentityProviderNobodyGoesOverToOne() {
        both.create(account, OFFICER);
        assertThatThrownBy(() -> ask(RequestKind.PROVIDER, account, null)).hasMessageContaining("没有接入统一身份认证");
    }

    @Test
    void whatDoesNotFitAnyMoreIsAskedForAnew() {
        both.create(account, OFFICER);
        long id = ask(RequestKind.PASSWORD, account, null);
        database.sql("update act_id_user set first_ = '另一名' where id_ = ?")
                .param(account)
                .update();
        assertThatThrownBy(() -> desk.confirm(id, SECOND)).hasMessageContaining("已有变动");
    }

    @Test
    void aRequestWaitsTwoWeeks() {
        long id = ask(RequestKind.CREATE, account, OFFICER);
        assertThatThrownBy(() -> ask(RequestKind.CREATE, account, OFFICER)).hasMessageContaining("已有一项申请");
        ClockUtil.offset(Duration.ofDays(15).toMillis());
        assertThatThrownBy(() -> desk.confirm(id, SECOND)).hasMessageContaining("超过14天");
        assertThat(ask(RequestKind.CREATE, account, OFFICER)).isNotEqualTo(id);
    }

    @Test
    void twoAdministratorsAlwaysStay() {
        assertThatThrownBy(() -> desk.request(RequestKind.LOCK, "administrator-2", null, "离岗", FIRST))
                .hasMessageContaining("至少要留两名系统管理员");
        assertThatThrownBy(() -> desk.request(RequestKind.CHANGE, "administrator-2", OFFICER, "换岗", FIRST))
                .hasMessageContaining("至少要留两名系统管理员");
    }

    @Test
    void rolesThatExcludeEachOtherAreRefusedInWords() {
        for (var wrong : List.of(
                new AccountDraft(
                        "示例甲", "", List.of("joint-conference"), List.of("administrator", "auditor"), List.of()),
                new AccountDraft(
                        "示例甲", "", List.of("police"), List.of("caseworker", "administrator"), List.of("350404")),
                new AccountDraft("示例甲", "", List.of("police"), List.of("administrator"), List.of()),
                new AccountDraft("示例甲", "", List.of(), List.of("auditor"), List.of("350404")),
                new AccountDraft("示例甲", "", List.of(), List.of("supervisor", "auditor"), List.of("350404")))) {
            assertThatThrownBy(() -> ask(RequestKind.CREATE, account, wrong)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void namesThatDifferByCapitalsOnlyAreOne() {
        assertThatThrownBy(() -> ask(RequestKind.CREATE, "Administrator", OFFICER))
                .hasMessageContaining("已有人使用");
    }

    @Test
    void neitherAdministratorKnowsThePasswordAlone() {
        long id = ask(RequestKind.CREATE, account, OFFICER);
        assertThatThrownBy(() -> desk.half(id, FIRST)).hasMessageContaining("尚未确认");
        var second = desk.confirm(id, SECOND).orElseThrow();
        assertThatThrownBy(() -> desk.half(id, SECOND)).hasMessageContaining("只给申请人看");
        var first = desk.half(id, FIRST);
        assertThatThrownBy(() -> desk.half(id, FIRST)).hasMessageContaining("已经看过");
        assertThat(identities.checkPassword(account, first)).isFalse();
        assertThat(identities.checkPassword(account, second)).isFalse();
        assertThat(identities.checkPassword(account, second + first)).isFalse();
        assertThat(identities.checkPassword(account, first + second)).isTrue();
        assertThat(states.of(account).oneTimeUntil()).hasValueSatisfying(until -> assertThat(until)
                .isAfter(ClockUtil.getCurrentTime()
                        .toInstant()
                        .plus(OneTimePassword.LIFE)
                        .minusSeconds(60)));
    }

    @Test
    void aNewOneTimePasswordEndsWhatWasBefore() {
        var first = both.create(account, OFFICER);
        var pass = logins.passOf(account);
        long id = ask(RequestKind.PASSWORD, account, null);
        desk.confirm(id, SECOND);
        long again = ask(RequestKind.PASSWORD, account, null);
        assertThat(identities.checkPassword(account, first)).isFalse();
        assertThat(logins.passOf(account)).as("what sessions stay valid with").isNotEqualTo(pass);
        desk.confirm(again, SECOND);
        assertThatThrownBy(() -> desk.half(id, FIRST))
                .as("of the password before")
                .hasMessageContaining("已失效");
    }

    @Test
    void aClosedAccountComesBackAsItWas() {
        var before = both.create(account, OFFICER);
        both.decide(RequestKind.LOCK, account, null);
        assertThat(groups()).isEmpty();
        assertThat(logins.regionsOf(account)).isEmpty();
        assertThat(logins.passOf(account)).isEmpty();
        assertThat(desk.find(account)).contains(OFFICER);
        assertThatThrownBy(() -> ask(RequestKind.PASSWORD, account, null)).hasMessageContaining("已停用");
        var after = both.decide(RequestKind.UNLOCK, account, null).orElseThrow();
        assertThat(groups()).containsExactlyInAnyOrder("civil-affairs", "caseworker");
        assertThat(identities.checkPassword(account, before)).isFalse();
        assertThat(identities.checkPassword(account, after)).isTrue();
    }

    @Test
    void aChangeOfDutyTakesTheOldOneAway() {
        both.create(account, OFFICER);
        both.decide(RequestKind.CHANGE, account, ADMINISTRATOR);
        assertThat(groups()).containsExactlyInAnyOrder("administrator", "camunda-admin", "joint-conference");
        assertThat(logins.regionsOf(account)).isEmpty();
        both.decide(RequestKind.CHANGE, account, OFFICER);
        assertThat(groups()).containsExactlyInAnyOrder("civil-affairs", "caseworker");
    }

    @Test
    void whoAskedAndWhoConfirmedIsInTheTrail() {
        both.create(account, OFFICER);
        assertThat(database.sql("select kind || ' ' || account from audit.event where object_id = ? order by id")
                        .param(account)
                        .query(String.class)
                        .list())
                .contains(
                        "ACCOUNT_CHANGE_ASKED administrator",
                        "ACCOUNT_CHANGE_CONFIRMED administrator-2",
                        "PASSWORD_HALF_READ administrator");
        assertThat(database.sql(
                                "select distinct account from audit.event where kind = 'MEMBERSHIP_CHANGED' and detail like ?")
                        .param("%" + account + "%")
                        .query(String.class)
                        .list())
                .containsExactly("administrator-2");
    }

    @Test
    void thousandsOfAccountsAreListedAPageAtATime(@Autowired AccountList list) {
        database.sql(
                        "insert into act_id_user (id_, rev_, first_) select 'bulk-' || lpad(i::text, 4, '0'), 1, '批量' from generate_series(1, 120) i")
                .update();
        try {
            var filter = new AccountList.Filter("BULK-", "", "", "");
            assertThat(list.find(filter, 0)).hasSize(AccountList.PAGE + 1);
            assertThat(list.find(filter, 2 * AccountList.PAGE)).hasSize(20);
            assertThat(list.find(new AccountList.Filter("", "police", "350404", ""), 0))
                    .extracting(AccountList.Row::account)
                    .contains("police-350404")
                    .doesNotContain("police-350405");
        } finally {
            database.sql("delete from act_id_user where id_ like 'bulk-%'").update();
        }
    }
}
