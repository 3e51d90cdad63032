package org.guitu.security.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.guitu.limit.Site;
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
            pass(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void whoHasWaitedMayTryAgain() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 1);
        pass(Duration.ofSeconds(1));
        assertThat(wait(ACCOUNT, ADDRESS)).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 1);
        pass(LoginThrottle.FORGOTTEN_AFTER.plusSeconds(1));
        fail(1);
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void anotherAccountFromTheSameAddressIsNotSlowedAtFirst() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 1);
        assertThat(wait("education-350404", ADDRESS)).isZero();
    }

    @Test
    void anAccountThatIsGuessedFromManyAddressesIsSlowedForStrangers() {
        guessFromEverywhere();
        assertThat(wait(ACCOUNT, "198.51.100.77")).isPositive();
        assertThat(wait("education-350404", "198.51.100.77")).isZero();
    }

    @Test
    void theOwnerComesInFromWhereSheAlwaysDidMeanwhile() {
        end(ACCOUNT, ADDRESS, true);
        guessFromEverywhere();
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void theOwnerComesInWithTheBrowserThatIsKnownMeanwhile() {
        guessFromEverywhere();
        var elsewhere = new Attempt(ACCOUNT, Site.of("198.51.100.77"), Optional.of("browser"));
        assertThat(throttle.waitFor(elsewhere)).isZero();
        for (int i = 0; i <= LoginThrottle.FREE_FAILURES_OF_BROWSER; i++) {
            throttle.begin(elsewhere).end(false);
        }
        assertThat(throttle.waitFor(elsewhere)).isEqualTo(Duration.ofSeconds(2));
    }

    private void guessFromEverywhere() {
        for (int i = 0; i <= LoginThrottle.FREE_FAILURES_OF_STRANGERS; i++) {
            end(ACCOUNT, "203.0.113." + i, false);
        }
    }

    @Test
    void anAddressThatTriesManyAccountsIsSlowedForAllOfThem() {
        tryManyAccounts(ADDRESS);
        assertThat(wait("never-tried", ADDRESS)).isEqualTo(Duration.ofSeconds(2));
    }

    private void tryManyAccounts(String address) {
        for (int i = 0; i <= LoginThrottle.FREE_FAILURES_OF_SITE; i++) {
            end("account-" + i, address, false);
        }
    }

    @Test
    void anotherAddressOfTheSameNetworkIsTheSameSite() {
        for (int i = 0; i <= LoginThrottle.FREE_FAILURES_OF_SITE; i++) {
            end("account-" + i, "2001:db8:1:2::" + Integer.toHexString(i), false);
        }
        assertThat(wait("never-tried", "2001:db8:1:2:ffff::1")).isEqualTo(Duration.ofSeconds(2));
        assertThat(wait("never-tried", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void anOfficeBehindOneAddressPaysOffWithThoseWhoComeIn() {
        for (int i = 0; i < 100; i++) {
            end("clerk-" + i, ADDRESS, false);
            end("clerk-" + i, ADDRESS, true);
        }
        assertThat(wait("never-tried", ADDRESS)).isZero();
    }

    @Test
    void whoHasComeInFromAnAddressStillDoesWhenSomebodyGuessesThere() {
        end("clerk", ADDRESS, true);
        tryManyAccounts(ADDRESS);
        assertThat(wait("clerk", ADDRESS)).isZero();
        assertThat(wait("never-tried", ADDRESS)).isPositive();
    }

    @Test
    void nobodyBuysGuessesWithAnAccountOfTheirOwn() {
        for (int i = 0; i <= LoginThrottle.FREE_FAILURES_OF_SITE + LoginThrottle.PAID_BY_SUCCESS; i++) {
            end("account-" + i, ADDRESS, false);
            if (!wait("never-tried", ADDRESS).isZero()) {
                pass(Duration.ofSeconds(2));
            }
            end("mine", ADDRESS, true);
        }
        assertThat(wait("never-tried", ADDRESS)).isPositive();
    }

    @Test
    void aSuccessResetsTheAccount() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT);
        end(ACCOUNT, ADDRESS, true);
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT);
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void theEldestFailuresMakeRoomForNewOnes() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT + 1);
        for (int i = 0; i < 20_000; i++) {
            end("account-" + i, "198.51." + i / 250 + "." + i % 250, false);
        }
        assertThat(wait(ACCOUNT, ADDRESS)).isZero();
    }

    @Test
    void attemptsAtTheSameMomentDoNotPassTogether() {
        var running = new ArrayList<LoginThrottle.Begun>();
        for (int i = 0; i < LoginThrottle.MOST_AT_ONCE; i++) {
            running.add(throttle.begin(attempt(ACCOUNT, ADDRESS)));
            assertThat(running.get(i).delay()).isZero();
        }
        assertThat(throttle.begin(attempt(ACCOUNT, ADDRESS)).delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(throttle.begin(attempt(ACCOUNT, "192.0.2.2")).delay()).isZero();
        running.forEach(begun -> begun.end(true));
        assertThat(throttle.begin(attempt(ACCOUNT, ADDRESS)).delay()).isZero();
    }

    /** What is counted changes once somebody has come in; what has begun ends as it began. */
    @Test
    void nothingIsLeftRunningWhenTheFirstOfManyComesIn() {
        for (int round = 0; round < LoginThrottle.MOST_OF_STRANGERS_AT_ONCE; round++) {
            var first = throttle.begin(attempt(ACCOUNT, "192.0.2." + round));
            var second = throttle.begin(attempt(ACCOUNT, "192.0.2." + round));
            first.end(true);
            second.giveUp();
        }
        assertThat(throttle.begin(attempt(ACCOUNT, "203.0.113.1")).delay()).isZero();
    }

    @Test
    void afterAFailureOnlyAsManyRunAtOnceAsMayFail() {
        fail(LoginThrottle.FREE_FAILURES_OF_ACCOUNT);
        var only = throttle.begin(attempt(ACCOUNT, ADDRESS));
        assertThat(only.delay()).isZero();
        assertThat(throttle.begin(attempt(ACCOUNT, ADDRESS)).delay()).isEqualTo(Duration.ofSeconds(1));
        only.end(false);
        assertThat(throttle.begin(attempt(ACCOUNT, ADDRESS)).delay()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anAddressRunsOnlySoManyAtOnce() {
        for (int i = 0; i < LoginThrottle.MOST_OF_SITE_AT_ONCE; i++) {
            assertThat(throttle.begin(attempt("account-" + i, ADDRESS)).delay()).isZero();
        }
        assertThat(throttle.begin(attempt("never-tried", ADDRESS)).delay()).isEqualTo(Duration.ofSeconds(1));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            end(ACCOUNT, ADDRESS, false);
        }
    }

    private void end(String account, String address, boolean right) {
        throttle.begin(attempt(account, address)).end(right);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Duration wait(String account, String address) {
        return throttle.waitFor(attempt(account, address));
    }

    private static Attempt attempt(String account, String address) {
        return new Attempt(account, Site.of(address), Optional.empty());
    }
}
