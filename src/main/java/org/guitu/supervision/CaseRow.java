package org.guitu.supervision;

import java.time.ZonedDateTime;
import org.guitu.engine.CaseProgress.CaseLine;

/**
 * A case in the words of the supervisors' pages.
 *
 * @param nextDue {@code null} when no task waits
 */
record CaseRow(
        String number,
        String region,
        ZonedDateTime since,
        int open,
        int overdue,
        ZonedDateTime nextDue,
        String holder) {

    static CaseRow of(CaseLine line) {
        return new CaseRow(
                line.caseNumber().value(),
                line.region(),
                China.time(line.openedAt()),
                line.open(),
                line.overdue(),
                line.nextDue().map(China::time).orElse(null),
                line.holder());
    }
}
