package org.guitu.engine.expression;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.guitu.form.CommonFacts;

/** The FEEL of decision tables in a model: of an instance that belongs to a case, {@link LiveFacts} go before its variables. */
final class LiveFeel extends ClockedFeel {

    private final LiveFacts live;

    LiveFeel(InstantSource clock, LiveFacts live) {
        super(clock);
        this.live = live;
    }

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
        return super.evaluateSimpleExpression(expression, alive(context));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext context) {
        return super.evaluateSimpleUnaryTests(test, input, alive(context));
    }

    private VariableContext alive(VariableContext context) {
        var number = context.containsVariable(CommonFacts.CASE_NUMBER)
                ? context.resolve(CommonFacts.CASE_NUMBER).getValue()
                : null;
        var facts = number instanceof String caseNumber ? live.of(caseNumber) : Map.<String, Object>of();
        return facts.isEmpty() ? context : new Alive(facts, context);
    }

    private record Alive(Map<String, Object> facts, VariableContext stored) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            return facts.containsKey(name) ? Variables.untypedValue(facts.get(name)) : stored.resolve(name);
        }

        @Override
        public boolean containsVariable(String name) {
            return facts.containsKey(name) || stored.containsVariable(name);
        }

        @Override
        public Set<String> keySet() {
            var names = new HashSet<>(stored.keySet());
            names.addAll(facts.keySet());
            return names;
        }
    }
}
