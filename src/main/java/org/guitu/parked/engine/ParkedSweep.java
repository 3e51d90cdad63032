package org.guitu.parked.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.Urgency;
import org.guitu.engine.expression.Decisions;
import org.guitu.parked.ParkedCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells supervisors of cases in which nobody has had anything to do for as many days as {@code parked-notice.dmn} says: the own tier first,
 * then a tier higher, each once for each time that a case comes to rest. An urgent one without a watch gets it, as after an upgrade.
 *
 * <p>Each case is a transaction of its own: any number of nodes may sweep at once, and one that stops leaves the rest for the next sweep.
 */
@Component
class ParkedSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedSweep.class);
    private static final List<String> TIERS = List.of("ownTier", "nextTier", "thirdTier");

    private final ParkedCases cases;
    private final CaseWatch watch;
    private final ParkedNotices notices;
    private final Decisions decisions;
    private final ProcessEngineConfigurationImpl engine;
    private final InstantSource time;

    ParkedSweep(
            ParkedCases cases,
            CaseWatch watch,
            ParkedNotices notices,
            Decisions decisions,
            ProcessEngineConfigurationImpl engine,
            InstantSource time) {
        this.cases = cases;
        this.watch = watch;
        this.notices = notices;
        this.decisions = decisions;
        this.engine = engine;
        this.time = time;
    }

    void run() {
        var patience = engine.getCommandExecutorTxRequired().execute(context -> patience());
        var now = time.instant();
        for (ParkedCase parked : cases.all()) {
            try {
                engine.getCommandExecutorTxRequired().execute(context -> {
                    watch.look(parked.caseNumber(), context);
                    reached(parked, patience.get(parked.urgency()), now)
                            .forEach(level -> notices.tell(parked, level, now));
                    return null;
                });
            } catch (RuntimeException failed) {
                LOG.error("Case {} waits, and the sweep of such cases tries it again.", parked.caseNumber(), failed);
            }
        }
    }

    /** After how long each tier is told; a tier that the table leaves out is empty. */
    private Map<Urgency, List<Optional<Duration>>> patience() {
        var patience = new EnumMap<Urgency, List<Optional<Duration>>>(Urgency.class);
        for (Urgency urgency : Urgency.values()) {
            var row = decisions
                    .firstRow(KnownName.PARKED_NOTICE.owner(), Variables.putValue("urgency", urgency.code()))
                    .orElse(Map.of());
            patience.put(
                    urgency,
                    TIERS.stream()
                            .map(tier -> Optional.ofNullable(row.get(tier)).map(ParkedSweep::days))
                            .toList());
        }
        return patience;
    }

    private static Duration days(Object number) {
        var seconds = new BigDecimal(number.toString())
                .multiply(BigDecimal.valueOf(Duration.ofDays(1).toSeconds()));
        return Duration.ofSeconds(seconds.longValue());
    }

    /** The levels that are reached by now, the first being 1. */
    private static Stream<Integer> reached(ParkedCase parked, List<Optional<Duration>> patience, Instant now) {
        return Stream.iterate(1, level -> level <= patience.size(), level -> level + 1)
                .filter(level -> patience.get(level - 1)
                        .filter(days -> !parked.since().plus(days).isAfter(now))
                        .isPresent());
    }
}
