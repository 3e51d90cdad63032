package org.guitu.engine.identity;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.guitu.office.Account;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/**
 * Keeps departments, regions and people in the engine's identity tables.
 *
 * <p>A department and a role are groups, a region is a tenant; whoever makes accounts in Camunda Admin sets just these. The
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
        group(Groups.CAMUNDA_ADMIN, "Camunda", "SYSTEM");
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

    /** Whether anybody runs this installation. */
    public boolean anyAdministrator() {
        return identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
    }

    private static List<String> groupsOf(Account account) {
        var groups = new ArrayList<>(List.of(account.role().id(), account.department()));
        if (account.role() == Role.ADMINISTRATOR) {
            groups.add(Groups.CAMUNDA_ADMIN);
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
