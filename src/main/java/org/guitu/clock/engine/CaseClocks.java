package org.guitu.clock.engine;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.audit.EventKind;
import org.guitu.clock.ClockAct;
import org.guitu.clock.ClockControl;
import org.guitu.clock.ClockReason;
import org.guitu.clock.Deadlines;
import org.guitu.clock.RunningClock;
import org.guitu.clock.TaskClocks;
import org.guitu.engine.audit.EngineAudit;
import org.springframework.stereotype.Component;

/**
 * The clocks of a whole case: of every open task that carries its number, in whatever process and region, and of every task that
 * comes while they are suspended. Tasks whose model says {@code runsOn} go on.
 *
 * <p>A model suspends and resumes them by extension properties of an event that it passes: {@code suspendClocks} with a code of
 * {@link ClockReason}, {@code resumeClocks} with {@code true}. To be called within a command of the engine.
 */
@Component
final class CaseClocks {

    private final TaskClocks clocks;
    private final ClockControl control;
    private final Deadlines deadlines;
    private final EngineAudit audit;

    CaseClocks(TaskClocks clocks, ClockControl control, Deadlines deadlines, EngineAudit audit) {
        this.clocks = clocks;
        this.control = control;
        this.deadlines = deadlines;
        this.audit = audit;
    }

    /**
     * The reason for which an event with that property suspends the clocks of its case; empty when it suspends none.
     *
     * @throws ProcessEngineException when the reason is none for which clocks are suspended
     */
    static Optional<ClockReason> reasonOf(Optional<String> suspendClocks) {
        return suspendClocks.map(code -> ClockReason.find(code, ClockAct.SUSPENDED)
                .orElseThrow(() ->
                        new ProcessEngineException("suspendClocks=\"%s\" is no reason to suspend clocks: use one of %s."
                                .formatted(
                                        code,
                                        ClockReason.of(ClockAct.SUSPENDED).stream()
                                                .map(ClockReason::code)
                                                .toList()))));
    }

    ExecutionListener suspending(ClockReason reason) {
        return execution -> suspend(execution.getProcessBusinessKey(), reason);
    }

    ExecutionListener resuming() {
        return execution -> resume(execution.getProcessBusinessKey());
    }

    /** Suspends them; once more changes nothing. */
    void suspend(String caseNumber, ClockReason reason) {
        if (control.suspensionOf(caseNumber).isPresent()) {
            return;
        }
        control.noteCase(caseNumber, ClockAct.SUSPENDED, reason);
        audit.record(EventKind.CLOCK_SUSPENDED, caseNumber, "全部任务", null, reason.zh());
        for (RunningClock clock : clocks.ofCase(caseNumber)) {
            if (!clock.runsOn() && clock.suspension().isEmpty()) {
                show(control.suspend(clock, reason, null, true));
            }
        }
    }

    /** Resumes those that were suspended with the case; without a suspension it changes nothing. */
    void resume(String caseNumber) {
        if (control.suspensionOf(caseNumber).isEmpty()) {
            return;
        }
        control.noteCase(caseNumber, ClockAct.RESUMED, ClockReason.REASON_GONE);
        audit.record(EventKind.CLOCK_RESUMED, caseNumber, "全部任务", null, ClockReason.REASON_GONE.zh());
        for (RunningClock clock : clocks.ofCase(caseNumber)) {
            if (clock.suspension().filter(RunningClock.Suspension::withCase).isPresent()) {
                show(control.resume(clock, ClockReason.REASON_GONE, null));
            }
        }
    }

    /** A new task of a case whose clocks are suspended waits with them. */
    void suspendIfCaseIs(TaskEntity task, RunningClock clock) {
        control.suspensionOf(clock.place().caseNumber())
                .ifPresent(reason -> TaskDates.show(task, control.suspend(clock, reason, null, true), deadlines));
    }

    private void show(RunningClock clock) {
        var task = Context.getCommandContext()
                .getTaskManager()
                .findTaskById(clock.place().task());
        if (task != null) {
            TaskDates.show(task, clock, deadlines);
        }
    }
}
