package org.guitu.supervision;

import java.time.ZonedDateTime;
import org.guitu.office.China;
import org.guitu.progress.engine.CaseProgress.OpenTask;

/**
 * @param assignee {@code null} while nobody has claimed it
 * @param due {@code null} while its clock is suspended
 */
record TaskRow(String name, String queue, String assignee, ZonedDateTime since, ZonedDateTime due, boolean overdue) {

    static TaskRow of(OpenTask task) {
        return new TaskRow(
                task.name(),
                task.queue(),
                task.assignee().orElse(null),
                China.time(task.since()),
                task.due().map(China::time).orElse(null),
                task.overdue());
    }
}
