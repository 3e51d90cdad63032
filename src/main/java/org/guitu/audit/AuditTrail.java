package org.guitu.audit;

import java.time.InstantSource;
import org.guitu.audit.chain.EventStore;
import org.guitu.audit.chain.NewEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes events. What cannot be written down must not happen: the event is part of the caller's transaction, and when writing it
 * fails, the act fails.
 *
 * <p>Appending takes no lock that others wait for; the sealer in {@code audit.chain} chains the events once they are committed.
 */
@Component
public class AuditTrail {

    private final JdbcClient database;
    private final EventStore events;
    private final InstantSource clock;

    public AuditTrail(JdbcClient database, EventStore events, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    public void record(AuditEvent event) {
        events.add(new NewEvent(
                clock.instant(),
                event.kind().name(),
                event.actor().account(),
                event.actor().role(),
                event.actor().department(),
                event.address(),
                event.caseNumber(),
                event.object(),
                event.objectId(),
                event.detail()));
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
