package org.guitu.mycases.web;

import java.time.ZonedDateTime;
import org.guitu.mycases.MyCase;
import org.guitu.mycases.MyCaseLine;
import org.guitu.office.China;
import org.guitu.progress.WaitWords.Sentence;

/**
 * A case in the words of the list and of its page.
 *
 * @param urgent whether its urgency is to be seen at once
 * @param open how many tasks wait for the own office, {@code overdue} how many of them should have been done
 * @param due when the first of them is due; {@code null} for none
 */
record MyCaseRow(
        String number,
        String region,
        ZonedDateTime since,
        boolean closed,
        String urgency,
        boolean urgent,
        boolean minor,
        int open,
        int overdue,
        ZonedDateTime due,
        Sentence why) {

    static MyCaseRow of(MyCaseLine line) {
        return of(line.of(), line.minor(), line.why());
    }

    static MyCaseRow of(MyCase known, boolean minor, Sentence why) {
        return new MyCaseRow(
                known.caseNumber().value(),
                known.region(),
                China.time(known.openedAt()),
                known.closed(),
                known.urgency().zh(),
                known.urgency().isUrgent(),
                minor,
                known.open(),
                known.overdue(),
                known.due().map(China::time).orElse(null),
                why);
    }
}
