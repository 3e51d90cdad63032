package org.guitu.family.engine;

import java.time.InstantSource;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.family.CaseLinks;
import org.guitu.family.Relation;
import org.springframework.stereotype.Component;

/** Links cases and ends links, each with its events in the audit trail of both cases. To be called within a command of the engine. */
@Component
final class FamilyLinking {

    private final CaseLinks links;
    private final EngineAudit audit;
    private final InstantSource clock;

    FamilyLinking(CaseLinks links, EngineAudit audit, InstantSource clock) {
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param relation what the other one's person is to the one's
     * @param occasion on which it is done, in words, and its id, which may be {@code null}
     */
    void link(CaseNumber one, CaseNumber other, Relation relation, String author, String occasion, String occasionId) {
        links.link(one, other, relation, author, clock.instant())
                .forEach(pair -> audit.related(pair.one(), pair.other(), true, occasion, occasionId));
    }

    void unlink(CaseNumber one, CaseNumber other, String author, String occasion, String occasionId) {
        links.unlink(one, other, author, clock.instant());
        audit.related(one, other, false, occasion, occasionId);
    }
}
