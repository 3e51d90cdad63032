package org.guitu.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody should look at. It says where, and nothing of what is there.
 *
 * @param id 0 until it is stored
 * @param account who is told
 * @param caseNumber may be {@code null}
 * @param task the id of the open task that it is about; may be {@code null}
 * @param dueAt when the task was or is due; may be {@code null}
 * @param at when it was written
 * @param readAt empty while unread
 */
public record Notice(
        long id,
        String account,
        NoticeKind kind,
        String caseNumber,
        String task,
        String taskName,
        String region,
        Instant dueAt,
        Instant at,
        Optional<Instant> readAt) {

    /** A new one. */
    public static Notice of(
            String account,
            NoticeKind kind,
            String caseNumber,
            String task,
            String taskName,
            String region,
            Instant dueAt,
            Instant at) {
        return new Notice(0, account, kind, caseNumber, task, taskName, region, dueAt, at, Optional.empty());
    }
}
