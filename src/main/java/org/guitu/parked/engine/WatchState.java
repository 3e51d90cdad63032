package org.guitu.parked.engine;

import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether an open case needs somebody who looks after the person, and who does.
 *
 * @param region the one that handles the case
 * @param journey the instance that closes the case when it ends; empty when it has ended
 * @param attended whether somebody has something to do in the case besides
 */
record WatchState(String region, Optional<String> journey, Urgency urgency, boolean attended, List<Watch> watches) {

    private static final String STATE =
            """
            select f.region, %s as urgency, %s as attended,
                (select e.id_ from act_ru_execution e where e.id_ = f.opened_by and f.closed_at is null) as journey
            from guitu.case_file f where f.case_number = :case and f.kind = 'case'"""
                    .formatted(ParkedCases.URGENCY, ParkedCases.ATTENDED);

    private static final String WATCHES =
            """
            select e.id_, e.tenant_id_, exists (select from act_ru_task t where t.proc_inst_id_ = e.id_
                and (t.assignee_ is not null or t.task_def_key_ <> :task)) as at_work
            from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.business_key_ = :case and d.key_ = :watch""";

    /** @param atWork whether somebody is at it */
    record Watch(String instance, String region, boolean atWork) {}

    /** Empty for what is no case. */
    static Optional<WatchState> of(CaseNumber number, JdbcClient database) {
        return database.sql(STATE)
                .params(ParkedCases.parameters())
                .param("case", number.value())
                .query((row, line) -> new WatchState(
                        row.getString("region"),
                        Optional.ofNullable(row.getString("journey")),
                        Urgency.ofRank(row.getObject("urgency", Integer.class)),
                        row.getBoolean("attended"),
                        watches(number, database)))
                .optional();
    }

    private static List<Watch> watches(CaseNumber number, JdbcClient database) {
        return database.sql(WATCHES)
                .param("case", number.value())
                .param("task", KnownName.WATCH_PERSON.id())
                .param("watch", KnownName.WATCH_CASE.id())
                .query((row, line) ->
                        new Watch(row.getString("id_"), row.getString("tenant_id_"), row.getBoolean("at_work")))
                .list();
    }

    /** Whether somebody must look after the person because nobody else has anything to do. */
    boolean isNeeded() {
        return journey.isPresent() && urgency.isUrgent() && !attended;
    }

    /** What need not go on: of a case that has ended or moved, and what nobody is at where it is not needed. */
    List<Watch> over() {
        return watches.stream()
                .filter(watch -> journey.isEmpty() || !region.equals(watch.region()) || !isNeeded() && !watch.atWork())
                .toList();
    }

    boolean lacksOne() {
        return isNeeded() && over().size() == watches.size();
    }
}
