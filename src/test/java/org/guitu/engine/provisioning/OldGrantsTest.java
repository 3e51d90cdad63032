package org.guitu.engine.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an earlier version granted and this one does not is gone after the next start. */
@GuituTest
class OldGrantsTest {

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private OldGrants oldGrants;

    @Test
    void whoeverOnceDeployedCanDeleteNothing() {
        var deployer = grant("administrator", null, Resources.DEPLOYMENT, "old", Permissions.READ, Permissions.DELETE);
        var filter = grant("administrator", null, Resources.FILTER, "old", Permissions.ALL);
        var task = grant("police-350404", null, Resources.TASK, "old", Permissions.TASK_WORK);
        var account =
                grant("police-350499", null, Resources.USER, "police-350499", Permissions.READ, Permissions.UPDATE);
        oldGrants.withdraw();
        assertThat(isThere(deployer)).isFalse();
        assertThat(isThere(filter)).isFalse();
        assertThat(isThere(task)).isFalse();
        assertThat(isThere(account)).isTrue();
        authorizations.deleteAuthorization(account);
    }

    @Test
    void whomNoModelNamesAnyMoreStartsNothing() {
        var taken = grant(
                null,
                "health",
                Resources.PROCESS_DEFINITION,
                "person-export",
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        var gone = grant(
                null, "health", Resources.PROCESS_DEFINITION, "gone", ProcessDefinitionPermissions.CREATE_INSTANCE);
        oldGrants.withdraw();
        assertThat(isThere(taken)).isFalse();
        assertThat(isThere(gone)).isFalse();
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.PROCESS_DEFINITION)
                        .resourceId("person-export")
                        .list())
                .extracting(Authorization::getGroupId)
                .containsExactlyInAnyOrder("civil-affairs", "police");
    }

    private boolean isThere(String grant) {
        return authorizations.createAuthorizationQuery().authorizationId(grant).count() == 1;
    }

    private String grant(String user, String group, Resource resource, String id, Permission... permissions) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(user);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        return authorizations.saveAuthorization(grant).getId();
    }
}
