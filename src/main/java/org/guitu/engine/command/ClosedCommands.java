package org.guitu.engine.command;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.CleanableHistoricBatchReportImpl;
import org.camunda.bpm.engine.impl.CleanableHistoricCaseInstanceReportImpl;
import org.camunda.bpm.engine.impl.CleanableHistoricDecisionInstanceReportImpl;
import org.camunda.bpm.engine.impl.CleanableHistoricProcessInstanceReportImpl;
import org.camunda.bpm.engine.impl.HistoricActivityStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.HistoricCaseActivityStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.HistoricDecisionInstanceStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.JobDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.cmd.ActivateJobCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMetricsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskMetricsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTenantGroupMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTenantUserMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.camunda.bpm.engine.impl.cmd.FindHistoryCleanupJobsCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.HistoryCleanupCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.metrics.MetricsQueryImpl;
import org.guitu.engine.Refusal;
import org.guitu.office.Role;

/**
 * Commands that would let a person pass a task's form by, put free text into the engine's tables, or move a task into another queue
 * (and let that queue read it): refused to everybody who is logged in. So are those for which the engine asks for no right, or for
 * one that knows no region.
 */
final class ClosedCommands extends CommandInterceptor {

    private static final Set<Class<?>> CLOSED = Set.of(
            ActivateJobCmd.class,
            AddCommentCmd.class,
            AddGroupIdentityLinkCmd.class,
            AddUserIdentityLinkCmd.class,
            CreateAttachmentCmd.class,
            DelegateTaskCmd.class,
            DeleteGroupIdentityLinkCmd.class,
            DeleteMetricsCmd.class,
            DeleteTaskCmd.class,
            DeleteTaskMetricsCmd.class,
            DeleteUserIdentityLinkCmd.class,
            // The system's own jobs, for which the engine asks for no right.
            FindHistoryCleanupJobsCmd.class,
            EvaluateStartConditionCmd.class,
            ExecuteJobsCmd.class,
            // Whoever tries to execute a job, and may not, would use up one of its retries.
            FailedJobListener.class,
            FetchExternalTasksCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            HistoryCleanupCmd.class,
            MessageEventReceivedCmd.class,
            ResolveTaskCmd.class,
            SaveAttachmentCmd.class,
            SignalCmd.class,
            // Of a job that belongs to no process the engine asks for no right.
            SuspendJobCmd.class,
            UpdateCommentCmd.class,

            // Comments and attachments that somebody knows the id of: no right is asked for.
            DeleteAttachmentCmd.class,
            DeleteProcessInstanceCommentCmd.class,
            DeleteTaskCommentCmd.class,
            GetAttachmentCmd.class,
            GetAttachmentContentCmd.class,
            GetTaskAttachmentCmd.class,
            GetTaskAttachmentContentCmd.class,
            GetTaskCommentCmd.class,

            // Figures of all regions together.
            CleanableHistoricBatchReportImpl.class,
            CleanableHistoricCaseInstanceReportImpl.class,
            CleanableHistoricDecisionInstanceReportImpl.class,
            CleanableHistoricProcessInstanceReportImpl.class,
            HistoricActivityStatisticsQueryImpl.class,
            HistoricCaseActivityStatisticsQueryImpl.class,
            HistoricDecisionInstanceStatisticsQueryImpl.class);

    /** Figures for those who need them. A command of the engine may be a class within the one that is named here. */
    private static final Map<Class<?>, Set<Role>> OPEN_TO = Map.of(
            MetricsQueryImpl.class, Set.of(Role.ADMINISTRATOR),
            JobDefinitionQueryImpl.class, Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR),
            ProcessDefinitionStatisticsQueryImpl.class, Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR));

    /**
     * What erases something, moves cases past their models, or brings superseded models back: told by how the engine calls it, so that
     * one that comes with another version of the engine is closed too. What the program does by itself, without rights, is not meant.
     */
    private static final Pattern ERASING =
            Pattern.compile("(Delete|Remove|Purge|Restart|Migrate|Modify|ProcessInstanceModification"
                    + "|SetRemovalTime|SetProcessDefinitionVersion|Update\\w*HistoryTimeToLive)\\w*");

    /** Memberships end, and administrators end them. */
    private static final Set<Class<?>> NOT_ERASING = Set.of(
            DeleteMembershipCmd.class, DeleteTenantUserMembershipCmd.class, DeleteTenantGroupMembershipCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        var context = Context.getCommandContext();
        var person = context.getAuthentication();
        if (person != null && person.getUserId() != null) {
            if (!isOpen(command.getClass(), person)) {
                throw Refusal.forbidden("归途不开放这项操作，请通过任务的表单办理。");
            }
            if (context.isAuthorizationCheckEnabled() && isErasing(command.getClass())) {
                throw Refusal.forbidden("归途里没有人可以删除或改动部署、流程和办理记录：删除会连同正在办理的个案一起抹掉。模型要改的，请部署新版本。");
            }
        }
        return next.execute(command);
    }

    /** Whether nobody gives that command, whatever is granted. */
    static boolean isErasing(Class<?> command) {
        return ERASING.matcher(command.getSimpleName()).matches() && !NOT_ERASING.contains(command);
    }

    private static boolean isOpen(Class<?> command, Authentication person) {
        var named = Objects.requireNonNullElse(command.getEnclosingClass(), command);
        var roles = OPEN_TO.get(named);
        return !CLOSED.contains(command)
                && (roles == null
                        || person.getGroupIds() != null
                                && roles.stream().map(Role::id).anyMatch(person.getGroupIds()::contains));
    }
}
