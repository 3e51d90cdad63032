package org.guitu.metrics;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database says about the work that waits, counted anew each time. */
@Component
class WorkFigures {

    private final JdbcClient database;
    private final InstantSource clock;

    WorkFigures(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The queues of one department in all regions.
     *
     * @param oldest how long the oldest open task has been there, in seconds
     */
    record Department(String id, long open, long overdue, double oldest) {}

    /** Of every department with open tasks. */
    List<Department> departments() {
        return database.sql(
                        """
                        select regexp_replace(l.group_id_, '-[0-9]{6}$', '') as department, count(*) as open,
                            count(*) filter (where c.due_at < :now and c.suspended_at is null) as overdue,
                            extract(epoch from :now - min(t.create_time_)) as oldest
                        from act_ru_task t
                        join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ <> 'supervisor'
                        left join guitu.task_clock c on c.task_id = t.id_
                        group by 1 order by 1""")
                .param("now", now())
                .query((row, line) -> new Department(
                        row.getString("department"),
                        row.getLong("open"),
                        row.getLong("overdue"),
                        Math.max(0, row.getDouble("oldest"))))
                .list();
    }

    /** How long the most overdue look at a limit is late, in seconds: what nobody sweeps warns nobody. */
    double sweepBehind() {
        return seconds("select extract(epoch from :now - min(next_at)) from guitu.task_clock where next_at < :now");
    }

    /** Jobs of the engine that failed for good, and wait for somebody to repair them. */
    long failedJobs() {
        return count("select count(*) from act_ru_job where retries_ = 0");
    }

    /** Jobs of the engine that are due and not yet done. */
    long dueJobs() {
        return database.sql("select count(*) from act_ru_job where retries_ > 0 and suspension_state_ = 1"
                        + " and (duedate_ is null or duedate_ <= :now)")
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /** Events and entries that have no link of the audit chain yet. */
    long unchained() {
        return count("select (select count(*) from audit.waiting) + (select count(*) from audit.waiting_entry)");
    }

    /** How long ago the audit chain was last checked, in seconds; not a number when it never was. */
    double lastChainCheck() {
        return database.sql("select extract(epoch from :now - at) from audit.verified")
                .param("now", now())
                .query(Double.class)
                .optional()
                .orElse(Double.NaN);
    }

    /** Whether nothing was found wrong at that check. */
    boolean isChainSound() {
        return count("select count(*) from audit.verified where not sound") == 0;
    }

    /** Mails that were not sent yet. */
    long waitingMails() {
        return count("select count(*) from guitu.notice where mail = 'waiting'");
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private double seconds(String sql) {
        return database.sql(sql)
                .param("now", now())
                .query(Double.class)
                .optional()
                .map(late -> Math.max(0, late))
                .orElse(0.0);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
