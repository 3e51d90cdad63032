package org.guitu.clock.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guitu.clock.ClockChange;
import org.guitu.clock.RunningClock;

/**
 * What somebody sees of a task's clock.
 *
 * @param dueAt empty while the clock is suspended
 * @param warnAt from when on it counts as due soon
 * @param extensible by how much the limit may be prolonged at most, in its own unit; 0 when it may not
 * @param mayChange whether this person may change it
 * @param works whether this person may ask for an extension
 * @param request an extension that somebody asked for and nobody has answered
 */
public record ClockView(
        RunningClock clock,
        Optional<Instant> dueAt,
        Instant warnAt,
        BigDecimal extensible,
        boolean mayChange,
        boolean works,
        Optional<ClockChange> request,
        List<ClockChange> changes) {}
