package org.guitu.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
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
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.HandOvers;
import org.guitu.engine.Forms.DeployedForm;
import org.guitu.form.FormField;
import org.guitu.form.FormForBrowser;
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
    private final HandOver handOver;
    private final EarlierAnswers earlier;
    private final People people;
    private final InstantSource clock;
    private final EngineAudit audit;
    private final ReportFiles reports;
    private final EarlierCases earlierCases;
    private final Acceptance acceptance;
    private final FormReader reader;
    private final Forms forms = new Forms();

    DossierFormService(
            Dossier dossier,
            ClosedCases closedCases,
            Decisions decisions,
            Directory directory,
            People people,
            InstantSource clock,
            EngineAudit audit,
            ReportFiles reports,
            EarlierCases earlierCases,
            CaseState caseState,
            HandOvers handOvers,
            HandOver handOver) {
        this.dossier = dossier;
        this.closedCases = closedCases;
        this.handOver = handOver;
        this.earlier = new EarlierAnswers(dossier, handOvers);
        this.people = people;
        this.clock = clock;
        this.audit = audit;
        this.reports = reports;
        this.earlierCases = earlierCases;
        this.acceptance = new Acceptance(decisions, earlierCases, caseState, clock);
        this.reader = new FormReader(earlier, decisions, directory, people, earlierCases);
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> sent) {
        submit(context -> {
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
        return submit(context -> {
            var facts = record(taskId, sent, context);
            return Submission.during(() -> super.submitTaskFormWithVariablesInReturn(taskId, facts, deserializeValues));
        });
    }

    /** Of what is refused in a submission, the REST API takes only this exception for the sender's affair (HTTP 400). */
    private <T> T submit(Command<T> submission) {
        try {
            return commandExecutor.execute(context -> {
                var result = submission.execute(context);
                accepted(() -> Submission.during(() -> {
                    handOver.carryOut();
                    return null;
                }));
                return result;
            });
        } catch (BadUserRequestException refused) {
            throw new FormFieldValidationException("form", refused.getMessage(), refused);
        }
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
        known.putAll(CallerFacts.of(task, form.form()));
        known.putAll(earlier.of(task, form.form(), FormField::isReadOnly));
        var answers = accepted(() -> acceptance.accept(form.form(), Answers.plain(sent), known, caseNumber, task));
        accepted(() -> earlierCases.settle(form.form(), caseNumber, task, answers, clock.instant()))
                .ifPresent(other -> audit.linked(caseNumber, other, task));
        dossier.add(entry(caseNumber, task.getProcessInstance(), task.getId(), form, person, answers));
        audit.submitted(caseNumber, task, form, answers);
        return Answers.facts(form.form(), answers);
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
        var process = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
        check(context, checker -> checker.checkCreateProcessInstance(process));
        var person = personOf(context);
        var form = forms.of(process, context).orElseThrow(() -> new BadUserRequestException("这个流程由上级流程发起，不能单独发起。"));
        var answers = accepted(() -> acceptance.accept(form.form(), Answers.plain(sent)));
        if (businessKey != null && !businessKey.isBlank()) {
            throw refusal(new FormRefusal("个案编号由系统给出，请留空"));
        }
        return form.form().field(CASE_NUMBER).isPresent()
                ? startInCase(definitionId, form, person, sent, answers)
                : openFile(process, form, person, answers, Map.of());
    }

    /**
     * Starts a process for somebody who has no account and whom the engine does not know; nobody may be logged in.
     *
     * @param more facts that the form does not ask for
     */
    ProcessInstance submitStartFormOf(
            Authentication stranger, String processKey, Map<String, Object> sent, Map<String, Object> more) {
        return commandExecutor.execute(context -> Submission.during(() -> {
            var process = context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedLatestProcessDefinitionByKey(processKey);
            var form = forms.of(process, context).orElseThrow();
            return openFile(
                    process, form, stranger, accepted(() -> acceptance.accept(form.form(), Answers.plain(sent))), more);
        }));
    }

    /** Opens a case, or a report where the process is about one. */
    private ProcessInstance openFile(
            ProcessDefinitionEntity process,
            DeployedForm form,
            Authentication person,
            Map<String, Object> answers,
            Map<String, Object> more) {
        var region = (String) answers.get(REGION);
        checkRegion(form, person, region);
        var report = named(answers);
        var number = reports.open(process, region);
        var facts = Answers.facts(form.form(), answers);
        facts.putAll(more);
        var instance = super.submitStartForm(process.getId(), number.value(), facts);
        closedCases.opened(number, instance.getProcessDefinitionKey(), instance.getId());
        dossier.add(entry(number, instance, null, form, person, answers));
        audit.opened(ReportFiles.opensReports(process), number, form, answers);
        report.ifPresent(from -> {
            reports.link(from, number);
            audit.cameOf(from, number);
        });
        return instance;
    }

    private Optional<CaseNumber> named(Map<String, Object> answers) {
        try {
            return reports.namedIn(answers);
        } catch (FormRefusal refusal) {
            throw refusal(refusal);
        }
    }

    private static void checkRegion(DeployedForm form, Authentication person, Object region) {
        if (!person.getTenantIds().contains(region)) {
            throw refusal(new FormRefusal("“%s”不是您工作的地区，请选择本地区".formatted(labelOf(form, REGION))));
        }
    }

    /**
     * A form that asks for the case's number starts something in a case that there is: with its facts, and in its region unless the
     * form asks for another one of the person's.
     */
    private ProcessInstance startInCase(
            String definitionId,
            DeployedForm form,
            Authentication person,
            Map<String, Object> sent,
            Map<String, Object> first) {
        var known = CaseFacts.of((String) first.get(CASE_NUMBER), dossier, person)
                .filter(any -> !reports.isReport(any.caseNumber()))
                .orElseThrow(() ->
                        refusal(new FormRefusal("“%s”：您工作的地区没有这个个案，请核对编号".formatted(labelOf(form, CASE_NUMBER)))));
        var caseNumber = known.caseNumber();
        closedCases.deidentifiedAt(caseNumber).ifPresent(at -> {
            throw refusal(new FormRefusal(
                    "个案 %s 保存期已满，已于%s去标识化，个人信息不再保存，不能再办理".formatted(caseNumber, DAY.format(at.atZone(CHINA)))));
        });
        // Once more, now that it is known which case it is about.
        var answers = accepted(() -> acceptance.accept(form.form(), Answers.plain(sent), known));
        var facts = known.facts();
        facts.putAll(Answers.facts(form.form(), answers));
        checkRegion(form, person, facts.get(REGION));
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

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return new ByteArrayInputStream(new FormForBrowser(super.getDeployedTaskForm(taskId)).json());
    }

    @Override
    public InputStream getDeployedStartForm(String definitionId) {
        var regions = commandExecutor.execute(context -> personOf(context).getTenantIds());
        return new ByteArrayInputStream(new FormForBrowser(super.getDeployedStartForm(definitionId))
                .offering(REGION, regions == null ? List.of() : regions)
                .json());
    }

    /** What the form opens with: see {@link FormReader}. */
    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserializeObjectValues) {
        return commandExecutor.execute(context -> {
            var facts = super.getTaskFormVariables(taskId, null, true);
            var task = find(taskId, context);
            var form = forms.of(task, context);
            form.ifPresent(any -> facts.putAll(CallerFacts.of(task, any.form())));
            var opened = form.map(any -> reader.open(any, task, caseNumberOf(task), facts, personOf(context)))
                    .orElseGet(() -> FormReader.open(facts))
                    .only(names);
            form.ifPresent(any -> audit.read(caseNumberOf(task), task, any, opened.personal()));
            return opened.shown();
        });
    }

    private static <T> T accepted(Supplier<T> step) {
        try {
            return step.get();
        } catch (FormRefusal refusal) {
            throw refusal(refusal);
        }
    }

    /** As the REST API and Tasklist understand it: HTTP 400 with the message. */
    static FormFieldValidationException refusal(FormRefusal refusal) {
        return new FormFieldValidationException("form", refusal.getMessage(), refusal);
    }

    private DossierEntry entry(
            CaseNumber caseNumber,
            ProcessInstance instance,
            String task,
            DeployedForm form,
            Authentication person,
            Map<String, Object> answers) {
        return new DossierEntry(
                caseNumber,
                instance.getProcessDefinitionKey(),
                instance.getProcessInstanceId(),
                task,
                form.form().id(),
                form.version(),
                person.getUserId(),
                people.departmentOf(person).orElseThrow(() -> new AuthorizationException("您的账户没有所属部门，请联系系统管理员。")),
                instance.getTenantId(),
                clock.instant(),
                Answers.classified(form.form(), answers));
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
            throw new BadUserRequestException(PlainRefusals.TASK_GONE);
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
