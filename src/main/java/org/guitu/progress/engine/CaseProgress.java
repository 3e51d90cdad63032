package org.guitu.progress.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.office.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far cases are and who has their tasks, without anything that is in them. Whose cases somebody may see, the caller says by regions.
 *
 * <p>Reads the engine's tables: its queries would take one call per case. What a page costs grows with the page and not with the
 * number of cases.
 */
@Component
public class CaseProgress {

    /** No number matches it. */
    private static final String NONE = "^$";

    private static final String TASKS_OF_CASE =
            "act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_ where e.business_key_ = ";

    private final JdbcClient database;
    private final InstantSource clock;
    private final Directory directory;

    CaseProgress(JdbcClient database, InstantSource clock, Directory directory) {
        this.database = database;
        this.clock = clock;
        this.directory = directory;
    }

    /**
     * A case.
     *
     * @param region the Chinese name
     * @param open how many tasks wait, {@code overdue} how many of them should have been done
     */
    public record CaseLine(CaseNumber caseNumber, String region, Instant openedAt, int open, int overdue) {}

    /**
     * A task that waits.
     *
     * @param queue in words
     * @param assignee the account that has claimed it
     * @param due empty while its clock is suspended
     */
    public record OpenTask(
            String name,
            String queue,
            Optional<String> assignee,
            Instant since,
            Optional<Instant> due,
            boolean overdue) {}

    /**
     * The cases of these regions, the newest first.
     *
     * @param number a part of the case's number, as somebody typed it; blank for any
     * @param before only cases that come after this one in the list; {@code null} for the first ones
     */
    public List<CaseLine> cases(Collection<String> regions, String number, CaseNumber before, int limit) {
        return files("case", regions, number, before, limit);
    }

    /** The reports of these regions, likewise. */
    public List<CaseLine> reports(Collection<String> regions, String number, CaseNumber before, int limit) {
        return files("report", regions, number, before, limit);
    }

    private List<CaseLine> files(String kind, Collection<String> regions, String number, CaseNumber before, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("kind", kind));
        var conditions = new StringBuilder("kind = :kind and region in (:regions)");
        if (!number.isBlank()) {
            conditions.append(" and case_number ~ :number");
            parameters.put(
                    "number",
                    CaseNumber.Part.find(number).map(CaseNumber.Part::pattern).orElse(NONE));
        }
        if (before != null) {
            conditions.append(
                    """
                     and (opened_at, case_number) < (select opened_at, case_number
                        from guitu.case_file where case_number = :before and region in (:regions))""");
            parameters.put("before", before.value());
        }
        parameters.put("limit", limit);
        return regions.isEmpty()
                ? List.of()
                : lines(
                        "where " + conditions + " order by opened_at desc, case_number desc limit :limit",
                        regions,
                        parameters);
    }

    /** The case, if it is one of these regions. */
    public Optional<CaseLine> find(CaseNumber caseNumber, Collection<String> regions) {
        return among(List.of(caseNumber), regions).stream().findFirst();
    }

    /** Those of these cases that are of one of these regions. */
    public List<CaseLine> among(Collection<CaseNumber> numbers, Collection<String> regions) {
        return regions.isEmpty() || numbers.isEmpty()
                ? List.of()
                : lines(
                        "where region in (:regions) and case_number in (:numbers) and kind in ('case', 'report')",
                        regions,
                        new HashMap<>(Map.of(
                                "numbers",
                                numbers.stream().map(CaseNumber::value).toList())));
    }

    private List<CaseLine> lines(String where, Collection<String> regions, HashMap<String, Object> parameters) {
        parameters.put("regions", regions);
        parameters.put("now", Timestamp.from(clock.instant()));
        return database.sql(
                        """
                        select c.case_number, c.region, c.opened_at, w.open, w.overdue
                        from (select case_number, region, opened_at from guitu.case_file %1$s) c
                        cross join lateral (
                            select count(*) as open, count(*) filter (where t.due_date_ < :now) as overdue from %2$s c.case_number) w
                        order by c.opened_at desc, c.case_number desc"""
                                .formatted(where, TASKS_OF_CASE))
                .params(parameters)
                .query((row, line) -> line(row))
                .list();
    }

    private CaseLine line(ResultSet row) throws SQLException {
        return new CaseLine(
                new CaseNumber(row.getString("case_number")),
                directory.region(row.getString("region")).name(),
                row.getTimestamp("opened_at").toInstant(),
                row.getInt("open"),
                row.getInt("overdue"));
    }

    /** The open tasks of a case, what is due first comes first. */
    public List<OpenTask> openTasks(CaseNumber caseNumber) {
        var now = clock.instant();
        return database.sql(
                        """
                        select t.name_, t.assignee_, t.create_time_, t.due_date_,
                            (select string_agg(i.group_id_, ',' order by i.group_id_) from act_ru_identitylink i
                                where i.task_id_ = t.id_ and i.type_ = 'candidate') as queues
                        from %s :case order by t.due_date_, t.id_"""
                                .formatted(TASKS_OF_CASE))
                .param("case", caseNumber.value())
                .query((row, number) -> {
                    var due = Optional.ofNullable(row.getTimestamp("due_date_")).map(Timestamp::toInstant);
                    return new OpenTask(
                            row.getString("name_"),
                            directory.namesOf(Token.queues(row)),
                            Optional.ofNullable(row.getString("assignee_")),
                            row.getTimestamp("create_time_").toInstant(),
                            due,
                            due.filter(now::isAfter).isPresent());
                })
                .list();
    }
}
