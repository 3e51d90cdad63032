package org.guitu.audit;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The newest check of the trail on this node. Every check leaves a line in the log, with the end of the chain: the log lies outside
 * the database, and what it says can be held against the chain later. The node itself holds the end that it last found whole against
 * every later check, so that a tail cut off while it runs is not missed.
 */
@Component
class LastCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LastCheck.class);

    private final Sealer sealer;
    private final ChainCheck chain;
    private volatile ChainReport report;
    private List<Anchor> noted = List.of();

    LastCheck(Sealer sealer, ChainCheck chain) {
        this.sealer = sealer;
        this.chain = chain;
    }

    /** The newest report; checks if there is none yet. */
    ChainReport report() {
        var known = report;
        return known == null ? run() : known;
    }

    synchronized ChainReport run() {
        sealer.seal();
        var found = chain.check(noted);
        var end = found.end().map(Anchor::toString).orElse("none");
        if (found.isWhole()) {
            noted = found.end().stream().toList();
            LOG.info("The audit trail is whole: {} events, end of the chain {}.", found.links(), end);
        } else {
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
