package org.guitu.report.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.ReportStore;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.form.FormFeature;
import org.springframework.stereotype.Component;

/**
 * How many of those who came back from abroad were found to be victims: {@code victimsScreened}, for forms of their report, so that none
 * is left without a case. Who had one before is named by its number ({@code priorCases}, one a line): {@code priorCasesKnown} is how many
 * cases these are, {@code priorCasesWrong} whether a line is something else, or a case that came of this report.
 */
@Component
final class VictimsScreened implements FormFeature {

    private static final String FACT = "victimsScreened";
    private static final String PRIOR = "priorCases";
    private static final String KNOWN = "priorCasesKnown";
    private static final String WRONG = "priorCasesWrong";

    /** The ends of a screening that mean a victim. */
    private static final String[] VICTIM = {"victim", "victim-and-suspect"};

    private final ReportStore reports;

    VictimsScreened(ReportStore reports) {
        this.reports = reports;
    }

    @Override
    public Enquiry enquiry(Occasion occasion) {
        return new Enquiry() {
            @Override
            public Map<String, Object> facts() {
                return occasion.form().mentions(FACT)
                        ? occasion.caseNumber()
                                .<Map<String, Object>>map(report -> Map.of(FACT, count(report)))
                                .orElse(Map.of())
                        : Map.of();
            }

            @Override
            public Map<String, Object> factsWith(Map<String, Object> answers, Map<String, DossierEntry.Answer> learnt) {
                return occasion.form().mentions(KNOWN)
                        ? occasion.caseNumber()
                                .map(report -> prior((String) answers.get(PRIOR), report))
                                .orElse(Map.of())
                        : Map.of();
            }
        };
    }

    private Map<String, Object> prior(String written, CaseNumber report) {
        var lines = Optional.ofNullable(written).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .map(CaseNumber::find)
                .distinct()
                .toList();
        var ofReport = lines.isEmpty() ? List.<CaseNumber>of() : reports.casesOf(report);
        long known = lines.stream()
                .flatMap(Optional::stream)
                .filter(number -> reports.isCase(number) && !ofReport.contains(number))
                .count();
        var facts = new HashMap<String, Object>();
        facts.put(KNOWN, known);
        facts.put(WRONG, known < lines.size());
        return facts;
    }

    private static long count(CaseNumber report) {
        return Instances.inAllRegions(() -> Stream.of(VICTIM)
                .mapToLong(end -> Context.getProcessEngineConfiguration()
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(report.value())
                        .processDefinitionKey(KnownName.PERSON_SCREENING.id())
                        .variableValueEquals("outcome", end)
                        .count())
                .sum());
    }
}
