package org.guitu.clock;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guitu.clock.RunningClock.Suspension;
import org.guitu.clock.TimeLimit.Kind;
import org.guitu.clock.TimeLimit.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the clock of each task, in the caller's transaction. What is done to a clock is {@link ClockControl}; that a duty goes on
 * with its clock in another task, {@link Duties}.
 */
@Component
public class TaskClocks {

    static final String COLUMNS =
            """
            c.task_id, c.process_instance_id, c.process_key, c.case_number, c.region, c.step, c.task_name, c.started_at, c.kind,
            c.amount, c.unit, c.warn_amount, c.warn_unit, c.escalations, c.certainty, c.extension, c.suspended_at,
            c.suspended_for, c.with_case, c.runs_on, c.level,
            array(select h.at from guitu.clock_change h
                where h.task_id = any(c.earlier || c.task_id) and h.act in ('SUSPENDED', 'RESUMED') order by h.id) as stops""";

    private final JdbcClient database;
    private final Deadlines deadlines;

    TaskClocks(JdbcClient database, Deadlines deadlines) {
        this.database = database;
        this.deadlines = deadlines;
    }

    /** The clock of a new task. */
    public void start(RunningClock clock) {
        var place = clock.place();
        var limit = clock.limit();
        database.sql(
                        """
                        insert into guitu.task_clock (task_id, process_instance_id, process_key, case_number, region, step, task_name,
                            started_at, kind, amount, unit, warn_amount, warn_unit, escalations, certainty, runs_on, due_at, next_at)
                        values (:task, :instance, :process, :case, :region, :step, :name, :at, :kind, :amount, :unit, :warn,
                            :warnUnit, cast(:escalations as numeric[]), :certainty, :runsOn, :due, :next)""")
                .param("task", place.task())
                .param("instance", place.instance())
                .param("process", place.process())
                .param("case", place.caseNumber())
                .param("region", place.region())
                .param("step", place.step())
                .param("name", place.taskName())
                .param("at", Timestamp.from(clock.startedAt()))
                .param("kind", Codes.of(limit.kind()))
                .param("amount", limit.limit().amount())
                .param("unit", limit.limit().unit().code())
                .param("warn", limit.warning().amount())
                .param("warnUnit", limit.warning().unit().code())
                .param("escalations", arrayOf(limit.escalations()))
                .param("certainty", limit.certainty())
                .param("runsOn", clock.runsOn())
                .param("due", Timestamp.from(clock.dueAt(deadlines)))
                .param("next", clock.nextAt(deadlines).map(Timestamp::from).orElse(null))
                .update();
    }

    /** The task's clock; empty when there is no such open task. */
    public Optional<RunningClock> find(String task) {
        return find("c.task_id = ? and c.done_at is null", task);
    }

    /** The clock of a task that is open or done. */
    Optional<RunningClock> findAny(String task) {
        return find("c.task_id = ?", task);
    }

    private Optional<RunningClock> find(String condition, String task) {
        return database.sql("select " + COLUMNS + " from guitu.task_clock c where " + condition)
                .param(task)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The clocks of those tasks, as far as they are open, by task. */
    public Map<String, RunningClock> of(Collection<String> tasks) {
        return tasks.isEmpty()
                ? Map.of()
                : database
                        .sql("select " + COLUMNS + " from guitu.task_clock c where c.task_id in (:tasks)")
                        .param("tasks", tasks)
                        .query((row, number) -> read(row))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(clock -> clock.place().task(), Function.identity()));
    }

    /** The clock of a task that is open or done, held until the end of the transaction. */
    Optional<RunningClock> hold(String task) {
        database.sql("select 1 from guitu.task_clock where task_id = ? for update")
                .param(task)
                .query(Integer.class)
                .optional();
        return findAny(task);
    }

    /** The clocks of that case: of its open tasks, and of those that are done and may come back. */
    public List<RunningClock> ofCase(String caseNumber) {
        return database.sql("select " + COLUMNS
                        + " from guitu.task_clock c where c.case_number = ? order by c.task_id for update")
                .param(caseNumber)
                .query((row, number) -> read(row))
                .list();
    }

    /** Writes what may change of a clock; one whose duty rests is reported to nobody. */
    void save(RunningClock clock) {
        database.sql(
                        """
                        update guitu.task_clock set extension = :extension, suspended_at = :since, suspended_for = :reason,
                            with_case = :withCase, due_at = :due, level = :level,
                            next_at = case when done_at is null or waiting then cast(:next as timestamptz) end
                        where task_id = :task""")
                .param("extension", clock.extension())
                .param(
                        "since",
                        clock.suspension()
                                .map(stop -> Timestamp.from(stop.since()))
                                .orElse(null))
                .param(
                        "reason",
                        clock.suspension().map(stop -> stop.reason().name()).orElse(null))
                .param("withCase", clock.suspension().map(Suspension::withCase).orElse(false))
                .param("due", Timestamp.from(clock.dueAt(deadlines)))
                .param("level", clock.level())
                .param("next", clock.nextAt(deadlines).map(Timestamp::from).orElse(null))
                .param("task", clock.place().task())
                .update();
    }

    /**
     * The task is there no more: its clock rests, and the supervision orders about it are told.
     *
     * @param fulfilled whether its duty is done, and the task was neither taken back nor put off
     */
    public void end(String task, boolean fulfilled, Instant at) {
        database.sql(
                        """
                        update guitu.task_clock set done_at = :at, fulfilled = :fulfilled, next_at = null
                        where task_id = :task and done_at is null""")
                .param("at", Timestamp.from(at))
                .param("fulfilled", fulfilled)
                .param("task", task)
                .update();
        // After the clock's row, which waits for an escalation that is just being written.
        database.sql("update guitu.watched_order set task_ended_at = ? where task_id = ? and task_ended_at is null")
                .param(Timestamp.from(at))
                .param(task)
                .update();
    }

    static RunningClock read(ResultSet row) throws SQLException {
        var unit = TimeUnit.of(row.getString("unit"));
        var since = row.getTimestamp("suspended_at");
        return new RunningClock(
                new ClockPlace(
                        row.getString("task_id"),
                        row.getString("process_instance_id"),
                        row.getString("process_key"),
                        row.getString("case_number"),
                        row.getString("region"),
                        row.getString("step"),
                        row.getString("task_name")),
                row.getTimestamp("started_at").toInstant(),
                new TimeLimit(
                        Kind.of(row.getString("kind")),
                        new Period(row.getBigDecimal("amount"), unit),
                        new Period(row.getBigDecimal("warn_amount"), TimeUnit.of(row.getString("warn_unit"))),
                        Arrays.asList((BigDecimal[]) row.getArray("escalations").getArray()),
                        row.getString("certainty")),
                row.getBigDecimal("extension"),
                since == null
                        ? Optional.empty()
                        : Optional.of(new Suspension(
                                since.toInstant(),
                                ClockReason.valueOf(row.getString("suspended_for")),
                                row.getBoolean("with_case"))),
                pauses(row.getArray("stops")),
                row.getBoolean("runs_on"),
                row.getInt("level"));
    }

    /** Stops and starts take turns; the last stop may still last. */
    private static List<Pause> pauses(Array stops) throws SQLException {
        var at = (Timestamp[]) stops.getArray();
        var pauses = new ArrayList<Pause>();
        for (int i = 0; i + 1 < at.length; i += 2) {
            pauses.add(new Pause(at[i].toInstant(), at[i + 1].toInstant()));
        }
        return List.copyOf(pauses);
    }

    static String arrayOf(List<BigDecimal> amounts) {
        return amounts.stream()
                .map(amount -> amount == null ? "null" : amount.toPlainString())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
