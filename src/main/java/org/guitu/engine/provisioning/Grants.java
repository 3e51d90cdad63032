package org.guitu.engine.provisioning;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/**
 * What each role may do in the engine besides working on tasks, which {@link TaskPolicy} decides. What is not listed is denied.
 *
 * <p>Nobody may make filters: a filter's query can hold expressions. Nobody may change the variables of a running case.
 */
@Component
class Grants {

    private static final String ALL = Authorization.ANY;

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void create() {
        for (Role worker : new Role[] {Role.CASEWORKER, Role.SUPERVISOR}) {
            grant(worker, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(worker, Resources.FILTER, ALL, Permissions.READ);
            grant(worker, Resources.TENANT, ALL, Permissions.READ);
            // Which processes, their models say.
            grant(worker, Resources.PROCESS_INSTANCE, ALL, Permissions.CREATE);
        }
        grant(Role.CASEWORKER, Resources.PROCESS_DEFINITION, ALL, Permissions.READ);

        grant(Role.SUPERVISOR, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                Role.SUPERVISOR,
                Resources.PROCESS_DEFINITION,
                ALL,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
        // For Cockpit's count of tasks by queue only: lists and single tasks go by the policy, whatever is granted.
        grant(Role.SUPERVISOR, Resources.TASK, ALL, Permissions.READ);
        grant(Role.SUPERVISOR, Resources.DECISION_DEFINITION, ALL, Permissions.READ);
        grant(Role.SUPERVISOR, Resources.USER, ALL, Permissions.READ);
        grant(Role.SUPERVISOR, Resources.GROUP, ALL, Permissions.READ);

        grant(Role.ADMINISTRATOR, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(Role.ADMINISTRATOR, Resources.APPLICATION, "admin", Permissions.ACCESS);
        // What becomes of an account two administrators decide, on a page of our own; none is ever deleted.
        grant(Role.ADMINISTRATOR, Resources.USER, ALL, Permissions.READ);
        grant(Role.ADMINISTRATOR, Resources.GROUP, ALL, Permissions.READ);
        grant(Role.ADMINISTRATOR, Resources.TENANT, ALL, Permissions.READ);
        grant(Role.ADMINISTRATOR, Resources.AUTHORIZATION, ALL, Permissions.READ);
        grant(Role.ADMINISTRATOR, Resources.DEPLOYMENT, ALL, Permissions.READ, Permissions.CREATE);
        grant(Role.ADMINISTRATOR, Resources.PROCESS_DEFINITION, ALL, Permissions.READ);
        grant(Role.ADMINISTRATOR, Resources.DECISION_DEFINITION, ALL, Permissions.READ);
        grant(Role.ADMINISTRATOR, Resources.SYSTEM, ALL, SystemPermissions.READ);
        withdraw(Role.ADMINISTRATOR, Resources.GROUP_MEMBERSHIP);
        withdraw(Role.ADMINISTRATOR, Resources.TENANT_MEMBERSHIP);
    }

    /** What an earlier release gave. */
    private void withdraw(Role role, Resource resource) {
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(role.id())
                .resourceType(resource)
                .list()
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }

    private void grant(Role role, Resource resource, String id, Permission... permissions) {
        var known = authorizations
                .createAuthorizationQuery()
                .groupIdIn(role.id())
                .resourceType(resource)
                .resourceId(id)
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .singleResult();
        var grant = known == null ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : known;
        grant.setGroupId(role.id());
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
