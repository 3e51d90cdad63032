package org.guitu.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.guitu.calendar.WorkingDays;
import org.guitu.clock.TimeLimit.Period;
import org.guitu.office.China;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

class DeadlinesTest {

    private final Deadlines deadlines =
            new Deadlines(new WorkingDays(new ClassPathResource("reference/public-holidays.csv")));

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:30, 24, 2026-03-03T10:30",
        "2026-02-14T22:00, 48, 2026-02-16T22:00",
        "2026-03-02T23:45, 0.5, 2026-03-03T00:15"
    })
    void hoursRunRoundTheClockAndThroughHolidays(String start, BigDecimal hours, String end) {
        assertThat(after(start, hours, TimeUnit.HOURS)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:30, 1, 2026-03-03T23:59:59",
        "2026-03-02T00:00, 3, 2026-03-05T23:59:59",
        "2026-02-28T23:59, 30, 2026-03-30T23:59:59"
    })
    void calendarDaysDoNotCountTheFirst(String start, BigDecimal days, String end) {
        assertThat(after(start, days, TimeUnit.CALENDAR_DAYS)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:30, 5, 2026-03-09T23:59:59",
        "2026-02-12T10:30, 3, 2026-02-24T23:59:59",
        "2026-02-12T10:30, 2, 2026-02-14T23:59:59"
    })
    void calendarDaysThatEndOnADayOffEndOnTheNextWorkingDay(String start, BigDecimal days, String end) {
        assertThat(after(start, days, TimeUnit.CALENDAR_DAYS)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13T16:00, 1, 2026-02-14T23:59:59",
        "2026-02-13T16:00, 5, 2026-02-27T23:59:59",
        "2026-02-13T16:00, 6, 2026-02-28T23:59:59",
        "2026-02-18T16:00, 1, 2026-02-24T23:59:59",
        "2026-03-06T16:00, 1, 2026-03-09T23:59:59"
    })
    void workingDaysLeaveOutSpringFestivalAndCountMakeUpSaturdays(String start, BigDecimal days, String end) {
        assertThat(after(start, days, TimeUnit.WORKING_DAYS)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-30T10:00, 1, 2026-12-31T23:59:59",
        "2026-12-30T10:00, 2, 2027-01-04T23:59:59",
        "2027-09-30T10:00, 1, 2027-10-04T23:59:59",
        "2027-02-04T10:00, 1, 2027-02-09T23:59:59",
        "2027-04-30T10:00, 1, 2027-05-03T23:59:59"
    })
    void statutoryDaysOfAYearWithoutACalendarAreDaysOff(String start, BigDecimal days, String end) {
        assertThat(after(start, days, TimeUnit.WORKING_DAYS)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:30, 1, 2026-04-02T23:59:59",
        "2026-03-31T10:30, 1, 2026-04-30T23:59:59",
        "2025-08-29T10:30, 6, 2026-02-28T23:59:59",
        "2025-12-17T10:30, 2, 2026-02-24T23:59:59"
    })
    void monthsEndOnTheSameDayNumberOrTheLastOfTheMonthOrTheWorkingDayAfter(
            String start, BigDecimal months, String end) {
        assertThat(after(start, months, TimeUnit.MONTHS)).isEqualTo(end);
    }

    @Test
    void halfAMonthIsFifteenDays() {
        assertThat(after("2026-03-02T10:30", new BigDecimal("0.5"), TimeUnit.MONTHS))
                .isEqualTo("2026-03-17T23:59:59");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00, 0.5, 2026-03-03T12:00",
        "2026-03-06T09:00, 0.5, 2026-03-09T12:00",
        "2026-03-02T09:00, 1.5, 2026-03-04T12:00"
    })
    void halfAWorkingDayIsOverAtNoon(String start, BigDecimal days, String end) {
        assertThat(after(start, days, TimeUnit.WORKING_DAYS)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T09:00, 1.5, 2026-03-04T12:00", "2026-03-06T09:00, 1.5, 2026-03-09T23:59:59"})
    void halfACalendarDayIsOverAtNoonUnlessItsEndMoves(String start, BigDecimal days, String end) {
        assertThat(after(start, days, TimeUnit.CALENDAR_DAYS)).isEqualTo(end);
    }

    @Test
    void theDayIsTheDayInChina() {
        var lateInUtc =
                LocalDateTime.parse("2026-03-03T00:30").atZone(China.ZONE).toInstant();
        assertThat(lateInUtc).hasToString("2026-03-02T16:30:00Z");
        assertThat(after("2026-03-03T00:30", BigDecimal.ONE, TimeUnit.WORKING_DAYS))
                .isEqualTo("2026-03-04T23:59:59");
    }

    @ParameterizedTest
    @EnumSource
    void aLongerPeriodNeverEndsEarlier(TimeUnit unit) {
        var start = LocalDateTime.parse("2026-01-30T15:00").atZone(China.ZONE).toInstant();
        var previous = start;
        for (int amount = 1; amount <= 60; amount++) {
            var end = deadlines.after(start, new Period(BigDecimal.valueOf(amount), unit));
            assertThat(end).as("%s %s", amount, unit).isAfterOrEqualTo(previous);
            previous = end;
        }
    }

    @Test
    void aPeriodIsLongerThanNothing() {
        assertThatThrownBy(() -> new Period(BigDecimal.ZERO, TimeUnit.HOURS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A time limit is longer than nothing.");
    }

    @Test
    void unitsAreReadAsTheTablesWriteThem() {
        assertThat(TimeUnit.of("working-days")).isEqualTo(TimeUnit.WORKING_DAYS);
        assertThatThrownBy(() -> TimeUnit.of("weeks")).isInstanceOf(IllegalArgumentException.class);
    }

    private LocalDateTime after(String start, BigDecimal amount, TimeUnit unit) {
        var startInChina = LocalDateTime.parse(start).atZone(China.ZONE).toInstant();
        return LocalDateTime.ofInstant(deadlines.after(startInChina, new Period(amount, unit)), China.ZONE);
    }
}
