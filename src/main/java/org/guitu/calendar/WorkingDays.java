package org.guitu.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The days on which offices work: weekdays but for public holidays, and the weekend days on which missed work is made up.
 *
 * <p>Read from {@code reference/public-holidays.csv} (columns date, {@code off} or {@code work}, name), as the State Council
 * announces them each November for the next year, or from the file that {@code guitu.public-holidays} names. Of a year that is
 * not in the file the weekends and what law itself says are known ({@link StatutoryDays}); the operator is warned once.
 */
@Component
@EnableConfigurationProperties(HolidaySettings.class)
public class WorkingDays {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingDays.class);

    /** Of which law the days of an unknown year are; to be changed with {@link StatutoryDays}. */
    private static final String RULE = "2025";

    private final Map<LocalDate, Boolean> exceptions = new HashMap<>();
    private final Set<Integer> known = new HashSet<>();
    private final Map<Integer, Set<LocalDate>> statutory = new ConcurrentHashMap<>();

    @Autowired
    WorkingDays(HolidaySettings settings) {
        this(settings.publicHolidays());
    }

    /**
     * @throws IllegalArgumentException naming file and line, when a line is not such a row
     */
    public WorkingDays(Resource file) {
        try (var reader = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !(number == 1 && isHeading(line))) {
                    add(line.split(","), file, number);
                }
                number++;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file without one begins with a day, which must not be lost. */
    private static boolean isHeading(String line) {
        return !line.matches("\ufeff?\\d.*");
    }

    private void add(String[] row, Resource file, int line) {
        try {
            if (row.length < 2 || !row[1].equals("off") && !row[1].equals("work")) {
                throw new IllegalArgumentException("a day is 'off' or 'work'");
            }
            var day = LocalDate.parse(row[0]);
            boolean works = row[1].equals("work");
            var before = exceptions.put(day, works);
            if (before != null && before != works) {
                throw new IllegalArgumentException("%s is both 'off' and 'work'".formatted(day));
            }
            known.add(day.getYear());
        } catch (DateTimeParseException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "%s, line %d: %s. A line looks like 2026-10-01,off,国庆节"
                            .formatted(file.getDescription(), line, wrong.getMessage()),
                    wrong);
        }
    }

    /** Whether offices work on that day. */
    public boolean includes(LocalDate day) {
        var exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && (isKnown(day.getYear()) || !statutory(day.getYear()).contains(day));
    }

    private Set<LocalDate> statutory(int year) {
        return statutory.computeIfAbsent(year, unknown -> {
            LOG.warn(
                    "The calendar does not know {}: weekends and statutory holidays are days off, exchanged days are not known.",
                    unknown);
            return StatutoryDays.of(unknown);
        });
    }

    /** Differs whenever the calendar does. */
    public String fingerprint() {
        try {
            var content = new TreeMap<>(exceptions) + RULE;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The day itself if offices work on it, else the next one on which they do. */
    public LocalDate orNext(LocalDate day) {
        var next = day;
        while (!includes(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The working day that comes that many working days after the day, which itself does not count. */
    public LocalDate after(LocalDate day, int workingDays) {
        var reached = day;
        for (int passed = 0; passed < workingDays; passed++) {
            reached = orNext(reached.plusDays(1));
        }
        return reached;
    }

    /** How many working days come after the first day, up to and with the last. */
    public int between(LocalDate first, LocalDate last) {
        int count = 0;
        for (var day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (includes(day)) {
                count++;
            }
        }
        return count;
    }

    /** Whether the public holidays of that year are known. */
    boolean isKnown(int year) {
        return known.contains(year);
    }

    /**
     * The years that the calendar should know by that day and does not: its own, and from November on, when its holidays are
     * announced, the next one.
     */
    public List<Integer> missingYears(LocalDate today) {
        return IntStream.rangeClosed(
                        today.getYear(),
                        today.getMonth().compareTo(Month.NOVEMBER) < 0 ? today.getYear() : today.getYear() + 1)
                .filter(year -> !isKnown(year))
                .boxed()
                .toList();
    }
}
