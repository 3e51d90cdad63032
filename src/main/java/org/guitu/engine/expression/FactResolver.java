package org.guitu.engine.expression;

import java.beans.FeatureDescriptor;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;

/**
 * What a name in an expression means: one of the {@link LiveFacts}; a variable; one of the {@link NamedFact}s; {@code execution.processBusinessKey}; {@code
 * contains} of a list of codes. Any other property or method of any object is refused, so that no expression gets hold of an object
 * that can do something.
 */
final class FactResolver extends ELResolver {

    private static final String EXECUTION = "execution";
    private static final String BUSINESS_KEY = "processBusinessKey";

    private final FactsByName facts;
    private final LiveFacts live;

    FactResolver(FactsByName facts, LiveFacts live) {
        this.facts = facts;
        this.live = live;
    }

    /** Stands for the execution, which itself would be the whole engine. */
    private record CaseKey(String value) {}

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        context.setPropertyResolved(true);
        if (base instanceof CaseKey key && BUSINESS_KEY.equals(property)) {
            return key.value();
        }
        if (base != null) {
            throw refusal(property);
        }
        var name = String.valueOf(property);
        var scope = (VariableScope) context.getContext(VariableScope.class);
        var alive = live.names().contains(name) ? live.of(caseOf(scope)) : Map.<String, Object>of();
        if (alive.containsKey(name)) {
            return alive.get(name);
        }
        if (scope != null && scope.hasVariable(name)) {
            return scope.getVariable(name);
        }
        if (scope instanceof ExecutionEntity execution && EXECUTION.equals(name)) {
            return new CaseKey(execution.getProcessBusinessKey());
        }
        if (scope instanceof ExecutionEntity execution) {
            var named = facts.find(name);
            if (named.isPresent()) {
                return named.get().value().apply(execution);
            }
        }
        var variables = (VariableContext) context.getContext(VariableContext.class);
        if (variables != null && variables.containsVariable(name)) {
            return variables.resolve(name).getValue();
        }
        if (live.names().contains(name)) {
            return null; // a fact of every case, about which nothing was said in this one
        }
        throw new PropertyNotFoundException("There is no variable '%s'.".formatted(name));
    }

    private static String caseOf(VariableScope scope) {
        var execution = scope instanceof TaskEntity task ? task.getExecution() : scope;
        return execution instanceof ExecutionEntity of ? of.getProcessBusinessKey() : null;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        context.setPropertyResolved(true);
        if (base instanceof Collection<?> codes
                && "contains".equals(method)
                && arguments != null
                && arguments.length == 1
                && arguments[0] instanceof String code) {
            return codes.contains(code);
        }
        throw refusal(method);
    }

    private static ELException refusal(Object member) {
        return new ELException(
                "Expressions may not use '%s': they compare the variables of their case with codes.".formatted(member));
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw refusal(property);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        context.setPropertyResolved(true);
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        throw refusal(property);
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
