package org.guitu.account.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.guitu.account.AccountDraft;
import org.guitu.account.Duties;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/** Accounts in the engine's identity tables, as drafts: how one is, and how it becomes what was decided. */
@Component
class EngineAccounts {

    private final IdentityService identities;
    private final Directory directory;
    private final LeftCases cases;

    EngineAccounts(IdentityService identities, Directory directory, LeftCases cases) {
        this.identities = identities;
        this.directory = directory;
        this.cases = cases;
    }

    /** How the account is; empty when there is none of that id. */
    Optional<AccountDraft> find(String account) {
        return Optional.ofNullable(user(account)).map(user -> {
            var groups = groupsOf(account);
            return new AccountDraft(
                    Objects.requireNonNullElse(user.getFirstName(), ""),
                    Objects.requireNonNullElse(user.getEmail(), ""),
                    groups.stream().filter(directory::isDepartment).toList(),
                    groups.stream().filter(AccountCheck::isRole).toList(),
                    directory.outermost(regionsOf(account)));
        });
    }

    void create(String account, AccountDraft draft, String password) {
        var user = identities.newUser(account);
        describe(user, draft);
        user.setPassword(password);
        identities.saveUser(user);
        join(account, groups(draft), regions(draft));
    }

    /** What the account loses goes before what it gets: they may exclude each other. */
    void change(String account, AccountDraft draft) {
        var before = find(account).orElseThrow();
        var user = user(account);
        describe(user, draft);
        identities.saveUser(user);
        join(account, groups(draft), regions(draft));
        cases.tell(account, before, draft.departments(), regions(draft));
    }

    /** Takes everything that opens something. */
    void close(String account) {
        var before = find(account).orElseThrow();
        join(account, Set.of(), Set.of());
        cases.tell(account, before, Set.of(), Set.of());
    }

    void setPassword(String account, String password) {
        var user = user(account);
        user.setPassword(password);
        identities.saveUser(user);
    }

    private void join(String account, Set<String> groups, Set<String> regions) {
        var knownGroups = groupsOf(account);
        var knownRegions = regionsOf(account);
        without(knownGroups, groups).forEach(group -> identities.deleteMembership(account, group));
        without(knownRegions, regions).forEach(region -> identities.deleteTenantUserMembership(region, account));
        without(groups, knownGroups).forEach(group -> identities.createMembership(account, group));
        without(regions, knownRegions).forEach(region -> identities.createTenantUserMembership(region, account));
    }

    private static List<String> without(Iterable<String> all, Collection<String> others) {
        var left = new ArrayList<String>();
        all.forEach(one -> {
            if (!others.contains(one)) {
                left.add(one);
            }
        });
        return left;
    }

    private static void describe(User user, AccountDraft draft) {
        user.setFirstName(draft.name());
        user.setLastName(Stream.of(Role.values())
                .filter(role -> draft.roles().contains(role.id()))
                .map(Role::zh)
                .collect(Collectors.joining("、")));
        user.setEmail(draft.mail().isEmpty() ? null : draft.mail());
    }

    private static Set<String> groups(AccountDraft draft) {
        var groups = new LinkedHashSet<>(draft.roles());
        groups.addAll(draft.departments());
        if (draft.roles().contains(Role.ADMINISTRATOR.id())) {
            groups.add(Duties.ENGINE_ADMINISTRATORS);
        }
        return groups;
    }

    private Set<String> regions(AccountDraft draft) {
        return draft.regions().stream()
                .flatMap(code -> directory.withinRegion(code).stream())
                .map(Region::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private User user(String account) {
        return identities.createUserQuery().userId(account).singleResult();
    }

    private List<String> groupsOf(String account) {
        return identities.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> regionsOf(String account) {
        return identities.createTenantQuery().userMember(account).list().stream()
                .map(Tenant::getId)
                .toList();
    }
}
