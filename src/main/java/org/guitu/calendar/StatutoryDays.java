package org.guitu.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * The days on which everybody in China is off by law, whatever is announced for the year (State Council, 《全国年节及纪念日放假办法》, article 2): New
 * Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn and National Day. New Year's Eve and 2 May are among them from 2025 on.
 *
 * <p>The festivals of the lunar calendar stand in {@code reference/lunar-festivals.csv}. They were computed by GB/T 33661 from exact new moons:
 * ICU's Chinese calendar has Spring Festival of 2027 and 2030 a day wrong, where the moon is new within minutes of midnight. Which
 * weekends are exchanged for holidays is announced each November and cannot be computed.
 */
final class StatutoryDays {

    private static final int EVE_AND_SECOND_OF_MAY_FROM = 2025;
    private static final Map<Integer, List<LocalDate>> FESTIVALS = festivals();

    private StatutoryDays() {}

    /** Those of the year, in their order; of a year beyond the file only those with a date of their own. */
    static Set<LocalDate> of(int year) {
        boolean later = year >= EVE_AND_SECOND_OF_MAY_FROM;
        var days = new TreeSet<>(List.of(
                LocalDate.of(year, Month.JANUARY, 1),
                LocalDate.of(year, Month.MAY, 1),
                LocalDate.of(year, Month.OCTOBER, 1),
                LocalDate.of(year, Month.OCTOBER, 2),
                LocalDate.of(year, Month.OCTOBER, 3)));
        var festivals = FESTIVALS.getOrDefault(year, List.of());
        days.addAll(festivals);
        festivals.stream().findFirst().ifPresent(spring -> Stream.of(later ? -1 : 0, 1, 2)
                .map(spring::plusDays)
                .forEach(days::add));
        if (later) {
            days.add(LocalDate.of(year, Month.MAY, 2));
        }
        return days;
    }

    /** By year, Spring Festival first. */
    private static Map<Integer, List<LocalDate>> festivals() {
        var file = new ClassPathResource("reference/lunar-festivals.csv");
        try (var reader = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(row -> Integer.valueOf(row[0]), row -> Arrays.stream(row)
                            .skip(1)
                            .map(LocalDate::parse)
                            .toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
