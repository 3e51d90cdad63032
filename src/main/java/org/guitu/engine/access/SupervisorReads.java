package org.guitu.engine.access;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.audit.EventKind;
import org.guitu.engine.audit.EngineAudit;
import org.springframework.stereotype.Component;

/**
 * What supervisors read of a case in Cockpit or by the REST API, beside the pages that Guitu has for it, is an event of the case: the
 * names of its routing facts, never their values, and which instance's history. To be called within a command of the engine.
 */
@Component
final class SupervisorReads {

    private final People people;
    private final EngineAudit audit;

    SupervisorReads(People people, EngineAudit audit) {
        this.people = people;
        this.audit = audit;
    }

    /** Somebody asks for the facts of that process instance; without names for all of them. */
    void facts(String instance, Collection<String> names) {
        Optional.ofNullable(Context.getCommandContext().getExecutionManager().findExecutionById(instance))
                .filter(found -> supervises(found.getTenantId()))
                .ifPresent(found -> record(found, names.isEmpty() ? found.getVariableNames() : names));
    }

    /** The same of a task that is not the supervisor's own to do. */
    void facts(TaskEntity task) {
        if (!policy().works(task) && supervises(task.getTenantId())) {
            record(task.getProcessInstance(), task.getVariableNames());
        }
    }

    private void record(ExecutionEntity instance, Collection<String> names) {
        audit.record(
                EventKind.FACTS_READ,
                instance.getProcessInstance().getBusinessKey(),
                instance.getProcessDefinition().getName(),
                instance.getProcessInstanceId(),
                "流程数据：" + names.stream().sorted().collect(joining("、")));
    }

    /** Somebody asks for the history of that process instance. */
    void history(String instance, String what) {
        var context = Context.getCommandContext();
        Optional.ofNullable(instance)
                .map(context.getHistoricProcessInstanceManager()::findHistoricProcessInstance)
                .filter(found -> supervises(found.getTenantId()))
                .ifPresent(found -> record(found, what));
    }

    private void record(HistoricProcessInstanceEntity instance, String what) {
        audit.record(
                EventKind.FACTS_READ,
                instance.getBusinessKey(),
                instance.getProcessDefinitionName(),
                instance.getId(),
                "流程历史：" + what);
    }

    private boolean supervises(String region) {
        var policy = policy();
        return policy.supervisor() && region != null && policy.regions().contains(region);
    }

    private TaskPolicy policy() {
        return people.policyOf(Context.getCommandContext().getAuthentication());
    }
}
