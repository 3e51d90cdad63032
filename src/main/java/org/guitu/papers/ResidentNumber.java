package org.guitu.papers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a number of 18 digits (GB 11643), or the 15 digits of before 1999, says of whoever has it. Residence permits of people from Hong
 * Kong, Macao and Taiwan and the newer permanent-resident cards of foreigners are built in the same way.
 *
 * @param sex {@code female} or {@code male}
 */
public record ResidentNumber(LocalDate birthDate, String sex) {

    private static final Pattern LONG = Pattern.compile("[0-9]{17}[0-9X]");
    private static final Pattern SHORT = Pattern.compile("[0-9]{15}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final int DATE_FROM = 6;
    private static final int ADULT = 18;
    private static final int YEARS_OFF = 3;

    /** What is read from a number that {@link PaperKind#normal} has made one; empty when no person can have it. */
    public static Optional<ResidentNumber> read(String number) {
        if (LONG.matcher(number).matches()) {
            return checkDigit(number) == number.charAt(number.length() - 1)
                    ? read(number.substring(DATE_FROM, 14), number.charAt(16))
                    : Optional.empty();
        }
        return SHORT.matcher(number).matches()
                ? read("19" + number.substring(DATE_FROM, 12), number.charAt(14))
                : Optional.empty();
    }

    private static Optional<ResidentNumber> read(String day, char order) {
        try {
            var birthDate = LocalDate.of(
                    Integer.parseInt(day.substring(0, 4)),
                    Integer.parseInt(day.substring(4, 6)),
                    Integer.parseInt(day.substring(6)));
            return Optional.of(new ResidentNumber(birthDate, order % 2 == 0 ? "female" : "male"));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** The last of 18 digits, which follows from the others. */
    static char checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
    }

    /** Whether birth date and sex fit the number; what is {@code null} or not known fits. */
    public boolean fits(LocalDate otherBirthDate, String otherSex) {
        return (otherBirthDate == null || otherBirthDate.equals(birthDate))
                && (!"female".equals(otherSex) && !"male".equals(otherSex) || otherSex.equals(sex));
    }

    /**
     * Whether it makes an adult of somebody who was taken for a minor, by years: papers that make children older are a means of the
     * trade.
     *
     * @param estimatedBirth the day of birth by the estimate; {@code null} fits
     */
    public boolean makesAnAdultOf(LocalDate estimatedBirth, LocalDate today) {
        return estimatedBirth != null
                && estimatedBirth.plusYears(ADULT).isAfter(today)
                && !birthDate.plusYears(ADULT).isAfter(today)
                && birthDate.isBefore(estimatedBirth.minusYears(YEARS_OFF));
    }
}
