package org.guitu.engine.form;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.guitu.engine.Refusal;
import org.guitu.engine.RefusedForms;
import org.guitu.engine.access.WorkRules;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.command.FieldProblems;
import org.guitu.engine.command.Submission;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.engine.model.FormStore;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.form.CommonFacts;
import org.guitu.form.Form;
import org.guitu.form.FormForBrowser;

/**
 * Where people's forms come in and are shown. What is submitted takes these steps, in one transaction: whether the person may is asked
 * here; {@link TaskForms} or {@link StartForms} has the answers checked against the form; {@link AnswerValues} splits them; the dossier
 * gets everything personal, and the engine the routing facts; then follows what the form led to ({@link AfterSubmission}).
 *
 * <p>A refused form stores nothing and leaves the task open. What a form shows again comes from both stores, the personal part only
 * for people who work in the task's queue.
 */
public final class DossierFormService extends FormServiceImpl {

    private final StartForms startForms;
    private final TaskForms taskForms;
    private final FormReader reader;
    private final FormStore forms;
    private final EngineAudit audit;
    private final LiveFacts live;
    private final List<AfterSubmission> afterwards;

    DossierFormService(
            StartForms startForms,
            TaskForms taskForms,
            FormReader reader,
            FormStore forms,
            EngineAudit audit,
            LiveFacts live,
            List<AfterSubmission> afterwards) {
        this.startForms = startForms;
        this.taskForms = taskForms;
        this.reader = reader;
        this.forms = forms;
        this.audit = audit;
        this.live = live;
        this.afterwards = List.copyOf(afterwards);
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> sent) {
        submit(taskId, context -> {
            var facts = accept(taskId, sent, context);
            return Submission.during(() -> {
                super.submitTaskForm(taskId, facts);
                return null;
            });
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> sent, boolean deserializeValues) {
        return submit(taskId, context -> {
            var facts = accept(taskId, sent, context);
            return Submission.during(() -> super.submitTaskFormWithVariablesInReturn(taskId, facts, deserializeValues));
        });
    }

    private <T> T submit(String task, Command<T> submission) {
        try {
            return submit(submission);
        } catch (RuntimeException fault) {
            afterwards.forEach(each -> each.failed(task, fault));
            throw fault;
        }
    }

    /** Of what is refused in a submission, the REST API takes only this exception for the sender's affair (HTTP 400). */
    private <T> T submit(Command<T> submission) {
        try {
            return commandExecutor.execute(context -> {
                var result = submission.execute(context);
                RefusedForms.accepted(() -> Submission.during(() -> {
                    afterwards.forEach(AfterSubmission::carryOut);
                    return null;
                }));
                return result;
            });
        } catch (FormFieldValidationException refused) {
            FieldProblems.tell(refused);
            throw refused;
        } catch (BadUserRequestException refused) {
            throw Refusal.wrong(new FormFieldValidationException("form", refused.getMessage(), refused));
        }
    }

    /** Whether the person may, and what {@link TaskForms} makes of the answers. */
    private Map<String, Object> accept(String taskId, Map<String, Object> sent, CommandContext context) {
        var task = claimed(taskId, context);
        return taskForms.split(task, formOf(task, context), personOf(context), sent);
    }

    /** The task, which the person at hand has claimed and may complete. */
    private static TaskEntity claimed(String taskId, CommandContext context) {
        var task = find(taskId, context);
        check(context, checker -> checker.checkTaskWork(task));
        if (!personOf(context).getUserId().equals(task.getAssignee())) {
            throw Refusal.forbidden("请先认领任务，再提交表单。");
        }
        return task;
    }

    private DeployedForm formOf(TaskEntity task, CommandContext context) {
        return forms.of(task, context)
                .orElseThrow(() -> Refusal.wrong(
                        "这项任务的表单没有部署，不能办理。系统管理员在“模型发布”页（/models）部署表单后即可办理；等不了的，请督导在“待修复”页（/repairs）转到另一步骤。"));
    }

    /**
     * What may be done with the form of a task by whoever may submit it at this moment, in one transaction.
     *
     * @throws org.camunda.bpm.engine.ProcessEngineException as a submission does
     */
    public <T> T fillingIn(String taskId, BiFunction<TaskEntity, DeployedForm, T> action) {
        return commandExecutor.execute(context -> {
            var task = claimed(taskId, context);
            if (WorkRules.bars(task, personOf(context).getUserId())) {
                throw Refusal.forbidden(Refusal.TASK_GONE);
            }
            return action.apply(task, formOf(task, context));
        });
    }

    /** The same for the form by which the newest version of a process starts. */
    public <T> T startingBy(String processKey, Function<DeployedForm, T> action) {
        return commandExecutor.execute(context -> {
            personOf(context);
            var process = context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedLatestProcessDefinitionByKey(processKey);
            return action.apply(startForm(process, context));
        });
    }

    private DeployedForm startForm(ProcessDefinitionEntity process, CommandContext context) {
        Submission.during(() -> {
            check(context, checker -> checker.checkCreateProcessInstance(process));
            return null;
        });
        return forms.of(process, context).orElseThrow(() -> Refusal.wrong("这个流程由上级流程发起，不能单独发起。"));
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, Map<String, Object> sent) {
        return submitStartForm(definitionId, null, sent);
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, String businessKey, Map<String, Object> sent) {
        return submit(context -> Submission.during(() -> start(definitionId, businessKey, sent, context)));
    }

    private ProcessInstance start(
            String definitionId, String businessKey, Map<String, Object> sent, CommandContext context) {
        var process = process(definitionId, context);
        var form = startForm(process, context);
        var person = personOf(context);
        var instance = startForms.start(process, form, person, businessKey, sent, super::submitStartForm);
        afterwards.forEach(each -> each.started(person, process, instance));
        return instance;
    }

    /**
     * Starts a process for somebody who has no account and whom the engine does not know; nobody may be logged in.
     *
     * @param more facts that the form does not ask for
     */
    public ProcessInstance submitStartFormOf(
            Authentication stranger, String processKey, Map<String, Object> sent, Map<String, Object> more) {
        return commandExecutor.execute(context -> Submission.during(() -> {
            var process = context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedLatestProcessDefinitionByKey(processKey);
            var form = forms.of(process, context).orElseThrow();
            return startForms.open(process, form, stranger, sent, more, super::submitStartForm);
        }));
    }

    @Override
    public ProcessInstance submitStartFormData(String definitionId, Map<String, String> sent) {
        return submitStartForm(definitionId, null, new HashMap<>(sent));
    }

    @Override
    public ProcessInstance submitStartFormData(String definitionId, String businessKey, Map<String, String> sent) {
        return submitStartForm(definitionId, businessKey, new HashMap<>(sent));
    }

    @Override
    public void submitTaskFormData(String taskId, Map<String, String> sent) {
        submitTaskForm(taskId, new HashMap<>(sent));
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return commandExecutor.execute(context -> {
            var task = find(taskId, context);
            check(context, checker -> checker.checkReadTask(task));
            return forms.forBrowser(task, context)
                    .map(file -> file(
                            reader.explained(file, forms.of(task, context).orElseThrow(), task, personOf(context))))
                    .orElseGet(() -> super.getDeployedTaskForm(taskId));
        });
    }

    @Override
    public InputStream getDeployedStartForm(String definitionId) {
        return commandExecutor.execute(context -> {
            var regions = Objects.requireNonNullElse(personOf(context).getTenantIds(), List.<String>of());
            var process = process(definitionId, context);
            check(context, checker -> checker.checkReadProcessDefinition(process));
            return forms.forBrowser(process, context)
                    .map(form -> file(reader.opening(form.offering(CommonFacts.REGION, regions), personOf(context))))
                    .orElseGet(() -> super.getDeployedStartForm(definitionId));
        });
    }

    private static InputStream file(FormForBrowser form) {
        return new ByteArrayInputStream(form.json());
    }

    /** What the form opens with: see {@link FormReader}. */
    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserializeObjectValues) {
        return commandExecutor.execute(context -> {
            var facts = super.getTaskFormVariables(taskId, null, true);
            var task = find(taskId, context);
            var form = forms.of(task, context);
            form.ifPresent(any -> facts.putAll(CallerFacts.of(task, any.form())));
            facts.putAll(alive(task, form.map(DeployedForm::form), facts));
            var opened = form.map(any -> reader.open(any, task, CaseFacts.numberOf(task), facts, personOf(context)))
                    .orElseGet(() -> FormReader.open(facts))
                    .only(names);
            form.ifPresent(any -> audit.read(CaseFacts.numberOf(task), task, any, opened.personal()));
            return opened.shown();
        });
    }

    /** Of what is true of the case now, what the task was told anyway or its form goes by. */
    private Map<String, Object> alive(TaskEntity task, Optional<Form> form, Map<String, Object> told) {
        var alive = new HashMap<>(live.of(task.getProcessInstance().getBusinessKey()));
        alive.keySet()
                .removeIf(name -> told.get(name) == null
                        && form.filter(any -> any.field(name).isPresent() || any.mentions(name))
                                .isEmpty());
        return alive;
    }

    private static TaskEntity find(String taskId, CommandContext context) {
        var task = context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw Refusal.wrong(Refusal.TASK_GONE);
        }
        return task;
    }

    private static ProcessDefinitionEntity process(String definitionId, CommandContext context) {
        return context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
    }

    private static Authentication personOf(CommandContext context) {
        var person = context.getAuthentication();
        if (person == null || person.getUserId() == null) {
            throw Refusal.forbidden("没有登录，不能填写表单。");
        }
        return person;
    }

    private static void check(CommandContext context, Consumer<CommandChecker> rule) {
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(rule);
    }
}
