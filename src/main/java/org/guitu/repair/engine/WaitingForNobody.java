package org.guitu.repair.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Trigger;
import org.guitu.repair.Fault;
import org.guitu.repair.FaultKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events at which cases wait for a message that nothing in the case can send any more, or that came before they waited. */
@Component
class WaitingForNobody {

    private static final String PLACES =
            """
            select distinct e.proc_def_id_, s.activity_id_ from act_ru_event_subscr s join act_ru_execution e on e.id_ = s.execution_id_
            where s.event_type_ = 'message'""";

    private static final String WAITING =
            """
            select s.id_ as subject, s.event_name_, s.created_ as since, s.activity_id_ as element, s.execution_id_, i.business_key_,
                i.tenant_id_, i.id_ as instance, d.id_ as definition, d.key_, d.version_
            from act_ru_event_subscr s join act_ru_execution i on i.id_ = s.proc_inst_id_ join act_re_procdef d on d.id_ = i.proc_def_id_
            where s.event_type_ = 'message' and d.id_ = :definition and s.activity_id_ = :event""";

    /** Where the case's processes are, but for the event itself. */
    private static final String ELSEWHERE =
            """
            select e.proc_def_id_, e.act_id_ from act_ru_execution i join act_ru_execution e on e.proc_inst_id_ = i.id_
            where i.business_key_ = :case and e.act_id_ is not null and e.act_inst_id_ is distinct from
                (select w.act_inst_id_ from act_ru_execution w where w.id_ = :waiting)
                and not exists (select from act_ru_execution c where c.parent_id_ = e.id_ and c.act_id_ is not null)""";

    private static final String SENT =
            """
            select i.proc_def_id_, a.act_id_, a.proc_inst_id_, a.end_time_ from act_hi_procinst i
                join act_hi_actinst a on a.proc_inst_id_ = i.id_
            where i.business_key_ = :case and a.end_time_ <= :since and a.act_type_ in ('intermediateMessageThrowEvent', 'messageEndEvent')
            order by a.end_time_ desc""";

    private final JdbcClient database;
    private final Models models;

    WaitingForNobody(JdbcClient database, Models models) {
        this.database = database;
        this.models = models;
    }

    /** One that waits. */
    private record Waiting(Fault fault, String message, String execution) {

        private static Waiting read(ResultSet row) throws SQLException {
            var message = row.getString("event_name_");
            return new Waiting(
                    FaultRow.read(row, FaultKind.SENDER_GONE, message), message, row.getString("execution_id_"));
        }
    }

    /** A step of a version. */
    private record Step(String definition, String element) {}

    /**
     * What was sent before.
     *
     * @param instance the one that sent it
     */
    record Sent(String instance, String definition, String element, Instant at) {}

    List<Fault> all() {
        var faults = new ArrayList<Fault>();
        var places = database.sql(PLACES)
                .query((row, line) -> new Step(row.getString(1), row.getString(2)))
                .list();
        var startable = new HashMap<String, Boolean>();
        for (Step place : places) {
            if (models.waitsForMessage(place.definition(), place.element())) {
                database.sql(WAITING)
                        .param("definition", place.definition())
                        .param("event", place.element())
                        .query((row, line) -> Waiting.read(row))
                        .list()
                        .forEach(waiting -> fault(waiting, startable).ifPresent(faults::add));
            }
        }
        return faults;
    }

    private Optional<Fault> fault(Waiting waiting, Map<String, Boolean> startable) {
        var fault = waiting.fault();
        if (fault.caseNumber().isEmpty()
                || isSentLater(waiting)
                || startable.computeIfAbsent(waiting.message(), models::canBeStarted)) {
            return Optional.empty();
        }
        return Optional.of(
                sent(fault).isPresent()
                        ? new Fault(
                                0,
                                FaultKind.MESSAGE_MISSED,
                                fault.subject(),
                                fault.caseNumber(),
                                fault.region(),
                                fault.place(),
                                fault.technical(),
                                fault.since())
                        : fault);
    }

    private boolean isSentLater(Waiting waiting) {
        return database
                .sql(ELSEWHERE)
                .param("case", waiting.fault().caseNumber().orElseThrow().value())
                .param("waiting", waiting.execution())
                .query((row, line) -> new Step(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .distinct()
                .anyMatch(step -> models.sends(
                        Models.ahead(models.of(step.definition()).net(), step.element()),
                        waiting.message(),
                        new HashSet<>()));
    }

    /** The message of a fault as it was sent before anybody waited for it. */
    Optional<Sent> sent(Fault fault) {
        return database
                .sql(SENT)
                .param("case", fault.caseNumber().orElseThrow().value())
                .param("since", Timestamp.from(fault.since()))
                .query((row, line) -> new Sent(
                        row.getString("proc_inst_id_"),
                        row.getString("proc_def_id_"),
                        row.getString("act_id_"),
                        row.getTimestamp("end_time_").toInstant()))
                .list()
                .stream()
                .filter(sent -> models.of(sent.definition())
                        .net()
                        .find(sent.element())
                        .filter(node -> Set.of(Kind.THROW, Kind.END).contains(node.kind())
                                && node.trigger() == Trigger.MESSAGE
                                && node.event().equals(fault.technical()))
                        .isPresent())
                .findFirst();
    }
}
