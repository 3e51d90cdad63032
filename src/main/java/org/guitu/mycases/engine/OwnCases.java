package org.guitu.mycases.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.CaseNumber;
import org.guitu.clock.Urgency;
import org.guitu.dossier.engine.ClosedDossier;
import org.guitu.engine.access.People;
import org.guitu.mycases.CaseFilter;
import org.guitu.mycases.MyCase;
import org.guitu.office.Directory;
import org.guitu.parked.engine.ParkedCases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases somebody may know of as one of an office: the one rule for the list and for a single case. Those in which a task waits for
 * the office or is claimed by the person, and, as long as a region of the person's handles the case, those in which the office recorded
 * something there, by more than a form beside which the file is closed and by more than starting something on a stated ground. What its
 * counties recorded, a city's office did not. Nothing of a case whose person was taken out of it.
 *
 * <p>Reads the engine's tables in one query, which begins with what the office has to do and has done. To be called within a command of
 * the engine.
 */
@Component
class OwnCases {

    private static final String KNOWN =
            """
            with waiting as (
                select e.business_key_ as case_number, min(t.due_date_) as due, count(*) as open,
                    count(*) filter (where t.due_date_ < :now) as overdue, bool_or(t.assignee_ = :person) as own,
                    array_agg(d.key_::text) as processes,
                    bool_or(d.key_ || '/' || t.task_def_key_ <> all(string_to_array(:closed, ','))) as opens
                from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ join act_re_procdef d on d.id_ = t.proc_def_id_
                where t.id_ in (
                    select task_id_ from act_ru_identitylink
                        where type_ = 'candidate' and group_id_ = any(string_to_array(:queues, ','))
                    union select id_ from act_ru_task where assignee_ = :person)
                group by e.business_key_),
            done as (
                select case_number, bool_or(author = :person) as own, array_agg(distinct process_key::text) as processes
                from guitu.dossier_entry
                where department = any(string_to_array(:departments, ','))
                    and (region = any(string_to_array(:offices, ',')) or author = :person)
                    and process_key || '/' || form <> all(string_to_array(:closed, ','))
                    and (task_id is not null or not exists
                        (select 1 from guitu.stated_ground where instance_id = process_instance_id))
                group by case_number),
            known as (
                select f.case_number, f.region, f.opened_at, f.opened_by, f.closed_at, w.due, w.open, w.overdue,
                    coalesce(w.own, false) or coalesce(d.own, false) as own,
                    coalesce(w.processes, '{}') || coalesce(d.processes, '{}') as processes,
                    coalesce(w.opens, false) or d.case_number is not null as opens
                from (select case_number from waiting union select case_number from done) any_of
                join guitu.case_file f on f.case_number = any_of.case_number
                left join waiting w on w.case_number = f.case_number
                left join done d on d.case_number = f.case_number and f.region = any(string_to_array(:regions, ','))
                where f.kind = 'case' and f.deidentified_at is null
                    and (w.case_number is not null or d.case_number is not null))
            """;

    private static final String LINES = KNOWN
            + """
            select f.*, %s as urgency from known f where %s
            order by urgency nulls last, due nulls last, opened_at desc, case_number desc
            """;

    private static final String OF_STATE = "(closed_at is not null) = :ended";

    private static final String OF_FILTER = OF_STATE
            + """
             and (not :own or own or case_number = any(string_to_array(:responsible, ',')))
            and (:process = '' or :process = any(processes))""";

    private static final String PROCESSES = KNOWN + "select distinct unnest(processes) from known f where " + OF_STATE;

    private final JdbcClient database;
    private final People people;
    private final OfficersCases officers;
    private final Directory directory;
    private final InstantSource clock;

    OwnCases(JdbcClient database, People people, OfficersCases officers, Directory directory, InstantSource clock) {
        this.database = database;
        this.people = people;
        this.officers = officers;
        this.directory = directory;
        this.clock = clock;
    }

    /** The most urgent first, then what is due first. */
    List<MyCase> list(Authentication person, CaseFilter filter, int offset, int limit) {
        var parameters = parameters(person);
        parameters.put("ended", filter.ended());
        parameters.put("own", filter.own());
        parameters.put("responsible", filter.own() ? responsible(person, parameters) : "");
        parameters.putAll(Map.of("process", filter.process(), "offset", offset, "limit", limit));
        return lines(OF_FILTER, "limit :limit offset :offset", parameters);
    }

    private String responsible(Authentication person, Map<String, Object> parameters) {
        var any =
                lines(OF_STATE, "", parameters).stream().map(MyCase::caseNumber).toList();
        return officers.among(any, person).stream().map(CaseNumber::value).collect(Collectors.joining(","));
    }

    /** The case, if the person may know of it. */
    Optional<MyCase> find(Authentication person, CaseNumber caseNumber) {
        return among(person, List.of(caseNumber)).stream().findFirst();
    }

    /** Those of these cases that the person may know of. */
    List<MyCase> among(Authentication person, Collection<CaseNumber> numbers) {
        var parameters = parameters(person);
        parameters.put("cases", numbers.stream().map(CaseNumber::value).collect(Collectors.joining(",")));
        return lines("case_number = any(string_to_array(:cases, ','))", "", parameters);
    }

    /** Those whose number is meant, ended or not. */
    List<MyCase> numbered(Authentication person, CaseNumber.Part number, int limit) {
        var parameters = parameters(person);
        parameters.putAll(Map.of("number", number.pattern(), "limit", limit));
        return lines("case_number ~ :number", "limit :limit", parameters);
    }

    /** In which processes the office has something to do, or did something, in the cases that have ended or not. */
    List<String> processes(Authentication person, boolean ended) {
        return database.sql(PROCESSES)
                .params(parameters(person))
                .param("ended", ended)
                .query(String.class)
                .list();
    }

    private List<MyCase> lines(String condition, String part, Map<String, Object> parameters) {
        return database.sql(LINES.formatted(ParkedCases.URGENCY, condition) + part)
                .params(parameters)
                .query((row, line) -> line(row))
                .list();
    }

    private Map<String, Object> parameters(Authentication person) {
        var policy = people.policyOf(person);
        var parameters = new HashMap<String, Object>();
        parameters.put("person", person.getUserId());
        parameters.put("queues", String.join(",", policy.queues()));
        parameters.put("departments", String.join(",", people.departmentsOf(person)));
        var regions = Objects.requireNonNullElse(person.getTenantIds(), List.<String>of());
        parameters.put("regions", String.join(",", regions));
        parameters.put("offices", String.join(",", directory.outermost(regions)));
        parameters.put("closed", String.join(",", ClosedDossier.steps()));
        parameters.put("now", Timestamp.from(clock.instant()));
        return parameters;
    }

    private MyCase line(ResultSet row) throws SQLException {
        return new MyCase(
                new CaseNumber(row.getString("case_number")),
                directory.region(row.getString("region")).name(),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("closed_at") != null,
                Urgency.ofRank(row.getObject("urgency", Integer.class)),
                row.getInt("open"),
                row.getInt("overdue"),
                Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant),
                row.getBoolean("opens"));
    }
}
