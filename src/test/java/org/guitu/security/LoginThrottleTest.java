package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String ACCOUNT = "police-350404";
    private static final String ADDRESS = "192.0.2.1";

    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void theFirstFailuresCostNothing() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT);
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void eachFurtherFailureDoublesTheWaitUpToTheLongest() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT);
        for (int seconds : new int[] {2, 4, 8, 16, 32, 60, 60}) {
            fail(1);
            assertThat(wait(ACCOUNT, ADDRESS)).isEqualTo(Duration.ofSeconds(seconds));
        }
        fail(3_000);
        assertThat(wait(ACCOUNT, ADDRESS)).isEqualTo(LoginThrottle.LONGEST_WAIT);
    }

    @Test
    void whoHasWaitedMayTryAgain() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 2);
        pass(Duration.ofSeconds(3));
        assertThat(wait(ACCOUNT, ADDRESS)).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 5);
        pass(LoginThrottle.FORGOTTEN_AFTER.plusSeconds(1));
        fail(1);
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void theSameAccountFromAnotherAddressIsNotSlowed() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 5);
        assertThat(wait(ACCOUNT, "192.0.2.2")).isZero();
    }

    @Test
    void anotherAccountFromTheSameAddressIsNotSlowedAtFirst() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 5);
        assertThat(wait("education-350404", ADDRESS)).isZero();
    }

    @Test
    void anAddressThatTriesManyAccountsIsSlowedForAllOfThem() {
        for (int i = 0; i <= LoginThrottle.FREE_FAILURES_OF_ADDRESS; i++) {
            throttle.end("account-" + i, ADDRESS, false);
        }
        assertThat(wait("never-tried", ADDRESS)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aSuccessResetsTheAccount() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 1);
        throttle.end(ACCOUNT, ADDRESS, true);
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT);
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void aSuccessWithOneAccountDoesNotResetTheAddress() {
        fail(LoginThrottle.FREE_FAILURES_OF_ADDRESS + 1);
        throttle.end(ACCOUNT, ADDRESS, true);
        assertThat(wait("never-tried", ADDRESS)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theEldestFailuresMakeRoomForNewOnes() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 5);
        for (int i = 0; i < 20_000; i++) {
            throttle.end("account-" + i, "198.51.100.7", false);
        }
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
        assertThat(wait("never-tried", "198.51.100.7")).isEqualTo(LoginThrottle.LONGEST_WAIT);
    }

    @Test
    void attemptsAtTheSameMomentDoNotPassTogether() {
        for (int i = 0; i < LoginThrottle.MOST_AT_ONCE; i++) {
            assertThat(throttle.begin(ACCOUNT, ADDRESS)).isZero();
        }
        assertThat(throttle.begin(ACCOUNT, ADDRESS)).isEqualTo(Duration.ofSeconds(1));
        assertThat(throttle.begin(ACCOUNT, "192.0.2.2")).isZero();
        for (int i = 0; i < LoginThrottle.MOST_AT_ONCE; i++) {
            throttle.end(ACCOUNT, ADDRESS, true);
        }
        assertThat(throttle.begin(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void afterAFailureOnlyAsManyRunAtOnceAsMayFail() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT);
        assertThat(throttle.begin(ACCOUNT, ADDRESS)).isZero();
        assertThat(throttle.begin(ACCOUNT, ADDRESS)).isEqualTo(Duration.ofSeconds(1));
        throttle.end(ACCOUNT, ADDRESS, false);
        assertThat(throttle.begin(ACCOUNT, ADDRESS)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anAddressRunsOnlySoManyAtOnce() {
        for (int i = 0; i < 2 * LoginThrottle.FREE_FAILURES_OF_ADDRESS; i++) {
            assertThat(throttle.begin("account-" + i, ADDRESS)).isZero();
        }
        assertThat(throttle.begin("never-tried", ADDRESS)).isEqualTo(Duration.ofSeconds(1));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.end(ACCOUNT, ADDRESS, false);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Duration wait(String account, String address) {
        return throttle.waitFor(account, address);
    }
}
