package org.guitu.migration.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guitu.audit.EventKind;
import org.guitu.clock.engine.FollowedClocks;
import org.guitu.engine.access.People;
import org.guitu.engine.access.WorkRules;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.gate.file.Sentence;
import org.guitu.notice.NoticeKind;
import org.springframework.stereotype.Component;

/**
 * Makes of an open task one of the new version, since the engine keeps what it was: its name, queue, dates and priority are worked out anew,
 * and whoever has claimed it keeps it only if she or he could claim it now. Whom it concerns is told.
 */
@Component
final class TasksAfterMove {

    private final FollowedClocks clocks;
    private final People people;
    private final MoveNotices notices;
    private final EngineAudit audit;

    TasksAfterMove(FollowedClocks clocks, People people, MoveNotices notices, EngineAudit audit) {
        this.clocks = clocks;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
    }

    /** A task as it was. */
    record Before(String name, Set<String> queues, String assignee, Date due) {}

    /** The open tasks of the instance, by id; to be called within a command of the engine, as is {@link #rework}. */
    static Map<String, Before> of(String instance, CommandContext context) {
        return context.getTaskManager().findTasksByProcessInstanceId(instance).stream()
                .collect(Collectors.toMap(
                        TaskEntity::getId,
                        task -> new Before(task.getName(), queues(task), task.getAssignee(), task.getDueDate())));
    }

    private static Set<String> queues(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What changed of them, in words; tasks that began with the move have everything of their own. */
    List<Sentence> rework(String instance, Map<String, Before> tasks) {
        var changes = new ArrayList<Sentence>();
        for (TaskEntity task : Context.getCommandContext().getTaskManager().findTasksByProcessInstanceId(instance)) {
            if (tasks.containsKey(task.getId())) {
                rework(task, tasks.get(task.getId()), changes);
            }
        }
        return changes;
    }

    /** Of tasks that were taken away: whoever had claimed one will look for it. */
    void tellTaken(Collection<Before> taken, ExecutionEntity instance) {
        taken.stream()
                .filter(task -> task.assignee() != null)
                .forEach(task -> notices.tellTaken(task.assignee(), task.name(), instance));
    }

    private void rework(TaskEntity task, Before before, List<Sentence> changes) {
        var model = task.getTaskDefinition();
        task.setName(text(model.getNameExpression(), task));
        task.setDescription(text(model.getDescriptionExpression(), task));
        var queues = model.getCandidateGroupIdExpressions().stream()
                .map(department -> text(department, task))
                .collect(Collectors.toCollection(TreeSet::new));
        before.queues().stream().filter(queue -> !queues.contains(queue)).forEach(task::deleteCandidateGroup);
        queues.stream().filter(queue -> !before.queues().contains(queue)).forEach(task::addCandidateGroup);
        clocks.follow(task);
        tell(changes, "the task '%s' is now called '%s'", before.name(), task.getName());
        tell(changes, "its queue was %s and is now %s", String.join(", ", before.queues()), String.join(", ", queues));
        tell(changes, "it was due on %s and is now due on %s", day(before.due()), day(task.getDueDate()));
        boolean taken = before.assignee() != null && !keeps(before.assignee(), task, queues);
        if (taken) {
            task.setAssignee(null);
            changes.add(Sentence.of("whoever has claimed it may not do it any more: it goes back to the queue"));
            audit.record(
                    EventKind.TASK_RETURNED,
                    task.getProcessInstance().getBusinessKey(),
                    task.getName(),
                    task.getId(),
                    "承办人 %s → （无）；系统退回：流程换了新版".formatted(before.assignee()));
            notices.tell(Set.of(before.assignee()), NoticeKind.TASK_TAKEN, task);
        }
        var fresh = new HashSet<>(queues);
        fresh.removeAll(before.queues());
        if (taken || !fresh.isEmpty()) {
            notices.tellQueues(taken ? queues : fresh, task);
        }
    }

    private boolean keeps(String assignee, TaskEntity task, Set<String> queues) {
        return queues.stream().anyMatch(people.policyOf(assignee).queues()::contains)
                && !WorkRules.bars(task, assignee);
    }

    private static void tell(List<Sentence> changes, String words, String before, String now) {
        if (!Objects.equals(before, now)) {
            changes.add(Sentence.of(words, before, now));
        }
    }

    private static String day(Date date) {
        return date == null ? "–" : date.toInstant().toString();
    }

    private static String text(Expression expression, TaskEntity task) {
        return expression == null ? null : (String) expression.getValue(task.getExecution());
    }
}
