package org.guitu.report;

import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.Receipt;
import org.guitu.casefile.Receipts;
import org.guitu.casefile.Reports;
import org.guitu.catalogue.KnownName;
import org.guitu.office.China;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes reports from people without an account, and tells them by the receipt what became of it.
 *
 * <p>The reporter is protected: the network address is used to count and is kept nowhere; the audit trail has the report and no
 * address beside it.
 */
@Service
class Reporting {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final String ANSWER = KnownName.ANSWER_TO_REPORTER.id();

    private final ReportCheck check;
    private final ReportIntake intake;
    private final Receipts receipts;
    private final Reports reports;
    private final Dossier dossier;
    private final UsedPages pages;
    private final AuditTrail audit;
    private final InstantSource clock;

    Reporting(
            ReportCheck check,
            ReportIntake intake,
            Receipts receipts,
            Reports reports,
            Dossier dossier,
            UsedPages pages,
            AuditTrail audit,
            InstantSource clock) {
        this.check = check;
        this.intake = intake;
        this.receipts = receipts;
        this.reports = reports;
        this.dossier = dossier;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
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
    record Progress(State state, Optional<String> answer) {}

    /**
     * Takes a draft without problems.
     *
     * @param nonce of the page it was written on
     * @return the receipt; empty when that page has made a report already
     * @throws org.guitu.form.FormRefusal when the intake's form refuses what the page let pass
     */
    @Transactional
    Optional<Receipt> take(ReportDraft draft, String nonce) {
        if (!pages.use(nonce, clock.instant())) {
            return Optional.empty();
        }
        var now = MINUTE.format(clock.instant().atZone(China.ZONE));
        return Optional.of(receipts.issue(intake.receive(draft.region(), check.answers(draft, now))));
    }

    /** What became of the report with that receipt; empty when there is none, or it is no receipt at all. */
    @Transactional
    Optional<Progress> progress(String typed) {
        // What is no receipt is looked for as well, so that the answer takes as long.
        var receipt = Receipt.read(typed).orElse(Receipt.NONE);
        return receipts.reportOf(receipt).map(this::progress);
    }

    private Progress progress(CaseNumber report) {
        var answer = Optional.ofNullable(
                (String) dossier.latest(report, List.of(ANSWER)).get(ANSWER));
        if (answer.isPresent()) {
            audit.record(
                    AuditEvent.of(EventKind.REPORT_ANSWER_READ, Actor.SYSTEM).inCase(report.value()));
            return new Progress(State.ANSWERED, answer);
        }
        return new Progress(
                reports.isWorkedOnBesides(ReportIntake.AUTHOR, report) ? State.BEING_VERIFIED : State.RECEIVED,
                Optional.empty());
    }
}
