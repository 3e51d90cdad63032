package org.guitu.calendar;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.guitu.office.China;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the operator every day of years whose public holidays should be known and are not. */
@Component
public class CalendarCheck {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarCheck.class);
    private final WorkingDays workingDays;
    private final InstantSource time;

    CalendarCheck(WorkingDays workingDays, InstantSource time) {
        this.workingDays = workingDays;
        this.time = time;
    }

    /** The years that are missing today, see {@link WorkingDays#missingYears}. */
    public List<Integer> missingYears() {
        return workingDays.missingYears(LocalDate.ofInstant(time.instant(), China.ZONE));
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void warn() {
        missingYears()
                .forEach(year -> LOG.warn(
                        "Working days of {} are counted without exchanged days and longer holidays: add them to the file of guitu.public-holidays (docs/production.md).",
                        year));
    }
}
