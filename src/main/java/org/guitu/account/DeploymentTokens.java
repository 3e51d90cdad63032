package org.guitu.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.guitu.office.China;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which a program (Modeler, a script) deploys in the name of one administrator without her or his password; kept as hashes. */
@Component
public class DeploymentTokens {

    public static final String PREFIX = "guitu-deploy-";

    /** The longest life, in days. */
    public static final int LONGEST = 90;

    private static final int LETTERS = 32;

    /** {@code good}: neither expired nor revoked. */
    public record Token(long id, String label, String made, String expires, boolean good) {}

    private final JdbcClient database;
    private final InstantSource clock;

    DeploymentTokens(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The token; nobody sees it again. */
    public String make(String account, String label, int days) {
        var token = PREFIX + Secrets.word(LETTERS);
        var now = clock.instant();
        database.sql(
                        """
                        insert into guitu.deployment_token (account, hash, label, made_at, expires_at)
                        values (?, ?, ?, ?, ?)""")
                .param(account)
                .param(Secrets.hash(token))
                .param(label)
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(Duration.ofDays(Math.min(days, LONGEST)))))
                .update();
        return token;
    }

    /** Whether it is that account's and good. */
    public boolean isGood(String account, String token) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.deployment_token
                            where account = ? and hash = ? and revoked_at is null and expires_at > ?)""")
                .param(account)
                .param(Secrets.hash(token))
                .param(Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Newest first. */
    public List<Token> of(String account) {
        var now = clock.instant();
        return database.sql(
                        """
                        select id, label, made_at, expires_at, revoked_at from guitu.deployment_token
                        where account = ? order by id desc limit 20""")
                .param(account)
                .query((row, number) -> {
                    var expires = row.getTimestamp("expires_at").toInstant();
                    return new Token(
                            row.getLong("id"),
                            row.getString("label"),
                            China.words(row.getTimestamp("made_at").toInstant()),
                            China.words(expires),
                            row.getTimestamp("revoked_at") == null && expires.isAfter(now));
                })
                .list();
    }

    /** The label of what was revoked; empty when that account has no such token. */
    public Optional<String> revoke(String account, long id) {
        return database.sql(
                        """
                        update guitu.deployment_token set revoked_at = ?
                        where account = ? and id = ? and revoked_at is null returning label""")
                .param(Timestamp.from(clock.instant()))
                .param(account)
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Whatever the account has given out ends: its password was lost, or its role. */
    public void revokeAll(String account) {
        Instant now = clock.instant();
        database.sql("update guitu.deployment_token set revoked_at = ? where account = ? and revoked_at is null")
                .param(Timestamp.from(now))
                .param(account)
                .update();
    }
}
