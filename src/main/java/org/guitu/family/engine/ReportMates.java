package org.guitu.family.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.ReportStore;
import org.guitu.family.LinkedCase;
import org.springframework.stereotype.Component;

/** The cases that came of the same report and are not linked: their people may belong together without anybody having said so. */
@Component
final class ReportMates {

    private final ReportStore reports;
    private final Dossier dossier;
    private final FamilySight sight;

    ReportMates(ReportStore reports, Dossier dossier, FamilySight sight) {
        this.reports = reports;
        this.dossier = dossier;
        this.sight = sight;
    }

    /** Their numbers, of those that the reader may see; {@code null} when there are none. */
    String words(CaseNumber caseNumber, List<LinkedCase> family, Authentication reader) {
        var numbers = reports.besides(caseNumber).stream()
                .filter(mate ->
                        family.stream().noneMatch(linked -> linked.number().equals(mate)))
                .filter(mate -> dossier.regionOf(mate)
                        .filter(region -> sight.opens(mate, region, reader))
                        .isPresent())
                .map(CaseNumber::value)
                .collect(Collectors.joining("、"));
        return numbers.isEmpty() ? null : numbers;
    }
}
