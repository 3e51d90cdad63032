package org.guitu.clock;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which overdue tasks reach their next level, each level once. What is found grows with what is due, not with what is open.
 *
 * <p>Several nodes may ask at once: whichever {@link #take takes} a task holds its clock until the end of the transaction, and others pass
 * it by.
 */
@Component
public class Escalations {

    private final JdbcClient database;
    private final TaskClocks clocks;
    private final InstantSource time;

    Escalations(JdbcClient database, TaskClocks clocks, InstantSource time) {
        this.database = database;
        this.clocks = clocks;
        this.time = time;
    }

    /** A task that reached its next level at that time. */
    public record Due(String task, Instant at) {}

    /** Those that come after the given one, the longest due first. */
    public List<Due> after(Due last, int most) {
        return database.sql(
                        """
                        select task_id, next_at from guitu.task_clock
                        where next_at <= :now and (next_at, task_id) > (:at, :task)
                        order by next_at, task_id limit :most""")
                .param("now", Timestamp.from(time.instant()))
                .param("at", Timestamp.from(last.at()))
                .param("task", last.task())
                .param("most", most)
                .query((row, number) -> new Due(
                        row.getString("task_id"), row.getTimestamp("next_at").toInstant()))
                .list();
    }

    /** The task's clock, if it is still due and nobody else is at it. */
    public Optional<RunningClock> take(String task) {
        return database.sql("select 1 from guitu.task_clock where task_id = ? and next_at <= ? for update skip locked")
                        .param(task)
                        .param(Timestamp.from(time.instant()))
                        .query(Integer.class)
                        .optional()
                        .isPresent()
                ? clocks.findAny(task)
                : Optional.empty();
    }

    /**
     * Writes down that the level was reported, and sets the clock to the next one. A second time for the same level fails, and with
     * it the transaction.
     *
     * @param region the region of the tier that was told
     * @param order the supervision order that was started; empty for a notice only
     */
    public void reported(RunningClock clock, int level, String region, Optional<String> order) {
        var place = clock.place();
        database.sql(
                        """
                        insert into guitu.escalation (task_id, level, case_number, step, region, order_instance, at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .param(place.task())
                .param(level)
                .param(place.caseNumber())
                .param(place.step())
                .param(region)
                .param(order.orElse(null))
                .param(Timestamp.from(time.instant()))
                .update();
        order.ifPresent(
                instance -> database.sql("insert into guitu.watched_order (order_instance, task_id) values (?, ?)")
                        .param(instance)
                        .param(place.task())
                        .update());
        clocks.save(clock.reported(level));
    }

    /** A task that the engine does not know is reported no more, unless it comes back on a day; whether it is so. */
    public boolean forget(String task) {
        boolean forgotten = database.sql("delete from guitu.task_clock where task_id = ? and not waiting")
                        .param(task)
                        .update()
                == 1;
        if (forgotten) {
            clocks.end(task, false, time.instant());
        }
        return forgotten;
    }

    /** Supervision orders whose overdue task was done meanwhile. */
    public List<String> ordersMet(int most) {
        return database.sql(
                        "select order_instance from guitu.watched_order where task_ended_at is not null order by task_ended_at limit ?")
                .param(most)
                .query(String.class)
                .list();
    }

    /** The order knows: it is watched no longer. False when another node has told it. */
    public boolean told(String order) {
        return database.sql("delete from guitu.watched_order where order_instance = ?")
                        .param(order)
                        .update()
                == 1;
    }
}
