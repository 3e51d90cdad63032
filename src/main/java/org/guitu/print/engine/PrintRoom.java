package org.guitu.print.engine;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.access.People;
import org.guitu.engine.access.TaskPolicy;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.identity.AccountNames;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.guitu.print.Heading;
import org.springframework.stereotype.Component;

/** What all that is printed has in common: whose task it is for, what stands on every sheet, and the event of the audit trail. */
@Component
final class PrintRoom {

    private final ProcessEngineConfigurationImpl engine;
    private final EngineLogin logins;
    private final People people;
    private final EngineAudit audit;
    private final AccountNames names;
    private final Directory directory;
    private final InstantSource time;

    PrintRoom(
            ProcessEngineConfigurationImpl engine,
            EngineLogin logins,
            People people,
            EngineAudit audit,
            AccountNames names,
            Directory directory,
            InstantSource time) {
        this.engine = engine;
        this.logins = logins;
        this.people = people;
        this.audit = audit;
        this.names = names;
        this.directory = directory;
        this.time = time;
    }

    /**
     * Does that with a task that the account sees, in one transaction.
     *
     * @throws RefusedException when the account sees no open task of that id
     */
    <T> T withTask(String account, String id, BiFunction<TaskEntity, CommandContext, T> action) {
        return as(account, context -> {
            var task = context.getTaskManager().findTaskById(id);
            if (task == null || !people.policyOf(context.getAuthentication()).sees(task)) {
                throw new RefusedException(Why.NOT_THERE, "这项任务不在您的任务范围内，或已经办结。请刷新任务列表。");
            }
            return action.apply(task, context);
        });
    }

    interface Work<T> {
        T with(CommandContext context);
    }

    <T> T as(String account, Work<T> work) {
        return logins.as(account, () -> engine.getCommandExecutorTxRequired().execute(work::with));
    }

    /** That this was printed; of a task whose form it is. */
    void printed(TaskEntity task, String what) {
        audit.record(EventKind.PRINTED, numberOf(task), task.getName(), task.getId(), what);
    }

    void printed(CaseNumber caseNumber, String what) {
        audit.record(EventKind.PRINTED, caseNumber.value(), what, null, null);
    }

    /** That an empty form was printed, for no case. */
    void printed(String what) {
        audit.record(EventKind.PRINTED, null, what, null, "空白单");
    }

    Heading heading(TaskEntity task, String account) {
        var until = Optional.ofNullable(task.getDueDate())
                .map(due -> "，%s 截止".formatted(China.words(due.toInstant())))
                .orElse("");
        return new Heading(
                task.getName(),
                task.getProcessDefinition().getName() + "；" + directory.namesOf(TaskPolicy.queuesOf(task)) + until,
                numberOf(task),
                nameOf(account),
                time.instant());
    }

    /** {@code caseNumber}: empty for no case. */
    Heading heading(String caseNumber, String what, String where, String account) {
        return new Heading(what, where, caseNumber, nameOf(account), time.instant());
    }

    private static String numberOf(TaskEntity task) {
        return task.getProcessInstance().getBusinessKey();
    }

    private String nameOf(String account) {
        return logins.asNobody(() -> names.withAccount(account));
    }
}
