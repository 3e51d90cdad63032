package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumberTest {

    @Test
    void aNumberIsRegionYearAndRunningNumber() {
        assertThat(CaseNumber.of("350404", 2026, 1)).hasToString("350404-2026-000001");
        assertThat(CaseNumber.of("350404", 2026, 999_999).value()).isEqualTo("350404-2026-999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "350404-2026-1",
                "350404-2026-0000001",
                "35040-2026-000001",
                "350404 2026 000001",
                "350404-2026-000001\n",
                "x350404-2026-000001",
                "３50404-2026-000001"
            })
    void whatDoesNotLookLikeOneIsRefused(String value) {
        assertThatThrownBy(() -> new CaseNumber(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A case number looks like 350404-2026-000001.");
    }

    @Test
    void theMillionthCaseOfAYearIsRefusedRatherThanMisnumbered() {
        assertThatThrownBy(() -> CaseNumber.of("350404", 2026, 1_000_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
