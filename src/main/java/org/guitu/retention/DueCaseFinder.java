package org.guitu.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.ClosedCases.Ending;
import org.guitu.office.China;
import org.springframework.stereotype.Component;

/** Which closed cases have reached the end of their retention, by {@code retention.dmn} as it is now. */
@Component
class DueCaseFinder {

    private final ClosedCases closedCases;
    private final RetentionPeriods periods;
    private final InstantSource clock;

    DueCaseFinder(ClosedCases closedCases, RetentionPeriods periods, InstantSource clock) {
        this.closedCases = closedCases;
        this.periods = periods;
        this.clock = clock;
    }

    /** Those that are due by now or within that time, the first due first. */
    List<DueCase> within(Period time) {
        var until = LocalDate.ofInstant(clock.instant(), China.ZONE).plus(time);
        return closedCases.endings().stream()
                .flatMap(ending -> endedSo(ending, until))
                .sorted(Comparator.comparing(DueCase::dueOn)
                        .thenComparing(due -> due.number().value()))
                .toList();
    }

    private Stream<DueCase> endedSo(Ending ending, LocalDate until) {
        return periods.periodOf(ending.process(), ending.outcome(), ending.facts()).stream()
                .flatMap(period -> closedCases
                        .closedBefore(startOf(until.minus(period).plusDays(1)), ending)
                        .stream()
                        .map(found -> {
                            var closedOn = LocalDate.ofInstant(found.closedAt(), China.ZONE);
                            return new DueCase(
                                    found.number(), found.region(), closedOn, closedOn.plus(period), found.atWork());
                        })
                        .filter(due -> !due.dueOn().isAfter(until)));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(China.ZONE).toInstant();
    }
}
