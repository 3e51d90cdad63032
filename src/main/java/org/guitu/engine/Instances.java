package org.guitu.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Which process instances belong together. */
final class Instances {

    private Instances() {}

    /** The execution's instance, the one that called it, and so on up to the one that a person started. */
    static List<ExecutionEntity> upFrom(ExecutionEntity execution) {
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
    static ExecutionEntity root(ExecutionEntity execution) {
        var all = upFrom(execution);
        return all.get(all.size() - 1);
    }

    /** Does something that concerns a whole case, in whatever regions its processes are and whoever is logged in. */
    static <T> T inAllRegions(Callable<T> step) {
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
