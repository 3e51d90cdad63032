package org.guitu.engine.access;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.EventSubscriptionQueryImpl;
import org.camunda.bpm.engine.impl.HistoricActivityInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricIncidentQueryImpl;
import org.camunda.bpm.engine.impl.HistoricJobLogQueryImpl;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.guitu.engine.command.FactConditions;
import org.guitu.office.Role;

/** Applies {@link TaskPolicy} to task lists and counts instead of the engine's grants per task; all else goes by the grants. */
class PolicyAuthorizationManager extends AuthorizationManager {

    private static final String[] NO_REGION = {"none"};
    private static final String NO_SCOPE = "none";

    private final People people;
    private final SupervisorReads reads;

    PolicyAuthorizationManager(People people, SupervisorReads reads) {
        this.people = people;
        this.reads = reads;
    }

    /** What every query passes but that for tasks. */
    @Override
    public void configureQuery(ListQueryParameterObject query) {
        if (isAuthCheckExecuted()) {
            FactConditions.refuse(query);
        }
        super.configureQuery(query);
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        if (isAuthCheckExecuted()) {
            FactConditions.refuse(query);
            var policy = people.policyOf(getCurrentAuthentication());
            policy.restrict(query, () -> hasTasksOutsideOf(policy));
        }
        query.getAuthCheck().setAuthorizationCheckEnabled(false);
    }

    private boolean hasTasksOutsideOf(TaskPolicy policy) {
        var queues = List.copyOf(policy.queues());
        var names = IntStream.range(0, queues.size())
                .mapToObj("#{queue%d}"::formatted)
                .collect(joining(", "));
        var tasks = getCommandContext()
                .getProcessEngineConfiguration()
                .getTaskService()
                .createNativeTaskQuery()
                .sql(
                        """
                        select count(*) from ACT_RU_TASK T where T.ASSIGNEE_ = #{person} and not exists (
                          select 1 from ACT_RU_IDENTITYLINK I
                          where I.TASK_ID_ = T.ID_ and I.TYPE_ = 'candidate' and I.GROUP_ID_ in (%s))
                        """
                                .formatted(names))
                .parameter("person", policy.person());
        IntStream.range(0, queues.size()).forEach(i -> tasks.parameter("queue" + i, queues.get(i)));
        return tasks.count() > 0;
    }

    /**
     * The engine would read the groups of all grants that there are, for every check, to leave out those of the person's groups
     * that have none. A person has too few groups for that to be of use.
     */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    /** Nobody has a grant for a single task ({@link StarterGrants}), so that there is none to take back when it is done. */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String resourceId) {
        if (resource != Resources.TASK) {
            super.deleteAuthorizationsByResourceId(resource, resourceId);
        }
    }

    /**
     * Whoever sees a task sees what its card shows; supervisors see the routing facts of one instance of their regions, and that they did is
     * written down. Nothing else is asked of variables.
     */
    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        super.configureVariableInstanceQuery(query);
        if (!isAuthCheckExecuted()) {
            return;
        }
        if (FactQueries.isForCards(query)) {
            query.variableScopeIdIn(visible(query.getVariableScopeIds()));
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
            return;
        }
        var instances = query.getProcessInstanceIds();
        if (query.getVariableScopeIds() != null || instances == null || instances.length != 1 || !isSupervisor()) {
            throw FactQueries.closed();
        }
        reads.facts(instances[0], FactQueries.names(query));
    }

    /** Of those scopes the ones that belong to visible tasks. */
    private String[] visible(String[] scopes) {
        return Stream.concat(
                        Stream.of(NO_SCOPE),
                        getCommandContext()
                                .getProcessEngineConfiguration()
                                .getTaskService()
                                .createTaskQuery()
                                .processInstanceIdIn(scopes)
                                .list()
                                .stream()
                                .flatMap(task -> Stream.of(task.getProcessInstanceId(), task.getId()))
                                .distinct())
                .toArray(String[]::new);
    }

    private boolean isSupervisor() {
        return people.policyOf(getCurrentAuthentication()).supervisor();
    }

    /** Administrators, who have no region, learn how many instances of each version run anywhere, and nothing else of them. */
    @Override
    public void configureProcessDefinitionStatisticsQuery(ProcessDefinitionStatisticsQueryImpl query) {
        super.configureProcessDefinitionStatisticsQuery(query);
        if (isAuthCheckExecuted()
                && getCurrentAuthentication().getGroupIds() != null
                && getCurrentAuthentication().getGroupIds().contains(Role.ADMINISTRATOR.id())) {
            getCommandContext().disableTenantCheck();
        }
    }

    /** What was once true of a case is in its dossier, for those who read that. */
    @Override
    @SuppressWarnings("rawtypes")
    protected void configureHistoricVariableAndDetailQuery(AbstractQuery query) {
        if (isAuthCheckExecuted()) {
            throw FactQueries.closed();
        }
        super.configureHistoricVariableAndDetailQuery(query);
    }

    @Override
    public void configureHistoricProcessInstanceQuery(HistoricProcessInstanceQueryImpl query) {
        super.configureHistoricProcessInstanceQuery(query);
        history(query.getProcessInstanceId(), "流程实例");
    }

    @Override
    public void configureHistoricActivityInstanceQuery(HistoricActivityInstanceQueryImpl query) {
        super.configureHistoricActivityInstanceQuery(query);
        history(query.getProcessInstanceId(), "经过的步骤");
    }

    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        super.configureHistoricTaskInstanceQuery(query);
        history(query.getProcessInstanceId(), "任务");
    }

    @Override
    public void configureHistoricIncidentQuery(HistoricIncidentQueryImpl query) {
        super.configureHistoricIncidentQuery(query);
        history(query.getProcessInstanceId(), "故障");
    }

    /** Of one instance, so that it can be written down whose case was looked at. */
    private void history(String instance, String what) {
        if (isAuthCheckExecuted()) {
            if (instance == null && isSupervisor()) {
                throw FactQueries.notAtOnce();
            }
            reads.history(instance, what);
        }
    }

    /** Jobs of no process (clean-up of the history, batches over cases) belong to no region and are the system's own. */
    @Override
    public void configureJobQuery(JobQueryImpl query) {
        super.configureJobQuery(query);
        if (isAuthCheckExecuted()) {
            query.tenantIdIn(ownRegions());
        }
    }

    /** What starts a process belongs to no case, and is as little anybody's to look at as the system's own jobs. */
    @Override
    public void configureEventSubscriptionQuery(EventSubscriptionQueryImpl query) {
        super.configureEventSubscriptionQuery(query);
        if (isAuthCheckExecuted()) {
            query.tenantIdIn(ownRegions());
        }
    }

    @Override
    public void configureHistoricJobLogQuery(HistoricJobLogQueryImpl query) {
        super.configureHistoricJobLogQuery(query);
        history(query.getProcessInstanceId(), "作业");
        if (isAuthCheckExecuted()) {
            query.tenantIdIn(ownRegions());
        }
    }

    private String[] ownRegions() {
        var regions = getCurrentAuthentication().getTenantIds();
        return regions == null || regions.isEmpty() ? NO_REGION : regions.toArray(String[]::new);
    }

    /** The engine's log of operations says who did what anywhere. Whoever may know that reads the audit trail. */
    @Override
    public void configureUserOperationLogQuery(UserOperationLogQueryImpl query) {
        configureQuery(query, Resources.OPERATION_LOG_CATEGORY, "RES.CATEGORY_", Permissions.READ);
    }

    /** Makes one per command, in the place of the engine's own. */
    static final class Factory implements SessionFactory {

        private final People people;
        private final SupervisorReads reads;

        Factory(People people, SupervisorReads reads) {
            this.people = people;
            this.reads = reads;
        }

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new PolicyAuthorizationManager(people, reads);
        }
    }
}
