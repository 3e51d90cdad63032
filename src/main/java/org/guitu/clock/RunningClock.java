package org.guitu.clock;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clock of one duty: of a task, with those that it was before it needed more time.
 *
 * @param place which task it belongs to now
 * @param startedAt when it began to run, with the first of them
 * @param limit as the table of time limits said when the task began
 * @param extension by how much the limit was prolonged since, in its own unit
 * @param suspension since when and why it stands still; empty while it runs
 * @param pauses the times in which it stood still before
 * @param runsOn whether it goes on when the clocks of the case are suspended
 * @param level at how many levels the task was reported so far
 */
public record RunningClock(
        ClockPlace place,
        Instant startedAt,
        TimeLimit limit,
        BigDecimal extension,
        Optional<Suspension> suspension,
        List<Pause> pauses,
        boolean runsOn,
        int level) {

    /** How many tiers there are to report to. */
    static final int LEVELS = 3;

    /**
     * @param reason its code
     * @param withCase whether it ends when the clocks of the case are resumed
     */
    public record Suspension(Instant since, ClockReason reason, boolean withCase) {}

    /** Until when the task is to be done; counts as if the clock ran while it is suspended. */
    public Instant dueAt(Deadlines deadlines) {
        return deadlines.after(startedAt, limit.limit().plus(extension), pauses);
    }

    /** From when on it is due soon: as long before the end as without the extension. */
    public Instant warnAt(Deadlines deadlines) {
        var prolongedBy = Duration.between(deadlines.after(startedAt, limit.limit(), pauses), dueAt(deadlines));
        return deadlines.after(startedAt, limit.warning(), pauses).plus(prolongedBy);
    }

    /** When the next level is reached; empty when there is none any more or the clock stands still. */
    Optional<Instant> nextAt(Deadlines deadlines) {
        return suspension.isPresent()
                ? Optional.empty()
                : nextLevel()
                        .flatMap(limit::escalation)
                        .map(period -> deadlines.after(startedAt, period.plus(extension), pauses));
    }

    /** The level that comes next in the table; empty after the last. */
    public Optional<Integer> nextLevel() {
        for (int next = level + 1; next <= LEVELS; next++) {
            if (limit.escalation(next).isPresent()) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    RunningClock suspended(Suspension since) {
        return new RunningClock(place, startedAt, limit, extension, Optional.of(since), pauses, runsOn, level);
    }

    /** Running again from then on; as it is when it was not suspended. */
    RunningClock resumed(Instant now) {
        return suspension
                .map(stop -> {
                    var all = new ArrayList<>(pauses);
                    all.add(new Pause(stop.since(), now));
                    return new RunningClock(
                            place, startedAt, limit, extension, Optional.empty(), List.copyOf(all), runsOn, level);
                })
                .orElse(this);
    }

    RunningClock prolonged(BigDecimal amount) {
        return new RunningClock(place, startedAt, limit, extension.add(amount), suspension, pauses, runsOn, level);
    }

    RunningClock reported(int reached) {
        return new RunningClock(place, startedAt, limit, extension, suspension, pauses, runsOn, reached);
    }

    /**
     * The same clock in another task of the same duty. The limit is the one that falls due sooner: a case that has become urgent meanwhile
     * gets less time, none gets more by it.
     */
    RunningClock in(RunningClock task, Deadlines deadlines) {
        var anew =
                new RunningClock(task.place, startedAt, task.limit, extension, suspension, pauses, task.runsOn, level);
        return extension.signum() == 0 && anew.dueAt(deadlines).isBefore(dueAt(deadlines))
                ? anew
                : new RunningClock(task.place, startedAt, limit, extension, suspension, pauses, task.runsOn, level);
    }

    /**
     * The same clock of a task that goes on by another version of its model: since it began, by the limit of the step where it stands now.
     * The step that it was keeps the limit that it had, and so does what was prolonged in another unit.
     */
    RunningClock movedTo(RunningClock task) {
        boolean sameStep = place.step().equals(task.place.step());
        boolean comparable = extension.signum() == 0
                || limit.limit().unit() == task.limit.limit().unit();
        return new RunningClock(
                task.place,
                startedAt,
                sameStep || !comparable ? limit : task.limit,
                extension,
                suspension,
                pauses,
                task.runsOn,
                level);
    }

    /** The clock of a new task. */
    public static RunningClock of(ClockPlace place, Instant startedAt, TimeLimit limit, boolean runsOn) {
        return new RunningClock(place, startedAt, limit, BigDecimal.ZERO, Optional.empty(), List.of(), runsOn, 0);
    }
}
