package org.guitu.report.engine;

import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.form.FormFeature;
import org.springframework.stereotype.Component;

/**
 * How many of those who came back from abroad were found to be victims: {@code victimsScreened}, for forms of their report, so that none
 * is left without a case.
 */
@Component
final class VictimsScreened implements FormFeature {

    private static final String FACT = "victimsScreened";

    /** The ends of a screening that mean a victim. */
    private static final String[] VICTIM = {"victim", "victim-and-suspect"};

    @Override
    public Enquiry enquiry(Occasion occasion) {
        return () -> occasion.form().mentions(FACT)
                ? occasion.caseNumber()
                        .<Map<String, Object>>map(report -> Map.of(FACT, count(report)))
                        .orElse(Map.of())
                : Map.of();
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
