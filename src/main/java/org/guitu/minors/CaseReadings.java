package org.guitu.minors;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has read a case, account by account, for whoever answers for it. Looking at that is an event itself. */
@Component
public class CaseReadings {

    private final JdbcClient database;
    private final AuditTrail trail;

    CaseReadings(JdbcClient database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    /**
     * How often an account read the case.
     *
     * @param department its departments at that time, joined by commas; may be {@code null}, as {@code role}
     * @param answers how often answers, on a form, in the tab or in an emergency; {@code documents} and {@code exports} likewise
     * @param courses how often the course of the case without its content
     * @param withheld how many tasks it opened of a minor's case without claiming them, and saw nothing
     */
    public record Reader(
            String account,
            String role,
            String department,
            int answers,
            int documents,
            int exports,
            int courses,
            int withheld,
            Instant first,
            Instant last) {}

    /** All of a case, whoever read last comes first. */
    @Transactional
    public List<Reader> of(CaseNumber caseNumber, Actor reader, String address) {
        trail.record(AuditEvent.of(EventKind.AUDIT_READ, reader)
                .from(address)
                .inCase(caseNumber.value())
                .saying("谁能看、谁看过"));
        return database.sql(
                        """
                        select account, role, department,
                            count(*) filter (where kind in ('DATA_READ', 'FACTS_READ')) as answers,
                            count(*) filter (where kind = 'DOCUMENT_READ') as documents,
                            count(*) filter (where kind = 'EXPORTED') as exports,
                            count(*) filter (where kind = 'COURSE_READ') as courses,
                            count(*) filter (where kind = 'DATA_WITHHELD') as withheld,
                            min(at) as first, max(at) as last
                        from audit.event
                        where case_number = :case and account is not null
                            and kind in ('DATA_READ', 'FACTS_READ', 'DOCUMENT_READ', 'EXPORTED', 'COURSE_READ', 'DATA_WITHHELD')
                        group by account, role, department order by max(at) desc, account""")
                .param("case", caseNumber.value())
                .query((row, number) -> new Reader(
                        row.getString("account"),
                        row.getString("role"),
                        row.getString("department"),
                        row.getInt("answers"),
                        row.getInt("documents"),
                        row.getInt("exports"),
                        row.getInt("courses"),
                        row.getInt("withheld"),
                        instant(row.getTimestamp("first")),
                        instant(row.getTimestamp("last"))))
                .list();
    }

    private static Instant instant(Timestamp time) {
        return time.toInstant();
    }
}
