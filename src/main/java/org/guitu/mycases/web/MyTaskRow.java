package org.guitu.mycases.web;

import java.time.ZonedDateTime;
import org.guitu.mycases.OwnTask;
import org.guitu.office.China;

/**
 * A task that waits for the own office.
 *
 * @param link where Tasklist shows it
 * @param holder who has claimed it, in words
 * @param due {@code null} while its clock stands still
 */
record MyTaskRow(
        String name, String process, String link, String holder, boolean own, ZonedDateTime due, boolean overdue) {

    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=";

    static MyTaskRow of(OwnTask task) {
        return new MyTaskRow(
                task.name(),
                task.process(),
                TASKLIST + task.id(),
                task.own() ? "您已认领" : task.assignee().map("已由 %s 认领"::formatted).orElse("尚无人认领"),
                task.own(),
                task.due().map(China::time).orElse(null),
                task.overdue());
    }
}
