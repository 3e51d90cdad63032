package org.guitu.clock;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.guitu.calendar.WorkingDays;
import org.guitu.clock.TimeLimit.Period;
import org.guitu.office.China;
import org.springframework.stereotype.Component;

/** Turns periods into points in time, in China's time and by its working days. */
@Component
public class Deadlines {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
    private static final BigDecimal SECONDS_OF_HOUR = BigDecimal.valueOf(3_600);
    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal DAYS_OF_MONTH = BigDecimal.valueOf(30);

    private final WorkingDays workingDays;

    Deadlines(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** The same for a clock that was never stopped. */
    public Instant after(Instant start, Period period) {
        return after(start, period, List.of());
    }

    /**
     * When the period is over. A period of whole days or months ends at the end of its last day; half a day is over at noon, but an
     * end that moves from a day off to a working day is the end of that day.
     *
     * @param pauses the times in which the clock stood still; each prolongs the period by what it took of the period's own unit, so
     *     that as many working days are left after it as before. Months are prolonged by days
     */
    Instant after(Instant start, Period period, List<Pause> pauses) {
        if (period.unit() == TimeUnit.HOURS) {
            var paused = pauses.stream().map(Pause::length).reduce(Duration.ZERO, Duration::plus);
            return start.plusSeconds(period.amount().multiply(SECONDS_OF_HOUR).longValue())
                    .plus(paused);
        }
        var startDay = dayOf(start);
        int whole = period.amount().intValue();
        var rest = period.amount().remainder(BigDecimal.ONE);
        return switch (period.unit()) {
            case CALENDAR_DAYS -> {
                var last = startDay.plusDays(whole + rest.signum() + days(pauses));
                yield end(workingDays.orNext(last), workingDays.includes(last) ? rest : BigDecimal.ZERO);
            }
            case WORKING_DAYS -> end(workingDays.after(startDay, whole + rest.signum() + workingDays(pauses)), rest);
            case MONTHS ->
                end(
                        workingDays.orNext(startDay.plusMonths(whole)
                                .plusDays(rest.multiply(DAYS_OF_MONTH).intValue() + days(pauses))),
                        BigDecimal.ZERO);
            case HOURS -> throw new IllegalStateException("Hours are counted above.");
        };
    }

    /** How many working days have begun after the day of the first time, up to and with the day of the second. */
    public int workingDaysBetween(Instant first, Instant second) {
        return workingDays.between(dayOf(first), dayOf(second));
    }

    private static long days(List<Pause> pauses) {
        return pauses.stream()
                .mapToLong(pause -> ChronoUnit.DAYS.between(dayOf(pause.from()), dayOf(pause.until())))
                .sum();
    }

    private int workingDays(List<Pause> pauses) {
        return pauses.stream()
                .mapToInt(pause -> workingDays.between(dayOf(pause.from()), dayOf(pause.until())))
                .sum();
    }

    private static LocalDate dayOf(Instant instant) {
        return instant.atZone(China.ZONE).toLocalDate();
    }

    private static Instant end(LocalDate day, BigDecimal part) {
        return part.signum() == 0
                ? day.atTime(END_OF_DAY).atZone(China.ZONE).toInstant()
                : day.atStartOfDay(China.ZONE)
                        .toInstant()
                        .plus(Duration.ofSeconds(part.multiply(SECONDS_OF_DAY).longValue()));
    }
}
