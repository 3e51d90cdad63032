package org.guitu.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.Optional;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.upkeep.Deidentification;
import org.guitu.casefile.upkeep.Deidentification.Deleted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the person out of every closed case whose retention is over: each case whole or not at all, with its entry in the audit
 * trail. Nodes may do so at the same time; each case is done once.
 */
@Component
public class DeidentifyDueCases {

    private static final Logger LOG = LoggerFactory.getLogger(DeidentifyDueCases.class);

    private final DueCaseFinder dueCases;
    private final Deidentification deidentification;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    DeidentifyDueCases(
            DueCaseFinder dueCases,
            Deidentification deidentification,
            AuditTrail trail,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.dueCases = dueCases;
        this.deidentification = deidentification;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many cases were done. One that fails stays as it is, is named in the log, and holds up no other. */
    public int run() {
        int done = 0;
        for (DueCase due : dueCases.within(Period.ZERO)) {
            if (!due.atWork() && deidentify(due.number())) {
                done++;
            }
        }
        return done;
    }

    private boolean deidentify(CaseNumber number) {
        try {
            return transaction
                    .execute(status -> recorded(number, clock.instant()))
                    .isPresent();
        } catch (RuntimeException failed) {
            LOG.error("Case {} was not de-identified and is as it was", number, failed);
            return false;
        }
    }

    private Optional<Deleted> recorded(CaseNumber number, Instant now) {
        var deleted = deidentification.of(number, now);
        deleted.ifPresent(how -> trail.record(AuditEvent.of(EventKind.CASE_DEIDENTIFIED, Actor.SYSTEM)
                .inCase(number.value())
                .saying("保存期满，删除个人信息 %d 项、文件 %d 份、检索索引 %d 条".formatted(how.answers(), how.documents(), how.traits()))));
        return deleted;
    }
}
