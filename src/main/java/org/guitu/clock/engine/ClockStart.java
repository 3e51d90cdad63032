package org.guitu.clock.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.Service;
import org.guitu.clock.ClockPlace;
import org.guitu.clock.Deadlines;
import org.guitu.clock.Duties;
import org.guitu.clock.RunningClock;
import org.guitu.clock.TaskClocks;
import org.guitu.clock.TimeLimit;
import org.guitu.clock.TimeLimit.Kind;
import org.guitu.clock.TimeLimit.Period;
import org.guitu.clock.TimeUnit;
import org.guitu.clock.Urgency;
import org.guitu.engine.expression.Decisions;
import org.guitu.engine.model.DeployedCatalogue;
import org.guitu.form.CommonFacts;
import org.springframework.stereotype.Component;

/**
 * Starts the clock of a new task by its row of {@code time-limits.dmn}, or lets the duty's own go on with it, and lets it rest with the
 * end of the task. How urgent the case is decides how early the task stands in the lists.
 */
@Component
final class ClockStart {

    private final Decisions decisions;
    private final Deadlines deadlines;
    private final TaskClocks clocks;
    private final Duties duties;
    private final CaseClocks caseClocks;
    private final InstantSource time;

    ClockStart(
            Decisions decisions,
            Deadlines deadlines,
            TaskClocks clocks,
            Duties duties,
            CaseClocks caseClocks,
            InstantSource time) {
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.duties = duties;
        this.caseClocks = caseClocks;
        this.time = time;
    }

    /** For the creation of a task; {@code runsOn}: its clock is not suspended when those of the case are. */
    TaskListener starting(boolean runsOn) {
        return new Starting(this, runsOn);
    }

    private record Starting(ClockStart clock, boolean runsOn) implements TaskListener {

        @Override
        public void notify(DelegateTask task) {
            clock.start((TaskEntity) task, runsOn);
        }
    }

    /** The task goes on by another version of its model, with the clock that it has. */
    void follow(TaskEntity task) {
        boolean runsOn = runsOn(task);
        task.setPriority(Urgency.of(urgencyOf(task)).priority());
        var clock = duties.follow(clockOf(task, runsOn));
        TaskDates.show(task, clock, deadlines);
        if (!runsOn && clock.suspension().isEmpty()) {
            caseClocks.suspendIfCaseIs(task, clock);
        }
    }

    private static boolean runsOn(TaskEntity task) {
        return task
                .getTaskDefinition()
                .getBuiltinTaskListeners()
                .getOrDefault(TaskListener.EVENTNAME_CREATE, List.of())
                .stream()
                .filter(Starting.class::isInstance)
                .map(Starting.class::cast)
                .anyMatch(Starting::runsOn);
    }

    private void start(TaskEntity task, boolean runsOn) {
        task.setPriority(Urgency.of(urgencyOf(task)).priority());
        var clock = duties.begin(clockOf(task, runsOn));
        if (clock.suspension().isPresent()) {
            TaskDates.show(task, clock, deadlines);
            return;
        }
        TaskDates.showRunning(task, clock, deadlines);
        if (!runsOn) {
            caseClocks.suspendIfCaseIs(task, clock);
        }
    }

    /** Gives a clock to a task that was open before tasks had one; its dates stay as they are. */
    void adopt(TaskEntity task) {
        clocks.start(clockOf(task, false));
    }

    private RunningClock clockOf(TaskEntity task, boolean runsOn) {
        var limit = limitOf(task.getProcessDefinition().getKey(), task.getTaskDefinitionKey(), urgencyOf(task));
        return RunningClock.of(placeOf(task), task.getCreateTime().toInstant(), limit, runsOn);
    }

    private static Object urgencyOf(TaskEntity task) {
        return task.getExecution().getVariable(CommonFacts.URGENCY);
    }

    private static ClockPlace placeOf(TaskEntity task) {
        return new ClockPlace(
                task.getId(),
                task.getProcessInstanceId(),
                task.getProcessDefinition().getKey(),
                task.getExecution().getProcessBusinessKey(),
                task.getTenantId(),
                task.getTaskDefinitionKey(),
                task.getName());
    }

    /** When a task of that kind is due if it begins then. */
    Date dueDate(String process, String task, Object urgency, Instant start) {
        return Date.from(deadlines.after(start, limitOf(process, task, urgency).limit()));
    }

    /** Of its own row, or else what the catalogue says of all steps of the service. */
    private TimeLimit limitOf(String process, String task, Object urgency) {
        return decisions
                .firstRow(
                        KnownName.TIME_LIMITS.id(),
                        Variables.putValue("task", task).putValue("urgency", urgency))
                .map(ClockStart::limitOf)
                .or(() -> DeployedCatalogue.ofCommand()
                        .services()
                        .find(process)
                        .flatMap(Service::workingDays)
                        .map(TimeLimit::ofWorkingDays))
                .orElseThrow(() ->
                        new ProcessEngineException("Decision 'time-limits' has no row for task '%s'.".formatted(task)));
    }

    private static TimeLimit limitOf(Map<String, Object> row) {
        var kind = Kind.of((String) row.get("kind"));
        var limit = period(row, "limit", "unit");
        return new TimeLimit(
                kind,
                limit,
                row.get("warn") == null ? limit : period(row, "warn", "warnUnit"),
                Stream.of("escalateCounty", "escalateCity", "escalateProvince")
                        .map(level -> row.get(level) == null
                                ? null
                                : new BigDecimal(row.get(level).toString()))
                        .collect(Collectors.toCollection(ArrayList::new)),
                (String) row.get("certainty"));
    }

    private static Period period(Map<String, Object> row, String amount, String unit) {
        return new Period(new BigDecimal(row.get(amount).toString()), TimeUnit.of((String) row.get(unit)));
    }
}
