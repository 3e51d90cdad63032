package org.guitu.emergency;

import java.time.Instant;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;

/**
 * One person's permission to read one case's dossier in an emergency, for a time.
 *
 * @param instance the id of the process instance in which it was asked for and is reviewed
 * @param account who may read
 * @param until when it ends by itself
 * @param closedAt when it was ended before that
 */
public record EmergencyReading(
        String instance,
        CaseNumber caseNumber,
        String account,
        Instant openedAt,
        Instant until,
        Optional<Instant> closedAt) {

    public boolean runsAt(Instant moment) {
        return closedAt.isEmpty() && moment.isBefore(until);
    }

    /** When it ended or will end. */
    public Instant end() {
        return closedAt.orElse(until);
    }
}
