package org.guitu.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.guitu.calendar.WorkingDays;
import org.guitu.clock.RunningClock.Suspension;
import org.guitu.clock.TimeLimit.Kind;
import org.guitu.clock.TimeLimit.Period;
import org.guitu.office.China;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

/** Spring Festival 2026: off from Sunday 15 to Monday 23 February, work on the Saturdays 14 and 28. */
class RunningClockTest {

    private final WorkingDays calendar = new WorkingDays(new ClassPathResource("reference/public-holidays.csv"));
    private final Deadlines deadlines = new Deadlines(calendar);

    @ParameterizedTest
    @CsvSource({
        // Four working days are left at the stop, and four after it: one of them the Saturday that makes up for the
        // holidays.
        "working-days, 5, 2026-02-12T10:00, 2026-02-13T16:00, 2026-02-25T09:00, 2026-02-26T23:59:59, 2026-03-02T23:59:59",
        // Stopped through the holidays only: nothing was lost, nothing is won.
        "working-days, 5, 2026-02-12T10:00, 2026-02-15T16:00, 2026-02-23T09:00, 2026-02-26T23:59:59, 2026-02-26T23:59:59",
        "working-days, 5, 2026-02-12T10:00, 2026-02-13T09:00, 2026-02-13T16:00, 2026-02-26T23:59:59, 2026-02-26T23:59:59",
        "hours, 24, 2026-02-12T10:00, 2026-02-12T22:00, 2026-02-18T22:00, 2026-02-13T10:00, 2026-02-19T10:00",
        "calendar-days, 7, 2026-03-02T10:00, 2026-03-04T16:00, 2026-03-06T09:00, 2026-03-09T23:59:59, 2026-03-11T23:59:59",
        "calendar-days, 5, 2026-02-12T10:00, 2026-02-13T16:00, 2026-02-15T09:00, 2026-02-24T23:59:59, 2026-02-24T23:59:59",
        "months, 1, 2026-02-28T10:00, 2026-03-02T16:00, 2026-03-12T09:00, 2026-03-30T23:59:59, 2026-04-07T23:59:59"
    })
    void whatWasLeftOfALimitIsLeftAfterAStop(
            String unit, BigDecimal amount, String start, String stop, String on, String before, String after) {
        var clock = clock(Kind.DEADLINE, amount, unit, start);
        assertThat(local(clock.dueAt(deadlines))).isEqualTo(before);
        var resumed = stopped(clock, stop, on);
        assertThat(local(resumed.dueAt(deadlines))).isEqualTo(after);
    }

    @Test
    void everyStopCounts() {
        var clock = clock(Kind.DEADLINE, BigDecimal.TEN, "hours", "2026-03-02T08:00");
        var resumed =
                stopped(stopped(clock, "2026-03-02T09:00", "2026-03-02T10:00"), "2026-03-02T11:00", "2026-03-02T13:00");
        assertThat(local(resumed.dueAt(deadlines))).isEqualTo("2026-03-02T21:00");
    }

    @Test
    void anExtensionMovesTheWarningAndEveryLevel() {
        var clock = clock(Kind.DEADLINE, BigDecimal.TEN, "hours", "2026-03-02T08:00");
        var prolonged = clock.prolonged(new BigDecimal(5));
        assertThat(local(prolonged.dueAt(deadlines))).isEqualTo("2026-03-02T23:00");
        assertThat(local(clock.warnAt(deadlines))).isEqualTo("2026-03-02T13:00");
        assertThat(local(prolonged.warnAt(deadlines))).isEqualTo("2026-03-02T18:00");
        assertThat(prolonged.nextAt(deadlines).map(RunningClockTest::local)).contains("2026-03-02T23:00");
        assertThat(prolonged.reported(1).nextAt(deadlines).map(RunningClockTest::local))
                .contains("2026-03-03T01:00");
    }

    @Test
    void theLevelsComeOneAfterTheOtherAndEnd() {
        var clock = clock(Kind.DEADLINE, BigDecimal.TEN, "hours", "2026-03-02T08:00");
        assertThat(clock.nextLevel()).contains(1);
        assertThat(clock.reported(1).nextLevel()).contains(2);
        assertThat(clock.reported(2).nextLevel()).contains(3);
        assertThat(clock.reported(3).nextLevel()).isEmpty();
        assertThat(clock.reported(3).nextAt(deadlines)).isEmpty();
    }

    @Test
    void aLevelThatTheTableLeavesOutIsPassedOver() {
        var limit = new TimeLimit(
                Kind.DEADLINE,
                new Period(BigDecimal.TEN, TimeUnit.HOURS),
                new Period(BigDecimal.ONE, TimeUnit.HOURS),
                Arrays.asList(BigDecimal.TEN, null, new BigDecimal(20)),
                "law");
        var clock =
                RunningClock.of(place(), at("2026-03-02T08:00"), limit, false).reported(1);
        assertThat(clock.nextLevel()).contains(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"WAITING", "MAXIMUM_STAY"})
    void whatIsNoDeadlineIsReportedToNobody(Kind kind) {
        assertThat(clock(kind, BigDecimal.TEN, "hours", "2026-03-02T08:00").nextAt(deadlines))
                .isEmpty();
    }

    @Test
    void aClockThatStandsStillIsReportedToNobody() {
        var stopped = clock(Kind.DEADLINE, BigDecimal.TEN, "hours", "2026-03-02T08:00")
                .suspended(new Suspension(at("2026-03-02T09:00"), ClockReason.FORCE_MAJEURE, false));
        assertThat(stopped.nextAt(deadlines)).isEmpty();
        assertThat(stopped.nextLevel()).contains(1);
    }

    @Test
    void noClockIsResumedBeforeItWasSuspended() {
        assertThatThrownBy(() -> new Pause(at("2026-03-02T09:00"), at("2026-03-02T08:00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOperatorIsToldOfYearsWithoutHolidays() {
        assertThat(calendar.missingYears(LocalDate.of(2026, 10, 31))).isEmpty();
        assertThat(calendar.missingYears(LocalDate.of(2026, 11, 1))).containsExactly(2027);
        assertThat(calendar.missingYears(LocalDate.of(2027, 3, 1))).containsExactly(2027);
        assertThat(calendar.missingYears(LocalDate.of(2027, 11, 1))).containsExactly(2027, 2028);
    }

    @ParameterizedTest
    @EnumSource(ClockReason.class)
    void everyReasonIsFoundByItsCodeForItsActsAlone(ClockReason reason) {
        for (ClockAct act : ClockAct.values()) {
            assertThat(ClockReason.find(reason.code(), act))
                    .isEqualTo(ClockReason.of(act).contains(reason) ? Optional.of(reason) : Optional.empty());
        }
        assertThat(reason.zh()).matches(".*\\p{IsHan}.*");
    }

    private RunningClock stopped(RunningClock clock, String stop, String on) {
        return clock.suspended(new Suspension(at(stop), ClockReason.PERSON_UNABLE, false))
                .resumed(at(on));
    }

    private static RunningClock clock(Kind kind, BigDecimal amount, String unit, String start) {
        var limit = new TimeLimit(
                kind,
                new Period(amount, TimeUnit.of(unit)),
                new Period(amount.divide(new BigDecimal(2)), TimeUnit.of(unit)),
                Arrays.asList(amount, amount.add(new BigDecimal(2)), amount.add(new BigDecimal(5))),
                "assumption");
        return RunningClock.of(place(), at(start), limit, false);
    }

    private static ClockPlace place() {
        return new ClockPlace("task", "instance", "process", null, "350404", "step", "示例任务");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(China.ZONE).toInstant();
    }

    private static String local(Instant instant) {
        return instant.atZone(China.ZONE).toLocalDateTime().toString();
    }
}
