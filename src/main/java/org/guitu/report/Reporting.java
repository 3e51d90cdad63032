package org.guitu.report;

import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.guitu.casefile.Receipt;
import org.guitu.casefile.ReceiptStore;
import org.guitu.office.China;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes reports from people without an account.
 *
 * <p>The reporter is protected: the network address is used to count and is kept nowhere.
 */
@Service
class Reporting {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final ReportCheck check;
    private final ReportIntake intake;
    private final ReceiptStore receipts;
    private final UsedPages pages;
    private final InstantSource clock;

    Reporting(ReportCheck check, ReportIntake intake, ReceiptStore receipts, UsedPages pages, InstantSource clock) {
        this.check = check;
        this.intake = intake;
        this.receipts = receipts;
        this.pages = pages;
        this.clock = clock;
    }

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
}
