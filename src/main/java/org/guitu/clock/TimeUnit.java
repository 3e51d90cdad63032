package org.guitu.clock;

/** How a period counts. */
public enum TimeUnit {
    /** Round the clock. */
    HOURS("小时"),
    /** Every day counts but the first; an end on a day off moves to the next working day (Civil Code, articles 201 and 203). */
    CALENDAR_DAYS("天"),
    /** Only working days count, make-up workdays included. */
    WORKING_DAYS("个工作日"),
    /** Ends on the same day number, else on the last day of the month (Civil Code, article 202). */
    MONTHS("个月");

    private final String zh;

    TimeUnit(String zh) {
        this.zh = zh;
    }

    /** The word behind an amount. */
    public String zh() {
        return zh;
    }

    /** As the tables write it. */
    String code() {
        return Codes.of(this);
    }

    /**
     * The unit with that code of the tables, such as {@code working-days}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static TimeUnit of(String code) {
        return Codes.valueOf(TimeUnit.class, code);
    }
}
