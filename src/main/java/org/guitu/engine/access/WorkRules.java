package org.guitu.engine.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.HandOverStore;
import org.guitu.decision.DecisionStore;
import org.guitu.engine.Instances;
import org.guitu.engine.Refusal;
import org.guitu.engine.command.Submission;

/**
 * How people work on a task, whatever way they take: claim only for oneself, complete only what one has claimed and only by its
 * form, give back only what one has not worked on; a supervisor assigns. Where the model says that a second person decides, the first one can neither claim nor complete,
 * nor say who does.
 */
public final class WorkRules implements TaskListener {

    private static final Set<String> CHANGEABLE =
            Set.of(TaskEntity.ASSIGNEE, TaskEntity.DELEGATION, TaskEntity.PRIORITY);
    private static final Set<String> DATES = Set.of(TaskEntity.DUE_DATE, TaskEntity.FOLLOW_UP_DATE);

    private final Dossier dossier;
    private final HandOverStore handOvers;
    private final DecisionStore decisions;
    private final People people;
    private final List<String> notCompletedBy;

    /**
     * @param notCompletedBy the ids of the user tasks and start forms whose authors this task is kept from
     */
    WorkRules(
            Dossier dossier,
            HandOverStore handOvers,
            DecisionStore decisions,
            People people,
            List<String> notCompletedBy) {
        this.dossier = dossier;
        this.handOvers = handOvers;
        this.decisions = decisions;
        this.people = people;
        this.notCompletedBy = List.copyOf(notCompletedBy);
    }

    /**
     * Whether the model bars the person from that task, because she or he has submitted what is decided in it. To be called within a command of the
     * engine.
     */
    public static boolean bars(TaskEntity task, String person) {
        return of(task.getTaskDefinition()).anyMatch(rules -> rules.isFirstPerson(task, person));
    }

    /** The forms whose authors such a task is kept from; empty where no second person is demanded. */
    static List<String> firstForms(TaskDefinition task) {
        return of(task).flatMap(rules -> rules.notCompletedBy.stream()).toList();
    }

    private static Stream<WorkRules> of(TaskDefinition task) {
        return task.getBuiltinTaskListeners().getOrDefault(EVENTNAME_COMPLETE, List.of()).stream()
                .filter(WorkRules.class::isInstance)
                .map(WorkRules.class::cast);
    }

    @Override
    public void notify(DelegateTask delegate) {
        var task = (TaskEntity) delegate;
        switch (delegate.getEventName()) {
            case EVENTNAME_UPDATE -> person().ifPresent(person -> checkUpdate(task));
            case EVENTNAME_ASSIGNMENT -> checkAssignment(task);
            case EVENTNAME_COMPLETE -> person().ifPresent(person -> checkCompletion(task, person));
            default -> throw new IllegalArgumentException(delegate.getEventName());
        }
    }

    private static Optional<Authentication> person() {
        return Optional.ofNullable(Context.getCommandContext().getAuthentication())
                .filter(authentication -> authentication.getUserId() != null);
    }

    private static void checkUpdate(TaskEntity task) {
        var changed = task.getPropertyChanges().keySet();
        if (changed.stream().anyMatch(DATES::contains)) {
            throw Refusal.forbidden("期限不能直接修改，请由督导在任务的“办理期限”中中止、恢复或延长，并选择原因。");
        }
        if (!CHANGEABLE.containsAll(changed)) {
            throw Refusal.forbidden("任务的名称、说明和归属由流程决定，只能改派和修改优先级。");
        }
        if (task.getDelegationState() != null) {
            throw Refusal.forbidden("不能委派任务，请改派。");
        }
    }

    private void checkAssignment(TaskEntity task) {
        var assignee = task.getAssignee();
        if (assignee != null) {
            checkSecondPerson(task, assignee);
        }
        person().ifPresent(person -> {
            var policy = people.policyOf(person);
            boolean claimed = person.getUserId().equals(assignee)
                    && policy.isIn(task)
                    && task.getPropertyChanges().get("assignee").getOrgValue() == null;
            if (claimed) {
                return;
            }
            if (isGivenBack(task, person.getUserId()) && !policy.supervises(task)) {
                checkUntouched(task, person.getUserId());
                return;
            }
            if (!policy.supervises(task)) {
                throw Refusal.forbidden("只能为自己认领任务；改派和退回由督导办理。");
            }
            if (isFirstPerson(task, person.getUserId())) {
                throw Refusal.forbidden("这项任务审查的是您提交的内容，不能由您改派或退回，请联系其他督导。");
            }
            if (assignee != null && !people.policyOf(assignee).isIn(task)) {
                if (!people.isKnown(assignee)) {
                    throw Refusal.wrong("没有名为“%s”的账户，任务没有改派。请从名单里选择。".formatted(assignee));
                }
                throw Refusal.forbidden("“%s”不在这项任务的队列中，不能改派给此人。".formatted(assignee));
            }
        });
    }

    private static boolean isGivenBack(TaskEntity task, String person) {
        return task.getAssignee() == null
                && person.equals(
                        task.getPropertyChanges().get(TaskEntity.ASSIGNEE).getOrgValue());
    }

    /** What somebody has recorded by a claim stays with whoever recorded it; whether another goes on with it, a supervisor says. */
    private void checkUntouched(TaskEntity task, String person) {
        var caseNumber = CaseNumber.find(task.getProcessInstance().getBusinessKey());
        var since = task.getCreateTime().toInstant();
        if (caseNumber.filter(number -> dossier.hasAdded(person, number, since)).isPresent()) {
            throw Refusal.forbidden("这项任务期间您已经在个案里更正过记录或上传过文件，不能自己退回，请联系督导改派或退回。");
        }
    }

    private void checkCompletion(TaskEntity task, Authentication person) {
        if (!Submission.isOpen()) {
            throw Refusal.forbidden("请通过任务的表单提交，不能直接办结任务。");
        }
        if (!person.getUserId().equals(task.getAssignee())) {
            throw Refusal.forbidden("请先认领任务，再提交表单。");
        }
        checkSecondPerson(task, person.getUserId());
    }

    private void checkSecondPerson(TaskEntity task, String person) {
        if (isFirstPerson(task, person)) {
            throw Refusal.forbidden("这一步须由另一人办理：上一步由您提交，或者所审批的内容由您更正，请由同事或督导审批。");
        }
    }

    private boolean isFirstPerson(TaskEntity task, String person) {
        return notCompletedBy.stream().anyMatch(first -> hasSubmitted(person, first, task))
                || !notCompletedBy.isEmpty()
                        && decisions.hasChanged(person, task.getProcessInstanceId(), task.getTaskDefinitionKey());
    }

    /** In the task's own process instance or one that called it, or before these were handed over. */
    private boolean hasSubmitted(String person, String form, TaskEntity task) {
        var instances = Instances.upFrom(task.getExecution()).stream()
                .map(ExecutionEntity::getId)
                .toList();
        return handOvers.withThoseBefore(instances).stream()
                .anyMatch(instance -> dossier.hasSubmitted(person, form, instance));
    }
}
