package org.guitu.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.guitu.account.Duties;
import org.guitu.office.Account;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/**
 * Keeps departments, regions and people in the engine's identity tables.
 *
 * <p>A department and a role are groups, a region is a tenant. The
 * ids are those of {@link Directory}; calling a method twice changes nothing.
 */
@Component
public class AccountStore {

    /** What an account's id looks like: letters and digits, joined by single hyphens, dots or underscores. */
    public static final String ID_PATTERN = "[a-zA-Z0-9]+([-._][a-zA-Z0-9]+)*";

    private static final String DEPARTMENT = "DEPARTMENT";
    private static final String ROLE = "ROLE";

    private final IdentityService identities;
    private final Directory directory;

    AccountStore(IdentityService identities, Directory directory) {
        this.identities = identities;
        this.directory = directory;
    }

    /** Makes the group of every department and role and the tenant of every region. */
    public void createDirectory() {
        directory.departments().forEach(department -> group(department.id(), department.zh(), DEPARTMENT));
        for (Role role : Role.values()) {
            group(role.id(), role.zh(), ROLE);
        }
        group(Duties.ENGINE_ADMINISTRATORS, "Camunda", "SYSTEM");
        var known = identities.createTenantQuery().list().stream()
                .map(tenant -> tenant.getId())
                .toList();
        for (Region region : directory.regions()) {
            if (!known.contains(region.code())) {
                var tenant = identities.newTenant(region.code());
                tenant.setName(region.name());
                identities.saveTenant(tenant);
            }
        }
    }

    /**
     * Makes the account unless its id is taken.
     *
     * @throws IllegalArgumentException when the department or the region is unknown
     */
    public void create(Account account, String password) {
        directory.department(account.department());
        directory.region(account.region());
        if (exists(account.id())) {
            return;
        }
        var user = identities.newUser(account.id());
        user.setFirstName(account.displayName());
        // Camunda Admin saves no account without a last name.
        user.setLastName(account.role().zh());
        user.setPassword(password);
        identities.saveUser(user);
        groupsOf(account).forEach(group -> identities.createMembership(account.id(), group));
        regionsOf(account).forEach(region -> identities.createTenantUserMembership(region.code(), account.id()));
    }

    public boolean exists(String id) {
        return identities.createUserQuery().userId(id).count() > 0;
    }

    /** Whether there is an account of that id, also one that differs by its capitals only. */
    public boolean isTaken(String id) {
        return identities.createUserQuery().list().stream()
                .anyMatch(user -> user.getId().equalsIgnoreCase(id));
    }

    /** Those who run this installation. */
    public List<String> administrators() {
        return identities.createUserQuery().memberOfGroup(Role.ADMINISTRATOR.id()).orderByUserId().asc().list().stream()
                .map(User::getId)
                .toList();
    }

    /** Those whose roles exclude each other, from before that was refused: nobody comes in with them. */
    public List<String> withRolesThatExcludeEachOther() {
        return Stream.of(Role.ADMINISTRATOR.id(), Duties.ENGINE_ADMINISTRATORS, Role.AUDITOR.id())
                .flatMap(group -> identities.createUserQuery().memberOfGroup(group).list().stream())
                .map(User::getId)
                .distinct()
                .filter(user -> Duties.conflict(groupsOf(user), codesOf(user)).isPresent())
                .sorted()
                .toList();
    }

    private List<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> codesOf(String user) {
        return identities.createTenantQuery().userMember(user).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    private static List<String> groupsOf(Account account) {
        var groups = new ArrayList<>(List.of(account.role().id(), account.department()));
        if (account.role() == Role.ADMINISTRATOR) {
            groups.add(Duties.ENGINE_ADMINISTRATORS);
        }
        return groups;
    }

    private List<Region> regionsOf(Account account) {
        return switch (account.role()) {
            case CASEWORKER, SUPERVISOR -> directory.withinRegion(account.region());
            case ADMINISTRATOR, AUDITOR -> List.of();
        };
    }

    private void group(String id, String name, String type) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            var group = identities.newGroup(id);
            group.setName(name);
            group.setType(type);
            identities.saveGroup(group);
        }
    }
}
