package org.guitu.notice;

import java.time.Duration;
import java.time.Instant;
import org.guitu.office.China;
import org.guitu.office.Directory;

/**
 * A notice as the page shows it.
 *
 * @param casePage where more of the case is; {@code null} for nowhere
 * @param opens what it leads to, in words; {@code null} for nothing
 */
record NoticeRow(
        long id,
        boolean unread,
        String at,
        String kind,
        String remedy,
        String caseNumber,
        String casePage,
        String taskName,
        String region,
        String due,
        String overdue,
        String opens) {

    private static String opens(Notice notice, NoticeReader reader) {
        if (notice.task() != null) {
            return "打开任务";
        }
        if (notice.kind().isOfRepair()) {
            return "打开待修复";
        }
        if (notice.kind().isOfDirectory()) {
            return "打开名录";
        }
        return reader.casePageOf(notice).isPresent() ? "打开个案" : null;
    }

    static NoticeRow of(Notice notice, NoticeReader reader, Directory directory, Instant now) {
        var due = notice.dueAt();
        return new NoticeRow(
                notice.id(),
                notice.readAt().isEmpty(),
                China.words(notice.at()),
                notice.kind().zh(),
                notice.kind().remedy(),
                notice.caseNumber(),
                reader.casePageOf(notice).orElse(null),
                notice.taskName(),
                directory.region(notice.region()).name(),
                China.words(due),
                due != null && due.isBefore(now) ? Overdue.zh(Duration.between(due, now)) : null,
                opens(notice, reader));
    }
}
