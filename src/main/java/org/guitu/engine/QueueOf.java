package org.guitu.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.guitu.queue.Queue;

/**
 * What a department in a model means when a task is created: its queue in the region that handles the instance.
 *
 * @param department the candidate group as the model names it
 * @param fact the routing fact that names another department instead, where the model says that one does; may be {@code null}
 */
record QueueOf(String department, String fact) implements Expression {

    @Override
    public Object getValue(VariableScope scope) {
        var region = ((DelegateExecution) scope).getTenantId();
        if (region == null) {
            throw new ProcessEngineException(
                    "A task of '%s' belongs to no region: its process instance was started without one."
                            .formatted(department));
        }
        var named = fact == null ? null : (String) scope.getVariable(fact);
        return new Queue(named == null ? department : named, region).id();
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
