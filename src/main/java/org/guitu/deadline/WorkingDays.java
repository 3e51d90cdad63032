package org.guitu.deadline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The days on which offices work: weekdays but for public holidays, and the weekend days on which missed work is made up.
 *
 * <p>Read from {@code reference/public-holidays.csv} (columns date, {@code off} or {@code work}, name), as the State Council
 * announces them each November for the next year, or from the file that {@code guitu.public-holidays} names. Of a year that is
 * not in the file only the weekends are known; the operator is warned once.
 */
@Component
public class WorkingDays {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingDays.class);

    private final Map<LocalDate, Boolean> exceptions = new HashMap<>();
    private final Set<Integer> warned = ConcurrentHashMap.newKeySet();

    WorkingDays(@Value("${guitu.public-holidays:classpath:reference/public-holidays.csv}") Resource file) {
        try (var reader = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(","))
                    .forEach(row -> {
                        if (!row[1].equals("off") && !row[1].equals("work")) {
                            throw new IllegalArgumentException(
                                    "%s: a day is 'off' or 'work', not '%s'.".formatted(file.getDescription(), row[1]));
                        }
                        exceptions.put(LocalDate.parse(row[0]), row[1].equals("work"));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether offices work on that day. */
    public boolean includes(LocalDate day) {
        if (exceptions.keySet().stream().noneMatch(known -> known.getYear() == day.getYear())
                && warned.add(day.getYear())) {
            LOG.warn("No public holidays are known for {}: only weekends count as days off.", day.getYear());
        }
        var exception = exceptions.get(day);
        return exception != null
                ? exception
                : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The day itself if offices work on it, else the next one on which they do. */
    LocalDate orNext(LocalDate day) {
        var next = day;
        while (!includes(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The working day that comes that many working days after the day, which itself does not count. */
    LocalDate after(LocalDate day, int workingDays) {
        var reached = day;
        for (int passed = 0; passed < workingDays; passed++) {
            reached = orNext(reached.plusDays(1));
        }
        return reached;
    }
}
