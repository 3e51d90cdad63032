package org.guitu.repair.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.guitu.repair.Fault;
import org.guitu.repair.FaultKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what has stopped, in the engine's tables: its queries would take one call for each instance. */
@Component
class FaultSearch {

    private static final String FROM =
            """
            , i.business_key_, i.tenant_id_, i.id_ as instance, d.id_ as definition, d.key_, d.version_
            from %s left join act_ru_execution i on i.id_ = %s left join act_re_procdef d on d.id_ = i.proc_def_id_""";

    private static final String JOBS =
            """
            select case when j.retries_ = 0 then 'JOB_FAILED' else 'JOB_FAILING' end as kind, j.id_ as subject, j.exception_msg_ as words,
                coalesce((select min(n.incident_timestamp_) from act_ru_incident n where n.configuration_ = j.id_), j.create_time_, :now)
                    as since,
                coalesce(jd.act_id_, e.act_id_) as element"""
                    + FROM.formatted(
                            """
                            act_ru_job j left join act_ru_jobdef jd on jd.id_ = j.job_def_id_
                            left join act_ru_execution e on e.id_ = j.execution_id_""",
                            "j.process_instance_id_")
                    + " where j.retries_ = 0 or j.exception_msg_ is not null";

    private static final String FORMS =
            """
            select 'STEP_REFUSED' as kind, t.id_ as subject, r.technical as words, coalesce(r.at, :now) as since, t.task_def_key_ as element"""
                    + FROM.formatted("guitu.refused_step r join act_ru_task t on t.id_ = r.task_id", "t.proc_inst_id_")
                    + " where true";

    private static final String CALLS =
            """
            select 'CHILD_GONE' as kind, e.id_ as subject, null as words, coalesce(a.start_time_, :now) as since, e.act_id_ as element"""
                    + FROM.formatted(
                            "act_ru_execution e join act_hi_actinst a on a.id_ = e.act_inst_id_", "e.proc_inst_id_")
                    + " "
                    + """
                    where a.act_type_ = 'callActivity' and a.end_time_ is null and e.is_active_
                        and not exists (select from act_ru_execution c where c.super_exec_ = e.id_)
                        and not exists (select from act_ru_job j where j.execution_id_ = e.id_ and j.type_ = 'message')
                        and not exists (select from act_ru_execution c where c.parent_id_ = e.id_)""";

    private final JdbcClient database;
    private final WaitingForNobody waiting;
    private final LostParts lost;
    private final InstantSource time;

    FaultSearch(JdbcClient database, WaitingForNobody waiting, LostParts lost, InstantSource time) {
        this.database = database;
        this.waiting = waiting;
        this.lost = lost;
        this.time = time;
    }

    List<Fault> all() {
        var found = new ArrayList<Fault>();
        for (String query : List.of(JOBS, FORMS, CALLS)) {
            database.sql(query)
                    .param("now", Timestamp.from(time.instant()))
                    .query((row, line) -> read(row))
                    .list()
                    .forEach(found::add);
        }
        found.addAll(waiting.all());
        found.addAll(lost.all());
        return found;
    }

    private static Fault read(ResultSet row) throws SQLException {
        var kind = FaultKind.valueOf(row.getString("kind"));
        return FaultRow.read(
                row,
                kind,
                kind == FaultKind.STEP_REFUSED ? row.getString("words") : TechnicalWords.of(row.getString("words")));
    }
}
