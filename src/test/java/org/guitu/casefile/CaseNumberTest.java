package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.guitu.casefile.CaseNumber.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumberTest {

    @Test
    void aNumberIsRegionYearRunningNumberAndCheckDigit() {
        assertThat(CaseNumber.of(Series.CASE, "350404", 2026, 1)).hasToString("350404-2026-000001-4");
        assertThat(CaseNumber.of(Series.CASE, "350404", 2026, 999_999)).hasToString("350404-2026-999999-2");
        assertThat(CaseNumber.of(Series.REPORT, "350404", 2026, 1)).hasToString("R350404-2026-000001-7");
    }

    @Test
    void numbersFromBeforeThereWereCheckDigitsStayValid() {
        assertThat(CaseNumber.find("350404-2026-000001")).contains(new CaseNumber("350404-2026-000001"));
        assertThat(CaseNumber.isMistyped("350404-2026-000001")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Series.class)
    void aWrongDigitIsAlwaysNoticed(Series series) {
        for (int running = 1; running < 200; running += 7) {
            var number = CaseNumber.of(series, "350404", 2026, running).value();
            for (int place = 0; place < number.length(); place++) {
                for (char other = '0'; other <= '9'; other++) {
                    if (Character.isDigit(number.charAt(place)) && number.charAt(place) != other) {
                        assertMistyped(number.substring(0, place) + other + number.substring(place + 1));
                    }
                }
            }
        }
    }

    private static void assertMistyped(String number) {
        assertThat(CaseNumber.isMistyped(number)).as(number).isTrue();
        assertThat(CaseNumber.find(number)).isEmpty();
        assertThatThrownBy(() -> new CaseNumber(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The check digit of this case number is not that of its other digits.");
    }

    @Test
    void digitsThatChangedPlacesAreNoticed() {
        var number = CaseNumber.of(Series.CASE, "350404", 2026, 123_456).value();
        for (int place = 1; place < number.length(); place++) {
            char before = number.charAt(place - 1);
            char after = number.charAt(place);
            if (before != after && before != '-' && after != '-') {
                assertMistyped(number.substring(0, place - 1) + after + before + number.substring(place + 1));
            }
        }
    }

    @Test
    void aReportsNumberWithoutItsLetterIsNoCases() {
        assertMistyped(CaseNumber.of(Series.REPORT, "350404", 2026, 1).value().substring(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "３５０４０４－２０２６－０００００１－４",
                "350404—2026–000001−4",
                " 350404 - 2026 - 000001 - 4\n",
                "\u200b350404-2026-000001-4\ufeff"
            })
    void whatPeopleTypeAndPasteIsUnderstood(String typed) {
        assertThat(CaseNumber.find(typed)).contains(new CaseNumber("350404-2026-000001-4"));
    }

    @Test
    void aSmallLetterIsUnderstood() {
        var report = CaseNumber.of(Series.REPORT, "350404", 2026, 1);
        assertThat(CaseNumber.find(report.value().toLowerCase(Locale.ROOT))).contains(report);
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
                "３50404-2026-000001",
                "X350404-2026-000001",
                "350404-2026-000001-",
                "350404-2026-000001-44"
            })
    void whatDoesNotLookLikeOneIsRefused(String value) {
        assertThatThrownBy(() -> new CaseNumber(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A case number looks like 350404-2026-000001-4.");
    }

    @Test
    void theMillionthCaseOfAYearIsRefusedRatherThanMisnumbered() {
        assertThatThrownBy(() -> CaseNumber.of(Series.CASE, "350404", 2026, 1_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
