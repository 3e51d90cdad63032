package org.guitu.engine;

import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;

/**
 * The engine's own accounts with two more rules: nobody changes the own department, role or region, so that an administrator needs a
 * second one to become a caseworker; and a region is always a person's own, never a whole group's.
 */
public class GuardedIdentities extends DbIdentityServiceProvider {

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        refuseOwn(user);
        return super.createMembership(user, group);
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        refuseOwn(user);
        return super.deleteMembership(user, group);
    }

    @Override
    public IdentityOperationResult createTenantUserMembership(String tenant, String user) {
        refuseOwn(user);
        return super.createTenantUserMembership(tenant, user);
    }

    @Override
    public IdentityOperationResult deleteTenantUserMembership(String tenant, String user) {
        refuseOwn(user);
        return super.deleteTenantUserMembership(tenant, user);
    }

    @Override
    public IdentityOperationResult createTenantGroupMembership(String tenant, String group) {
        if (person() != null) {
            throw new AuthorizationException("地区只能分配给个人账户，不能分配给整个组。");
        }
        return super.createTenantGroupMembership(tenant, group);
    }

    private static void refuseOwn(String user) {
        if (Objects.equals(user, person())) {
            throw new AuthorizationException("不能修改自己的部门、角色和地区，请由另一位系统管理员办理。");
        }
    }

    private static String person() {
        Authentication authentication = Context.getCommandContext().getAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
