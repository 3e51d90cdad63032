package org.guitu.security.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.office.RecentlyUsed;

/**
 * Slows down failed logins: after a few failures each further one doubles the time until the next attempt counts.
 *
 * <p>What is counted depends on who comes. A browser in which the account has logged in before counts for itself alone, so that an
 * outsider who guesses keeps nobody out. Elsewhere three things count: the account at that site, the account from wherever it is
 * strange, and the site for all accounts; a site pays off with each person who comes in from there, so that an office behind one
 * address stays open. Holds a bounded number of entries in memory; each node counts for itself.
 */
public final class LoginThrottle {

    static final int FREE_FAILURES_OF_ACCOUNT = 3;
    static final int FREE_FAILURES_OF_BROWSER = 5;
    /** Of an account, from all places together where it is strange. */
    static final int FREE_FAILURES_OF_STRANGERS = 20;

    static final int FREE_FAILURES_OF_SITE = 30;
    /** Of a site, for an account that has come in from there. */
    static final int FREE_FAILURES_OF_OFFICE = 300;

    /** How many attempts on an account without failures may run at once: programs call the REST API in parallel. */
    static final int MOST_AT_ONCE = 10;

    static final int MOST_OF_STRANGERS_AT_ONCE = 20;
    static final int MOST_OF_SITE_AT_ONCE = 60;

    /** How many failures of a site somebody who comes in makes up for, once in a while. */
    static final int PAID_BY_SUCCESS = 3;

    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    static final Duration KNOWN_FOR = Duration.ofDays(30);
    private static final Duration CROWDED = Duration.ofSeconds(1);
    private static final int LARGEST_SIZE = 20_000;

    private final InstantSource clock;
    private final Map<String, Integer> running = new HashMap<>();

    private final Map<String, Failures> failures = new RecentlyUsed<>(LARGEST_SIZE);

    /** Which account has come in from which site, and when last. */
    private final Map<String, Instant> known = new RecentlyUsed<>(LARGEST_SIZE);

    /** Who has paid for the failures of a site, and when. */
    private final Map<String, Instant> paid = new RecentlyUsed<>(LARGEST_SIZE);

    public LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {

        /** A clock set back must not keep anybody out. */
        boolean isForgotten(Instant now) {
            return now.isBefore(last) || last.plus(FORGOTTEN_AFTER).isBefore(now);
        }
    }

    /**
     * @param key what is counted
     * @param free how many failures cost nothing
     * @param atOnce how many attempts run at the same time
     */
    private record Count(String key, int free, int atOnce) {}

    /** An attempt that was let in, or was not because it came too early. One that was let in is to be ended, or given up. */
    public final class Begun {

        private final Attempt attempt;
        private final List<Count> counts;
        private final Duration wait;

        private Begun(Attempt attempt, List<Count> counts, Duration wait) {
            this.attempt = attempt;
            this.counts = counts;
            this.wait = wait;
        }

        /** How long until such an attempt is looked at; zero for one that was let in. */
        public Duration delay() {
            return wait;
        }

        /** The password was looked at. */
        public void end(boolean right) {
            LoginThrottle.this.end(this, right);
        }

        /** The password was not looked at. */
        public void giveUp() {
            finish(counts);
        }
    }

    public synchronized Begun begin(Attempt attempt) {
        var counts = counts(attempt);
        var wait = waitFor(attempt);
        if (wait.isZero() && counts.stream().anyMatch(this::isCrowded)) {
            wait = CROWDED;
        }
        if (wait.isZero()) {
            counts.forEach(count -> running.merge(count.key(), 1, Integer::sum));
        }
        return new Begun(attempt, counts, wait);
    }

    synchronized Duration waitFor(Attempt attempt) {
        return counts(attempt).stream()
                .map(this::remaining)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private synchronized void end(Begun begun, boolean right) {
        finish(begun.counts);
        if (right) {
            failures.remove(begun.counts.get(0).key());
            known.put(pair(begun.attempt), clock.instant());
            payFor(begun.attempt);
        } else {
            begun.counts.forEach(count -> fail(count.key()));
        }
    }

    /** The first is the account's own. */
    private List<Count> counts(Attempt attempt) {
        if (attempt.browser().isPresent()) {
            return List.of(new Count("browser " + attempt.browser().get(), FREE_FAILURES_OF_BROWSER, MOST_AT_ONCE));
        }
        var pair = new Count(pair(attempt), FREE_FAILURES_OF_ACCOUNT, MOST_AT_ONCE);
        if (isKnown(attempt)) {
            return List.of(pair, new Count(site(attempt), FREE_FAILURES_OF_OFFICE, MOST_OF_SITE_AT_ONCE));
        }
        return List.of(
                pair,
                new Count("account " + attempt.account(), FREE_FAILURES_OF_STRANGERS, MOST_OF_STRANGERS_AT_ONCE),
                new Count(site(attempt), FREE_FAILURES_OF_SITE, MOST_OF_SITE_AT_ONCE));
    }

    private boolean isKnown(Attempt attempt) {
        var since = known.get(pair(attempt));
        return since != null && since.plus(KNOWN_FOR).isAfter(clock.instant());
    }

    /** Each account once in a while, so that nobody buys guesses with an account of her or his own. */
    private void payFor(Attempt attempt) {
        var now = clock.instant();
        var before = paid.get(pair(attempt));
        if (before != null && before.plus(FORGOTTEN_AFTER).isAfter(now) && !before.isAfter(now)) {
            return;
        }
        paid.put(pair(attempt), now);
        failures.computeIfPresent(
                site(attempt),
                (any, debt) -> debt.count() <= PAID_BY_SUCCESS
                        ? null
                        : new Failures(debt.count() - PAID_BY_SUCCESS, debt.last()));
    }

    /** Attempts that run at the same moment do not pass the limit together: each may fail. */
    private boolean isCrowded(Count count) {
        int failed = failed(count.key());
        int most = failed == 0 ? count.atOnce() : Math.max(1, Math.min(count.atOnce(), count.free() + 1 - failed));
        return running.getOrDefault(count.key(), 0) >= most;
    }

    private int failed(String key) {
        var known = failures.get(key);
        return known == null || known.isForgotten(clock.instant()) ? 0 : known.count();
    }

    private synchronized void finish(List<Count> counts) {
        counts.forEach(
                count -> running.computeIfPresent(count.key(), (any, number) -> number == 1 ? null : number - 1));
    }

    private void fail(String key) {
        failures.put(key, new Failures(failed(key) + 1, clock.instant()));
    }

    private Duration remaining(Count count) {
        int failed = failed(count.key());
        if (failed <= count.free()) {
            return Duration.ZERO;
        }
        var now = clock.instant();
        var seconds = Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(10, failed - count.free()));
        var left = Duration.between(now, failures.get(count.key()).last().plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static String site(Attempt attempt) {
        return "site " + attempt.site().name();
    }

    private static String pair(Attempt attempt) {
        return attempt.site().name() + " " + attempt.account();
    }
}
