package org.guitu.progress.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.guitu.progress.engine.NextSteps.Element;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An execution of the engine: the smallest thing that can wait.
 *
 * @param parent the execution around it, {@code caller} the one that called its process instance; {@code null} for none
 * @param process what the model calls the process
 * @param region in which its process runs
 * @param element where it is in its model; {@code null} where it only holds others
 * @param ofJourney whether it belongs to the process that people see as the case's journey, which closes the case when it ends
 */
record Token(
        String caseNumber,
        String id,
        String parent,
        String caller,
        String instance,
        String definition,
        String process,
        String region,
        String element,
        boolean ofJourney,
        Optional<Instant> since,
        Optional<Task> task,
        Optional<Job> job) {

    private static final String QUERY =
            """
            select i.business_key_, e.id_, e.parent_id_, e.super_exec_, e.proc_inst_id_, e.proc_def_id_, d.name_ as process, i.tenant_id_,
                e.act_id_, coalesce(i.root_proc_inst_id_ = f.opened_by, false) as of_journey, a.start_time_,
                t.id_ as task, t.assignee_, t.create_time_, t.due_date_,
                (select string_agg(l.group_id_, ',' order by l.group_id_) from act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate') as queues,
                j.type_ as job, j.duedate_, j.retries_, j.act_id_ as timer
            from act_ru_execution i
            join act_ru_execution e on e.proc_inst_id_ = i.id_
            join act_re_procdef d on d.id_ = e.proc_def_id_
            left join guitu.case_file f on f.case_number = i.business_key_
            left join act_hi_actinst a on a.id_ = e.act_inst_id_
            left join act_ru_task t on t.execution_id_ = e.id_
            left join lateral (select j.type_, j.duedate_, j.retries_, d.act_id_ from act_ru_job j
                left join act_ru_jobdef d on d.id_ = j.job_def_id_
                where j.execution_id_ = e.id_ order by j.retries_, j.duedate_ limit 1) j on true
            where i.business_key_ in (:cases)
            order by e.id_""";

    /** @param queues their ids */
    record Task(String id, boolean claimed, Instant since, Optional<Instant> due, List<String> queues) {}

    /**
     * Work that the engine does by itself, the one in trouble before others.
     *
     * @param at when a timer is due; empty for what is done at once
     * @param failed whether the engine has given up
     * @param element to which it belongs in the model
     */
    record Job(Optional<Instant> at, boolean failed, String element) {}

    /** All executions of those cases, whatever the process. */
    static List<Token> of(JdbcClient database, Collection<String> cases) {
        return database.sql(QUERY)
                .param("cases", cases)
                .query((row, line) -> read(row))
                .list();
    }

    boolean isOf(String process) {
        return definition.startsWith(process + ":");
    }

    Element place() {
        return new Element(definition, element);
    }

    private static Token read(ResultSet row) throws SQLException {
        return new Token(
                row.getString("business_key_"),
                row.getString("id_"),
                row.getString("parent_id_"),
                row.getString("super_exec_"),
                row.getString("proc_inst_id_"),
                row.getString("proc_def_id_"),
                row.getString("process"),
                row.getString("tenant_id_"),
                row.getString("act_id_"),
                row.getBoolean("of_journey"),
                instant(row, "start_time_"),
                row.getString("task") == null ? Optional.empty() : Optional.of(task(row)),
                row.getString("job") == null ? Optional.empty() : Optional.of(job(row)));
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getString("task"),
                row.getString("assignee_") != null,
                row.getTimestamp("create_time_").toInstant(),
                instant(row, "due_date_"),
                queues(row));
    }

    /** The ids in the column {@code queues}, where a query has joined them by commas. */
    static List<String> queues(ResultSet row) throws SQLException {
        var queues = row.getString("queues");
        return queues == null ? List.of() : Arrays.asList(queues.split(","));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                "timer".equals(row.getString("job")) ? instant(row, "duedate_") : Optional.empty(),
                row.getInt("retries_") == 0,
                row.getString("timer"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
