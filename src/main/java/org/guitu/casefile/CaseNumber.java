package org.guitu.casefile;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The number of a file: region, year of opening, a running number and a check digit, such as {@code 350404-2026-000001-4}; a letter
 * before it says that it is about something else than a case. It is the business key of every process instance of the file.
 *
 * <p>The check digit is that of ISO 7064 (GB/T 17710), MOD 11,10: one wrong digit, or two that changed places, make a number that
 * there cannot be. Numbers given out before there were check digits have none, and stay valid.
 */
public record CaseNumber(String value) {

    private static final Pattern FORMAT = Pattern.compile("([A-Z]?)(\\d{6}-\\d{4}-\\d{6})(?:-(\\d))?");
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212\\u30fc]");
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");

    /** What a file is about: each has numbers of its own. */
    enum Series {
        CASE("", 0),
        REPORT("R", 1),
        PROVIDER("D", 2),
        INCIDENT("E", 3);

        private final String letter;
        private final int digit;

        Series(String letter, int digit) {
            this.letter = letter;
            this.digit = digit;
        }

        /** How its numbers begin; empty for cases. */
        String letter() {
            return letter;
        }
    }

    /**
     * @throws IllegalArgumentException when it does not look like a number, or its check digit is not that of its other digits
     */
    public CaseNumber {
        var parts = FORMAT.matcher(value);
        if (!parts.matches() || series(parts).isEmpty()) {
            throw new IllegalArgumentException("A case number looks like 350404-2026-000001-4.");
        }
        if (!checks(parts)) {
            throw new IllegalArgumentException("The check digit of this case number is not that of its other digits.");
        }
    }

    /**
     * The case number that somebody typed or pasted: full width or not, with any dash, with blanks; empty when it is none, also when
     * its check digit is wrong.
     */
    public static Optional<CaseNumber> find(String text) {
        var parts = FORMAT.matcher(plain(text));
        return parts.matches() && series(parts).isPresent() && checks(parts)
                ? Optional.of(new CaseNumber(parts.group()))
                : Optional.empty();
    }

    /** Whether the text looks like a number that cannot be one, because a digit is wrong or two have changed places. */
    public static boolean isMistyped(String text) {
        var parts = FORMAT.matcher(plain(text));
        return parts.matches() && series(parts).isPresent() && !checks(parts);
    }

    /** The text as numbers are written: half width, hyphens, nothing that cannot be seen. */
    public static String plain(String text) {
        var half = Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC);
        return UNSEEN.matcher(DASH.matcher(half).replaceAll("-")).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Whether it is the number of a case, and not of a report or a provider. */
    public boolean isCase() {
        return Character.isDigit(value.charAt(0));
    }

    static CaseNumber of(Series series, String region, int year, int running) {
        var digits = "%s-%04d-%06d".formatted(region, year, running);
        return new CaseNumber("%s%s-%d".formatted(series.letter, digits, checkDigit(series, digits)));
    }

    private static Optional<Series> series(Matcher parts) {
        return Arrays.stream(Series.values())
                .filter(series -> series.letter.equals(parts.group(1)))
                .findFirst();
    }

    private static boolean checks(Matcher parts) {
        return parts.group(3) == null
                || checkDigit(series(parts).orElseThrow(), parts.group(2))
                        == parts.group(3).charAt(0) - '0';
    }

    /** By ISO 7064, MOD 11,10; the series counts as a digit before the others, so that a letter left out is noticed too. */
    private static int checkDigit(Series series, String digits) {
        int product = next(10, series.digit);
        for (char digit : digits.toCharArray()) {
            if (digit != '-') {
                product = next(product, digit - '0');
            }
        }
        return (11 - product) % 10;
    }

    private static int next(int product, int digit) {
        int sum = (product + digit) % 10;
        return (sum == 0 ? 10 : sum) * 2 % 11;
    }

    /**
     * A part of a number as somebody typed it: with any dashes or none, full width, and the running number with or without the zeros before it.
     * {@code 2026-1}, {@code 2026年第1号} and {@code ２０２６／０００００１} all mean {@code 350404-2026-000001-4}, and so does
     * {@code 3504042026000001}.
     *
     * @param pattern a regular expression of PostgreSQL that the numbers meant match; nothing matches what is no part of any number
     */
    public record Part(String pattern) {

        /** What people write for a dash. */
        private static final Pattern BETWEEN = Pattern.compile("[/._]|年第?");

        private static final Pattern AFTER = Pattern.compile("号$");
        private static final Pattern TYPED = Pattern.compile("[A-Z0-9-]*[0-9][A-Z0-9-]*|[A-Z]");

        /** Perhaps what stands before it, the running number, perhaps the check digit. */
        private static final Pattern RUNNING = Pattern.compile("(?:(.*\\d{4})-)?0*([1-9]\\d{0,5})(-\\d)?");

        /** So few digits stand in nearly every number: they are the running number. */
        private static final int FEW = 3;

        /** Empty for what cannot stand in a number, such as a word. */
        public static Optional<Part> find(String typed) {
            var text =
                    AFTER.matcher(BETWEEN.matcher(plain(typed)).replaceAll("-")).replaceAll("");
            if (!TYPED.matcher(text).matches() || text.replace("-", "").isEmpty()) {
                return Optional.empty();
            }
            var running = RUNNING.matcher(text);
            if (!running.matches()) {
                return Optional.of(new Part(anywhere(text)));
            }
            var before = running.group(1) == null ? "" : anywhere(running.group(1));
            var check = running.group(3) == null ? "(-[0-9])?" : running.group(3);
            var whole = "%s-%06d%s$".formatted(before, Integer.parseInt(running.group(2)), check);
            return Optional.of(new Part(text.length() < FEW ? whole : whole + "|" + anywhere(text)));
        }

        private static String anywhere(String text) {
            return text.replace("-", "").chars().mapToObj(Character::toString).collect(Collectors.joining("-?"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
