package org.guitu.engine.access;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.guitu.office.Queue;
import org.guitu.office.Role;

/**
 * What a department in a model means when a task is created: its queue in the region that handles the instance.
 *
 * @param department the candidate group as the model names it
 * @param departmentFrom the variable that names another department, where the model asks for one
 */
record QueueOf(String department, Optional<String> departmentFrom) implements Expression {

    @Override
    public Object getValue(VariableScope scope) {
        var region = ((DelegateExecution) scope).getTenantId();
        if (region == null) {
            throw new ProcessEngineException(
                    "A task of '%s' belongs to no region: its process instance was started without one."
                            .formatted(department));
        }
        return new Queue(named(scope), region).id();
    }

    /** Supervisors are no department that a variable could name. */
    private String named(VariableScope scope) {
        return departmentFrom
                .filter(variable -> !Role.SUPERVISOR.id().equals(department))
                .map(scope::getVariable)
                .map(String.class::cast)
                .orElse(department);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException("A queue follows from department and region.");
    }

    @Override
    public String getExpressionText() {
        return department;
    }

    @Override
    public boolean isLiteralText() {
        return true;
    }
}
