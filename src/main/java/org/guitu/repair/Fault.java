package org.guitu.repair;

import java.time.Instant;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;

/**
 * Something that has stopped.
 *
 * @param id 0 until it is stored
 * @param subject the id of the job, task, subscription or execution in the engine
 * @param region empty for what belongs to no case, as is {@code caseNumber}
 * @param place where in which model; the system's own jobs have none
 * @param technical of the engine's own words what holds nothing of a case
 */
public record Fault(
        long id,
        FaultKind kind,
        String subject,
        Optional<CaseNumber> caseNumber,
        Optional<String> region,
        Optional<Place> place,
        String technical,
        Instant since) {

    /**
     * A step in a running instance.
     *
     * @param definition the id of the version in the engine
     */
    public record Place(String instance, String definition, String process, int version, String element) {}

    /** What faults have in common that have the same cause. */
    public record Cause(FaultKind kind, String process, int version, String element, String technical) {}

    public Cause cause() {
        return new Cause(
                kind,
                place.map(Place::process).orElse(""),
                place.map(Place::version).orElse(0),
                place.map(Place::element).orElse(""),
                technical);
    }
}
