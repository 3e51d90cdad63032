package org.guitu.testing;

import java.util.stream.Collectors;

/** Names of people who do not exist, each unlike the others also in the eyes of the index, for which figures are no part of a name. */
public final class SampleName {

    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";

    private SampleName() {}

    /** Another name for each number, and another family's for the next one. */
    public static String of(long number) {
        var figures = String.valueOf(number)
                .chars()
                .mapToObj(digit -> String.valueOf(STEMS.charAt(digit - '0')))
                .collect(Collectors.joining());
        int last = figures.length() - 1;
        return figures.charAt(last) + "示例" + figures.substring(0, last);
    }
}
