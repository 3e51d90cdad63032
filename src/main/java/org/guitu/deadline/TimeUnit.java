package org.guitu.deadline;

import java.util.Locale;

/** How a period counts. */
public enum TimeUnit {
    /** Round the clock. */
    HOURS,
    /** Every day counts but the first; an end on a day off moves to the next working day (Civil Code, articles 201 and 203). */
    CALENDAR_DAYS,
    /** Only working days count, make-up workdays included. */
    WORKING_DAYS,
    /** Ends on the same day number, else on the last day of the month (Civil Code, article 202). */
    MONTHS;

    /**
     * The unit with that code of the tables, such as {@code working-days}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static TimeUnit of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
