package org.guitu.engine.access;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionRequirementsDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * What the engine grants by itself, in the place of its own provider, of which nothing is inherited: accounts may change their own
 * password, groups and regions are known to their people, and whom a model names may start its process. Nothing is granted for a
 * single task, which {@link TaskPolicy} decides, nor to whoever deploys.
 */
public final class StarterGrants implements ResourceAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = {};

    @Override
    public AuthorizationEntity[] newUser(User user) {
        return one(grant(user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE));
    }

    @Override
    public AuthorizationEntity[] newGroup(Group group) {
        return one(grant(null, group.getId(), Resources.GROUP, group.getId(), Permissions.READ));
    }

    @Override
    public AuthorizationEntity[] newTenant(Tenant tenant) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] groupMembershipCreated(String group, String user) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] tenantMembershipCreated(Tenant tenant, User user) {
        return one(grant(user.getId(), null, Resources.TENANT, tenant.getId(), Permissions.READ));
    }

    @Override
    public AuthorizationEntity[] tenantMembershipCreated(Tenant tenant, Group group) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newFilter(Filter filter) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        return NONE;
    }

    /** Whom the new version names as starters may start the process, and nobody else any more. */
    @Override
    public AuthorizationEntity[] newProcessDefinition(ProcessDefinition definition) {
        var starters = ((ProcessDefinitionEntity) definition)
                .getCandidateStarterGroupIdExpressions().stream()
                        .map(Expression::getExpressionText)
                        .collect(Collectors.toSet());
        withdrawAllBut(starters, definition.getKey(), Context.getCommandContext());
        return starters.stream()
                .map(group -> starter(group, definition.getKey()))
                .toArray(AuthorizationEntity[]::new);
    }

    private static AuthorizationEntity starter(String group, String process) {
        var known = Context.getCommandContext()
                .getAuthorizationManager()
                .findAuthorizationByGroupIdAndResourceId(
                        Authorization.AUTH_TYPE_GRANT, group, Resources.PROCESS_DEFINITION, process);
        if (known != null) {
            return known;
        }
        return grant(null, group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.CREATE_INSTANCE);
    }

    /**
     * Takes what somebody was granted for that process alone from all but those groups.
     *
     * @param process the process's key
     */
    public static void withdrawAllBut(Set<String> groups, String process, CommandContext context) {
        context.runWithoutAuthorization(() -> {
            withdraw(
                    new AuthorizationQueryImpl()
                            .resourceType(Resources.PROCESS_DEFINITION).resourceId(process).list().stream()
                                    .filter(grant -> grant.getGroupId() == null || !groups.contains(grant.getGroupId()))
                                    .toList(),
                    context);
            return null;
        });
    }

    /** Each is an event of the audit trail. */
    public static void withdraw(Collection<Authorization> grants, CommandContext context) {
        grants.stream().map(AuthorizationEntity.class::cast).forEach(grant -> {
            context.getAuthorizationManager().delete(grant);
            context.getOperationLogManager()
                    .logAuthorizationOperation(UserOperationLogEntry.OPERATION_TYPE_DELETE, grant, null);
        });
    }

    @Override
    public AuthorizationEntity[] newProcessInstance(ProcessInstance instance) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTask(Task task) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String user, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String user, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String group, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newDecisionDefinition(DecisionDefinition definition) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newDecisionRequirementsDefinition(DecisionRequirementsDefinition definition) {
        return NONE;
    }

    private static AuthorizationEntity[] one(AuthorizationEntity grant) {
        return new AuthorizationEntity[] {grant};
    }

    private static AuthorizationEntity grant(
            String user, String group, Resource resource, String id, Permission... permissions) {
        var grant = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(user);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        return grant;
    }
}
