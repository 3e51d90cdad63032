package org.guitu.family.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.guitu.casefile.CaseNumber;
import org.guitu.limit.HourlyLimit;
import org.junit.jupiter.api.Test;

class AskedNumbersTest {

    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final AskedNumbers asked = new AskedNumbers(() -> now);

    private boolean mayBeTold(String account, int number) {
        return asked.mayBeTold(account, new CaseNumber("350404-2026-%06d".formatted(number)));
    }

    @Test
    void nobodyTriesOneNumberAfterAnother() {
        for (int i = 1; i <= AskedNumbers.MOST; i++) {
            assertThat(mayBeTold("a", i)).isTrue();
        }
        assertThat(mayBeTold("a", 99)).isFalse();
        assertThat(mayBeTold("b", 99)).isTrue();
        now = now.plus(HourlyLimit.WINDOW);
        assertThat(mayBeTold("a", 99)).isTrue();
    }

    @Test
    void aFormThatIsSentAgainCostsNothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(mayBeTold("a", 1)).isTrue();
        }
        now = now.plus(Duration.ofMinutes(1));
        assertThat(mayBeTold("a", 2)).isTrue();
    }
}
