package org.guitu.consent.engine;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.engine.Instances;
import org.springframework.stereotype.Component;

/** What does not start or go on in a case because nobody has agreed to it, for those who look at how far the case is. */
@Component
public class ConsentDesk {

    private final ProcessEngineConfigurationImpl engine;
    private final Grounds grounds;
    private final Dossier dossier;

    ConsentDesk(ProcessEngine engine, Grounds grounds, Dossier dossier) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.grounds = grounds;
        this.dossier = dossier;
    }

    /** Of what runs and of what is planned: which consent is missing and how it can be got, in words. */
    public List<String> missing(CaseNumber caseNumber) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> Stream.concat(ofRunning(caseNumber, context), ofPlan(caseNumber, context))
                        .distinct()
                        .toList());
    }

    private Stream<String> ofRunning(CaseNumber caseNumber, CommandContext context) {
        return Instances.of(caseNumber).stream()
                .map(instance -> context.getExecutionManager().findExecutionById(instance.getId()))
                .flatMap(instance ->
                        grounds
                                .at(caseNumber, instance)
                                .missing(instance.getProcessDefinition().getKey())
                                .stream());
    }

    private Stream<String> ofPlan(CaseNumber caseNumber, CommandContext context) {
        return dossier
                .journeyOf(caseNumber)
                .map(context.getExecutionManager()::findExecutionById)
                .map(journey -> journey.getVariable("planServices"))
                .stream()
                .filter(Collection.class::isInstance)
                .flatMap(planned -> ((Collection<?>) planned).stream())
                .flatMap(service -> grounds.at(caseNumber, null).missingInPlan((String) service).stream());
    }
}
