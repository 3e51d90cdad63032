package org.guitu.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second factors: their secrets, sealed; the codes of each, none of which is taken twice; and codes for the day on which the phone is
 * lost, each good for once and kept as a hash.
 */
@Component
public class SecondFactors {

    /** After so many wrong codes in a row an account waits. */
    static final int ATTEMPTS = 5;

    static final Duration WAIT = Duration.ofMinutes(15);

    private static final int RECOVERY_CODES = 8;
    /** Eighty bits. */
    private static final int RECOVERY_LETTERS = 16;

    /** What became of a code. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** There were too many wrong ones; this one was not looked at. */
        WAIT
    }

    private final JdbcClient database;
    private final ValueCipher cipher;
    private final InstantSource clock;

    SecondFactors(JdbcClient database, ValueCipher cipher, InstantSource clock) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
    }

    private record Kept(byte[] secret, Instant enrolledAt, long lastStep, int failures, Instant failedAt) {}

    /** The secret that an account is about to get; the same until a code of it was right. */
    @Transactional
    public QrCode offer(String account) {
        var kept = kept(account);
        if (kept != null && kept.enrolledAt() != null) {
            throw new IllegalStateException("There is a second factor already.");
        }
        if (kept != null && kept.secret() != null) {
            return QrCode.of(account, open(account, kept));
        }
        var secret = Totp.newSecret();
        database.sql(
                        """
                        insert into guitu.account_login (account, secret) values (?, ?)
                        on conflict (account) do update set secret = excluded.secret, last_step = 0""")
                .param(account)
                .param(cipher.seal(secret, place(account)))
                .update();
        return QrCode.of(account, secret);
    }

    /** The offered secret counts from now on if the code is one of it. */
    @Transactional
    public Verdict enrol(String account, String code) {
        var kept = kept(account);
        if (kept == null || kept.secret() == null || kept.enrolledAt() != null) {
            return Verdict.WRONG;
        }
        var verdict = check(account, kept, code);
        if (verdict == Verdict.RIGHT) {
            database.sql("update guitu.account_login set enrolled_at = ? where account = ?")
                    .param(Timestamp.from(clock.instant()))
                    .param(account)
                    .update();
        }
        return verdict;
    }

    /** Whether that code, or recovery code, lets the account in now. */
    @Transactional
    public Verdict enter(String account, String code) {
        var kept = kept(account);
        if (kept == null || kept.enrolledAt() == null) {
            return Verdict.WRONG;
        }
        return check(account, kept, code);
    }

    /** Codes to write down, instead of those of before. */
    @Transactional
    public List<String> newRecoveryCodes(String account) {
        database.sql("delete from guitu.account_recovery_code where account = ?")
                .param(account)
                .update();
        return Stream.generate(() -> Secrets.word(RECOVERY_LETTERS))
                .limit(RECOVERY_CODES)
                .map(code -> {
                    database.sql("insert into guitu.account_recovery_code (account, hash) values (?, ?)")
                            .params(account, Secrets.hash(code))
                            .update();
                    return code.replaceAll("(.{4})(?=.)", "$1-");
                })
                .toList();
    }

    public int recoveryCodesLeft(String account) {
        return database.sql("select count(*) from guitu.account_recovery_code where account = ? and used_at is null")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private Verdict check(String account, Kept kept, String typed) {
        var now = clock.instant();
        boolean failedBefore =
                kept.failures() >= ATTEMPTS && kept.failedAt().plus(WAIT).isAfter(now);
        if (failedBefore) {
            return Verdict.WAIT;
        }
        var code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        var step = Totp.step(open(account, kept), code, now, kept.lastStep());
        boolean right = step.isPresent() || kept.enrolledAt() != null && useRecoveryCode(account, code, now);
        // After a wait everybody has as many attempts as before.
        int failures = kept.failures() >= ATTEMPTS ? 0 : kept.failures();
        database.sql("update guitu.account_login set last_step = ?, failures = ?, failed_at = ? where account = ?")
                .param(step.orElse(kept.lastStep()))
                .param(right ? 0 : failures + 1)
                .param(right ? null : Timestamp.from(now))
                .param(account)
                .update();
        return right ? Verdict.RIGHT : Verdict.WRONG;
    }

    private boolean useRecoveryCode(String account, String code, Instant now) {
        return database.sql(
                                """
                                update guitu.account_recovery_code set used_at = ?
                                where account = ? and hash = ? and used_at is null""")
                        .param(Timestamp.from(now))
                        .param(account)
                        .param(Secrets.hash(code))
                        .update()
                == 1;
    }

    /** Locked, so that of two who use one code at once only one comes in. */
    private Kept kept(String account) {
        return database.sql(
                        """
                        select secret, enrolled_at, last_step, failures, failed_at from guitu.account_login
                        where account = ? for update""")
                .param(account)
                .query((row, number) -> new Kept(
                        row.getBytes("secret"),
                        moment(row.getTimestamp("enrolled_at")),
                        row.getLong("last_step"),
                        row.getInt("failures"),
                        moment(row.getTimestamp("failed_at"))))
                .optional()
                .orElse(null);
    }

    private byte[] open(String account, Kept kept) {
        return cipher.open(kept.secret(), place(account));
    }

    private static Instant moment(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    static String place(String account) {
        return "second-factor\n" + account;
    }
}
