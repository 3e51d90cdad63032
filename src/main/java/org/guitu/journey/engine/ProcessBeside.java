package org.guitu.journey.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.engine.Instances;
import org.guitu.form.CommonFacts;
import org.springframework.stereotype.Component;

/**
 * Starts another process of the same case, when a model reaches a throw event or end event with the property {@code starts}: its
 * value is that process. It runs beside whatever started it, which neither waits for it nor ends it; where it runs already in the
 * same case and region, it is not started twice.
 *
 * <p>To be called within a command of the engine.
 */
@Component
public final class ProcessBeside {

    /**
     * @param process which process starts
     * @param carried the names of the facts that go along besides those that every instance has
     * @param regionFrom the fact that says in which region; without it, or while it is empty, in that of the instance that starts it
     */
    ExecutionListener starting(String process, List<String> carried, Optional<String> regionFrom) {
        return starter -> Instances.inAllRegions(() -> {
            startOnce(process, facts(carried, regionFrom, starter), starter.getProcessBusinessKey());
            return null;
        });
    }

    private static void startOnce(String process, Map<String, Object> facts, String caseNumber) {
        var runtime = Context.getProcessEngineConfiguration().getRuntimeService();
        long running = runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(caseNumber)
                .tenantIdIn((String) facts.get(CommonFacts.REGION))
                .count();
        if (running == 0) {
            begin(process, caseNumber, facts);
        }
    }

    /** Beside the journey of a case, in its region, with what is true of the person now and these facts besides. */
    public static void start(
            String process, ExecutionEntity journey, Map<String, Object> person, Map<String, ?> besides) {
        var facts = new HashMap<String, Object>();
        CommonFacts.OF_EVERY_INSTANCE.forEach(
                name -> facts.put(name, person.getOrDefault(name, journey.getVariable(name))));
        facts.put(CommonFacts.REGION, journey.getTenantId());
        facts.putAll(besides);
        Instances.inAllRegions(() -> {
            begin(process, journey.getBusinessKey(), facts);
            return null;
        });
    }

    private static void begin(String process, String caseNumber, Map<String, Object> facts) {
        Context.getProcessEngineConfiguration()
                .getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey(caseNumber)
                .setVariables(facts)
                .execute();
    }

    private static Map<String, Object> facts(
            List<String> carried, Optional<String> regionFrom, DelegateExecution starter) {
        var names = new HashSet<>(CommonFacts.OF_EVERY_INSTANCE);
        names.addAll(carried);
        var facts = new HashMap<String, Object>();
        names.forEach(name -> facts.put(name, starter.getVariable(name)));
        facts.put(
                CommonFacts.REGION,
                regionFrom.map(starter::getVariable).map(Object::toString).orElseGet(starter::getTenantId));
        return facts;
    }
}
