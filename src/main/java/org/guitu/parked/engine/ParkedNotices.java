package org.guitu.parked.engine;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.Supervisors;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.parked.ParkedCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the supervisors of a tier that nobody has had anything to do in a case for long. */
@Component
class ParkedNotices {

    private final JdbcClient database;
    private final Supervisors supervisors;
    private final NoticeStore notices;
    private final AuditTrail trail;

    ParkedNotices(JdbcClient database, Supervisors supervisors, NoticeStore notices, AuditTrail trail) {
        this.database = database;
        this.supervisors = supervisors;
        this.notices = notices;
        this.trail = trail;
    }

    /** Tells that tier, unless it was told, by whatever node. */
    void tell(ParkedCase parked, int level, Instant now) {
        supervisors
                .above(parked.region(), level - 1)
                .filter(tier -> isNews(parked, level, tier, now))
                .ifPresent(tier -> tell(parked, level, tier, now));
    }

    private boolean isNews(ParkedCase parked, int level, String tier, Instant now) {
        return database.sql(
                                """
                                insert into guitu.parked_told (case_number, since, level, region, at)
                                values (?, ?, ?, ?, ?) on conflict do nothing""")
                        .param(parked.caseNumber().value())
                        .param(Timestamp.from(parked.since()))
                        .param(level)
                        .param(tier)
                        .param(Timestamp.from(now))
                        .update()
                == 1;
    }

    private void tell(ParkedCase parked, int level, String tier, Instant now) {
        var words = "无人在办 %d 天".formatted(Duration.between(parked.since(), now).toDays());
        supervisors
                .of(tier)
                .forEach(account -> notices.write(Notice.of(
                        account,
                        NoticeKind.PARKED,
                        parked.caseNumber().value(),
                        null,
                        words,
                        parked.region(),
                        null,
                        now)));
        trail.record(AuditEvent.of(EventKind.WAIT_REPORTED, Actor.SYSTEM)
                .inCase(parked.caseNumber().value())
                .about(words, null)
                .saying("第 %d 级，%s".formatted(level, tier)));
    }
}
