package org.guitu.progress;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.guitu.clock.RunningClock.Suspension;
import org.guitu.clock.TimeLimit.Kind;

/**
 * One place where a case waits. All names are the models' own, in Chinese; nothing of the case's content.
 *
 * @param process which process it is in
 * @param step what the model calls the place
 * @param since when it came there; empty when nobody noted it
 * @param next the steps of which one comes next
 * @param blocksClosure whether the case cannot be closed before
 */
public record Wait(
        String process, String step, Optional<Instant> since, Reason reason, List<String> next, boolean blocksClosure) {

    /** What blocks closure comes first; then a fault, what is due first, what waits for a day, and last what waits for the others. */
    static final Comparator<Wait> MOST_URGENT_FIRST = Comparator.comparing(Wait::blocksClosure)
            .reversed()
            .thenComparing(wait -> wait.reason().rank())
            .thenComparing(wait -> wait.reason().until().orElse(Instant.MAX))
            .thenComparing(Wait::process)
            .thenComparing(Wait::step);

    private static final Comparator<Wait> WHAT_RUNS_ON_FIRST =
            Comparator.comparing(Wait::runsOn).reversed().thenComparing(MOST_URGENT_FIRST);

    /** In the order in which they are told: where the clocks of the whole case stand still, what runs on, such as a search, comes before the rest. */
    public static List<Wait> inOrder(List<Wait> waits) {
        boolean caseStandsStill = waits.stream().anyMatch(Wait::standsStillWithCase);
        return waits.stream()
                .sorted(caseStandsStill ? WHAT_RUNS_ON_FIRST : MOST_URGENT_FIRST)
                .toList();
    }

    private boolean standsStillWithCase() {
        return reason instanceof Work work
                && work.stopped().filter(Suspension::withCase).isPresent();
    }

    private boolean runsOn() {
        return reason instanceof Work work && work.stopped().isEmpty();
    }

    /** Why it waits. */
    public sealed interface Reason {

        /** The lower, the more it needs somebody. */
        int rank();

        /** Until when. */
        default Optional<Instant> until() {
            return Optional.empty();
        }
    }

    /**
     * A step did not succeed by itself, and somebody must look why.
     */
    public record Fault() implements Reason {

        @Override
        public int rank() {
            return 0;
        }
    }

    /**
     * Somebody has something to do.
     *
     * @param holder the queue in words
     * @param claimed whether one of its people has taken it
     * @param limit what its time limit is for
     * @param due when the limit is over; empty without one, and while its clock stands still
     * @param stopped since when and why its clock stands still
     */
    public record Work(String holder, boolean claimed, Kind limit, Optional<Instant> due, Optional<Suspension> stopped)
            implements Reason {

        @Override
        public int rank() {
            return limit == Kind.WAITING ? 2 : 1;
        }

        @Override
        public Optional<Instant> until() {
            return due;
        }
    }

    /**
     * The system goes on by itself at that time.
     *
     * @param watcher who looks after the case meanwhile, in words
     * @param byLaw whether law prescribes the time, so that nobody ends the wait earlier
     */
    public record Day(Instant day, String watcher, boolean byLaw) implements Reason {

        @Override
        public int rank() {
            return 4;
        }

        @Override
        public Optional<Instant> until() {
            return Optional.of(day);
        }
    }

    /** Another process tells something. */
    public record News() implements Reason {

        @Override
        public int rank() {
            return 3;
        }
    }

    /** The system is at it. */
    public record Machine() implements Reason {

        @Override
        public int rank() {
            return 5;
        }
    }

    /**
     * This branch is done and the others are not.
     *
     * @param open what they are at
     */
    public record Branches(List<String> open) implements Reason {

        @Override
        public int rank() {
            return 6;
        }
    }
}
