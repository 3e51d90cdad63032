package org.guitu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class StatutoryDaysTest {

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026})
    void areAllDaysOffInTheCalendarThatWasAnnounced(int year) throws IOException {
        var announced = new ClassPathResource("reference/public-holidays.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(",off,"))
                .map(line -> LocalDate.parse(line.substring(0, 10)))
                .collect(Collectors.toSet());
        // A holiday on a weekend needs no row where it lies in none.
        assertThat(StatutoryDays.of(year))
                .allMatch(day -> announced.contains(day) || day.getDayOfWeek().getValue() > 5);
    }

    @Test
    void of2027() {
        assertThat(StatutoryDays.of(2027))
                .extracting(LocalDate::toString)
                .containsExactly(
                        "2027-01-01",
                        "2027-02-05",
                        "2027-02-06",
                        "2027-02-07",
                        "2027-02-08",
                        "2027-04-05",
                        "2027-05-01",
                        "2027-05-02",
                        "2027-06-09",
                        "2027-09-15",
                        "2027-10-01",
                        "2027-10-02",
                        "2027-10-03");
    }

    @Test
    void before2025NewYearsEveAndTheSecondOfMayWereNone() {
        assertThat(StatutoryDays.of(2024))
                .hasSize(11)
                .doesNotContain(LocalDate.of(2024, 2, 9), LocalDate.of(2024, 5, 2));
    }

    @Test
    void aLeapMonthHasNoFestivalOfItsOwn() {
        // 2028 has two fifth months.
        assertThat(StatutoryDays.of(2028))
                .contains(LocalDate.of(2028, 5, 28))
                .doesNotContain(LocalDate.of(2028, 6, 27));
    }

    @Test
    void festivalsMayFallOnOneDay() {
        assertThat(StatutoryDays.of(2028)).hasSize(12).contains(LocalDate.of(2028, 10, 3));
    }

    @Test
    void aMonthBeginsOnTheDayOnWhichTheMoonIsNewInChina() {
        // At 0:08 on 3 February.
        assertThat(StatutoryDays.of(2030)).contains(LocalDate.of(2030, 2, 5)).doesNotContain(LocalDate.of(2030, 2, 1));
    }

    @Test
    void beyondTheFileThereAreTheDaysWithADateOfTheirOwn() {
        assertThat(StatutoryDays.of(2190)).hasSize(6);
    }

    /** The rule of thumb that is printed in almanacs of this century. */
    @Test
    void qingmingIsWhereTheAlmanacsHaveIt() {
        IntStream.range(2024, 2061).forEach(year -> {
            int day = (int) (year % 100 * 0.2422 + 4.81) - year % 100 / 4;
            assertThat(StatutoryDays.of(year)).contains(LocalDate.of(year, 4, day));
        });
    }
}
