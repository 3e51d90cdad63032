package org.guitu.report;

import java.util.List;
import java.util.Optional;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.Receipt;
import org.guitu.casefile.ReceiptStore;
import org.guitu.casefile.ReportStore;
import org.guitu.catalogue.KnownName;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people without an account, by the receipt, what became of their report; the audit trail has the report and no address beside it. */
@Service
class ReportProgress {

    private static final String ANSWER = KnownName.ANSWER_TO_REPORTER.id();

    private final ReceiptStore receipts;
    private final ReportStore reports;
    private final Dossier dossier;
    private final AuditTrail audit;

    ReportProgress(ReceiptStore receipts, ReportStore reports, Dossier dossier, AuditTrail audit) {
        this.receipts = receipts;
        this.reports = reports;
        this.dossier = dossier;
        this.audit = audit;
    }

    /** How far a report has come, as far as its reporter may know. */
    enum State {
        RECEIVED,
        BEING_VERIFIED,
        ANSWERED
    }

    /**
     * What the reporter is told.
     *
     * @param answer in the words of the office; only when answered
     */
    record News(State state, Optional<String> answer) {}

    /** What became of the report with that receipt; empty when there is none, or it is no receipt at all. */
    @Transactional
    Optional<News> by(String typed) {
        // What is no receipt is looked for as well, so that the answer takes as long.
        var receipt = Receipt.read(typed).orElse(Receipt.NONE);
        return receipts.reportOf(receipt).map(this::of);
    }

    private News of(CaseNumber report) {
        var answer = Optional.ofNullable(
                (String) dossier.latest(report, List.of(ANSWER)).get(ANSWER));
        if (answer.isPresent()) {
            audit.record(
                    AuditEvent.of(EventKind.REPORT_ANSWER_READ, Actor.SYSTEM).inCase(report.value()));
            return new News(State.ANSWERED, answer);
        }
        return new News(
                reports.isWorkedOnBesides(ReportIntake.AUTHOR, report) ? State.BEING_VERIFIED : State.RECEIVED,
                Optional.empty());
    }
}
