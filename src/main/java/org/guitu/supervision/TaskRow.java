package org.guitu.supervision;

import java.time.ZonedDateTime;
import org.guitu.engine.CaseProgress.OpenTask;

/** @param assignee {@code null} while nobody has claimed it */
record TaskRow(String name, String queue, String assignee, ZonedDateTime since, ZonedDateTime due, boolean overdue) {

    static TaskRow of(OpenTask task) {
        return new TaskRow(
                task.name(),
                task.queue(),
                task.assignee().orElse(null),
                China.time(task.since()),
                China.time(task.due()),
                task.overdue());
    }
}
