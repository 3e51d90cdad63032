package org.guitu.clock.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.ClockControl;
import org.guitu.clock.Urgency;
import org.guitu.engine.expression.Decisions;
import org.guitu.form.CommonFacts;
import org.guitu.form.LastDay;
import org.guitu.form.WaitBounds;
import org.guitu.office.China;
import org.springframework.stereotype.Component;

/**
 * How long a date of a form may let its case wait: as many calendar days as the row of {@code time-limits.dmn} says, by the urgency of the
 * case, or until the day that somebody else than whoever answers has permitted for that task.
 */
@Component
final class LongestWaits implements WaitBounds {

    private static final String BY_LAW = "这是法律规定的最长期限，请改日期";
    private static final String PERMIT = "请改日期；确需更久的，请本地区督导先打开这项任务，在“办理期限”中准许等到更晚，再提交";
    private static final String AGAIN = "请改日期，到时可以再续";

    private final Decisions decisions;
    private final ClockControl control;
    private final InstantSource time;

    LongestWaits(Decisions decisions, ClockControl control, InstantSource time) {
        this.decisions = decisions;
        this.control = control;
        this.time = time;
    }

    /**
     * What the table says.
     *
     * @param lastDay counted from today
     * @param byLaw whether nobody may permit more
     */
    record Bound(LocalDate lastDay, boolean byLaw) {}

    @Override
    public Optional<LastDay> lastDay(String row, Answering answering, Map<String, Object> facts) {
        return bound(row, facts.get(CommonFacts.URGENCY)).map(bound -> {
            var permitted = bound.byLaw() ? Optional.<LocalDate>empty() : permitted(answering);
            return new LastDay(
                    permitted.filter(bound.lastDay()::isBefore).orElse(bound.lastDay()),
                    bound.byLaw() ? BY_LAW : answering.task() == null ? AGAIN : PERMIT);
        });
    }

    /** To be called within a command of the engine. */
    Optional<Bound> bound(String row, Object urgency) {
        var column = Urgency.of(urgency).isUrgent() ? "longestWaitUrgent" : "longestWait";
        return decisions
                .firstRow(
                        KnownName.TIME_LIMITS.id(),
                        Variables.putValue("task", row).putValue("urgency", urgency))
                .filter(limit -> limit.get(column) != null)
                .map(limit -> new Bound(
                        dayOf(time.instant()).plusDays(((Number) limit.get(column)).longValue()),
                        "law".equals(limit.get("certainty"))));
    }

    /** Nobody permits it to herself or himself. */
    private Optional<LocalDate> permitted(Answering answering) {
        return Optional.ofNullable(answering.task())
                .flatMap(control::waitPermit)
                .filter(permit -> !permit.account().equals(answering.account()))
                .map(permit -> dayOf(permit.dueAfter()));
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, China.ZONE);
    }
}
