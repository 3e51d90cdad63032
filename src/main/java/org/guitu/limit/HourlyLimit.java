package org.guitu.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.guitu.office.RecentlyUsed;

/**
 * How often something may be done within an hour: so many at once, and then one after another as the hour goes by. Holds one time for
 * each of a bounded number of keys, in memory and never on disk; each node counts for itself.
 */
public final class HourlyLimit {

    public static final Duration WINDOW = Duration.ofHours(1);

    static final int MOST_KEYS = 20_000;

    private final InstantSource clock;
    private final Duration each;

    /** When what was done so far will be used up, by key. */
    private final Map<String, Instant> usedUpAt = new RecentlyUsed<>(MOST_KEYS);

    public HourlyLimit(InstantSource clock, int perHour) {
        this.clock = clock;
        this.each = WINDOW.dividedBy(perHour);
    }

    /** How long until one more is allowed; zero when it is now. Counts nothing. */
    public synchronized Duration waitFor(String key) {
        var wait = Duration.between(clock.instant().plus(WINDOW), after(key));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Counts one more. */
    public synchronized void count(String key) {
        usedUpAt.put(key, after(key));
    }

    /** Counts one more; false when there were too many, and then it counts for nothing. */
    public synchronized boolean allows(String key) {
        if (!waitFor(key).isZero()) {
            return false;
        }
        count(key);
        return true;
    }

    /** How many it holds something about. */
    synchronized int keys() {
        return usedUpAt.size();
    }

    private Instant after(String key) {
        var now = clock.instant();
        var known = usedUpAt.get(key);
        // What lies further ahead than it can was counted by a clock that was put back since.
        boolean counts = known != null && known.isAfter(now) && !known.isAfter(now.plus(WINDOW.multipliedBy(2)));
        return (counts ? known : now).plus(each);
    }
}
