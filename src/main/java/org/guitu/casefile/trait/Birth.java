package org.guitu.casefile.trait;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

/**
 * When a person was born, by a date that is known or by an estimate.
 *
 * <p>Two dates agree when they are the same; country people name the day of the lunar calendar. An estimate agrees with what is at most
 * six years off, of a child three: 25 and 28 may be one woman, 8 and 12 are two girls.
 *
 * @param isExact whether the day is known
 * @param saidOn when it was said, for how old the person was taken
 */
record Birth(LocalDate day, boolean isExact, LocalDate saidOn) {

    private static final int YEARS_OFF = 6;
    private static final int YEARS_OFF_OF_CHILD = 3;
    private static final int CHILD = 13;

    static Birth on(LocalDate day, LocalDate saidOn) {
        return new Birth(day, true, saidOn);
    }

    static Birth ofAge(int years, LocalDate saidOn) {
        return new Birth(saidOn.minusYears(years), false, saidOn);
    }

    Birth inDoubt() {
        return new Birth(day, false, saidOn);
    }

    boolean agreesWith(Birth other) {
        return isExact && other.isExact ? isTheSameDayAs(other) : yearsFrom(other) <= yearsOff(other);
    }

    /** Of two known dates. */
    boolean isTheSameDayAs(Birth other) {
        return isExact
                && other.isExact
                && (day.equals(other.day) || isLunarFor(day, other.day) || isLunarFor(other.day, day));
    }

    private int yearsFrom(Birth other) {
        return Math.abs(day.getYear() - other.day.getYear());
    }

    private int yearsOff(Birth other) {
        var younger = day.isAfter(other.day) ? day : other.day;
        var last = saidOn.isAfter(other.saidOn) ? saidOn : other.saidOn;
        return younger.plusYears(CHILD).isAfter(last) ? YEARS_OFF_OF_CHILD : YEARS_OFF;
    }

    /** Whether the written day is the day of the lunar calendar that the other is of the solar one. */
    private static boolean isLunarFor(LocalDate written, LocalDate solar) {
        var calendar = new ChineseCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
        calendar.setTime(Date.from(solar.atTime(4, 0).toInstant(ZoneOffset.UTC)));
        int month = calendar.get(Calendar.MONTH) + 1;
        int year = month > 10 && solar.getMonthValue() < 3 ? solar.getYear() - 1 : solar.getYear();
        return written.getMonthValue() == month
                && written.getDayOfMonth() == calendar.get(Calendar.DATE)
                && written.getYear() == year;
    }
}
