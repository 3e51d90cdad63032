package org.guitu.clock;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets a duty keep its clock for as long as it takes, however many tasks that are: a step that comes back in its process instance goes on
 * with the clock of its first round, unless the model says that a new round has begun.
 *
 * <p>All in the caller's transaction. Between two tasks the clock either waits, because the model comes back to the step on a day, and is
 * reported meanwhile; or it rests, and is reported once the step is there again.
 */
@Component
public class Duties {

    private final JdbcClient database;
    private final TaskClocks clocks;
    private final Deadlines deadlines;
    private final InstantSource time;

    Duties(JdbcClient database, TaskClocks clocks, Deadlines deadlines, InstantSource time) {
        this.database = database;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.time = time;
    }

    /** Begins the clock of a new task, or goes on with that of the step's last round; what it is then. */
    public RunningClock begin(RunningClock task) {
        var last = lastRound(task.place());
        if (last.isEmpty()) {
            clocks.start(task);
            return task;
        }
        var clock = last.get().in(task, deadlines);
        takeOver(last.get().place().task(), clock);
        clocks.save(clock);
        return clock;
    }

    private Optional<RunningClock> lastRound(ClockPlace place) {
        return database.sql(
                        "select " + TaskClocks.COLUMNS
                                + """
                           from guitu.task_clock c
                          where c.process_instance_id = ? and c.step = ? and c.done_at is not null
                          order by c.waiting desc, c.done_at desc limit 1 for update""")
                .param(place.instance())
                .param(place.step())
                .query((row, number) -> TaskClocks.read(row))
                .optional();
    }

    private void takeOver(String before, RunningClock clock) {
        database.sql(
                        """
                        update guitu.task_clock set task_id = :task, earlier = earlier || task_id, done_at = null, waiting = false,
                            fulfilled = false
                        where task_id = :before""")
                .param("task", clock.place().task())
                .param("before", before)
                .update();
        describe(clock);
        database.sql("update guitu.watched_order set task_id = ?, task_ended_at = null where task_id = ?")
                .param(clock.place().task())
                .param(before)
                .update();
    }

    private void describe(RunningClock clock) {
        var limit = clock.limit();
        database.sql(
                        """
                        update guitu.task_clock set region = :region, step = :step, task_name = :name, runs_on = :runsOn, kind = :kind,
                            amount = :amount, unit = :unit, warn_amount = :warn, warn_unit = :warnUnit,
                            escalations = cast(:escalations as numeric[]), certainty = :certainty
                        where task_id = :task""")
                .param("task", clock.place().task())
                .param("step", clock.place().step())
                .param("region", clock.place().region())
                .param("name", clock.place().taskName())
                .param("runsOn", clock.runsOn())
                .param("kind", limit.kind().code())
                .param("amount", limit.limit().amount())
                .param("unit", limit.limit().unit().code())
                .param("warn", limit.warning().amount())
                .param("warnUnit", limit.warning().unit().code())
                .param("escalations", TaskClocks.arrayOf(limit.escalations()))
                .param("certainty", limit.certainty())
                .update();
    }

    /** An open task goes on by another version of its model: its clock, as it is then. */
    public RunningClock follow(RunningClock task) {
        var before = clocks.hold(task.place().task());
        if (before.isEmpty()) {
            clocks.start(task);
            return task;
        }
        var clock = before.get().movedTo(task);
        describe(clock);
        clocks.save(clock);
        return clock;
    }

    /** What that step was in the instance, another step is now, of it or of another instance: its clock waits for the task there. */
    public void carry(String instance, String step, String toInstance, String toStep) {
        database.sql(
                        """
                        update guitu.task_clock set process_instance_id = :toInstance, step = :toStep, next_at = null,
                            done_at = coalesce(done_at, :now), waiting = false
                        where process_instance_id = :instance and step = :step""")
                .param("toInstance", toInstance)
                .param("toStep", toStep)
                .param("now", Timestamp.from(time.instant()))
                .param("instance", instance)
                .param("step", step)
                .update();
    }

    /** In that instance the step is called otherwise from now on; its open task is not meant. */
    public void rename(String instance, String step, String toStep) {
        database.sql(
                        """
                        update guitu.task_clock set step = :toStep
                        where process_instance_id = :instance and step = :step and done_at is not null""")
                .param("instance", instance)
                .param("step", step)
                .param("toStep", toStep)
                .update();
    }

    /**
     * The model comes back to that step on a day: the clock of its last round runs on.
     *
     * @param evenFulfilled also when the last round was done, and not put off
     */
    public void await(String instance, String step, boolean evenFulfilled) {
        var waiting = database.sql(
                        """
                        update guitu.task_clock set waiting = true
                        where process_instance_id = :instance and step = :step and done_at is not null
                            and (:evenFulfilled or not fulfilled) returning task_id""")
                .param("instance", instance)
                .param("step", step)
                .param("evenFulfilled", evenFulfilled)
                .query(String.class)
                .list();
        for (String task : waiting) {
            clocks.findAny(task).ifPresent(clocks::save);
            database.sql("update guitu.watched_order set task_ended_at = null where task_id = ?")
                    .param(task)
                    .update();
        }
    }

    /** The wait was called off: nothing comes back of it. */
    public void awaitNoMore(String instance, String step) {
        database.sql(
                        """
                        with rested as (
                            update guitu.task_clock set waiting = false, next_at = null
                            where process_instance_id = :instance and step = :step and waiting returning task_id)
                        update guitu.watched_order o set task_ended_at = :now from rested r where o.task_id = r.task_id""")
                .param("instance", instance)
                .param("step", step)
                .param("now", Timestamp.from(time.instant()))
                .update();
    }

    /** A new round of those steps begins: what was fulfilled before counts no more. What was put off or taken back goes on. */
    public void beginAnew(String instance, Collection<String> steps) {
        database.sql(
                        """
                        delete from guitu.task_clock
                        where process_instance_id = :instance and step in (:steps) and fulfilled and not waiting""")
                .param("instance", instance)
                .param("steps", steps)
                .update();
    }

    /**
     * A task was fulfilled. By a model of before there were rounds that ends the round: none of its events says when a new one begins, and
     * a case that has run by it for months would be reported at each of its visits.
     */
    public void endRound(String task, String model) {
        database.sql(
                        """
                        delete from guitu.task_clock where task_id = ?
                            and exists (select from guitu.model_without_rounds where process_definition_id = ?)""")
                .param(task)
                .param(model)
                .update();
    }

    /** The instance goes on as another one, in that region: so do its clocks, each in the new task of its step. */
    public void move(String instance, String to, String region) {
        database.sql(
                        """
                        update guitu.task_clock set process_instance_id = :to, region = :region, next_at = null,
                            done_at = coalesce(done_at, :now), waiting = false
                        where process_instance_id = :instance""")
                .param("to", to)
                .param("now", Timestamp.from(time.instant()))
                .param("region", region)
                .param("instance", instance)
                .update();
    }

    /** The instance is over, and with it all its duties. */
    public void end(String instance) {
        database.sql("delete from guitu.task_clock where process_instance_id = ? and done_at is not null")
                .param(instance)
                .update();
    }
}
