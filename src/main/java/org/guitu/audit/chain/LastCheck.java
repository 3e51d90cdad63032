package org.guitu.audit.chain;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.crypto.ChainMac;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The newest check of the trail on this node. Every check leaves a line in the log, with the end of the chain, and holds the trail against the ends that
 * this node has noted down outside the database and against the one that it last found whole, so that a tail cut off is not missed.
 */
@Component
public class LastCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LastCheck.class);

    private final Sealer sealer;
    private final ChainCheck chain;
    private final Anchors anchors;
    private final JdbcTemplate database;
    private final ChainMac macs;
    private final InstantSource clock;
    private volatile ChainReport report;
    private Optional<Anchor> noted = Optional.empty();

    public LastCheck(
            Sealer sealer,
            ChainCheck chain,
            Anchors anchors,
            JdbcTemplate database,
            ChainMac macs,
            InstantSource clock) {
        this.sealer = sealer;
        this.chain = chain;
        this.anchors = anchors;
        this.database = database;
        this.macs = macs;
        this.clock = clock;
    }

    /** The newest report; checks if there is none yet. */
    public ChainReport report() {
        var known = report;
        return known == null ? run() : known;
    }

    /** Checks what has come since the last time. */
    public synchronized ChainReport run() {
        sealer.seal();
        return keep(chain.further(noted()));
    }

    /** Checks everything from the first link on. */
    public synchronized ChainReport runWhole() {
        sealer.seal();
        return keep(chain.whole(noted()));
    }

    private List<Anchor> noted() {
        var all = new ArrayList<>(anchors.noted());
        noted.ifPresent(all::add);
        return all;
    }

    private ChainReport keep(ChainCheck.Result result) {
        var found = result.report();
        var end = found.end().map(Anchor::toString).orElse("none");
        if (found.isWhole()) {
            noted = found.end();
            result.reached().keep(database, macs, clock.instant().truncatedTo(ChronoUnit.MICROS));
            LOG.info("The audit trail is whole: {} links, end of the chain {}.", found.links(), end);
        } else {
            Verified.read(database, macs)
                    .unsound()
                    .keep(database, macs, clock.instant().truncatedTo(ChronoUnit.MICROS));
            LOG.error(
                    "The audit trail was tampered with: {} faults, the first: {}. End of the chain {}. See docs/production.md.",
                    found.breakCount(),
                    found.breaks().get(0).en(),
                    end);
        }
        report = found;
        return found;
    }
}
