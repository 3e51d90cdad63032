package org.guitu.calendar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import org.camunda.bpm.engine.task.Task;
import org.guitu.clock.CalendarChange;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open clocks go by a new calendar from the first start with it. */
@ExtendWith(OutputCaptureExtension.class)
class MovedClocksTest extends ProcessTest {

    @Autowired
    private MovedClocks clocks;

    @Autowired
    private CalendarChange calendar;

    @Autowired
    private JdbcClient database;

    private void anotherCalendarBefore() {
        database.sql("insert into guitu.calendar_used (fingerprint, at, moved) values (repeat('0', 64), now(), 0)")
                .update();
    }

    /** As a calendar said that gave it three days less. */
    private void countedOtherwise(Task task) {
        database.sql("update guitu.task_clock set due_at = due_at - interval '3 days' where task_id = ?")
                .param(task.getId())
                .update();
        database.sql("update act_ru_task set due_date_ = due_date_ - interval '3 days' where id_ = ?")
                .param(task.getId())
                .update();
    }

    /** Counted in working days. */
    private Task task() {
        var reading = startByForm(
                "supervisor-" + COUNTY,
                "break-glass",
                "caseNumber=" + caseNumberOf(rescuedWoman()),
                "glassReason=missing",
                "glassReasonDetail=示例理由：示例甲走失，需要马上联系。",
                "glassAcknowledged=true");
        return task(child(reading, "break-glass-review"), "review-break-glass");
    }

    private Date dueDateOf(Task task) {
        return taskService.createTaskQuery().taskId(task.getId()).singleResult().getDueDate();
    }

    @Test
    void anOpenTaskIsDueWhenTheNewCalendarSaysSoAndTheLogSaysHowManyMoved(CapturedOutput output) {
        var task = task();
        countedOtherwise(task);
        anotherCalendarBefore();
        clocks.move();
        assertThat(dueDateOf(task)).isEqualTo(task.getDueDate());
        assertThat(output.getOut())
                .containsPattern("has changed: [1-9]\\d* of [1-9]\\d* open clocks that count days moved");
        assertThat(calendar.isDue()).isFalse();
    }

    @Test
    void withTheSameCalendarNothingMoves() {
        var task = task();
        countedOtherwise(task);
        assertThat(calendar.isDue()).isFalse();
        int calendars = calendars();
        clocks.move();
        assertThat(dueDateOf(task)).isNotEqualTo(task.getDueDate());
        assertThat(calendars()).isEqualTo(calendars);
    }

    private int calendars() {
        return database.sql("select count(*) from guitu.calendar_used")
                .query(Integer.class)
                .single();
    }
}
