package org.guitu.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbGroupQueryImpl;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbTenantQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.guitu.engine.Refusal;
import org.guitu.office.Role;

/**
 * The engine's own accounts with more rules: nobody changes their own department, role or region, so that an administrator needs a
 * second one to become a caseworker, nor their own name; a region is always one person's, never a whole group's; whoever loses a
 * department, role or region, or leaves, gives the tasks that went with it back to their queues; and who works where is known only to
 * those who may read accounts.
 */
final class GuardedIdentities extends DbIdentityServiceProvider {

    private final ReturnedTasks tasks;

    private GuardedIdentities(ReturnedTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        refuseOwn(user);
        return super.createMembership(user, group);
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        refuseOwn(user);
        var result = super.deleteMembership(user, group);
        tasks.returnTasksOf(user, without(group, groupsOf(user)), regionsOf(user));
        return result;
    }

    /** A wider region takes the place of the ones in it, so that more may be less. */
    @Override
    public IdentityOperationResult createTenantUserMembership(String tenant, String user) {
        refuseOwn(user);
        var result = super.createTenantUserMembership(tenant, user);
        var regions = new ArrayList<>(regionsOf(user));
        regions.add(tenant);
        tasks.returnTasksOf(user, groupsOf(user), regions);
        return result;
    }

    @Override
    public IdentityOperationResult deleteTenantUserMembership(String tenant, String user) {
        refuseOwn(user);
        var result = super.deleteTenantUserMembership(tenant, user);
        tasks.returnTasksOf(user, groupsOf(user), without(tenant, regionsOf(user)));
        return result;
    }

    @Override
    public IdentityOperationResult createTenantGroupMembership(String tenant, String group) {
        if (person() != null) {
            throw Refusal.forbidden("地区只能分配给个人账户，不能分配给整个组。");
        }
        return super.createTenantGroupMembership(tenant, group);
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        var result = super.deleteUser(user);
        tasks.returnTasksOf(user, List.of(), List.of());
        return result;
    }

    @Override
    public IdentityOperationResult deleteGroup(String group) {
        var members = asEngine(() -> createUserQuery().memberOfGroup(group).list());
        var result = super.deleteGroup(group);
        members.forEach(member -> tasks.returnTasksOf(
                member.getId(), without(group, groupsOf(member.getId())), regionsOf(member.getId())));
        return result;
    }

    @Override
    public IdentityOperationResult deleteTenant(String tenant) {
        var members = asEngine(() -> createUserQuery().memberOfTenant(tenant).list());
        var result = super.deleteTenant(tenant);
        members.forEach(member -> tasks.returnTasksOf(
                member.getId(), groupsOf(member.getId()), without(tenant, regionsOf(member.getId()))));
        return result;
    }

    /** People change their own password here; the name that others see is the administrator's to change. */
    @Override
    public IdentityOperationResult saveUser(User user) {
        refuseNameOfAnother(user);
        if (Objects.equals(user.getId(), person()) && !isAdministrator()) {
            var known = findUserById(user.getId());
            if (known != null
                    && !(Objects.equals(known.getFirstName(), user.getFirstName())
                            && Objects.equals(known.getLastName(), user.getLastName())
                            && Objects.equals(known.getEmail(), user.getEmail()))) {
                throw Refusal.forbidden("姓名由系统管理员修改，请与其联系。");
            }
        }
        return super.saveUser(user);
    }

    /** Names that differ in capitals only are taken for one another, by people and by mail. */
    private static void refuseNameOfAnother(User user) {
        boolean isNew = user instanceof UserEntity account && account.getRevision() == 0;
        if (isNew
                && asEngine(() -> Context.getProcessEngineConfiguration()
                                .getIdentityService()
                                .createNativeUserQuery()
                                .sql("select * from act_id_user where lower(id_) = lower(#{id}) and id_ <> #{id}")
                                .parameter("id", user.getId())
                                .list()
                                .size())
                        > 0) {
            throw Refusal.wrong("已有只差大小写的用户名，容易混淆。请换一个用户名。");
        }
    }

    /** Otherwise whoever has come in could guess the passwords of others, past what slows the login down. */
    @Override
    public boolean checkPassword(String user, String password) {
        if (person() != null && !person().equals(user)) {
            throw Refusal.forbidden("只能核对自己的密码。");
        }
        return super.checkPassword(user, password);
    }

    @Override
    public List<Group> findGroupByQueryCriteria(DbGroupQueryImpl query) {
        return isAboutAnother(query.getUserId()) ? List.of() : super.findGroupByQueryCriteria(query);
    }

    @Override
    public long findGroupCountByQueryCriteria(DbGroupQueryImpl query) {
        return isAboutAnother(query.getUserId()) ? 0 : super.findGroupCountByQueryCriteria(query);
    }

    @Override
    public List<Tenant> findTenantByQueryCriteria(DbTenantQueryImpl query) {
        return isAboutAnother(query.getUserId()) ? List.of() : super.findTenantByQueryCriteria(query);
    }

    @Override
    public long findTenantCountByQueryCriteria(DbTenantQueryImpl query) {
        return isAboutAnother(query.getUserId()) ? 0 : super.findTenantCountByQueryCriteria(query);
    }

    /** Who works where is known to those who may read that person's account. */
    private boolean isAboutAnother(String user) {
        return user != null
                && person() != null
                && Context.getCommandContext().isAuthorizationCheckEnabled()
                && !user.equals(person())
                && !getAuthorizationManager().isAuthorized(Permissions.READ, Resources.USER, user);
    }

    /** As the database has them; the change at hand is not written yet. */
    private List<String> groupsOf(String user) {
        return asEngine(() -> createGroupQuery().groupMember(user).list()).stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> regionsOf(String user) {
        return asEngine(() -> createTenantQuery().userMember(user).list()).stream()
                .map(Tenant::getId)
                .toList();
    }

    private static <T> T asEngine(Callable<T> question) {
        return Context.getCommandContext().runWithoutAuthorization(question);
    }

    private static List<String> without(String lost, List<String> all) {
        return all.stream().filter(one -> !one.equals(lost)).toList();
    }

    private static void refuseOwn(String user) {
        if (Objects.equals(user, person())) {
            throw Refusal.forbidden("不能修改自己的部门、角色和地区，请由另一位系统管理员办理。");
        }
    }

    private static boolean isAdministrator() {
        var groups = Context.getCommandContext().getAuthentication().getGroupIds();
        return groups != null && groups.contains(Role.ADMINISTRATOR.id());
    }

    private static String person() {
        Authentication authentication = Context.getCommandContext().getAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /** Makes one per command: for reading as well as for writing. */
    record Factory(ReturnedTasks tasks) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return GuardedIdentities.class;
        }

        @Override
        public Session openSession() {
            return new GuardedIdentities(tasks);
        }
    }
}
