package org.guitu.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which accounts are an identity provider's people, and the sessions that it has opened. */
@Component
public class ProvidedLogins {

    private static final int KEY_LETTERS = 40;

    /** How long a session lasts, however often it is used. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final JdbcClient database;
    private final InstantSource clock;
    private final String issuer;

    ProvidedLogins(JdbcClient database, InstantSource clock, @Value("${guitu.oidc.issuer:}") String issuer) {
        this.database = database;
        this.clock = clock;
        this.issuer = issuer.strip();
    }

    /** Whether this installation has a provider. */
    public boolean isOn() {
        return !issuer.isEmpty();
    }

    /** Whether the provider of now lets its owner in. */
    public boolean isProvided(String account) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.provided_account
                            where lower(account) = lower(?) and issuer = ?)""")
                .params(account, issuer)
                .query(Boolean.class)
                .single();
    }

    /** The account of that person of that provider. */
    public Optional<String> accountOf(String issuer, String subject) {
        return database.sql("select account from guitu.provided_account where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional();
    }

    /** From now on that account is the provider's person, whom the first login tells. */
    public void await(String account) {
        database.sql(
                        """
                        insert into guitu.provided_account (account, issuer) values (?, ?)
                        on conflict (account) do update set issuer = excluded.issuer, subject = null""")
                .params(account, issuer)
                .update();
    }

    /** The account has a password of its own, and is no provider's any more. */
    public void release(String account) {
        database.sql("delete from guitu.provided_account where account = ?")
                .param(account)
                .update();
    }

    public boolean isAwaited(ProvidedPerson person) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.provided_account
                            where account = ? and issuer = ? and subject is null)""")
                .params(person.account(), person.issuer())
                .query(Boolean.class)
                .single();
    }

    /** Whether the account waited for that person, and is hers or his now. */
    public boolean claim(ProvidedPerson person) {
        return database.sql(
                                """
                                update guitu.provided_account set subject = ?
                                where account = ? and issuer = ? and subject is null""")
                        .params(person.subject(), person.account(), person.issuer())
                        .update()
                == 1;
    }

    public void add(ProvidedPerson person) {
        database.sql("insert into guitu.provided_account (account, issuer, subject) values (?, ?, ?)")
                .params(person.account(), person.issuer(), person.subject())
                .update();
    }

    /**
     * The key of a new session.
     *
     * @param sid what the provider calls it; may be null
     */
    public String open(String account, String issuer, String subject, String sid) {
        var key = Secrets.word(KEY_LETTERS);
        var now = clock.instant();
        database.sql("delete from guitu.provided_session where begun_at < ?")
                .param(Timestamp.from(now.minus(LONGEST)))
                .update();
        database.sql(
                        """
                        insert into guitu.provided_session (id, account, issuer, subject, sid, begun_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(Secrets.hash(key), account, issuer, subject, sid, Timestamp.from(now))
                .update();
        return key;
    }

    public boolean isOpen(String key) {
        return database.sql("select exists (select 1 from guitu.provided_session where id = ?)")
                .param(Secrets.hash(key))
                .query(Boolean.class)
                .single();
    }

    public void close(String key) {
        database.sql("delete from guitu.provided_session where id = ?")
                .param(Secrets.hash(key))
                .update();
    }

    /**
     * Ends what the provider says is over.
     *
     * @param subject whose sessions; null for whoever has that one
     * @param sid which session; null for all of that person
     * @return whose session each was
     */
    public List<String> close(String issuer, String subject, String sid) {
        return database.sql(
                        """
                        delete from guitu.provided_session
                        where issuer = :issuer and (:subject::varchar is not null or :sid::varchar is not null)
                            and (:subject::varchar is null or subject = :subject) and (:sid::varchar is null or sid = :sid)
                        returning account""")
                .param("issuer", issuer)
                .param("subject", subject)
                .param("sid", sid)
                .query(String.class)
                .list();
    }
}
