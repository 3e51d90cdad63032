package org.guitu.audit;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes events. What cannot be written down must not happen: the event is part of the caller's transaction, and when writing it
 * fails, the act fails.
 *
 * <p>Appending takes no lock that others wait for; {@link Sealer} chains the events once they are committed.
 */
@Component
public class AuditTrail {

    private final JdbcClient database;
    private final InstantSource clock;

    public AuditTrail(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public void record(AuditEvent event) {
        database.sql(
                        """
                        insert into audit.event
                            (at, kind, account, role, department, address, case_number, object, object_id, detail)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(Timestamp.from(clock.instant()))
                .param(event.kind().name())
                .param(event.actor().account())
                .param(event.actor().role())
                .param(event.actor().department())
                .param(event.address())
                .param(event.caseNumber())
                .param(event.object())
                .param(event.objectId())
                .param(event.detail())
                .update();
    }

    /** The same unless that person did the same to that case on the same occasion before. */
    public void recordOnce(AuditEvent event) {
        boolean recorded = database.sql(
                        """
                        select exists (select 1 from audit.event
                            where case_number = ? and kind = ? and account = ? and object_id = ?)""")
                .params(event.caseNumber(), event.kind().name(), event.actor().account(), event.objectId())
                .query(Boolean.class)
                .single();
        if (!recorded) {
            record(event);
        }
    }
}
