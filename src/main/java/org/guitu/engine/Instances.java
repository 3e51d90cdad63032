package org.guitu.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;

/** Which process instances belong together. */
public final class Instances {

    private Instances() {}

    /** The execution's instance, the one that called it, and so on up to the one that a person started. */
    public static List<ExecutionEntity> upFrom(ExecutionEntity execution) {
        var found = new ArrayList<ExecutionEntity>();
        var instance = execution.getProcessInstance();
        while (instance != null) {
            found.add(instance);
            var caller = instance.getSuperExecution();
            instance = caller == null ? null : caller.getProcessInstance();
        }
        return found;
    }

    /** The instance that a person started. */
    public static ExecutionEntity root(ExecutionEntity execution) {
        var all = upFrom(execution);
        return all.get(all.size() - 1);
    }

    /** All that run in the case or report, in whatever regions. To be called within a command of the engine. */
    public static List<ProcessInstance> of(CaseNumber number) {
        return inAllRegions(() -> Context.getProcessEngineConfiguration()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list());
    }

    /** The same with those that the command at hand has started and not stored yet. */
    public static Set<ExecutionEntity> withNewOnesOf(CaseNumber number) {
        var context = Context.getCommandContext();
        var running = new LinkedHashSet<ExecutionEntity>();
        of(number).forEach(stored -> running.add(context.getExecutionManager().findExecutionById(stored.getId())));
        context.getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class).stream()
                .filter(any -> any.isProcessInstanceExecution() && !any.isEnded())
                .filter(any -> number.value().equals(any.getBusinessKey()))
                .forEach(running::add);
        return running;
    }

    /** Does something that concerns a whole case, in whatever regions its processes are and whoever is logged in. */
    public static <T> T inAllRegions(Callable<T> step) {
        var context = Context.getCommandContext();
        boolean checked = context.isTenantCheckEnabled();
        context.disableTenantCheck();
        try {
            return context.runWithoutAuthorization(step);
        } finally {
            if (checked) {
                context.enableTenantCheck();
            }
        }
    }
}
