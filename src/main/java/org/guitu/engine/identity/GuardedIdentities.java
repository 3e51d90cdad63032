package org.guitu.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
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
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.guitu.account.Duties;
import org.guitu.engine.Refusal;

/**
 * The engine's own accounts with more rules: whoever is logged in changes nothing here but the own password, all else is decided by two
 * administrators ({@link ConfirmedChange}); roles that exclude each other are never combined, whoever asks, the system included; a region is
 * always one person's, never a whole group's; whoever loses a department, role or region, or leaves, gives the tasks that went with it
 * back to their queues; and who works where is known only to those who may read accounts.
 */
final class GuardedIdentities extends DbIdentityServiceProvider {

    private final ReturnedTasks tasks;

    private final OwnPasswordGuesses guesses;

    private GuardedIdentities(ReturnedTasks tasks, OwnPasswordGuesses guesses) {
        this.tasks = tasks;
        this.guesses = guesses;
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        refuseUnlessConfirmed();
        refuseConflict(with(group, groupsOf(user)), regionsOf(user));
        return super.createMembership(user, group);
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        refuseUnlessConfirmed();
        var result = super.deleteMembership(user, group);
        tasks.returnTasksOf(user, without(group, groupsOf(user)), regionsOf(user));
        return result;
    }

    /** A wider region takes the place of the ones in it, so that more may be less. */
    @Override
    public IdentityOperationResult createTenantUserMembership(String tenant, String user) {
        refuseUnlessConfirmed();
        var regions = with(tenant, regionsOf(user));
        refuseConflict(groupsOf(user), regions);
        var result = super.createTenantUserMembership(tenant, user);
        tasks.returnTasksOf(user, groupsOf(user), regions);
        return result;
    }

    @Override
    public IdentityOperationResult deleteTenantUserMembership(String tenant, String user) {
        refuseUnlessConfirmed();
        var result = super.deleteTenantUserMembership(tenant, user);
        tasks.returnTasksOf(user, groupsOf(user), without(tenant, regionsOf(user)));
        return result;
    }

    @Override
    public IdentityOperationResult createTenantGroupMembership(String tenant, String group) {
        throw Refusal.forbidden("地区只能分配给个人账户，不能分配给整个组。");
    }

    @Override
    public IdentityOperationResult deleteTenantGroupMembership(String tenant, String group) {
        refuseUnlessConfirmed();
        return super.deleteTenantGroupMembership(tenant, group);
    }

    @Override
    public UserEntity createNewUser(String user) {
        refuseUnlessConfirmed();
        return super.createNewUser(user);
    }

    /** People change their own password here, and nothing else. */
    @Override
    public IdentityOperationResult saveUser(User user) {
        if (!isOwnPassword(user)) {
            refuseUnlessConfirmed();
        }
        refuseNameOfAnother(user);
        return super.saveUser(user);
    }

    private boolean isOwnPassword(User user) {
        if (!Objects.equals(user.getId(), person())) {
            return false;
        }
        var known = asEngine(() -> findUserById(user.getId()));
        return known != null
                && Objects.equals(known.getFirstName(), user.getFirstName())
                && Objects.equals(known.getLastName(), user.getLastName())
                && Objects.equals(known.getEmail(), user.getEmail());
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        refuseUnlessConfirmed();
        var result = super.deleteUser(user);
        tasks.returnTasksOf(user, List.of(), List.of());
        return result;
    }

    @Override
    public IdentityOperationResult unlockUser(String user) {
        refuseUnlessConfirmed();
        return super.unlockUser(user);
    }

    @Override
    public GroupEntity createNewGroup(String group) {
        refuseUnlessConfirmed();
        return super.createNewGroup(group);
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        refuseUnlessConfirmed();
        return super.saveGroup(group);
    }

    @Override
    public IdentityOperationResult deleteGroup(String group) {
        refuseUnlessConfirmed();
        var members = asEngine(() -> createUserQuery().memberOfGroup(group).list());
        var result = super.deleteGroup(group);
        members.forEach(member -> tasks.returnTasksOf(
                member.getId(), without(group, groupsOf(member.getId())), regionsOf(member.getId())));
        return result;
    }

    @Override
    public Tenant createNewTenant(String tenant) {
        refuseUnlessConfirmed();
        return super.createNewTenant(tenant);
    }

    @Override
    public IdentityOperationResult saveTenant(Tenant tenant) {
        refuseUnlessConfirmed();
        return super.saveTenant(tenant);
    }

    @Override
    public IdentityOperationResult deleteTenant(String tenant) {
        refuseUnlessConfirmed();
        var members = asEngine(() -> createUserQuery().memberOfTenant(tenant).list());
        var result = super.deleteTenant(tenant);
        members.forEach(member -> tasks.returnTasksOf(
                member.getId(), groupsOf(member.getId()), without(tenant, regionsOf(member.getId()))));
        return result;
    }

    /** What two administrators have decided needs no right of the one who confirms it. */
    @Override
    protected void checkAuthorization(Permission permission, Resource resource, String resourceId) {
        if (!ConfirmedChange.isOpen()) {
            super.checkAuthorization(permission, resource, resourceId);
        }
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
        if (person() == null) {
            return super.checkPassword(user, password);
        }
        if (guesses.areTooMany(user)) {
            throw Refusal.forbidden(OwnPasswordGuesses.TOO_MANY);
        }
        return guesses.looked(user, super.checkPassword(user, password));
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

    private static List<String> with(String gained, List<String> all) {
        var more = new ArrayList<>(all);
        more.add(gained);
        return more;
    }

    /** The system itself, at a start, acts in nobody's name. */
    private static void refuseUnlessConfirmed() {
        if (person() != null && !ConfirmedChange.isOpen()) {
            throw Refusal.forbidden("账户、角色、部门、地区和他人的密码只能在“账户管理”页（/accounts）申请，由第二位系统管理员确认后生效。");
        }
    }

    private static void refuseConflict(List<String> groups, List<String> regions) {
        Duties.conflict(groups, regions).ifPresent(conflict -> {
            throw Refusal.forbidden(conflict);
        });
    }

    private static String person() {
        Authentication authentication = Context.getCommandContext().getAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /** Makes one per command: for reading as well as for writing. */
    record Factory(ReturnedTasks tasks, OwnPasswordGuesses guesses) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return GuardedIdentities.class;
        }

        @Override
        public Session openSession() {
            return new GuardedIdentities(tasks, guesses);
        }
    }
}
