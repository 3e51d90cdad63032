package org.guitu.clock;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.guitu.clock.RunningClock.Suspension;
import org.guitu.office.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Suspends, resumes and prolongs clocks, each time with a reason, and writes down who did it. Who may, the caller has decided.
 *
 * <p>A clock that stands still does not fall due; what was left of its limit is left when it runs again.
 */
@Component
public class ClockControl {

    private final JdbcClient database;
    private final TaskClocks clocks;
    private final Deadlines deadlines;
    private final InstantSource time;

    ClockControl(JdbcClient database, TaskClocks clocks, Deadlines deadlines, InstantSource time) {
        this.database = database;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.time = time;
    }

    /**
     * The task's clock, held until the end of the transaction, so that two people do not change it at once.
     *
     * @throws RefusedException when the task has none
     */
    public RunningClock hold(String task) {
        return clocks.hold(task).orElseThrow(() -> new RefusedException("这项任务已办结，或没有期限。请刷新任务列表。"));
    }

    /**
     * @param account {@code null} when a model does it
     * @param withCase whether all clocks of the case are suspended
     * @throws RefusedException when it stands still already
     */
    public RunningClock suspend(RunningClock clock, ClockReason reason, String account, boolean withCase) {
        if (clock.suspension().isPresent()) {
            throw new RefusedException("这项任务的期限已经中止，不能再次中止。请刷新页面。");
        }
        var stopped = clock.suspended(new Suspension(time.instant(), reason, withCase));
        clocks.save(stopped);
        write(clock, ClockAct.SUSPENDED, reason, null, clock.dueAt(deadlines), null, account);
        return stopped;
    }

    /**
     * @throws RefusedException when it runs already
     */
    public RunningClock resume(RunningClock clock, ClockReason reason, String account) {
        if (clock.suspension().isEmpty()) {
            throw new RefusedException("这项任务的期限没有中止，不用恢复。请刷新页面。");
        }
        var running = clock.resumed(time.instant());
        clocks.save(running);
        write(clock, ClockAct.RESUMED, reason, null, null, running.dueAt(deadlines), account);
        return running;
    }

    /**
     * @param amount by how much longer, in the limit's own unit
     * @param longest how long the limit may be at most, the extension included
     * @throws RefusedException when that is too long, or the clock stands still
     */
    public RunningClock extend(
            RunningClock clock, BigDecimal amount, BigDecimal longest, ClockReason reason, String account) {
        if (clock.suspension().isPresent()) {
            throw new RefusedException("这项任务的期限已经中止，请先恢复，再延长。");
        }
        var limit = clock.limit().limit();
        var now = limit.amount().add(clock.extension());
        var left = longest.subtract(now);
        if (left.signum() <= 0) {
            throw new RefusedException(
                    longest.compareTo(limit.amount()) <= 0
                            ? "这项期限由法律或政策规定，不能延长。确有法定事由的，可以中止。"
                            : "这项期限最长 %s%s，已经延长到头，不能再延长。"
                                    .formatted(plain(longest), limit.unit().zh()));
        }
        if (amount.signum() <= 0 || amount.compareTo(left) > 0) {
            throw new RefusedException("延长的时间不对：可以延长 1 至 %s%s，请改正。"
                    .formatted(plain(left), limit.unit().zh()));
        }
        var prolonged = clock.prolonged(amount);
        clocks.save(prolonged);
        write(clock, ClockAct.EXTENDED, reason, amount, clock.dueAt(deadlines), prolonged.dueAt(deadlines), account);
        return prolonged;
    }

    /**
     * Somebody asks for an extension, or is told that there will be none; the clock runs on.
     *
     * @throws RefusedException when it is asked for twice, or declined without having been asked for
     */
    public void note(RunningClock clock, ClockAct act, BigDecimal amount, ClockReason reason, String account) {
        boolean open = openRequest(clock.place().task()).isPresent();
        if (act == ClockAct.ASKED && open) {
            throw new RefusedException("已经申请延长，正等督导答复，不用再申请。");
        }
        if (act == ClockAct.DECLINED && !open) {
            throw new RefusedException("没有待答复的延长申请。请刷新页面。");
        }
        write(clock, act, reason, amount, clock.dueAt(deadlines), clock.dueAt(deadlines), account);
    }

    /** The case may wait until the end of that day for what the task is about. The clock runs on. */
    public void permitWait(RunningClock clock, Instant until, ClockReason reason, String account) {
        write(clock, ClockAct.WAIT_PERMITTED, reason, null, null, until, account);
    }

    /** What was permitted last for that very task, not for one of an earlier round. */
    public Optional<ClockChange> waitPermit(String task) {
        return database.sql(
                        """
                        select * from guitu.clock_change where task_id = ? and act = 'WAIT_PERMITTED' order by id desc limit 1""")
                .param(task)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The request for an extension that nobody has answered yet. */
    public Optional<ClockChange> openRequest(String task) {
        ClockChange last = null;
        for (ClockChange change : of(task)) {
            last = switch (change.act()) {
                case ASKED -> change;
                case EXTENDED, DECLINED -> null;
                case SUSPENDED, RESUMED, WAIT_PERMITTED -> last;
            };
        }
        return Optional.ofNullable(last);
    }

    /** What was done to the task's clock in all rounds of its duty, the earliest first; also of a task that is done. */
    public List<ClockChange> of(String task) {
        return database.sql(
                        """
                        select * from guitu.clock_change where task_id = any(coalesce(
                            (select earlier from guitu.task_clock where task_id = :task), '{}') || cast(:task as varchar))
                        order by id""")
                .param("task", task)
                .query((row, number) -> read(row))
                .list();
    }

    /** Why all clocks of the case stand still; empty while they run. */
    public Optional<ClockReason> suspensionOf(String caseNumber) {
        return caseNumber == null
                ? Optional.empty()
                : database.sql(
                                """
                                select act, reason from guitu.clock_change
                                where case_number = ? and task_id is null order by id desc limit 1""")
                        .param(caseNumber)
                        .query((row, number) -> ClockAct.valueOf(row.getString("act")) == ClockAct.SUSPENDED
                                ? ClockReason.valueOf(row.getString("reason"))
                                : null)
                        .optional();
    }

    /** Notes that from now on the clocks of that case stand still, or run again; the clocks themselves are the caller's. */
    public void noteCase(String caseNumber, ClockAct act, ClockReason reason) {
        database.sql("insert into guitu.clock_change (case_number, act, reason, at) values (?, ?, ?, ?)")
                .param(caseNumber)
                .param(act.name())
                .param(reason.name())
                .param(Timestamp.from(time.instant()))
                .update();
    }

    private void write(
            RunningClock clock,
            ClockAct act,
            ClockReason reason,
            BigDecimal amount,
            Instant dueBefore,
            Instant dueAfter,
            String account) {
        var place = clock.place();
        database.sql(
                        """
                        insert into guitu.clock_change (task_id, process_instance_id, case_number, step, act, reason, amount,
                            due_before, due_after, account, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(place.task())
                .param(place.instance())
                .param(place.caseNumber())
                .param(place.step())
                .param(act.name())
                .param(reason.name())
                .param(amount)
                .param(timestamp(dueBefore))
                .param(timestamp(dueAfter))
                .param(account)
                .param(Timestamp.from(time.instant()))
                .update();
    }

    private static ClockChange read(ResultSet row) throws SQLException {
        return new ClockChange(
                ClockAct.valueOf(row.getString("act")),
                ClockReason.valueOf(row.getString("reason")),
                row.getBigDecimal("amount"),
                instant(row.getTimestamp("due_before")),
                instant(row.getTimestamp("due_after")),
                row.getString("account"),
                row.getTimestamp("at").toInstant());
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
