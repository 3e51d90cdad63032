package org.guitu.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the audit trail has on one case, for those who review what was done in it. Reading it is an event itself. */
@Component
public class CaseEvents {

    private final JdbcClient database;
    private final AuditTrail trail;

    CaseEvents(JdbcClient database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    /**
     * An event of the case.
     *
     * @param objectId of what it was done to or on whose occasion
     * @param detail names fields, never their values
     */
    public record CaseEvent(Instant at, String account, String objectId, String detail) {}

    /**
     * The events of these kinds on these occasions, the earliest first.
     *
     * @param what is looked for, in words
     * @param objectIds of the occasions; without any nothing is read, and there is no event about it
     */
    @Transactional
    public List<CaseEvent> read(
            String caseNumber,
            Collection<EventKind> kinds,
            Collection<String> objectIds,
            Actor reader,
            String address,
            String what) {
        if (objectIds.isEmpty()) {
            return List.of();
        }
        trail.record(AuditEvent.of(EventKind.AUDIT_READ, reader)
                .from(address)
                .inCase(caseNumber)
                .saying(what));
        return database.sql(
                        """
                        select at, account, object_id, detail from audit.event
                        where case_number = :case and kind in (:kinds) and object_id in (:objects) order by id""")
                .param("case", caseNumber)
                .param("kinds", kinds.stream().map(EventKind::name).toList())
                .param("objects", objectIds)
                .query((row, number) -> new CaseEvent(
                        row.getTimestamp("at").toInstant(),
                        row.getString("account"),
                        row.getString("object_id"),
                        row.getString("detail")))
                .list();
    }
}
