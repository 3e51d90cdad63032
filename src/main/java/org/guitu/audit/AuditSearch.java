package org.guitu.audit;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.guitu.office.China;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the auditor reads. Reading is an event itself, written before the answer is given. */
@Component
class AuditSearch {

    static final int PAGE = 50;
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
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
        var rows = new ArrayList<>(database.sql("select " + StoredEvent.COLUMNS + ", l.position"
                        + " from audit.event e left join audit.link l on l.event_id = e.id" + where
                        + " order by e.id desc limit " + (PAGE + 1))
                .params(new ArrayList<>(conditions.values()))
                .query((row, number) -> new Row(StoredEvent.read(row), row.getObject("position", Long.class)))
                .list());
        boolean more = rows.size() > PAGE;
        return new Page(List.copyOf(more ? rows.subList(0, PAGE) : rows), more);
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
