package org.guitu.sameperson;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.guitu.office.RecentlyUsed;

/**
 * How often a number was given wrongly in a task within an hour: the numbers of cases run on, so that whoever may go on trying finds the
 * right one. In memory, on each node, for a bounded number of tasks.
 */
public final class WrongNumbers {

    static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_TASKS = 10_000;

    private final Map<String, Deque<Instant>> byTask = new RecentlyUsed<>(MOST_TASKS);

    public synchronized boolean areTooMany(String task, Instant now) {
        var times = byTask.getOrDefault(task, new ArrayDeque<>());
        while (!times.isEmpty() && times.peekFirst().plus(WINDOW).isBefore(now)) {
            times.removeFirst();
        }
        return times.size() >= MOST;
    }

    public synchronized void count(String task, Instant now) {
        byTask.computeIfAbsent(task, any -> new ArrayDeque<>()).addLast(now);
    }
}
