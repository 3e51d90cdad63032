package org.guitu.engine;

import java.util.Optional;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.audit.AuditTrail;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.document.Documents;
import org.guitu.engine.DossierRefusal.Why;
import org.guitu.queue.Directory;
import org.springframework.stereotype.Component;

/**
 * Who sees what of a case's dossier outside of forms. Every method acts in the name of whoever is logged in at the engine (see
 * {@link EngineLogin}), in one transaction with what it writes into the audit trail.
 *
 * <p>Whoever sees a task sees the course of its case: which step, of which process, by which department, where and when. The content is
 * another matter: {@link TaskScope}.
 */
@Component
public class DossierAccess {

    private final ProcessEngineConfigurationImpl engine;
    private final Timeline timeline;
    private final Documents documents;
    private final Decisions decisions;
    private final Directory directory;
    private final People people;
    private final EngineAudit audit;
    private final EmergencyReading emergency;
    private final Forms forms = new Forms();

    DossierAccess(
            ProcessEngine engine,
            Timeline timeline,
            Documents documents,
            Decisions decisions,
            Directory directory,
            AuditTrail trail,
            EmergencyReading emergency) {
        this.engine = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
        this.timeline = timeline;
        this.documents = documents;
        this.emergency = emergency;
        this.decisions = decisions;
        this.directory = directory;
        this.people = new People(directory);
        this.audit = new EngineAudit(trail, directory);
    }

    /**
     * The dossier of the task's case.
     *
     * @throws DossierRefusal when there is no such task, or the person does not see it
     */
    public DossierView read(String taskId) {
        return byTask(taskId, this::read);
    }

    /**
     * The dossier of a case, for a supervisor of its region; empty when there is no such case, or the person is none. Its content is
     * withheld unless the person's emergency reading runs.
     */
    public Optional<DossierView> readCase(CaseNumber caseNumber) {
        return byCase(caseNumber, this::read);
    }

    /** What a supervisor of the case's region does, in one transaction; empty as above. */
    <T> Optional<T> byCase(CaseNumber caseNumber, BiFunction<DossierScope, CommandContext, T> action) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var person = context.getAuthentication();
            return emergency.supervises(caseNumber, person)
                    ? Optional.of(action.apply(
                            new SupervisorScope(
                                    caseNumber, person, emergency.running(caseNumber, person), directory, decisions),
                            context))
                    : Optional.empty();
        });
    }

    private DossierView read(DossierScope scope, CommandContext context) {
        var reader = new DossierReader(scope, directory, forms, context);
        var view = reader.read(timeline, documents);
        audit.readDossier(scope, reader.labels());
        return view;
    }

    /** What somebody does in the capacity that a task gives, in one transaction. */
    <T> T byTask(String taskId, BiFunction<DossierScope, CommandContext, T> action) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var person = context.getAuthentication();
            var task = person == null || person.getUserId() == null
                    ? null
                    : context.getTaskManager().findTaskById(taskId);
            var policy = task == null ? null : people.policyOf(person);
            if (policy == null || !policy.sees(task) || task.getProcessInstanceId() == null) {
                throw new DossierRefusal(Why.NOT_THERE, "这项任务不存在，或者不在您的任务队列中。请刷新任务列表。");
            }
            if (TaskScope.isClosed(task)) {
                throw new DossierRefusal(Why.NOT_ALLOWED, "办这项任务只看它的表单，不看档案和文件；接收以后即可按职责查阅。");
            }
            boolean works = policy.worksForDepartment(task) && !WorkRules.keeps(task, person.getUserId());
            return action.apply(new TaskScope(task, person, works, directory, decisions), context);
        });
    }
}
