package org.guitu.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what stands between each account's password and the work. */
@Component
public class LoginStates {

    private final JdbcClient database;

    public LoginStates(JdbcClient database) {
        this.database = database;
    }

    public LoginState of(String account) {
        return database.sql("select one_time_until, enrolled_at from guitu.account_login where account = ?")
                .param(account)
                .query((row, number) -> new LoginState(moment(row.getTimestamp(1)), moment(row.getTimestamp(2))))
                .optional()
                .orElse(LoginState.PASSWORD_ONLY);
    }

    private static Optional<Instant> moment(Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }

    /** The account's password is one that others know, or its halves: it is to be changed before anything else. */
    public void oneTime(String account, Instant until) {
        database.sql(
                        """
                        insert into guitu.account_login (account, one_time_until) values (?, ?)
                        on conflict (account) do update set one_time_until = excluded.one_time_until""")
                .param(account)
                .param(Timestamp.from(until))
                .update();
    }

    /** From now on the password is the person's own. */
    public void own(String account) {
        database.sql("update guitu.account_login set one_time_until = null where account = ?")
                .param(account)
                .update();
    }

    /** What a closed account gets back, in JSON; empty while it is open. */
    public Optional<String> closed(String account) {
        return database.sql("select closed from guitu.account_login where account = ? and closed is not null")
                .param(account)
                .query(String.class)
                .optional();
    }

    public void close(String account, String draft) {
        database.sql(
                        """
                        insert into guitu.account_login (account, closed) values (?, ?)
                        on conflict (account) do update set closed = excluded.closed""")
                .param(account)
                .param(draft)
                .update();
    }

    public void reopen(String account) {
        database.sql("update guitu.account_login set closed = null where account = ?")
                .param(account)
                .update();
    }

    /** The device is gone: the account comes in without a second factor until it has enrolled anew. */
    public void forgetSecondFactor(String account) {
        database.sql(
                        """
                        update guitu.account_login
                        set secret = null, enrolled_at = null, last_step = 0, failures = 0, failed_at = null
                        where account = ?""")
                .param(account)
                .update();
        database.sql("delete from guitu.account_recovery_code where account = ?")
                .param(account)
                .update();
    }
}
