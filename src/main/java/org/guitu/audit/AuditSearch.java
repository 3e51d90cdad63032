package org.guitu.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guitu.office.China;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the auditor reads. Reading is an event itself, written before the answer is given. */
@Component
class AuditSearch {

    static final int PAGE = 50;
    static final int PART = 1000;

    private final JdbcClient database;
    private final AuditTrail trail;

    AuditSearch(JdbcClient database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    /**
     * Newest first.
     *
     * @param more whether there are older ones
     */
    record Page(List<Row> rows, boolean more) {}

    /** @param position the place in the chain; {@code null} while it waits for one */
    record Row(StoredEvent event, Long position) {}

    @Transactional
    Page read(AuditFilter filter, Actor reader, String address) {
        trail.record(AuditEvent.of(EventKind.AUDIT_READ, reader).from(address).saying(filter.inWords()));
        var rows = events(filter, PAGE + 1);
        boolean more = rows.size() > PAGE;
        return new Page(List.copyOf(more ? rows.subList(0, PAGE) : rows), more);
    }

    /** Notes that the events are taken out of the system, before the first of them is. */
    @Transactional
    void noteExport(AuditFilter filter, String what, Actor reader, String address) {
        trail.record(AuditEvent.of(EventKind.AUDIT_EXPORTED, reader)
                .from(address)
                .about(what, null)
                .saying(filter.inWords()));
    }

    /** The next of them from the newest on; asked part by part, so that whoever takes them slowly holds no connection. */
    List<Row> part(AuditFilter filter) {
        return events(filter, PART);
    }

    /** A case that the events are about, with the first and last of them and how many there are. */
    record CaseTouched(String caseNumber, Instant first, Instant last, long events) {}

    /** The cases that the events are about. */
    List<CaseTouched> cases(AuditFilter filter) {
        var conditions = conditions(filter);
        return database.sql(
                        "select e.case_number, min(e.at), max(e.at), count(*) from audit.event e" + where(conditions)
                                + " group by e.case_number having e.case_number is not null order by e.case_number")
                .params(new ArrayList<>(conditions.values()))
                .query((row, number) -> new CaseTouched(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant(),
                        row.getLong(4)))
                .list();
    }

    private List<Row> events(AuditFilter filter, int most) {
        var conditions = conditions(filter);
        return database.sql("select " + StoredEvent.COLUMNS + ", l.position"
                        + " from audit.event e left join audit.link l on l.event_id = e.id" + where(conditions)
                        + " order by e.id desc limit " + most)
                .params(new ArrayList<>(conditions.values()))
                .query((row, number) -> new Row(StoredEvent.read(row), row.getObject("position", Long.class)))
                .list();
    }

    private static String where(Map<String, Object> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
    }

    private static LinkedHashMap<String, Object> conditions(AuditFilter filter) {
        var conditions = new LinkedHashMap<String, Object>();
        condition(conditions, "e.case_number = ?", filter.caseNumber());
        condition(conditions, "e.account = ?", filter.account());
        condition(
                conditions,
                "e.kind = ?",
                filter.kind() == null ? null : filter.kind().name());
        condition(conditions, "e.at >= ?", startOf(filter.from()));
        condition(
                conditions,
                "e.at < ?",
                filter.to() == null ? null : startOf(filter.to().plusDays(1)));
        condition(conditions, "e.id < ?", filter.before());
        return conditions;
    }

    private static void condition(LinkedHashMap<String, Object> conditions, String condition, Object value) {
        if (value != null) {
            conditions.put(condition, value);
        }
    }

    private static Timestamp startOf(LocalDate day) {
        return day == null ? null : Timestamp.from(day.atStartOfDay(China.ZONE).toInstant());
    }
}
