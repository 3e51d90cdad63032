package org.guitu.engine.expression;

import java.time.InstantSource;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.dmn.feel.impl.scala.spin.SpinValueMapperFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.JavaValueMapper;
import org.guitu.office.China;

/**
 * FEEL whose {@code today()} and {@code now()} go by our clock and in China; a custom function could not replace them. It stands on the
 * interface of FEEL-scala itself and not on the engine's own wrapping of it, which differs from one successor of Camunda to the next.
 */
class ClockedFeel implements FeelEngine {

    private static final Pattern CODE = Pattern.compile("\\s*\"([\\w-]*)\"\\s*");
    private static final Pattern CODES = Pattern.compile("%1$s(,%1$s)*+".formatted(CODE));

    private final FeelEngineApi feel;

    ClockedFeel(InstantSource clock) {
        // A builder for Java would forget its own mapper at the first that is added.
        feel = FeelEngineBuilder.create()
                .withCustomValueMapper(new SpinValueMapperFactory().createInstance())
                .withCustomValueMapper(new JavaValueMapper())
                .withEnabledExternalFunctions(false)
                .withClock(() -> clock.instant().atZone(China.ZONE))
                .build();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
        return (T) resultOf(feel.evaluateExpression(expression, new Facts(context)));
    }

    /** Most cells of a table name codes, which is settled without FEEL: it sets itself up anew for every cell. */
    @Override
    public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext context) {
        var value = context.resolve(input).getValue();
        if (CODES.matcher(test).matches() && value instanceof String text) {
            return CODE.matcher(test).results().anyMatch(code -> code.group(1).equals(text));
        }
        // What cannot be told, such as whether nothing is more than three, is not fulfilled.
        return Boolean.TRUE.equals(resultOf(feel.evaluateUnaryTests(test, value, new Facts(context))));
    }

    boolean isTest(String unaryTest) {
        return feel.parseUnaryTests(unaryTest).isSuccess();
    }

    private static Object resultOf(EvaluationResult result) {
        if (result.isFailure()) {
            throw new FeelException(result.failure().message());
        }
        return result.result();
    }

    /** The facts of a case, looked up by name when an expression asks for them. */
    private static final class Facts extends CustomContext {

        private final VariableContext facts;

        private Facts(VariableContext facts) {
            this.facts = facts;
        }

        @Override
        public VariableProvider variableProvider() {
            return new ContextVariableWrapper(facts);
        }
    }
}
