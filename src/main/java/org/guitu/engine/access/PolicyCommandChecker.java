package org.guitu.engine.access;

import java.util.Set;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.engine.Refusal;
import org.guitu.engine.command.Submission;

/** Applies {@link TaskPolicy} to every command that reads or changes a single task; all else goes by the engine's grants. */
class PolicyCommandChecker extends AuthorizationCommandChecker {

    private static final String NOT_YOURS = "这项任务不在您的任务队列中，不能查看或办理。";

    private final People people;
    private final SupervisorReads reads;

    PolicyCommandChecker(People people, SupervisorReads reads) {
        this.people = people;
        this.reads = reads;
    }

    @Override
    public void checkReadTask(TaskEntity task) {
        check(task, TaskPolicy::sees, NOT_YOURS);
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        check(task, TaskPolicy::sees, NOT_YOURS);
        if (isChecked() && readsVariables()) {
            reads.facts(task);
        }
    }

    @Override
    public void checkReadProcessInstanceVariable(ExecutionEntity execution) {
        super.checkReadProcessInstanceVariable(execution);
        if (isChecked()) {
            reads.facts(execution.getProcessInstanceId(), Set.of());
        }
    }

    /** The engine asks for the same right when it only looks for the name of a form. */
    private static boolean readsVariables() {
        var command = Context.getCommandInvocationContext().getCommand();
        return command != null && command.getClass().getSimpleName().contains("Variable");
    }

    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        check(task, (policy, any) -> false, "不能直接修改任务的数据，请通过任务的表单办理。");
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        check(task, TaskPolicy::sees, NOT_YOURS);
        check(
                task,
                TaskPolicy::works,
                task.getAssignee() == null ? NOT_YOURS : "这项任务已由同事“%s”认领，不能重复办理。".formatted(task.getAssignee()));
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        check(task, TaskPolicy::sees, NOT_YOURS);
        check(task, TaskPolicy::supervises, "改派、退回任务和修改期限由督导办理，请联系督导。");
    }

    @Override
    public void checkCreateTask(TaskEntity task) {
        checkCreateTask();
    }

    @Override
    public void checkCreateTask() {
        refuse((policy, any) -> false, null, "任务只能由流程产生。");
    }

    @Override
    public void checkDeleteTask(TaskEntity task) {
        refuse((policy, any) -> false, task, "任务只能由流程结束。");
    }

    @Override
    public void checkCreateProcessInstance(ProcessDefinition definition) {
        super.checkCreateProcessInstance(definition);
        if (isChecked() && !Submission.isOpen()) {
            throw Refusal.forbidden("请填写起案表单来发起流程。");
        }
        if (isChecked() && !isInForce(definition)) {
            throw Refusal.forbidden("“%s”第 %d 版已由新版本取代，不能再发起。请刷新页面，从流程列表发起现行版本。"
                    .formatted(definition.getName(), definition.getVersion()));
        }
    }

    /** Whether no later version of the process is deployed. */
    private static boolean isInForce(ProcessDefinition definition) {
        var latest = Context.getCommandContext()
                .getProcessDefinitionManager()
                .findLatestProcessDefinitionByKeyAndTenantId(definition.getKey(), definition.getTenantId());
        return latest != null && latest.getId().equals(definition.getId());
    }

    @Override
    public void checkReadJob(JobEntity job) {
        checkJobOfAProcess(job);
        super.checkReadJob(job);
    }

    @Override
    public void checkUpdateJob(JobEntity job) {
        checkJobOfAProcess(job);
        super.checkUpdateJob(job);
    }

    @Override
    public void checkUpdateRetriesJob(JobEntity job) {
        checkJobOfAProcess(job);
        super.checkUpdateRetriesJob(job);
    }

    /** Jobs of no process (clean-up of the history, batches) are free for all in the engine. */
    private static void checkJobOfAProcess(JobEntity job) {
        if (isChecked() && job.getProcessDefinitionKey() == null) {
            throw Refusal.forbidden("系统自身的作业不能查看或修改。");
        }
    }

    private void check(TaskEntity task, BiPredicate<TaskPolicy, TaskEntity> rule, String refusal) {
        refuse(rule, task, refusal);
    }

    private void refuse(BiPredicate<TaskPolicy, TaskEntity> rule, TaskEntity task, String refusal) {
        if (isChecked()
                && !rule.test(people.policyOf(Context.getCommandContext().getAuthentication()), task)) {
            throw Refusal.forbidden(refusal);
        }
    }

    /** Whether somebody asks from outside; what the engine does by itself needs no permission. */
    private static boolean isChecked() {
        var context = Context.getCommandContext();
        return context.isAuthorizationCheckEnabled()
                && context.getAuthentication() != null
                && context.getAuthentication().getUserId() != null;
    }
}
