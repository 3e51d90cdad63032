package org.guitu.clock;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.guitu.calendar.WorkingDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A calendar of public holidays other than the one that the open clocks went by: which clocks it may concern, what it makes of one, and
 * that it has been applied. In the caller's transaction.
 */
@Component
public class CalendarChange {

    private final JdbcClient database;
    private final WorkingDays workingDays;
    private final TaskClocks clocks;
    private final Deadlines deadlines;
    private final InstantSource time;

    CalendarChange(
            JdbcClient database, WorkingDays workingDays, TaskClocks clocks, Deadlines deadlines, InstantSource time) {
        this.database = database;
        this.workingDays = workingDays;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.time = time;
    }

    /** Whether there is one. */
    public boolean isDue() {
        return database.sql("select fingerprint from guitu.calendar_used order by id desc limit 1")
                .query(String.class)
                .optional()
                .filter(workingDays.fingerprint()::equals)
                .isEmpty();
    }

    /** The next open tasks whose clocks count days, by their ids. */
    public List<String> after(String task, int limit) {
        return database.sql(
                        """
                        select task_id from guitu.task_clock where task_id > ? and (unit <> 'hours' or warn_unit <> 'hours')
                        order by task_id limit ?""")
                .param(task)
                .param(limit)
                .query(String.class)
                .list();
    }

    /** The task's clock by the calendar of now. */
    public record Counted(RunningClock clock, boolean moved) {}

    /** Counts it anew; empty when the task is done. */
    public Optional<Counted> count(String task) {
        return clocks.hold(task).map(clock -> {
            var before = database.sql("select due_at from guitu.task_clock where task_id = ?")
                    .param(task)
                    .query(Timestamp.class)
                    .single();
            clocks.save(clock);
            return new Counted(clock, !before.toInstant().equals(clock.dueAt(deadlines)));
        });
    }

    /** From now on the clocks go by this calendar. */
    public void applied(int moved) {
        database.sql("insert into guitu.calendar_used (fingerprint, at, moved) values (?, ?, ?)")
                .param(workingDays.fingerprint())
                .param(Timestamp.from(time.instant()))
                .param(moved)
                .update();
    }
}
