package org.guitu.supervision;

import java.time.ZonedDateTime;
import org.guitu.office.China;
import org.guitu.progress.WaitWords.Sentence;
import org.guitu.progress.engine.CaseProgress.CaseLine;

/**
 * A case in the words of the supervisors' pages.
 *
 * @param why why it is not closed, or how it ended
 */
record CaseRow(String number, String region, ZonedDateTime since, int open, int overdue, Sentence why) {

    static CaseRow of(CaseLine line, Sentence why) {
        return new CaseRow(
                line.caseNumber().value(),
                line.region(),
                China.time(line.openedAt()),
                line.open(),
                line.overdue(),
                why);
    }
}
