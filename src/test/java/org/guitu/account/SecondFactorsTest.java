package org.guitu.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.account.SecondFactors.Verdict.RIGHT;
import static org.guitu.account.SecondFactors.Verdict.WAIT;
import static org.guitu.account.SecondFactors.Verdict.WRONG;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GuituTest
class SecondFactorsTest {

    private static int people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ValueCipher cipher;

    private final String account = "factor-" + ++people;
    private Instant now = Instant.parse("2026-01-05T02:00:00Z");
    private SecondFactors factors;
    private LoginStates states;

    @BeforeEach
    void offerASecret() {
        factors = new SecondFactors(database, cipher, () -> now);
        states = new LoginStates(database);
        factors.offer(account);
    }

    private String code() {
        var secret = database.sql("select secret from guitu.account_login where account = ?")
                .param(account)
                .query((row, number) -> row.getBytes(1))
                .single();
        return Totp.code(cipher.open(secret, SecondFactors.place(account)), now);
    }

    private void enrol() {
        assertThat(factors.enrol(account, code())).isEqualTo(RIGHT);
        now = now.plusSeconds(60);
    }

    @Test
    void anOfferedSecretCountsOnceACodeOfItWasRight() {
        assertThat(factors.enrol(account, "000000")).isEqualTo(WRONG);
        assertThat(states.of(account).enrolledAt()).isEmpty();
        assertThat(factors.enter(account, code())).isEqualTo(WRONG);
        enrol();
        assertThat(states.of(account).enrolledAt()).isPresent();
        assertThat(factors.enter(account, code())).isEqualTo(RIGHT);
    }

    @Test
    void aSecretIsNotReplacedByAnother() {
        var first = factors.offer(account);
        assertThat(factors.offer(account)).isEqualTo(first);
        enrol();
        var before = code();
        assertThat(factors.enrol(account, code())).isEqualTo(WRONG);
        assertThat(code()).isEqualTo(before);
    }

    @Test
    void noCodeIsTakenTwice() {
        enrol();
        var code = code();
        assertThat(factors.enter(account, code)).isEqualTo(RIGHT);
        assertThat(factors.enter(account, code)).isEqualTo(WRONG);
        now = now.plusSeconds(30);
        assertThat(factors.enter(account, code)).isEqualTo(WRONG);
        assertThat(factors.enter(account, code())).isEqualTo(RIGHT);
    }

    @Test
    void fiveWrongCodesMakeTheAccountWait() {
        enrol();
        for (int i = 0; i < SecondFactors.ATTEMPTS; i++) {
            assertThat(factors.enter(account, "nonsense")).isEqualTo(WRONG);
        }
        assertThat(factors.enter(account, code())).isEqualTo(WAIT);
        now = now.plus(SecondFactors.WAIT).plus(Duration.ofSeconds(1));
        assertThat(factors.enter(account, code())).isEqualTo(RIGHT);
    }

    @Test
    void eachRecoveryCodeIsGoodOnceAndOnlyForItsAccount() {
        enrol();
        var codes = factors.newRecoveryCodes(account);
        assertThat(factors.recoveryCodesLeft(account)).isEqualTo(8);
        assertThat(factors.enter(account, codes.get(0).toUpperCase(Locale.ROOT)))
                .isEqualTo(RIGHT);
        assertThat(factors.enter(account, codes.get(0))).isEqualTo(WRONG);
        assertThat(factors.enter("administrator", codes.get(1))).isEqualTo(WRONG);
        assertThat(factors.recoveryCodesLeft(account)).isEqualTo(7);
        factors.newRecoveryCodes(account);
        assertThat(factors.enter(account, codes.get(2))).isEqualTo(WRONG);
    }

    @Test
    void neitherSecretNorRecoveryCodesLieInClear() {
        enrol();
        var codes = factors.newRecoveryCodes(account);
        var kept = database.sql(
                        "select l::text || (select string_agg(c::text, '') from guitu.account_recovery_code c where c.account = l.account)"
                                + " from guitu.account_login l where account = ?")
                .param(account)
                .query(String.class)
                .single();
        assertThat(codes).noneMatch(code -> kept.contains(code.replace("-", "")));
        assertThat(cipher.mark()).isNotEmpty();
        assertThat(database.sql("select substring(secret for ?) from guitu.account_login where account = ?")
                        .params(cipher.mark().length, account)
                        .query((row, number) -> row.getBytes(1))
                        .single())
                .isEqualTo(cipher.mark());
    }

    @Test
    void aLostDeviceIsForgottenWithItsCodes() {
        enrol();
        var codes = factors.newRecoveryCodes(account);
        states.forgetSecondFactor(account);
        assertThat(states.of(account).enrolledAt()).isEmpty();
        assertThat(factors.enter(account, codes.get(0))).isEqualTo(WRONG);
        factors.offer(account);
        enrol();
    }
}
