package org.guitu.assign.engine;

import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.assign.HeldTask;
import org.guitu.engine.Refusal;
import org.guitu.engine.access.People;
import org.guitu.engine.access.TaskPolicy;
import org.guitu.engine.access.WorkRules;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/** Moves one task in one transaction, in the name of that account; whoever may not is told so by {@link RefusedException}. */
@Component
final class TaskMoves {

    private final ProcessEngineConfigurationImpl engine;
    private final EngineLogin logins;
    private final People people;

    TaskMoves(ProcessEngineConfigurationImpl engine, EngineLogin logins, People people) {
        this.engine = engine;
        this.logins = logins;
        this.people = people;
    }

    /** @param before who had claimed it; {@code null} for nobody */
    record Given(HeldTask task, String before) {}

    /** Does that with a task that the account sees. */
    <T> T withTask(String account, String id, BiFunction<TaskEntity, CommandContext, T> action) {
        try {
            return logins.as(
                    account, () -> engine.getCommandExecutorTxRequired().execute(context -> {
                        var task = context.getTaskManager().findTaskById(id);
                        if (task == null
                                || !people.policyOf(context.getAuthentication()).sees(task)) {
                            throw new RefusedException(Why.NOT_THERE, "这项任务不在您的任务范围内，或已经办结。请刷新任务列表。");
                        }
                        return action.apply(task, context);
                    }));
        } catch (SuspendedEntityInteractionException suspended) {
            throw new RefusedException("这个个案的流程已暂停，任务不能改派或退回；恢复以后再试。");
        } catch (ProcessEngineException refused) {
            if (!Refusal.isOne(refused)) {
                throw refused;
            }
            var status = Refusal.statusOf(refused.getCode()).orElseThrow();
            throw new RefusedException(status == 403 ? Why.NOT_ALLOWED : Why.WRONG, refused.getMessage());
        }
    }

    /** The same for a task that the account may give to somebody else. */
    <T> T withSupervised(String account, String id, BiFunction<TaskEntity, CommandContext, T> action) {
        return withTask(account, id, (task, context) -> {
            if (!people.policyOf(context.getAuthentication()).supervises(task)) {
                throw new RefusedException(Why.NOT_ALLOWED, "改派任务由本地区督导办理，请联系督导。");
            }
            if (WorkRules.bars(task, account)) {
                throw new RefusedException(Why.NOT_ALLOWED, "这项任务审查的是您提交的内容，不能由您改派或退回，请联系其他督导。");
            }
            return action.apply(task, context);
        });
    }

    /** {@code to}: an account; {@code null} gives it back to its queues. To be called with the task. */
    Given move(TaskEntity task, String to) {
        var before = task.getAssignee();
        if (Objects.equals(before, to)) {
            throw new RefusedException(to == null ? "这项任务还没有人认领，已经在队列里。" : "这项任务已经由“%s”办理。".formatted(to));
        }
        engine.getTaskService().setAssignee(task.getId(), to);
        return new Given(held(task), before);
    }

    private static HeldTask held(TaskEntity task) {
        return new HeldTask(
                task.getId(),
                task.getName(),
                task.getProcessDefinition().getName(),
                task.getProcessInstance().getBusinessKey(),
                TaskPolicy.queuesOf(task),
                task.getTenantId(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant));
    }
}
