package org.guitu.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private Instant now = Instant.parse("2026-03-02T01:00:00Z");
    private final RateLimit limit = new RateLimit(() -> now, 2, 5);

    @Test
    void countsByAddressWithinTheHour() {
        assertThat(limit.allows("192.0.2.1")).isTrue();
        assertThat(limit.allows("192.0.2.1")).isTrue();
        assertThat(limit.allows("192.0.2.1")).isFalse();
        assertThat(limit.allows("192.0.2.2")).isTrue();
        now = now.plus(RateLimit.WINDOW).plusSeconds(1);
        assertThat(limit.allows("192.0.2.1")).isTrue();
    }

    @Test
    void countsAllAddressesTogether() {
        for (int i = 0; i < 5; i++) {
            assertThat(limit.allows("192.0.2." + i)).isTrue();
        }
        assertThat(limit.allows("192.0.2.99")).isFalse();
        now = now.plus(RateLimit.WINDOW).plusSeconds(1);
        assertThat(limit.allows("192.0.2.99")).isTrue();
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        assertThat(limit.allows("2001:db8:1:2:3:4:5:6")).isTrue();
        assertThat(limit.allows("2001:db8:1:2:ffff::1")).isTrue();
        assertThat(limit.allows("2001:db8:1:2::9")).isFalse();
        assertThat(limit.allows("2001:db8:1:3::9")).isTrue();
    }
}
