package org.guitu.export.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.audit.EventKind;
import org.guitu.catalogue.KnownName;
import org.guitu.decision.engine.DecisionGuard;
import org.guitu.engine.access.People;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.export.PersonFile;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/**
 * Gives a person's file to whoever hands it over: the assignee of the task {@code hand-over-export} of the process {@code
 * person-export}, once a second person has approved. Each time is an event, in one transaction with the reading.
 */
@Component
public class ExportDesk {

    static final String PROCESS = KnownName.PERSON_EXPORT.id();
    static final String HAND_OVER = KnownName.HAND_OVER_EXPORT.id();

    private final ProcessEngineConfigurationImpl engine;
    private final PersonFileReader files;
    private final People people;
    private final DecisionGuard decisions;
    private final EngineAudit audit;

    ExportDesk(
            ProcessEngine engine, PersonFileReader files, People people, DecisionGuard decisions, EngineAudit audit) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.files = files;
        this.people = people;
        this.decisions = decisions;
        this.audit = audit;
    }

    /**
     * The file, in the name of whoever is logged in at the engine.
     *
     * @param format in which it is taken out, for the audit trail, such as {@code PDF}
     * @return empty when there is no such task, or the person does not see it
     * @throws RefusedException when the task is somebody else's or gives no file
     */
    public Optional<PersonFile> take(String taskId, String format) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var person = context.getAuthentication();
            var task = person == null || person.getUserId() == null
                    ? null
                    : context.getTaskManager().findTaskById(taskId);
            if (task == null
                    || task.getProcessInstanceId() == null
                    || !people.policyOf(person).sees(task)) {
                return Optional.empty();
            }
            check(task, person.getUserId());
            verify(task);
            return Optional.of(take(task, format, context));
        });
    }

    /** Nothing is handed out on other answers than were approved. */
    private void verify(TaskEntity task) {
        try {
            decisions.verify(task.getProcessInstanceId());
        } catch (FormFieldValidationException refused) {
            throw new RefusedException(Why.NOT_ALLOWED, refused.getMessage());
        }
    }

    private static void check(TaskEntity task, String person) {
        if (!HAND_OVER.equals(task.getTaskDefinitionKey())
                || !PROCESS.equals(task.getProcessDefinition().getKey())
                || !"approved".equals(task.getVariable(KnownName.APPROVED_EXPORT.id()))) {
            throw new RefusedException(Why.NOT_ALLOWED, "这项任务没有导出件：经审批同意后，在“交付导出件”任务里下载。");
        }
        if (!person.equals(task.getAssignee())) {
            throw new RefusedException(Why.NOT_ALLOWED, "导出件只交给这项任务的承办人：请先认领任务，再下载。");
        }
    }

    private PersonFile take(TaskEntity task, String format, CommandContext context) {
        var caseNumber = task.getProcessInstance().getBusinessKey();
        var file = files.read(
                caseNumber,
                codes(task, "withheldClasses"),
                codes(task, "withheldSteps"),
                Optional.ofNullable((String) task.getVariable("withheldReason")),
                context);
        int answers =
                file.steps().stream().mapToInt(step -> step.answers().size()).sum();
        int withheld = file.steps().stream().mapToInt(PersonFile.Step::withheld).sum();
        audit.record(
                EventKind.EXPORTED,
                caseNumber,
                task.getName(),
                task.getId(),
                "%s；%d 项，不予提供 %d 项".formatted(format, answers, withheld));
        return file;
    }

    private static List<String> codes(TaskEntity task, String fact) {
        return task.getVariable(fact) instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
