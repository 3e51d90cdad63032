package org.guitu.draft;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.draft.Draft.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The drafts of all accounts, sealed. Whether somebody may keep or read one, the caller has decided; every method works in the caller's
 * transaction.
 */
@Component
public class Drafts {

    /** In bytes of UTF-8: some sixty thousand characters. */
    public static final int LARGEST = 200_000;

    /** Of one account: more than anybody has begun at once. */
    public static final int MOST = 300;

    private final JdbcClient database;
    private final ValueCipher cipher;
    private final InstantSource clock;
    private final Duration kept;

    Drafts(JdbcClient database, ValueCipher cipher, InstantSource clock, DraftSettings settings) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
        this.kept = Duration.ofDays(settings.days());
    }

    /** Of a start form that names no case it may also be the newest one of a case: a page that is loaded anew does not know the case. */
    public Optional<Draft> find(String account, DraftPlace place) {
        return database.sql(
                        """
                        select place, case_number, sealed, revision, saved_at from guitu.draft
                        where account = :account and (place = :place or starts_with(place, :any))
                        order by place = :place desc, saved_at desc limit 1""")
                .param("account", account)
                .param("place", place.id())
                .param("any", place.id() + "\n")
                .query((row, number) -> new Draft(
                        new String(
                                cipher.open(row.getBytes("sealed"), seal(account, row.getString("place"))),
                                StandardCharsets.UTF_8),
                        Optional.ofNullable(row.getString("case_number")),
                        new Stamp(
                                row.getLong("revision"),
                                row.getTimestamp("saved_at").toInstant())))
                .optional();
    }

    /**
     * Keeps what was typed, in place of the revision that it goes on from, or of what the same window saved last.
     *
     * @param from 0 where there was no draft
     * @param window an id that no other window has
     * @return empty when another window has saved or discarded the draft meanwhile, and when the account has {@value #MOST} others; then
     *     nothing is changed
     */
    public Optional<Stamp> keep(String account, DraftPlace place, long from, UUID window, String answers) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return database.sql(
                        """
                        insert into guitu.draft as d
                            (account, place, task_id, case_number, sealed, revision, writer, saved_at)
                        select :account, :place, :task, :case, :sealed, nextval('guitu.draft_revision'), :window, :at
                        where exists (select from guitu.draft where account = :account and place = :place)
                            or :from = 0 and (select count(*) from guitu.draft where account = :account) < :most
                        on conflict (account, place) do update
                            set sealed = excluded.sealed, revision = excluded.revision, writer = excluded.writer,
                                saved_at = excluded.saved_at
                            where d.revision = :from or d.writer = excluded.writer
                        returning revision""")
                .param("account", account)
                .param("place", place.id())
                .param("task", place.task().orElse(null), Types.VARCHAR)
                .param("case", place.caseNumber().orElse(null), Types.VARCHAR)
                .param("sealed", cipher.seal(answers.getBytes(StandardCharsets.UTF_8), seal(account, place.id())))
                .param("from", from)
                .param("most", MOST)
                .param("window", window)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .optional()
                .map(revision -> new Stamp(revision, at));
    }

    /** Whether there was one. */
    public boolean discard(String account, DraftPlace place) {
        return database.sql("delete from guitu.draft where account = ? and place = ?")
                        .params(account, place.id())
                        .update()
                > 0;
    }

    /** What was typed has been sent: the draft that the case has of its own, or else the one without a case. */
    public void started(String account, String process, String caseNumber) {
        var anywhere = new DraftPlace(Optional.empty(), Optional.of(process), Optional.empty()).id();
        database.sql(
                        """
                        delete from guitu.draft where account = :account and place =
                            (select place from guitu.draft where account = :account and place in (:here, :anywhere)
                             order by length(place) desc limit 1)""")
                .param("account", account)
                .param("here", anywhere + "\n" + caseNumber)
                .param("anywhere", anywhere)
                .update();
    }

    /** The task is over, or has gone to somebody else. */
    public void forgetTask(String task) {
        database.sql("delete from guitu.draft where task_id = ?").param(task).update();
    }

    /**
     * Deletes what nobody has changed for long, what is of tasks that its author does not have any more, and what is of accounts that are
     * gone. Returns how many.
     */
    public int forget() {
        return database.sql(
                        """
                        delete from guitu.draft d where saved_at < ?
                            or task_id is not null and not exists
                                (select from act_ru_task t where t.id_ = d.task_id and t.assignee_ = d.account)
                            or not exists (select from act_id_user u where u.id_ = d.account)""")
                .param(Timestamp.from(clock.instant().minus(kept)))
                .update();
    }

    static String seal(String account, String place) {
        return "draft\n" + account + "\n" + place;
    }
}
