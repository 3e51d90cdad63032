package org.guitu.casefile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a case: region, year of opening and a running number, such as {@code 350404-2026-000001}.
 *
 * <p>It is the business key of every process instance of the case.
 */
public record CaseNumber(String value) {

    private static final Pattern FORMAT = Pattern.compile("\\d{6}-\\d{4}-\\d{6}");

    public CaseNumber {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("A case number looks like 350404-2026-000001.");
        }
    }

    /** The case number that the text is, blanks at its ends aside; empty when it is none. */
    public static Optional<CaseNumber> find(String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(number -> FORMAT.matcher(number).matches())
                .map(CaseNumber::new);
    }

    static CaseNumber of(String region, int year, int running) {
        return new CaseNumber("%s-%04d-%06d".formatted(region, year, running));
    }

    @Override
    public String toString() {
        return value;
    }
}
