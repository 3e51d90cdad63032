package org.guitu.engine.access;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;

/**
 * Grants nobody anything for a single task: {@link TaskPolicy} decides. Grants would outlive hand-overs and make task lists slow.
 * People may change their own password, but not delete themselves.
 */
final class StarterGrants extends DefaultAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = {};

    @Override
    public AuthorizationEntity[] newUser(User user) {
        return new AuthorizationEntity[] {
            createGrantAuthorization(
                    user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE)
        };
    }

    /** Whom the model names as starters may start the process. */
    @Override
    public AuthorizationEntity[] newProcessDefinition(ProcessDefinition definition) {
        return ((ProcessDefinitionEntity) definition)
                .getCandidateStarterGroupIdExpressions().stream()
                        .map(Expression::getExpressionText)
                        .map(group -> starter(group, definition.getKey()))
                        .toArray(AuthorizationEntity[]::new);
    }

    private AuthorizationEntity starter(String group, String process) {
        var known = getGrantAuthorizationByGroupId(group, Resources.PROCESS_DEFINITION, process);
        if (known != null) {
            return known;
        }
        return createGrantAuthorization(
                null, group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.CREATE_INSTANCE);
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
}
