package org.guitu.startup;

import org.guitu.calendar.CalendarCheck;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code WARNING} while the public holidays of a year are missing: the node works, its working days do not. */
@Component
class CalendarHealth implements HealthIndicator {

    private final CalendarCheck calendar;

    CalendarHealth(CalendarCheck calendar) {
        this.calendar = calendar;
    }

    @Override
    public Health health() {
        return calendar.missingYears().isEmpty()
                ? Health.up().build()
                : Health.status("WARNING").build();
    }
}
