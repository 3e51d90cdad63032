package org.guitu.repair.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.repair.Fault;
import org.guitu.repair.FaultStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks what has stopped, and tells whom it concerns; on any number of nodes at once. */
@Component
class FaultSweep {

    private final FaultSearch search;
    private final FaultStore store;
    private final FaultNotices notices;
    private final Models models;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final InstantSource time;

    FaultSweep(
            FaultSearch search,
            FaultStore store,
            FaultNotices notices,
            Models models,
            AuditTrail trail,
            TransactionTemplate transaction,
            InstantSource time) {
        this.search = search;
        this.store = store;
        this.notices = notices;
        this.models = models;
        this.trail = trail;
        this.transaction = transaction;
        this.time = time;
    }

    void run() {
        transaction.executeWithoutResult(status -> {
            var stopped = store.take(search.all(), time.instant()).stream()
                    .filter(fault -> fault.kind().hasStopped())
                    .toList();
            stopped.forEach(fault -> {
                record(fault);
                notices.tellSupervisors(fault);
            });
            stopped.stream().collect(Collectors.groupingBy(Fault::cause)).values().stream()
                    .filter(fresh -> isNews(fresh))
                    .forEach(fresh -> notices.tellAdministrators(fresh.get(0)));
        });
    }

    /** Whether nothing had stopped for that cause before. */
    private boolean isNews(List<Fault> fresh) {
        return store.alike(fresh.get(0)).size() == fresh.size();
    }

    private void record(Fault fault) {
        trail.record(AuditEvent.of(EventKind.FAULT_FOUND, Actor.SYSTEM)
                .inCase(fault.caseNumber().map(CaseNumber::value).orElse(null))
                .about(models.words(fault), String.valueOf(fault.id()))
                .saying(fault.kind().zh()));
    }
}
