package org.guitu.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.guitu.office.RecentlyUsed;

/**
 * How often something may be done from one address, and from all addresses together, within an hour. Holds a bounded number of
 * addresses in memory, no longer than an hour and never on disk; each node counts for itself.
 */
final class RateLimit {

    static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 20_000;
    private static final int GROUPS_OF_A_SITE = 4;

    private final InstantSource clock;
    private final int perAddress;
    private final Deque<Instant> all = new ArrayDeque<>();
    private final int together;

    private final Map<String, Deque<Instant>> byAddress = new RecentlyUsed<>(MOST_ADDRESSES);

    RateLimit(InstantSource clock, int perAddress, int together) {
        this.clock = clock;
        this.perAddress = perAddress;
        this.together = together;
    }

    /** Counts one more from that address; false when there were too many, and then it counts for nothing. */
    synchronized boolean allows(String address) {
        var now = clock.instant();
        var site = site(address);
        forget(all, now);
        var here = byAddress.computeIfAbsent(site, any -> new ArrayDeque<>());
        forget(here, now);
        if (here.size() >= perAddress || all.size() >= together) {
            return false;
        }
        here.addLast(now);
        all.addLast(now);
        return true;
    }

    private static void forget(Deque<Instant> times, Instant now) {
        while (!times.isEmpty()
                && (times.peekFirst().plus(WINDOW).isBefore(now)
                        || times.peekFirst().isAfter(now))) {
            times.removeFirst();
        }
    }

    /** One site has as many IPv6 addresses as it likes: what counts is its network, the first 64 bits. */
    static String site(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            var bytes = java.net.InetAddress.getByName(address).getAddress();
            var groups = new StringBuilder();
            for (int i = 0; i < 2 * GROUPS_OF_A_SITE && i < bytes.length; i++) {
                groups.append("%02x".formatted(bytes[i]));
            }
            return groups.toString();
        } catch (java.net.UnknownHostException noAddress) {
            return address;
        }
    }
}
