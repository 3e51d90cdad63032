package org.guitu.journey.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.expression.Decisions;
import org.guitu.person.PersonFacts;
import org.springframework.stereotype.Component;

/**
 * Opens what follows when it is learnt that somebody who was taken for an adult is a minor, or the other way round, in whatever step of
 * whatever process: {@code after-correction} with what the table {@code correction-effects} says, beside all else.
 *
 * <p>It does not where {@code correct-person} has opened it already, nor before reception asks for consent: until then it goes by the
 * age of the moment. Who turns 18 as time goes by is none of these: nothing was learnt.
 */
@Component
final class ProtectionChange {

    private static final String PROCESS = KnownName.AFTER_CORRECTION.id();
    private static final String EFFECTS = KnownName.FOLLOWING_EFFECTS.id();
    private static final String CONSENTED = "consentedServices";

    private final Decisions decisions;

    ProtectionChange(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * To be called within a command of the engine.
     *
     * @param running all that runs in the case
     * @param before what was true of the person until now
     * @param now what is true from now on
     */
    void follow(
            ExecutionEntity journey,
            List<ExecutionEntity> running,
            Map<String, Object> before,
            Map<String, Object> now) {
        var was = before.get(PersonFacts.MINOR);
        var is = now.get(PersonFacts.MINOR);
        if (was == null || is == null || was.equals(is) || isBeforeConsent(running)) {
            return;
        }
        var effects = effects(before, now);
        if (!areOpen(effects, running)) {
            start(journey, effects, now);
        }
    }

    private static boolean isBeforeConsent(List<ExecutionEntity> running) {
        return running.stream()
                .filter(any -> isOf(any, KnownName.CONSENT.owner()))
                .anyMatch(reception -> Instances.inAllRegions(() -> Context.getProcessEngineConfiguration()
                                .getHistoryService()
                                .createHistoricTaskInstanceQuery()
                                .processInstanceId(reception.getId())
                                .taskDefinitionKey(KnownName.CONSENT.id())
                                .count())
                        == 0);
    }

    /** One that was opened earlier for less does not do. */
    private static boolean areOpen(List<Object> effects, List<ExecutionEntity> running) {
        return running.stream()
                .filter(any -> isOf(any, PROCESS))
                .anyMatch(any -> any.getVariable(EFFECTS) instanceof Collection<?> open && open.containsAll(effects));
    }

    private static boolean isOf(ExecutionEntity instance, String process) {
        return process.equals(instance.getProcessDefinition().getKey());
    }

    private List<Object> effects(Map<String, Object> before, Map<String, Object> now) {
        return decisions.column(
                KnownName.CORRECTION_EFFECTS.owner(),
                KnownName.CORRECTION_EFFECTS.id(),
                Variables.createVariables()
                        .putValue(PersonFacts.MINOR, before.get(PersonFacts.MINOR))
                        .putValue(PersonFacts.AGE_YEARS, before.get(PersonFacts.AGE_YEARS))
                        .putValue("newMinor", now.get(PersonFacts.MINOR))
                        .putValue("newAgeYears", now.get(PersonFacts.AGE_YEARS))
                        .putValue("newAgeGroup", now.get(PersonFacts.AGE_GROUP))
                        .putValue("whatChanges", List.of("age"))
                        .putValue("becomesForeigner", false)
                        .putValue("papersDisagree", false));
    }

    private static void start(ExecutionEntity journey, List<Object> effects, Map<String, Object> now) {
        var facts = new HashMap<String, Object>();
        facts.put(PersonFacts.IDENTITY_STATE, now.get(PersonFacts.IDENTITY_STATE));
        facts.put(CONSENTED, journey.getVariable(CONSENTED));
        facts.put("guardianOutcome", Objects.equals(true, now.get(PersonFacts.MINOR)) ? null : "none");
        facts.put("legalStayNow", false);
        facts.put(EFFECTS, effects);
        ProcessBeside.start(PROCESS, journey, now, facts);
    }
}
