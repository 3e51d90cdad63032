package org.guitu.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.deadline.Deadlines;
import org.guitu.deadline.TimeLimit;
import org.guitu.deadline.TimeLimit.Period;
import org.guitu.deadline.TimeUnit;

/**
 * Sets when a new task is due, and as its follow-up date from when on that counts as soon, by its row of {@code time-limits.dmn}.
 */
final class TaskClock implements TaskListener {

    private final Decisions decisions;
    private final Deadlines deadlines;

    TaskClock(Decisions decisions, Deadlines deadlines) {
        this.decisions = decisions;
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateTask task) {
        var limit = limitOf(task.getTaskDefinitionKey(), task.getVariable("urgencyLevel"));
        var start = task.getCreateTime().toInstant();
        task.setDueDate(Date.from(deadlines.after(start, limit.limit())));
        task.setFollowUpDate(Date.from(deadlines.after(start, limit.warning())));
    }

    /** When a task of that kind is due if it begins then. */
    Date dueDate(String task, Object urgency, Instant start) {
        return Date.from(deadlines.after(start, limitOf(task, urgency).limit()));
    }

    private TimeLimit limitOf(String task, Object urgency) {
        var row = decisions
                .firstRow("time-limits", Variables.putValue("task", task).putValue("urgency", urgency))
                .orElseThrow(() ->
                        new ProcessEngineException("Decision 'time-limits' has no row for task '%s'.".formatted(task)));
        return new TimeLimit(period(row, "limit", "unit"), period(row, "warn", "warnUnit"));
    }

    private static Period period(Map<String, Object> row, String amount, String unit) {
        return new Period(new BigDecimal(row.get(amount).toString()), TimeUnit.of((String) row.get(unit)));
    }
}
