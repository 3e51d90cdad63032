package org.guitu.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.guitu.office.RecentlyUsed;

/**
 * Slows down failed logins: after a few failures each further one doubles the time until the next attempt counts.
 *
 * <p>Counted for an account as seen from one address, and for an address as a whole, never for an account alone: an outsider who
 * guesses cannot lock out the person whom the account belongs to. Holds a bounded number of entries in memory; each node counts
 * for itself.
 */
final class LoginThrottle {

    static final int FREE_FAILURES_OF_ACCOUNT = 3;
    static final int FREE_FAILURES_OF_ADDRESS = 30;
    /** How many attempts on an account without failures may run at once: programs call the REST API in parallel. */
    static final int MOST_AT_ONCE = 10;

    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int LARGEST_SIZE = 20_000;

    private final InstantSource clock;
    private final Map<String, Integer> running = new HashMap<>();

    private final Map<String, Failures> failures = new RecentlyUsed<>(LARGEST_SIZE);

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Begins an attempt, unless it comes too early; each one that began is to be {@link #end ended}.
     *
     * @return how long this address has to wait before an attempt on this account counts; zero when it has begun
     */
    synchronized Duration begin(String account, String address) {
        var wait = waitFor(account, address);
        if (wait.isZero() && isCrowded(account, address)) {
            wait = Duration.ofSeconds(1);
        }
        if (wait.isZero()) {
            running.merge(accountKey(account, address), 1, Integer::sum);
            running.merge(addressKey(address), 1, Integer::sum);
        }
        return wait;
    }

    synchronized Duration waitFor(String account, String address) {
        var ofAccount = remaining(accountKey(account, address), FREE_FAILURES_OF_ACCOUNT);
        var ofAddress = remaining(addressKey(address), FREE_FAILURES_OF_ADDRESS);
        return ofAccount.compareTo(ofAddress) > 0 ? ofAccount : ofAddress;
    }

    synchronized void end(String account, String address, boolean right) {
        finish(accountKey(account, address));
        finish(addressKey(address));
        if (right) {
            failures.remove(accountKey(account, address));
        } else {
            count(accountKey(account, address));
            count(addressKey(address));
        }
    }

    /** Attempts that run at the same moment do not pass the limit together: each may fail. */
    private boolean isCrowded(String account, String address) {
        int failed = failed(accountKey(account, address));
        int most = failed == 0 ? MOST_AT_ONCE : Math.max(1, FREE_FAILURES_OF_ACCOUNT + 1 - failed);
        return running.getOrDefault(accountKey(account, address), 0) >= most
                || running.getOrDefault(addressKey(address), 0) >= 2 * FREE_FAILURES_OF_ADDRESS;
    }

    private int failed(String key) {
        var known = failures.get(key);
        return known == null || known.isForgotten(clock.instant()) ? 0 : known.count();
    }

    private void finish(String key) {
        running.computeIfPresent(key, (any, count) -> count == 1 ? null : count - 1);
    }

    private void count(String key) {
        var now = clock.instant();
        var before = failures.get(key);
        int count = before == null || before.isForgotten(now) ? 1 : before.count() + 1;
        failures.put(key, new Failures(count, now));
    }

    private Duration remaining(String key, int free) {
        var known = failures.get(key);
        var now = clock.instant();
        if (known == null || known.isForgotten(now) || known.count() <= free) {
            return Duration.ZERO;
        }
        var seconds = Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(10, known.count() - free));
        var left = Duration.between(now, known.last().plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static String accountKey(String account, String address) {
        return address + " " + account;
    }

    private static String addressKey(String address) {
        return address;
    }

    private record Failures(int count, Instant last) {

        boolean isForgotten(Instant now) {
            return last.plus(FORGOTTEN_AFTER).isBefore(now);
        }
    }
}
