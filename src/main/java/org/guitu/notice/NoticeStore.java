package org.guitu.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The notices of each person, written in the transaction of what they are about. They are read in a list; {@link MailDispatch} sends
 * them by mail as well, when mail is set up.
 */
@Component
public class NoticeStore {

    /** How many a page shows. */
    public static final int PAGE = 50;

    private final JdbcClient database;
    private final InstantSource time;
    private final MailSettings mail;

    NoticeStore(JdbcClient database, InstantSource time, MailSettings mail) {
        this.database = database;
        this.time = time;
        this.mail = mail;
    }

    public void write(Notice notice) {
        database.sql(
                        """
                        insert into guitu.notice
                            (account, kind, case_number, task_id, task_name, region, due_at, at, mail, next_try_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(notice.account())
                .param(notice.kind().name())
                .param(notice.caseNumber())
                .param(notice.task())
                .param(notice.taskName())
                .param(notice.region())
                .param(notice.dueAt() == null ? null : Timestamp.from(notice.dueAt()))
                .param(Timestamp.from(notice.at()))
                .param(mail.isSetUp() ? "waiting" : "none")
                .param(mail.isSetUp() ? Timestamp.from(notice.at()) : null)
                .update();
    }

    /**
     * A page of those of that account: unread before read, and the newest first. A page begins behind the last notice of the one before it,
     * wherever that stands by then: what is read meanwhile, or comes, moves none off all pages.
     *
     * @param after the last one that was seen; empty for the first page
     * @return one more than fit on a page, when there are more
     */
    public List<Notice> of(String account, Optional<NoticePlace> after) {
        return database.sql(
                        """
                        select * from guitu.notice where account = :account
                            and (:first or (read_at is null and not :read and id < :id)
                                or (read_at is not null and (not :read or id < :id)))
                        order by read_at is not null, id desc limit :most""")
                .param("account", account)
                .param("first", after.isEmpty())
                .param("read", after.map(NoticePlace::read).orElse(false))
                .param("id", after.map(NoticePlace::id).orElse(0L))
                .param("most", PAGE + 1)
                .query((row, number) -> read(row))
                .list();
    }

    /** One of the account's own; empty when it has none with that id. */
    public Optional<Notice> find(String account, long id) {
        return database.sql("select * from guitu.notice where id = ? and account = ?")
                .param(id)
                .param(account)
                .query((row, number) -> read(row))
                .optional();
    }

    public long unread(String account) {
        return database.sql("select count(*) from guitu.notice where account = ? and read_at is null")
                .param(account)
                .query(Long.class)
                .single();
    }

    /** Marks one of the account's own notices as read; false when it has none with that id. */
    public boolean markRead(String account, long id) {
        return database.sql("update guitu.notice set read_at = coalesce(read_at, ?) where id = ? and account = ?")
                        .param(Timestamp.from(time.instant()))
                        .param(id)
                        .param(account)
                        .update()
                == 1;
    }

    /** Marks those of them as read that are the account's own. */
    void markRead(String account, List<Long> ids) {
        if (!ids.isEmpty()) {
            database.sql(
                            """
                            update guitu.notice set read_at = :now
                            where account = :account and read_at is null and id in (:ids)""")
                    .param("now", Timestamp.from(time.instant()))
                    .param("account", account)
                    .param("ids", ids)
                    .update();
        }
    }

    static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("account"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("case_number"),
                row.getString("task_id"),
                row.getString("task_name"),
                row.getString("region"),
                instant(row.getTimestamp("due_at")),
                instant(row.getTimestamp("at")),
                Optional.ofNullable(instant(row.getTimestamp("read_at"))));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
