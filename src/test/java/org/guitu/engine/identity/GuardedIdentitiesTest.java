package org.guitu.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.guitu.account.Duties;
import org.guitu.office.Role;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way of the engine's identity service that changes something, tried as each role, and every pair of roles, put together by the system. */
@GuituTest
class GuardedIdentitiesTest {

    private static int people;

    private interface Act {
        void on(IdentityService identities, String somebody);
    }

    private static final Map<String, Act> ACTS = Map.ofEntries(
            Map.entry("newUser", (identities, somebody) -> identities.newUser("made-by-one")),
            Map.entry("saveUser", (identities, somebody) -> {
                var user = identities.createUserQuery().userId(somebody).singleResult();
                user.setFirstName("别人");
                identities.saveUser(user);
            }),
            Map.entry("password", (identities, somebody) -> {
                var user = identities.createUserQuery().userId(somebody).singleResult();
                user.setPassword("correct horse battery");
                identities.saveUser(user);
            }),
            Map.entry("deleteUser", IdentityService::deleteUser),
            Map.entry("unlockUser", IdentityService::unlockUser),
            Map.entry("newGroup", (identities, somebody) -> identities.newGroup("made-by-one")),
            Map.entry(
                    "saveGroup",
                    (identities, somebody) -> identities.saveGroup(
                            identities.createGroupQuery().groupId("police").singleResult())),
            Map.entry("deleteGroup", (identities, somebody) -> identities.deleteGroup("police")),
            Map.entry("newTenant", (identities, somebody) -> identities.newTenant("made-by-one")),
            Map.entry(
                    "saveTenant",
                    (identities, somebody) -> identities.saveTenant(
                            identities.createTenantQuery().tenantId("350404").singleResult())),
            Map.entry("deleteTenant", (identities, somebody) -> identities.deleteTenant("350404")),
            Map.entry("createMembership", (identities, somebody) -> identities.createMembership(somebody, "health")),
            Map.entry("deleteMembership", (identities, somebody) -> identities.deleteMembership(somebody, "police")),
            Map.entry(
                    "createTenantUserMembership",
                    (identities, somebody) -> identities.createTenantUserMembership("350405", somebody)),
            Map.entry(
                    "deleteTenantUserMembership",
                    (identities, somebody) -> identities.deleteTenantUserMembership("350404", somebody)),
            Map.entry(
                    "createTenantGroupMembership",
                    (identities, somebody) -> identities.createTenantGroupMembership("350404", "police")),
            Map.entry(
                    "deleteTenantGroupMembership",
                    (identities, somebody) -> identities.deleteTenantGroupMembership("350404", "police")));

    @Autowired
    private IdentityService identities;

    @Autowired
    private EngineLogin logins;

    private final String somebody = "guarded-" + ++people;

    @BeforeEach
    void somebodyWorks() {
        identities.saveUser(identities.newUser(somebody));
        identities.createMembership(somebody, "police");
        identities.createTenantUserMembership("350404", somebody);
    }

    static Stream<Arguments> actsOfEachRole() {
        return Stream.of("police-350404", "supervisor-350404", "administrator", "auditor")
                .flatMap(account -> ACTS.keySet().stream().sorted().map(act -> Arguments.of(account, act)));
    }

    @ParameterizedTest
    @MethodSource("actsOfEachRole")
    void nobodyChangesAnythingAlone(String account, String act) {
        assertThatThrownBy(() -> logins.as(account, () -> {
                    ACTS.get(act).on(identities, somebody);
                    return null;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(logins.groupsOf(somebody)).contains(List.of("police"));
        assertThat(logins.regionsOf(somebody)).containsExactly("350404");
    }

    @Test
    void theRefusalNamesThePage() {
        assertThatThrownBy(() -> logins.as("administrator", () -> {
                    identities.createMembership(somebody, "caseworker");
                    return null;
                }))
                .hasMessageContaining("/accounts")
                .hasMessageContaining("第二位系统管理员");
    }

    static Stream<Arguments> pairs() {
        var groups = List.of(
                Role.CASEWORKER.id(),
                Role.SUPERVISOR.id(),
                Role.ADMINISTRATOR.id(),
                Role.AUDITOR.id(),
                Duties.ENGINE_ADMINISTRATORS,
                "civil-affairs");
        return groups.stream()
                .flatMap(one ->
                        groups.stream().filter(other -> !other.equals(one)).map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSystemItselfPutsNoExcludedPairTogether(String one, String other) {
        var person = "pair-" + ++people;
        identities.saveUser(identities.newUser(person));
        identities.createMembership(person, one);
        if (Duties.exclude(List.of(one, other))) {
            assertThatThrownBy(() -> identities.createMembership(person, other))
                    .hasMessageMatching("(?s).*(互相排斥|不办理个案).*");
            assertThatThrownBy(() -> ConfirmedChange.during(() -> {
                        identities.createMembership(person, other);
                        return null;
                    }))
                    .hasMessageMatching("(?s).*(互相排斥|不办理个案).*");
            assertThat(logins.groupsOf(person)).contains(List.of(one));
        } else {
            identities.createMembership(person, other);
        }
    }

    @Test
    void norARegionWithOneWhoWorksOnNoCases() {
        for (String account : List.of("administrator", "auditor")) {
            assertThatThrownBy(() -> identities.createTenantUserMembership("350404", account))
                    .hasMessageContaining("不能属于任何地区");
        }
        assertThatThrownBy(() -> identities.createMembership(somebody, Role.AUDITOR.id()))
                .hasMessageContaining("审计员");
    }

    @Test
    void peopleChangeTheirOwnPassword() {
        var person = "own-" + ++people;
        identities.saveUser(identities.newUser(person));
        identities.createMembership(person, "caseworker");
        logins.as(person, () -> {
            var user = identities.createUserQuery().userId(person).singleResult();
            user.setPassword("correct horse battery");
            identities.saveUser(user);
            return null;
        });
        assertThat(identities.checkPassword(person, "correct horse battery")).isTrue();
    }
}
