package org.guitu.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HourlyLimitTest {

    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final HourlyLimit limit = new HourlyLimit(() -> now, 4);

    private void use(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.allows("a")).isTrue();
        }
    }

    @Test
    void soManyAtOnceAndThenNoMore() {
        use(4);
        assertThat(limit.allows("a")).isFalse();
        assertThat(limit.waitFor("a")).isEqualTo(Duration.ofMinutes(15));
        assertThat(limit.allows("b")).isTrue();
    }

    @Test
    void oneAfterAnotherAsTheHourGoesBy() {
        use(4);
        now = now.plus(Duration.ofMinutes(15));
        use(1);
        assertThat(limit.allows("a")).isFalse();
        now = now.plus(HourlyLimit.WINDOW);
        use(4);
        assertThat(limit.allows("a")).isFalse();
    }

    @Test
    void whatIsRefusedCountsForNothing() {
        use(4);
        for (int i = 0; i < 100; i++) {
            assertThat(limit.allows("a")).isFalse();
        }
        assertThat(limit.waitFor("a")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void howeverManyAddressesThereAreTheMemoryIsTheSame() {
        for (int i = 0; i < 10 * HourlyLimit.MOST_KEYS; i++) {
            limit.allows("site-" + i);
        }
        assertThat(limit.keys()).isEqualTo(HourlyLimit.MOST_KEYS);
    }

    @Test
    void aClockThatIsPutBackLocksNobodyOut() {
        use(4);
        now = now.minus(Duration.ofDays(1));
        use(4);
    }

    @Test
    void oneSiteIsOneHoweverManyAddressesItHas() {
        assertThat(Site.of("2001:db8:1:2::1")).isEqualTo(Site.of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertThat(Site.of("2001:db8:1:2::1").name())
                .isNotEqualTo(Site.of("2001:db8:1:3::1").name());
        assertThat(Site.of("2001:db8:1:2::1").range())
                .isEqualTo(Site.of("2001:db8:1:3::1").range());
        assertThat(Site.of("203.0.113.5").range())
                .isEqualTo(Site.of("203.0.113.99").range());
        assertThat(Site.of("203.0.113.5").name())
                .isNotEqualTo(Site.of("203.0.113.99").name());
        assertThat(Site.of("::ffff:203.0.113.5")).isEqualTo(Site.of("203.0.113.5"));
    }
}
