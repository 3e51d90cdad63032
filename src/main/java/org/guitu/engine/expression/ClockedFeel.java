package org.guitu.engine.expression;

import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.api.FeelEngineApi;
import org.guitu.office.China;

/** FEEL whose {@code today()} and {@code now()} go by our clock and in China; a custom function could not replace them. */
class ClockedFeel extends ScalaFeelEngine {

    private static final Pattern CODE = Pattern.compile("\\s*\"([\\w-]*)\"\\s*");
    private static final Pattern CODES = Pattern.compile("%1$s(,%1$s)*+".formatted(CODE));

    ClockedFeel(InstantSource clock) {
        super(List.of());
        feelEngine = new org.camunda.feel.FeelEngine(
                feelEngine.functionProvider(),
                feelEngine.valueMapper(),
                feelEngine.configuration(),
                () -> clock.instant().atZone(China.ZONE));
    }

    /** Most cells of a table name codes, which is settled without FEEL: it sets itself up anew for every cell. */
    @Override
    public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext context) {
        if (CODES.matcher(test).matches() && context.resolve(input).getValue() instanceof String value) {
            return CODE.matcher(test).results().anyMatch(code -> code.group(1).equals(value));
        }
        return super.evaluateSimpleUnaryTests(test, input, context);
    }

    boolean isTest(String unaryTest) {
        return new FeelEngineApi(feelEngine).parseUnaryTests(unaryTest).isSuccess();
    }
}
