package org.guitu.repair.web;

import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.casefile.CaseNumber;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.repair.Fault;
import org.guitu.repair.engine.RepairDesk;

/**
 * A fault as the pages show it.
 *
 * @param number of the case; empty for the system's own
 * @param opens whether the reader supervises the case and may open its page
 * @param technical the engine's own words, and the version
 * @param alike how many of the list have the same cause
 * @param asked whether something waits for a second person
 */
public record FaultView(
        long id,
        String number,
        boolean opens,
        String region,
        String where,
        String what,
        String follows,
        String remedy,
        String since,
        String technical,
        boolean retried,
        boolean stopped,
        long alike,
        boolean asked) {

    static List<FaultView> of(List<Fault> faults, RepairDesk desk, Actor reader, Directory directory) {
        return faults.stream()
                .map(fault -> of(
                        fault,
                        faults.stream()
                                .filter(other -> other.cause().equals(fault.cause()))
                                .count(),
                        desk,
                        reader,
                        directory))
                .toList();
    }

    static FaultView of(Fault fault, RepairDesk desk, Actor reader, Directory directory) {
        return of(fault, 1, desk, reader, directory);
    }

    private static FaultView of(Fault fault, long alike, RepairDesk desk, Actor reader, Directory directory) {
        return new FaultView(
                fault.id(),
                fault.caseNumber().map(CaseNumber::value).orElse(""),
                fault.caseNumber().isPresent() && desk.supervises(reader, fault),
                fault.region().map(code -> directory.region(code).name()).orElse(""),
                desk.words(fault),
                fault.kind().zh(),
                fault.kind().follows(),
                fault.kind().remedy(),
                China.words(fault.since()),
                fault.place()
                        .map(place -> "%s 第 %d 版 %s %s"
                                .formatted(place.process(), place.version(), place.element(), fault.technical()))
                        .orElse(fault.technical()),
                fault.kind().canBeRetried(),
                fault.kind().hasStopped(),
                alike,
                desk.request(fault).isPresent());
    }
}
