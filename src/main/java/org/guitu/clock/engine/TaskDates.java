package org.guitu.clock.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.clock.Deadlines;
import org.guitu.clock.RunningClock;
import org.guitu.form.CommonFacts;

/**
 * What a task shows of its clock: when it is due and, as its follow-up date, from when on that counts as soon; neither, while its
 * clock is suspended.
 */
public final class TaskDates {

    private TaskDates() {}

    /** Lets the task show what its clock says. */
    public static void show(TaskEntity task, RunningClock clock, Deadlines deadlines) {
        if (clock.suspension().isPresent()) {
            task.setDueDate(null);
            task.setFollowUpDate(null);
            task.setVariableLocal(CommonFacts.CLOCK_STATE, "suspended");
        } else {
            showRunning(task, clock, deadlines);
            if (task.hasVariableLocal(CommonFacts.CLOCK_STATE)) {
                task.removeVariableLocal(CommonFacts.CLOCK_STATE);
            }
        }
    }

    /** The same of a clock that runs and was never suspended in this task, as that of a new one. */
    static void showRunning(TaskEntity task, RunningClock clock, Deadlines deadlines) {
        task.setDueDate(Date.from(clock.dueAt(deadlines)));
        task.setFollowUpDate(Date.from(clock.warnAt(deadlines)));
    }
}
