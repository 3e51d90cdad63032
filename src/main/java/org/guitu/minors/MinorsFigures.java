package org.guitu.minors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.office.China;
import org.guitu.office.Region;
import org.guitu.person.CasePersons;
import org.guitu.person.PersonFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The yearly figures of a county. A case counts that the county handles now and of which something was held in that year, when its person
 * was under 18, or of no known age, on the first day of the year, or on that of opening where that came later.
 *
 * <p>The rest is counted in the audit trail, of these cases and by China's time. Looking at the figures is an event itself.
 */
@Component
public class MinorsFigures {

    private final JdbcClient database;
    private final CasePersons persons;
    private final AuditTrail trail;

    MinorsFigures(JdbcClient database, CasePersons persons, AuditTrail trail) {
        this.database = database;
        this.persons = persons;
        this.trail = trail;
    }

    private record Held(
            CaseNumber number, Instant openedAt, Instant closedAt, boolean personGone, Optional<Boolean> atTheEnd) {}

    private record Span(Instant begin, Instant end) {

        static Span of(Year year) {
            return new Span(
                    year.atDay(1).atStartOfDay(China.ZONE).toInstant(),
                    year.plusYears(1).atDay(1).atStartOfDay(China.ZONE).toInstant());
        }

        boolean contains(Instant moment) {
            return moment != null && !moment.isBefore(begin) && moment.isBefore(end);
        }
    }

    @Transactional
    public YearOfMinors of(Region county, Year year, Actor reader, String address) {
        trail.record(AuditEvent.of(EventKind.AUDIT_READ, reader)
                .from(address)
                .saying("未成年人信息处理年度情况，%s，%s 年".formatted(county.name(), year)));
        var span = Span.of(year);
        var held = held(county, span);
        var known = persons.find(held.stream().map(Held::number).toList());
        var minors = new ArrayList<Held>();
        int unknown = 0;
        for (Held any : held) {
            var facts = facts(any, known, span);
            if (!Boolean.FALSE.equals(facts.get(PersonFacts.MINOR))) {
                minors.add(any);
                unknown += facts.get(PersonFacts.AGE_YEARS) == null && !any.personGone() ? 1 : 0;
            }
        }
        return counted(minors, unknown, span);
    }

    /** What is true of the person at the beginning; of a case without its person only what was noted when it ended. */
    private static Map<String, Object> facts(Held held, Map<CaseNumber, PersonFacts> known, Span span) {
        if (held.personGone()) {
            var noted = new HashMap<String, Object>();
            held.atTheEnd().ifPresent(minor -> noted.put(PersonFacts.MINOR, minor));
            return noted;
        }
        var from = held.openedAt().isAfter(span.begin()) ? held.openedAt() : span.begin();
        return Optional.ofNullable(known.get(held.number()))
                .map(person -> person.on(LocalDate.ofInstant(from, China.ZONE)))
                .orElse(Map.of());
    }

    private List<Held> held(Region county, Span span) {
        return database.sql(
                        """
                        select case_number, opened_at, closed_at, deidentified_at is not null as gone,
                            (period_facts ->> 'minor')::boolean as minor_at_the_end
                        from guitu.case_file
                        where kind = 'case' and region = :region and opened_at < :end
                            and (deidentified_at is null or deidentified_at >= :begin)""")
                .param("region", county.code())
                .param("begin", Timestamp.from(span.begin()))
                .param("end", Timestamp.from(span.end()))
                .query((row, number) -> held(row))
                .list();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                new CaseNumber(row.getString("case_number")),
                row.getTimestamp("opened_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("closed_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                row.getBoolean("gone"),
                Optional.ofNullable(row.getObject("minor_at_the_end", Boolean.class)));
    }

    private YearOfMinors counted(List<Held> minors, int unknown, Span span) {
        var numbers = minors.stream().map(held -> held.number().value()).collect(Collectors.joining(","));
        return new YearOfMinors(
                minors.size(),
                unknown,
                (int) minors.stream()
                        .filter(any -> span.contains(any.openedAt()))
                        .count(),
                (int) minors.stream()
                        .filter(any -> span.contains(any.closedAt()))
                        .count(),
                readers(numbers, span),
                events(numbers, span, "kind = 'GLASS_BROKEN'"),
                events(numbers, span, "kind = 'FORM_SUBMITTED' and detail like '表单 review-break-glass %'"),
                events(numbers, span, "kind = 'FORM_SUBMITTED' and detail like '表单 handle-misuse %'"),
                events(numbers, span, "kind = 'DATA_WITHHELD'"),
                events(numbers, span, "kind = 'CASE_REFUSED'"));
    }

    private List<YearOfMinors.Department> readers(String numbers, Span span) {
        return database.sql(
                        """
                        select department, count(distinct account) as accounts, count(distinct case_number) as cases,
                            count(*) filter (where kind in ('DATA_READ', 'FACTS_READ')) as answers,
                            count(*) filter (where kind = 'DOCUMENT_READ') as documents,
                            count(*) filter (where kind = 'EXPORTED') as exports
                        from audit.event
                        where case_number = any(string_to_array(:numbers, ',')) and at >= :begin and at < :end
                            and kind in ('DATA_READ', 'FACTS_READ', 'DOCUMENT_READ', 'EXPORTED') and department is not null
                        group by department order by department""")
                .param("numbers", numbers)
                .param("begin", Timestamp.from(span.begin()))
                .param("end", Timestamp.from(span.end()))
                .query((row, number) -> new YearOfMinors.Department(
                        row.getString("department"),
                        row.getInt("accounts"),
                        row.getInt("cases"),
                        row.getInt("answers"),
                        row.getInt("documents"),
                        row.getInt("exports")))
                .list();
    }

    private int events(String numbers, Span span, String which) {
        return database.sql("select count(*) from audit.event where case_number = any(string_to_array(:numbers, ','))"
                        + " and at >= :begin and at < :end and " + which)
                .param("numbers", numbers)
                .param("begin", Timestamp.from(span.begin()))
                .param("end", Timestamp.from(span.end()))
                .query(Integer.class)
                .single();
    }
}
