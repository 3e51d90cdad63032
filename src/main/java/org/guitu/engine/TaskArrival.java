package org.guitu.engine;

import java.math.BigDecimal;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.deadline.Deadlines;
import org.guitu.deadline.TimeLimit;
import org.guitu.deadline.TimeLimit.Period;
import org.guitu.deadline.TimeUnit;
import org.guitu.queue.Queue;

/**
 * Puts a new task into the queue of its department in the region that handles the instance, and sets when it is due and from when
 * on that counts as soon.
 *
 * <p>The model names the department alone; the time limit is a row of {@code time-limits.dmn}. The warning date is the task's
 * follow-up date.
 */
final class TaskArrival implements TaskListener {

    private final Decisions decisions;
    private final Deadlines deadlines;

    TaskArrival(Decisions decisions, Deadlines deadlines) {
        this.decisions = decisions;
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateTask task) {
        putIntoQueue(task);
        setDates(task);
    }

    private static void putIntoQueue(DelegateTask task) {
        var region = task.getTenantId();
        if (region == null) {
            throw new ProcessEngineException(
                    "Task '%s' belongs to no region: its process instance was started without one."
                            .formatted(task.getTaskDefinitionKey()));
        }
        var departments = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        for (String department : departments) {
            task.deleteCandidateGroup(department);
            task.addCandidateGroup(new Queue(department, region).id());
        }
    }

    private void setDates(DelegateTask task) {
        var limit = limitOf(task);
        var start = task.getCreateTime().toInstant();
        task.setDueDate(Date.from(deadlines.after(start, limit.limit())));
        task.setFollowUpDate(Date.from(deadlines.after(start, limit.warning())));
    }

    private TimeLimit limitOf(DelegateTask task) {
        var row = decisions
                .firstRow(
                        "time-limits",
                        Variables.putValue("task", task.getTaskDefinitionKey())
                                .putValue("urgency", task.getVariable("urgencyLevel")))
                .orElseThrow(() -> new ProcessEngineException(
                        "Decision 'time-limits' has no row for task '%s'.".formatted(task.getTaskDefinitionKey())));
        return new TimeLimit(period(row, "limit", "unit"), period(row, "warn", "warnUnit"));
    }

    private static Period period(Map<String, Object> row, String amount, String unit) {
        return new Period(new BigDecimal(row.get(amount).toString()), TimeUnit.of((String) row.get(unit)));
    }
}
