package org.guitu.progress.engine;

import java.time.Instant;
import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.progress.engine.NextSteps.Element;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a case waits for a day that somebody may bring forward: in any of its processes, in whatever region, at an event in the course of
 * a process. Timers beside the course, as that of coming of age, and waits that law prescribes are none.
 */
@Component
public class TimedWaits {

    /** What the engine calls a timer in the course of a process; those on an edge and those that start a part are called otherwise. */
    static final String IN_COURSE = "timer-intermediate-transition";

    private static final String OF_CASE =
            """
            select j.id_, j.duedate_, i.proc_def_id_, d.act_id_, p.name_ from act_ru_execution i
            join act_ru_job j on j.process_instance_id_ = i.id_ and j.handler_type_ = :handler
            join act_ru_jobdef d on d.id_ = j.job_def_id_
            join act_re_procdef p on p.id_ = i.proc_def_id_
            left join guitu.case_file f on f.case_number = i.business_key_
            where i.business_key_ = :case
            order by coalesce(i.root_proc_inst_id_ = f.opened_by, false) desc, j.duedate_, j.id_""";

    private final JdbcClient database;
    private final NextSteps steps;

    TimedWaits(JdbcClient database, NextSteps steps) {
        this.database = database;
        this.steps = steps;
    }

    /**
     * One of them.
     *
     * @param job the engine's id of its timer
     * @param place the id of the event at which the case waits
     * @param process which process it is in, {@code step} what the model calls the place
     */
    public record TimedWait(String job, String place, String process, String step, Instant until) {}

    /** Those of the case: of its journey before others, and of these what ends first. */
    public List<TimedWait> of(CaseNumber caseNumber) {
        return database
                .sql(OF_CASE)
                .param("handler", IN_COURSE)
                .param("case", caseNumber.value())
                .query((row, line) -> {
                    var event = new Element(row.getString("proc_def_id_"), row.getString("act_id_"));
                    var wait = new TimedWait(
                            row.getString("id_"),
                            event.id(),
                            row.getString("name_"),
                            steps.nameOf(event).orElse(event.id()),
                            row.getTimestamp("duedate_").toInstant());
                    return new Found(wait, steps.isByLaw(event));
                })
                .list()
                .stream()
                .filter(found -> !found.byLaw())
                .map(Found::timed)
                .toList();
    }

    private record Found(TimedWait timed, boolean byLaw) {}
}
