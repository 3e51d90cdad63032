package org.guitu.engine;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.Trait;
import org.guitu.engine.Forms.DeployedForm;
import org.guitu.form.FormCheck;
import org.guitu.form.FormField;
import org.guitu.form.FormRefusal;
import org.guitu.queue.Directory;

/**
 * Where what people write into forms is split: the engine gets the routing facts, the dossier everything personal, both in one
 * transaction.
 *
 * <p>What is submitted is checked against the form first; a refused form stores nothing and leaves the task open. What a form
 * shows again comes from both stores, the personal part only for people who work in the task's queue.
 */
final class DossierFormService extends FormServiceImpl {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final String REGION = "region";
    private static final String CASE_NUMBER = "caseNumber";

    private final Dossier dossier;
    private final ClosedCases closedCases;
    private final EarlierAnswers earlier;
    private final Decisions decisions;
    private final Directory directory;
    private final People people;
    private final InstantSource clock;
    private final EngineAudit audit;
    private final Forms forms = new Forms();

    DossierFormService(
            Dossier dossier,
            ClosedCases closedCases,
            Decisions decisions,
            Directory directory,
            People people,
            InstantSource clock,
            EngineAudit audit) {
        this.dossier = dossier;
        this.closedCases = closedCases;
        this.earlier = new EarlierAnswers(dossier);
        this.decisions = decisions;
        this.directory = directory;
        this.people = people;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> sent) {
        commandExecutor.execute(context -> {
            var facts = record(taskId, sent, context);
            return Submission.during(() -> {
                super.submitTaskForm(taskId, facts);
                return null;
            });
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> sent, boolean deserializeValues) {
        return commandExecutor.execute(context -> {
            var facts = record(taskId, sent, context);
            return Submission.during(() -> super.submitTaskFormWithVariablesInReturn(taskId, facts, deserializeValues));
        });
    }

    /** Checks the answers, writes the personal ones into the dossier and hands back the others. */
    private Map<String, Object> record(String taskId, Map<String, Object> sent, CommandContext context) {
        var task = find(taskId, context);
        check(context, checker -> checker.checkTaskWork(task));
        var person = personOf(context);
        if (!person.getUserId().equals(task.getAssignee())) {
            throw new AuthorizationException("请先认领任务，再提交表单。");
        }
        var form = forms.of(task, context).orElseThrow(() -> new BadUserRequestException("这项任务没有表单，请联系系统管理员。"));
        var caseNumber = caseNumberOf(task);
        var known = task.getVariables();
        known.putAll(earlier.of(task, form.form(), FormField::isReadOnly));
        var answers = accept(form, sent, known);
        dossier.add(entry(caseNumber, task.getProcessInstance(), task.getId(), form, person, answers));
        audit.submitted(caseNumber, task, form, answers);
        return facts(form, answers);
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, Map<String, Object> sent) {
        return submitStartForm(definitionId, null, sent);
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, String businessKey, Map<String, Object> sent) {
        return commandExecutor.execute(
                context -> Submission.during(() -> start(definitionId, businessKey, sent, context)));
    }

    private ProcessInstance start(
            String definitionId, String businessKey, Map<String, Object> sent, CommandContext context) {
        var process = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
        check(context, checker -> checker.checkCreateProcessInstance(process));
        var person = personOf(context);
        var form = forms.of(process, context).orElseThrow(() -> new BadUserRequestException("这个流程由上级流程发起，不能单独发起。"));
        var answers = accept(form, sent, Map.of());
        if (businessKey != null && !businessKey.isBlank()) {
            throw refusal(new FormRefusal("个案编号由系统给出，请留空"));
        }
        return form.form().field(CASE_NUMBER).isPresent()
                ? startInCase(definitionId, form, person, answers)
                : openCase(definitionId, form, person, answers);
    }

    private ProcessInstance openCase(
            String definitionId, DeployedForm form, Authentication person, Map<String, Object> answers) {
        var region = (String) answers.get(REGION);
        if (!person.getTenantIds().contains(region)) {
            throw refusal(new FormRefusal("“%s”不是您工作的地区，请选择本地区".formatted(labelOf(form, REGION))));
        }
        var caseNumber = dossier.open(region, clock.instant());
        var instance = super.submitStartForm(definitionId, caseNumber.value(), facts(form, answers));
        closedCases.opened(caseNumber, instance.getProcessDefinitionKey(), instance.getId());
        dossier.add(entry(caseNumber, instance, null, form, person, answers));
        audit.opened(caseNumber, form, answers);
        return instance;
    }

    /** A form that asks for the case's number starts something in a case that there is: in its region, with its facts. */
    private ProcessInstance startInCase(
            String definitionId, DeployedForm form, Authentication person, Map<String, Object> answers) {
        var known = CaseFacts.of((String) answers.get(CASE_NUMBER), dossier, person)
                .orElseThrow(() ->
                        refusal(new FormRefusal("“%s”：您工作的地区没有这个个案，请核对编号".formatted(labelOf(form, CASE_NUMBER)))));
        var caseNumber = known.caseNumber();
        closedCases.deidentifiedAt(caseNumber).ifPresent(at -> {
            throw refusal(new FormRefusal(
                    "个案 %s 保存期已满，已于%s去标识化，个人信息不再保存，不能再办理".formatted(caseNumber, DAY.format(at.atZone(CHINA)))));
        });
        var facts = known.facts();
        facts.putAll(facts(form, answers));
        var instance = super.submitStartForm(definitionId, caseNumber.value(), facts);
        dossier.add(entry(caseNumber, instance, null, form, person, answers));
        audit.started(caseNumber, instance, form, answers);
        return instance;
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

    /** What the form opens with: every routing fact but the answers it asks for anew, and the earlier answers it shows again. */
    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserializeObjectValues) {
        return commandExecutor.execute(context -> {
            var facts = super.getTaskFormVariables(taskId, null, true);
            var task = find(taskId, context);
            var shown = Variables.createVariables();
            facts.forEach((key, value) -> shown.put(key, Answers.forBrowser(value)));
            forms.of(task, context).ifPresent(form -> {
                var personal = open(form, task, facts, shown, context);
                if (names != null) {
                    personal.retainAll(names);
                }
                audit.read(caseNumberOf(task), task, form, personal);
            });
            if (names != null) {
                shown.keySet().retainAll(names);
            }
            return shown;
        });
    }

    /** The keys of the personal answers that it shows. */
    private Set<String> open(
            DeployedForm form, TaskEntity task, VariableMap facts, VariableMap shown, CommandContext context) {
        for (FormField field : form.form().fields()) {
            if (!field.isReadOnly() && !field.isPrefilled() && field.kind() != FormField.Kind.COMPUTED) {
                shown.remove(field.key());
            }
            field.prefillFrom()
                    .map(fact -> facts.get(facts.get(field.key()) == null ? fact : field.key()))
                    .ifPresent(value -> shown.put(field.key(), Answers.forBrowser(value)));
        }
        var person = personOf(context);
        if (!people.policyOf(person).works(task)) {
            return new HashSet<>();
        }
        var readable = new HashMap<String, Boolean>();
        var personal = earlier.of(
                task,
                form.form(),
                field -> (field.isReadOnly() || field.isPrefilled())
                        && readable.computeIfAbsent(
                                field.dataClass().orElseThrow(), dataClass -> mayRead(person, dataClass, form)));
        personal.forEach((key, value) -> shown.put(key, Answers.forBrowser(value)));
        return new HashSet<>(personal.keySet());
    }

    private boolean mayRead(Authentication person, String dataClass, DeployedForm form) {
        return person.getGroupIds().stream()
                .filter(directory::isDepartment)
                .anyMatch(department -> decisions.permitsReading(
                        department, dataClass, form.form().id()));
    }

    private Map<String, Object> accept(DeployedForm form, Map<String, Object> sent, Map<String, Object> known) {
        try {
            return new FormCheck(form.form(), decisions, LocalDate.ofInstant(clock.instant(), CHINA))
                    .accept(Answers.plain(sent), known);
        } catch (FormRefusal refusal) {
            throw refusal(refusal);
        }
    }

    /** As the REST API and Tasklist understand it: HTTP 400 with the message. */
    static FormFieldValidationException refusal(FormRefusal refusal) {
        return new FormFieldValidationException("form", refusal.getMessage(), refusal);
    }

    private static Map<String, Object> facts(DeployedForm form, Map<String, Object> answers) {
        var facts = new LinkedHashMap<String, Object>();
        form.form().fields().stream()
                .filter(field -> !field.isClassified() && answers.containsKey(field.key()))
                .forEach(field -> facts.put(field.key(), answers.get(field.key())));
        return facts;
    }

    private DossierEntry entry(
            CaseNumber caseNumber,
            ProcessInstance instance,
            String task,
            DeployedForm form,
            Authentication person,
            Map<String, Object> answers) {
        var classified = new LinkedHashMap<String, DossierEntry.Answer>();
        for (FormField field : form.form().fields()) {
            var answer = answers.get(field.key());
            if (field.isClassified() && answer != null) {
                var dataClass = field.dataClass().orElseThrow();
                classified.put(
                        field.key(),
                        new DossierEntry.Answer(dataClass, answer, field.index().map(Trait::of)));
            }
        }
        return new DossierEntry(
                caseNumber,
                instance.getProcessDefinitionKey(),
                instance.getProcessInstanceId(),
                task,
                form.form().id(),
                form.version(),
                person.getUserId(),
                departmentOf(person),
                instance.getTenantId(),
                clock.instant(),
                classified);
    }

    private String departmentOf(Authentication person) {
        return person.getGroupIds().stream()
                .filter(directory::isDepartment)
                .findFirst()
                .orElseThrow(() -> new AuthorizationException("您的账户没有所属部门，请联系系统管理员。"));
    }

    private static CaseNumber caseNumberOf(TaskEntity task) {
        return new CaseNumber(task.getProcessInstance().getBusinessKey());
    }

    private static String labelOf(DeployedForm form, String key) {
        return form.form().field(key).map(FormField::label).orElse(key);
    }

    private static TaskEntity find(String taskId, CommandContext context) {
        var task = context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw new BadUserRequestException("这项任务已不存在，可能已由同事办结。请刷新任务列表。");
        }
        return task;
    }

    private static Authentication personOf(CommandContext context) {
        var person = context.getAuthentication();
        if (person == null || person.getUserId() == null) {
            throw new AuthorizationException("没有登录，不能填写表单。");
        }
        return person;
    }

    private static void check(CommandContext context, Consumer<CommandChecker> rule) {
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(rule);
    }
}
