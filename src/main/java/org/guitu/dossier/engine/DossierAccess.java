package org.guitu.dossier.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.dossier.DossierScope;
import org.guitu.dossier.DossierScope.Writer;
import org.guitu.dossier.DossierView;
import org.guitu.engine.access.FieldAccess;
import org.guitu.engine.access.StepAccess;
import org.guitu.engine.access.TaskReading;
import org.guitu.engine.access.TaskReading.Opens;
import org.guitu.engine.command.Submission;
import org.guitu.engine.form.AfterSubmission;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/**
 * Who sees what of a case's dossier outside of forms. Every method acts in the name of whoever is logged in at the engine (see
 * {@link EngineLogin}), in one transaction with what it writes into the audit trail.
 *
 * <p>Whoever sees a task sees of the course of its case the steps that concern the department: which, of which process, by which
 * department, where and when. The content is another matter: {@link TaskScope}.
 */
@Component
public class DossierAccess {

    private final ProcessEngineConfigurationImpl engine;
    private final DossierDisplay display;
    private final FieldAccess access;
    private final StepAccess steps;
    private final TaskReading reading;
    private final CaseHandlers handlers;
    private final List<AfterSubmission> afterwards;

    DossierAccess(
            ProcessEngine engine,
            DossierDisplay display,
            FieldAccess access,
            StepAccess steps,
            TaskReading reading,
            CaseHandlers handlers,
            List<AfterSubmission> afterwards) {
        this.engine = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
        this.display = display;
        this.access = access;
        this.steps = steps;
        this.reading = reading;
        this.handlers = handlers;
        this.afterwards = List.copyOf(afterwards);
    }

    /**
     * The dossier of the task's case.
     *
     * @throws RefusedException when there is no such task, or the person does not see it
     */
    public DossierView read(String taskId) {
        return byTask(taskId, display::read);
    }

    /**
     * What somebody does in the capacity that a task gives, in one transaction.
     *
     * @throws RefusedException when there is no such task, the person does not see it, or its dossier is closed
     */
    public <T> T byTask(String taskId, BiFunction<DossierScope, CommandContext, T> action) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var person = context.getAuthentication();
            var task = person == null || person.getUserId() == null
                    ? null
                    : context.getTaskManager().findTaskById(taskId);
            var opens = task == null ? Opens.NOTHING : reading.opens(task, person);
            if (opens == Opens.NOTHING || task.getProcessInstanceId() == null) {
                throw handlers.whereTo(taskId, person, context)
                        .map(region -> new RefusedException(
                                Why.NOT_ALLOWED,
                                "这个个案已移交%s，档案由那里查阅和更正。发现原来记录有误的，请告诉对方，由对方用“补正记录”或“更正身份与年龄”更正。".formatted(region)))
                        .orElseGet(() -> new RefusedException(Why.NOT_THERE, "这项任务不存在，或者不在您的任务队列中。请刷新任务列表。"));
            }
            if (ClosedDossier.isClosed(task)) {
                throw new RefusedException(Why.NOT_ALLOWED, "办这项任务只看它的表单，不看档案和文件；以后由本部门接手办理的，按职责查阅。");
            }
            boolean handles = handlers.handle(person, task.getProcessInstance().getBusinessKey());
            return action.apply(
                    new TaskScope(task, person, reading.departmentsOf(person), opens, handles, access, steps), context);
        });
    }

    /** The same for something that changes what is recorded: what that leads to follows in the same transaction. */
    <T> T changeByTask(String taskId, BiFunction<DossierScope, CommandContext, T> action) {
        return byTask(taskId, (scope, context) -> {
            var result = action.apply(scope, context);
            Submission.during(() -> {
                afterwards.forEach(AfterSubmission::carryOut);
                return null;
            });
            return result;
        });
    }

    /** As whom the person adds, withdraws or corrects something. */
    static Writer writer(DossierScope scope) {
        return scope.writer().orElseThrow(() -> new RefusedException(Why.NOT_ALLOWED, "请先认领任务，再上传、作废或更正。"));
    }

    /** A text that must be there, in one line. */
    static String text(String sent, int longest, String label) {
        return Optional.ofNullable(sent)
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .filter(text -> !text.isEmpty() && text.length() <= longest)
                .filter(text -> text.codePoints().noneMatch(Character::isISOControl))
                .orElseThrow(() -> new RefusedException("请填写%s，最多 %d 个字。".formatted(label, longest)));
    }
}
