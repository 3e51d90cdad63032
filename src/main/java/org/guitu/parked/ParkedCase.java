package org.guitu.parked;

import java.time.Instant;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.clock.Urgency;

/**
 * A case in which nobody has anything to do for the person.
 *
 * @param region the code of the one that handles it
 * @param since when the last task was done, or when it was opened
 * @param until the first day on which it goes on by itself; empty when it waits for none
 * @param watched whether somebody has the task of looking after the person meanwhile
 */
public record ParkedCase(
        CaseNumber caseNumber,
        String region,
        Urgency urgency,
        Instant since,
        Optional<Instant> until,
        boolean watched) {}
