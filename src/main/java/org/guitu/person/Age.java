package org.guitu.person;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;

/**
 * How old the person is by what is known last. Of an estimate the youngest reading counts: whoever was taken for 17 has turned 17 that
 * day.
 *
 * @param basis how it is known
 * @param bornOn {@code null} when nothing tells it
 * @param disputed until it is resolved, the person is protected as a minor
 */
record Age(AgeBasis basis, LocalDate bornOn, boolean disputed) {

    private static final int ADULT = 18;

    /** In full years; {@code null} when nothing tells it. */
    Long years(LocalDate today) {
        return bornOn == null
                ? null
                : Math.max(0L, Period.between(bornOn, today).getYears());
    }

    /** {@code disputed} for whoever may be a minor or not. */
    String group(LocalDate today) {
        return disputed || bornOn == null ? "disputed" : years(today) < ADULT ? "minor" : "adult";
    }

    /**
     * The first day of the month after the eighteenth birthday, so that whoever learns it knows no birthday.
     *
     * @return {@code null} for whoever was an adult on that day or whose birth date nothing tells
     */
    LocalDate comesOfAge(LocalDate rescued) {
        if (bornOn == null || !bornOn.plusYears(ADULT).isAfter(rescued)) {
            return null;
        }
        return bornOn.plusYears(ADULT).with(TemporalAdjusters.firstDayOfNextMonth());
    }
}
