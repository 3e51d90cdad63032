package org.guitu.parked.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.Urgency;
import org.guitu.parked.ParkedCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the cases that are open and in which nobody has anything to do: no task is open in any of their processes, in whatever region.
 * Tasks that only look at the case do not count, as its watch, an order from above, finding out an age, being told of a decision,
 * or keeping and mending its file.
 *
 * <p>Whose cases somebody may see, the caller says by regions; it is the region that handles the case, as in the list of all cases.
 */
@Component
public class ParkedCases {

    /** Processes whose tasks look at a case, or at what is known of the person, and leave her or him as she or he is. */
    private static final Set<String> BESIDES = Stream.of(
                    KnownName.WATCH_CASE,
                    KnownName.SUPERVISION_ORDER,
                    KnownName.ORDER_ANSWER,
                    KnownName.BREAK_GLASS,
                    KnownName.BREAK_GLASS_REVIEW,
                    KnownName.BREAK_GLASS_MISUSE,
                    KnownName.LEGAL_HOLD,
                    KnownName.DETERMINE_AGE,
                    KnownName.SAME_PERSON,
                    KnownName.CONSENT_NOTICE,
                    KnownName.GUARDIAN_NOTICE,
                    KnownName.RECHECK_DECISION,
                    KnownName.MEND_RECORD,
                    KnownName.LINK_ANSWER,
                    KnownName.CORRECT_PERSON,
                    KnownName.PERSON_EXPORT)
            .map(KnownName::id)
            .collect(Collectors.toUnmodifiableSet());

    private static final String TASK_OF_CASE =
            """
            (select from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                join act_ru_task t on t.proc_inst_id_ = e.id_
                where e.business_key_ = f.case_number and d.key_ %s)""";

    /** Whether somebody has something to do in the case {@code f}. */
    static final String ATTENDED = "exists " + TASK_OF_CASE.formatted("not in (:besides)");

    /** How urgent it is in the journey of the case {@code f} and what that has called; what counts most where they differ. */
    public static final String URGENCY =
            """
            (select min(array_position(array['critical', 'high', 'raised', 'normal'], v.text_::text) - 1)
                from act_ru_execution e join act_ru_variable v on v.execution_id_ = e.id_ and v.name_ = 'urgencyLevel'
                where e.root_proc_inst_id_ = f.opened_by)""";

    private static final String PARKED =
            """
            from guitu.case_file f
            where f.kind = 'case' and f.closed_at is null and f.opened_by is not null and %s and not %s"""
                    .formatted("%s", ATTENDED);

    private static final String LINES =
            """
            select f.case_number, f.region, f.opened_at, %s as urgency, exists %s as watched,
                (select max(t.end_time_) from act_hi_procinst i join act_hi_taskinst t on t.proc_inst_id_ = i.id_
                    where i.business_key_ = f.case_number and i.proc_def_key_ not in (:besides)) as last_done,
                (select min(j.duedate_) from act_ru_execution e
                    join act_ru_job j on j.process_instance_id_ = e.id_ and j.handler_type_ = :timer
                    where e.business_key_ = f.case_number) as until
            """
                    .formatted(URGENCY, TASK_OF_CASE.formatted("= :watch"));

    private final JdbcClient database;

    ParkedCases(JdbcClient database) {
        this.database = database;
    }

    static Map<String, Object> parameters() {
        return new HashMap<>(Map.of("besides", BESIDES, "watch", KnownName.WATCH_CASE.id()));
    }

    /** Those of these regions, the most urgent first and then what waits longest. */
    public List<ParkedCase> of(Collection<String> regions, int offset, int limit) {
        if (regions.isEmpty()) {
            return List.of();
        }
        var parameters = parameters();
        parameters.putAll(Map.of("regions", regions, "offset", offset, "limit", limit));
        return lines("f.region in (:regions)", " limit :limit offset :offset", parameters);
    }

    /** The case, if it is one of them. */
    public Optional<ParkedCase> find(CaseNumber caseNumber) {
        var parameters = parameters();
        parameters.put("case", caseNumber.value());
        return lines("f.case_number = :case", "", parameters).stream().findFirst();
    }

    /** All, everywhere. */
    List<ParkedCase> all() {
        return lines("true", "", parameters());
    }

    public int count(Collection<String> regions) {
        if (regions.isEmpty()) {
            return 0;
        }
        return database.sql("select count(*) " + PARKED.formatted("f.region in (:regions)"))
                .param("besides", BESIDES)
                .param("regions", regions)
                .query(Integer.class)
                .single();
    }

    /** How many there are, by the code of the region that handles them; none for a region without any. */
    public Map<String, Long> perRegion() {
        return countedBy("f.region");
    }

    /** How many there are, by the department that recorded something last; none for a department without any. */
    public Map<String, Long> perDepartment() {
        return countedBy(
                "(select e.department from guitu.dossier_entry e where e.case_number = f.case_number order by e.id desc limit 1)");
    }

    private Map<String, Long> countedBy(String what) {
        return database
                .sql(
                        "select p.name, count(*) as cases from (select %s as name %s) p where p.name is not null group by p.name"
                                .formatted(what, PARKED.formatted("true")))
                .param("besides", BESIDES)
                .query((row, line) -> Map.entry(row.getString("name"), row.getLong("cases")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<ParkedCase> lines(String which, String page, Map<String, Object> parameters) {
        parameters.put("timer", "timer-intermediate-transition");
        return database.sql("select * from (" + LINES + PARKED.formatted(which) + ") p"
                        + " order by coalesce(urgency, 3), coalesce(last_done, opened_at), case_number" + page)
                .params(parameters)
                .query((row, line) -> read(row))
                .list();
    }

    private static ParkedCase read(ResultSet row) throws SQLException {
        return new ParkedCase(
                new CaseNumber(row.getString("case_number")),
                row.getString("region"),
                Urgency.ofRank(row.getObject("urgency", Integer.class)),
                instant(row, "last_done").orElse(row.getTimestamp("opened_at").toInstant()),
                instant(row, "until"),
                row.getBoolean("watched"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
