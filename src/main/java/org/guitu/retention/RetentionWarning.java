package org.guitu.retention;

import java.time.Period;
import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.EngineLogin;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The warning before content is deleted: case numbers and days, nothing of what is in the cases. Reading it is an event. */
@Component
class RetentionWarning {

    static final int DAYS = 90;

    private final DueCaseFinder dueCases;
    private final EngineLogin logins;
    private final AuditTrail trail;

    RetentionWarning(DueCaseFinder dueCases, EngineLogin logins, AuditTrail trail) {
        this.dueCases = dueCases;
        this.logins = logins;
        this.trail = trail;
    }

    /** The cases of the reader's regions that are due within the next days, the first due first. */
    @Transactional
    List<DueCase> read(Actor reader, String address) {
        var regions = logins.regionsOf(reader.account());
        var due = dueCases.within(Period.ofDays(DAYS)).stream()
                .filter(found -> regions.contains(found.region()))
                .toList();
        trail.record(
                AuditEvent.of(EventKind.RETENTION_READ, reader).from(address).saying("%d 个个案".formatted(due.size())));
        return due;
    }
}
