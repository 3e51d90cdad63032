package org.guitu.release.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.guitu.engine.model.FormStore;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.form.Conditions;
import org.guitu.office.China;
import org.guitu.office.Role;
import org.guitu.release.engine.Passed.Answers;
import org.guitu.release.engine.TrialReport.Step;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One made-up case on its way through a process: in each task somebody of its department answers the form; where there is none, a timer or
 * a message fires. What was not seen yet goes first.
 *
 * <p>Each step is a part of the trial's transaction that can be taken back by itself, so that a refused one can be tried otherwise.
 */
final class TrialWalk {

    private static final int MOST_STEPS = 25;
    private static final int MOST_ATTEMPTS = 8;

    private final ProcessEngineConfigurationImpl engine;
    private final FormStore forms;
    private final Conditions conditions;
    private final TransactionTemplate step;
    private final Passed passed;
    private final LocalDate today;
    private final Set<String> failed = new HashSet<>();

    TrialWalk(
            ProcessEngineConfigurationImpl engine,
            FormStore forms,
            Conditions conditions,
            TransactionTemplate step,
            Passed passed,
            Instant now) {
        this.engine = engine;
        this.forms = forms;
        this.conditions = conditions;
        this.step = step;
        this.passed = passed;
        this.today = LocalDate.ofInstant(now, China.ZONE);
    }

    /** @param facts what whoever starts the process knows, the case's number as its business key included */
    void walk(String caseNumber, Map<String, Object> facts) {
        passed.began();
        var started = tried(passed.process(), () -> engine.getRuntimeService()
                .createProcessInstanceByKey(passed.process())
                .businessKey(caseNumber)
                .setVariables(facts)
                .execute()
                .getId());
        if (started.isEmpty()) {
            return;
        }
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            var instances = running(caseNumber);
            if (instances.stream().noneMatch(any -> any.getId().equals(started.get()))) {
                break;
            }
            if (!goOn(instances)) {
                waiting(started.get()).forEach(at -> passed.stuck(at, ""));
                break;
            }
        }
        passed.pass(engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(started.get())
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .map(id -> id.replace("#multiInstanceBody", ""))
                .toList());
    }

    private List<ProcessInstance> running(String caseNumber) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list();
    }

    private List<String> waiting(String instance) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .unfinished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .filter(passed::isNew)
                .toList();
    }

    /** Does one thing of what can be done; whether anything could be. */
    private boolean goOn(List<ProcessInstance> instances) {
        var jobs = instances.stream().flatMap(any -> jobs(any).stream()).toList();
        var messages = instances.stream().flatMap(any -> messages(any).stream()).toList();
        var atOnce = jobs.stream().filter(job -> job.getDuedate() == null).findFirst();
        if (atOnce.isPresent()) {
            return fire(atOnce.get());
        }
        // The first walk goes straight on; later ones look at what happens beside.
        var unseen = jobs.stream().filter(job -> passed.isNew(activity(job))).findFirst();
        if (passed.walks() > 1 && unseen.isPresent()) {
            return fire(unseen.get());
        }
        var unheard = messages.stream()
                .filter(any -> passed.isNew(any.getActivityId()))
                .findFirst();
        if (passed.walks() > 1 && unseen.isEmpty() && unheard.isPresent()) {
            return fire(unheard.get());
        }
        for (Task task : tasks(instances)) {
            if (failed.add(task.getId()) && submit(task)) {
                return true;
            }
        }
        return jobs.stream()
                        .min(Comparator.comparing(Job::getDuedate))
                        .map(this::fire)
                        .orElse(false)
                || messages.stream().findFirst().map(this::fire).orElse(false);
    }

    private List<Task> tasks(List<ProcessInstance> instances) {
        return instances.stream()
                .flatMap(instance -> engine
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance.getId())
                        .initializeFormKeys()
                        .list()
                        .stream())
                .filter(task -> !failed.contains(task.getId()))
                .toList();
    }

    private List<Job> jobs(ProcessInstance instance) {
        return engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).list().stream()
                .filter(job -> !failed.contains(job.getId()))
                .toList();
    }

    private List<EventSubscription> messages(ProcessInstance instance) {
        return engine
                .getRuntimeService()
                .createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .eventType("message")
                .list()
                .stream()
                .filter(any -> !failed.contains(any.getId()))
                .toList();
    }

    private String activity(Job job) {
        return job.getJobDefinitionId() == null
                ? engine.getRuntimeService().getActiveActivityIds(job.getExecutionId()).stream()
                        .findFirst()
                        .orElse("")
                : engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId();
    }

    private boolean fire(Job job) {
        failed.add(job.getId());
        return tried(activity(job), () -> {
                    engine.getManagementService().executeJob(job.getId());
                    return true;
                })
                .isPresent();
    }

    private boolean fire(EventSubscription message) {
        failed.add(message.getId());
        return tried(message.getActivityId(), () -> {
                    engine.getRuntimeService().messageEventReceived(message.getEventName(), message.getExecutionId());
                    return true;
                })
                .isPresent();
    }

    private boolean submit(Task task) {
        var form = form(task);
        var done = done(task, form);
        var words = "";
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            int from = attempt * 100;
            try {
                step.executeWithoutResult(status -> as(task, done.queue(), () -> submit(task, form, from)));
                passed.pass(done);
                return true;
            } catch (ProcessEngineException | IllegalStateException refused) {
                words = Objects.toString(refused.getMessage(), "");
            }
        }
        passed.stuck(task.getTaskDefinitionKey(), words);
        return false;
    }

    private void submit(Task task, DeployedForm form, int from) {
        var tasks = engine.getTaskService();
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), person(task));
        }
        var known = new HashMap<String, Object>(tasks.getVariables(task.getId()));
        known.putAll(engine.getFormService().getTaskFormVariables(task.getId()));
        var used = new ArrayList<Answers>();
        var answers = new SampleAnswers(form.form(), conditions, today)
                .find(known, tried -> {
                    used.add(passed.new Answers(task.getTaskDefinitionKey(), from + tried));
                    return used.get(used.size() - 1);
                })
                .orElseThrow(() -> new IllegalStateException(form.form().id()));
        engine.getFormService().submitTaskForm(task.getId(), answers);
        used.get(used.size() - 1).accepted();
    }

    private DeployedForm form(Task task) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> forms.of(context.getTaskManager().findTaskById(task.getId()), context))
                .orElseThrow(() -> new IllegalStateException(task.getTaskDefinitionKey()));
    }

    private Step done(Task task, DeployedForm form) {
        var process = engine.getRepositoryService().getProcessDefinition(task.getProcessDefinitionId());
        return new Step(
                process.getName(),
                task.getTaskDefinitionKey(),
                task.getName(),
                queue(task).orElse(""),
                task.getDueDate() == null ? "" : China.words(task.getDueDate().toInstant()),
                form.form().id(),
                1);
    }

    /** Another one in every step, so that who must not do two of them does not. */
    private static String person(Task task) {
        return task.getAssignee() == null ? "trial-" + task.getTaskDefinitionKey() : task.getAssignee();
    }

    private Optional<String> queue(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Does it as somebody who works in the queue of the task. */
    private void as(Task task, String queue, Runnable action) {
        int end = queue.lastIndexOf('-');
        var department = end < 0 ? queue : queue.substring(0, end);
        var groups = department.equals(Role.SUPERVISOR.id())
                ? List.of(department)
                : List.of(Role.CASEWORKER.id(), department);
        var identities = engine.getIdentityService();
        try {
            identities.setAuthentication(person(task), groups, end < 0 ? List.of() : List.of(queue.substring(end + 1)));
            action.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** What comes of it; empty, and noted at the element, when it fails. */
    private <T> Optional<T> tried(String element, Supplier<T> action) {
        try {
            return Optional.ofNullable(step.execute(status -> action.get()));
        } catch (ProcessEngineException failure) {
            passed.stuck(element, Objects.toString(failure.getMessage(), ""));
            return Optional.empty();
        }
    }
}
