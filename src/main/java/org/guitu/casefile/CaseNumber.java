package org.guitu.casefile;

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

    static CaseNumber of(String region, int year, int running) {
        return new CaseNumber("%s-%04d-%06d".formatted(region, year, running));
    }

    @Override
    public String toString() {
        return value;
    }
}
