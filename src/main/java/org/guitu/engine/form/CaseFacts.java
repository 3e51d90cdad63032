package org.guitu.engine.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.form.CommonFacts;

/**
 * What a process that is started in an existing case knows of it: the facts that every instance has and {@code comesOfAge}, from the
 * journey of the case, and the region that handles it now.
 */
record CaseFacts(CaseNumber caseNumber, Map<String, Object> facts) {

    /** What the person agreed to before, for a form that changes it: the journey's facts, by the names that they have here. */
    private static final Map<String, String> BEFORE =
            Map.of("consentState", "consentStateBefore", "consentedServices", KnownName.CONSENTED_BEFORE.id());

    /**
     * Those of the case with that number; empty when there is none in the person's regions, whatever the reason. A hand-over
     * waits until whatever starts is started, and the other way round. To be called within a command of the engine.
     */
    static Optional<CaseFacts> of(String number, Dossier dossier, Authentication person) {
        return CaseNumber.find(number)
                .flatMap(caseNumber -> in(dossier.lockedRegionOf(caseNumber), caseNumber, dossier, person));
    }

    /** The same for somebody who only looks: nothing waits. */
    static Optional<CaseFacts> seen(CaseNumber caseNumber, Dossier dossier, Authentication person) {
        return in(dossier.regionOf(caseNumber), caseNumber, dossier, person);
    }

    private static Optional<CaseFacts> in(
            Optional<String> handling, CaseNumber caseNumber, Dossier dossier, Authentication person) {
        var regions = Objects.requireNonNullElse(person.getTenantIds(), List.<String>of());
        return handling.filter(regions::contains)
                .map(region -> new CaseFacts(caseNumber, read(caseNumber, region, dossier)));
    }

    /** The region that handles the case. */
    String region() {
        return (String) facts.get(CommonFacts.REGION);
    }

    /** The number of the case that the task is about. */
    static CaseNumber numberOf(TaskEntity task) {
        return new CaseNumber(task.getProcessInstance().getBusinessKey());
    }

    private static Map<String, Object> read(CaseNumber caseNumber, String region, Dossier dossier) {
        var facts = new HashMap<String, Object>();
        var context = Context.getCommandContext();
        context.runWithoutAuthorization(() -> {
            dossier.journeyOf(caseNumber)
                    .or(() -> opening(caseNumber, context.getProcessEngineConfiguration()))
                    .ifPresent(instance -> context.getProcessEngineConfiguration()
                            .getHistoryService()
                            .createHistoricVariableInstanceQuery()
                            .processInstanceId(instance)
                            .variableNameIn(Stream.of(
                                            CommonFacts.OF_EVERY_INSTANCE,
                                            BEFORE.keySet(),
                                            Set.of(CommonFacts.COMES_OF_AGE))
                                    .flatMap(Set::stream)
                                    .toArray(String[]::new))
                            .list()
                            .forEach(fact ->
                                    facts.put(BEFORE.getOrDefault(fact.getName(), fact.getName()), fact.getValue())));
            return null;
        });
        facts.put(CommonFacts.REGION, region);
        return facts;
    }

    private static Optional<String> opening(CaseNumber caseNumber, ProcessEngineConfigurationImpl engine) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(HistoricProcessInstance::getId);
    }
}
