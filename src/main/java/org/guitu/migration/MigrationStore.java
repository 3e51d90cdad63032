package org.guitu.migration;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.gate.file.Sentence;
import org.guitu.migration.CaseResult.Outcome;
import org.guitu.migration.Progress.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders to move cases, and what became of each case; in the caller's transaction. */
@Component
public class MigrationStore {

    /** How many rows a page shows. */
    public static final int PAGE = 50;

    private final JdbcClient database;
    private final InstantSource time;

    MigrationStore(JdbcClient database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /**
     * One instance whose turn it is.
     *
     * @param from the id of its version in the engine
     * @param to the same of the one that it moves to
     */
    public record Due(long order, String instance, String process, int version, String from, String to, int attempts) {}

    /** What is ordered. */
    public record Order(List<VersionPlan> plans, String askedBy, String approvedBy, Optional<Long> back) {}

    public long create(Order order) {
        return database.sql(
                        """
                        insert into guitu.migration (state, plans, asked_by, approved_by, started_at, back)
                        values ('RUNNING', cast(:plans as jsonb), :asked, :approved, :now, :back) returning id""")
                .param("plans", PlanText.write(order.plans()))
                .param("asked", order.askedBy())
                .param("approved", order.approvedBy())
                .param("now", now())
                .param("back", order.back().orElse(null))
                .query(Long.class)
                .single();
    }

    /** All instances that run by that version are to be looked at; of an order that takes another back, those only that it has moved. */
    public int addCases(long order, VersionPlan plan, String from, String to, Optional<Long> back) {
        return database.sql(
                        """
                        insert into guitu.migration_case
                            (migration_id, process_instance_id, case_number, region, process, version, from_definition, to_definition)
                        select :order, e.id_, e.business_key_, coalesce(e.tenant_id_, ''), :process, :version, :from, :to
                        from act_ru_execution e
                        where e.proc_def_id_ = :from and e.parent_id_ is null
                            and (cast(:back as bigint) is null or exists (select from guitu.migration_case b
                                where b.migration_id = :back and b.process_instance_id = e.id_ and b.outcome = 'MOVED'))""")
                .param("order", order)
                .param("process", plan.process())
                .param("version", plan.version())
                .param("from", from)
                .param("to", to)
                .param("back", back.orElse(null))
                .update();
    }

    /** Whether an order about one of these processes is being carried out. */
    public boolean isAtWork(Collection<String> processes) {
        return database.sql(
                        """
                        select exists (select from guitu.migration_case c join guitu.migration m on m.id = c.migration_id
                            where m.state = 'RUNNING' and c.outcome = 'WAITING' and c.process in (:processes))""")
                .param("processes", processes)
                .query(Boolean.class)
                .single();
    }

    /** One instance whose turn it is, held until the end of the transaction so that no other node takes it. */
    public Optional<Due> take() {
        return database.sql(
                        """
                        select c.* from guitu.migration_case c join guitu.migration m on m.id = c.migration_id
                        where m.state = 'RUNNING' and c.outcome = 'WAITING' and (c.next_try_at is null or c.next_try_at <= :now)
                        order by c.migration_id, c.process_instance_id limit 1 for update of c skip locked""")
                .param("now", now())
                .query((row, number) -> new Due(
                        row.getLong("migration_id"),
                        row.getString("process_instance_id"),
                        row.getString("process"),
                        row.getInt("version"),
                        row.getString("from_definition"),
                        row.getString("to_definition"),
                        row.getInt("attempts")))
                .optional();
    }

    public void settle(Due due, Collection<String> steps, Outcome outcome, Optional<Sentence> reason) {
        database.sql(
                        """
                        update guitu.migration_case set outcome = :outcome, steps = :steps, at = :now, reason = :reason,
                            reason_values = :values
                        where migration_id = :order and process_instance_id = :instance""")
                .param("outcome", outcome.name())
                .param("steps", steps.toArray(String[]::new))
                .param("now", now())
                .param("reason", reason.map(Sentence::format).orElse(null))
                .param(
                        "values",
                        reason.map(why -> why.values().stream()
                                        .map(MigrationStore::text)
                                        .toArray(String[]::new))
                                .orElse(null))
                .param("order", due.order())
                .param("instance", due.instance())
                .update();
    }

    private static String text(Object value) {
        return value instanceof Sentence inner ? inner.english() : String.valueOf(value);
    }

    /** Somebody else was at it: it comes again, each time a little later. */
    public void putOff(Due due, Duration wait) {
        database.sql(
                        """
                        update guitu.migration_case set attempts = attempts + 1, next_try_at = :next
                        where migration_id = :order and process_instance_id = :instance and outcome = 'WAITING'""")
                .param("next", Timestamp.from(time.instant().plus(wait)))
                .param("order", due.order())
                .param("instance", due.instance())
                .update();
    }

    /** Orders of which no case waits any more are done. */
    public void close() {
        database.sql(
                        """
                        update guitu.migration m set state = 'DONE', ended_at = :now
                        where state = 'RUNNING' and not exists (select from guitu.migration_case c
                            where c.migration_id = m.id and c.outcome = 'WAITING')""")
                .param("now", now())
                .update();
    }

    /** Whether it was running. */
    public boolean stop(long order) {
        return database.sql("update guitu.migration set state = 'STOPPED' where id = ? and state = 'RUNNING'")
                        .param(order)
                        .update()
                == 1;
    }

    /** Also what failed before; whether there is anything to do. */
    public boolean resume(long order) {
        int again = database.sql(
                        """
                        update guitu.migration_case set outcome = 'WAITING', at = null, reason = null, reason_values = null,
                            attempts = 0, next_try_at = null
                        where migration_id = ? and outcome = 'FAILED'""")
                .param(order)
                .update();
        return database.sql(
                                """
                                update guitu.migration set state = 'RUNNING', ended_at = null
                                where id = :order and (state = 'STOPPED' or state = 'DONE' and :again > 0)""")
                        .param("order", order)
                        .param("again", again)
                        .update()
                == 1;
    }

    /** In that process instance the step was called otherwise before it moved to the version that it goes by now. */
    public void renamed(Collection<String> instances, String was, String step) {
        for (String instance : instances) {
            database.sql(
                            """
                            insert into guitu.step_before (process_instance_id, step, was)
                            select :instance, :step, names.was
                            from (select cast(:was as varchar) as was
                                union select was from guitu.step_before where process_instance_id = :instance and step = :was) names
                            on conflict do nothing""")
                    .param("instance", instance)
                    .param("step", step)
                    .param("was", was)
                    .update();
        }
    }

    public Optional<Progress> progress(long order) {
        return database.sql("select * from guitu.migration where id = ?")
                .param(order)
                .query((row, number) -> progress(row))
                .optional();
    }

    /** The newest first. */
    public List<Progress> orders(int page) {
        return database.sql("select * from guitu.migration order by id desc limit ? offset ?")
                .param(PAGE)
                .param((long) PAGE * page)
                .query((row, number) -> progress(row))
                .list();
    }

    private Progress progress(ResultSet row) throws SQLException {
        long back = row.getLong("back");
        var isBack = !row.wasNull();
        return new Progress(
                row.getLong("id"),
                State.valueOf(row.getString("state")),
                PlanText.read(row.getString("plans")),
                row.getString("asked_by"),
                row.getString("approved_by"),
                row.getTimestamp("started_at").toInstant(),
                instant(row.getTimestamp("ended_at")),
                outcomes(row.getLong("id")),
                isBack ? Optional.of(back) : Optional.empty());
    }

    private Map<Outcome, Long> outcomes(long order) {
        var counts = new EnumMap<Outcome, Long>(Outcome.class);
        database.sql(
                        "select outcome, count(*) as cases from guitu.migration_case where migration_id = ? group by outcome")
                .param(order)
                .query(row -> {
                    counts.put(Outcome.valueOf(row.getString("outcome")), row.getLong("cases"));
                });
        return counts;
    }

    /** Of those regions; what did not move first. */
    public List<CaseResult> results(long order, Collection<String> regions, int page) {
        return regions.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select * from guitu.migration_case where migration_id = :order and region in (:regions)
                                order by outcome = 'MOVED', case_number, process_instance_id limit :page offset :before""")
                        .param("order", order)
                        .param("regions", regions)
                        .param("page", PAGE)
                        .param("before", (long) PAGE * page)
                        .query((row, number) -> result(row))
                        .list();
    }

    /** The versions to which the order has moved cases, by the ids that the engine gave them. */
    public List<String> targets(long order) {
        return database.sql("select distinct to_definition from guitu.migration_case where migration_id = ?")
                .param(order)
                .query(String.class)
                .list();
    }

    private static CaseResult result(ResultSet row) throws SQLException {
        return new CaseResult(
                row.getString("case_number"),
                row.getString("process"),
                row.getInt("version"),
                list(row.getArray("steps")),
                row.getString("region"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason") == null
                        ? Optional.empty()
                        : Optional.of(new Sentence(
                                row.getString("reason"), List.copyOf(list(row.getArray("reason_values"))))),
                instant(row.getTimestamp("at")));
    }

    private static List<String> list(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Optional<Instant> instant(Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }

    private Timestamp now() {
        return Timestamp.from(time.instant());
    }
}
