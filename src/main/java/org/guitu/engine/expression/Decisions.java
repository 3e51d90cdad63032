package org.guitu.engine.expression;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.api.FeelEngineApi;
import org.guitu.form.Conditions;
import org.guitu.office.China;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Evaluates decision tables and the FEEL expressions of forms on a DMN engine of its own, which writes no history: the inputs
 * of a form's rule may be personal, and a time limit is looked up for each task.
 */
@Component
public class Decisions implements Conditions {

    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);
    private final DmnEngine tables;
    private final FeelEngine feel;
    private final ClockedFeel parser;

    Decisions(InstantSource clock) {
        var configuration = new DefaultDmnEngineConfiguration();
        parser = new ClockedFeel(clock);
        configuration.setFeelEngineFactory(() -> parser);
        tables = configuration.buildEngine();
        feel = configuration.getFeelEngine();
    }

    @Override
    public Object value(String expression, Map<String, Object> answers) {
        var body = expression.startsWith("=") ? expression.substring(1) : expression;
        try {
            return plain(feel.evaluateSimpleExpression(
                    body, Variables.fromMap(answers).asVariableContext()));
        } catch (FeelException broken) {
            LOG.error("This expression of a form is not FEEL: {}", body);
            throw new IllegalArgumentException("'%s' is not FEEL.".formatted(body), broken);
        }
    }

    @Override
    public boolean isTest(String unaryTest) {
        return parser.isTest(unaryTest);
    }

    /** The first row of the newest version of that decision table whose conditions hold; to be called within an engine command. */
    public Optional<Map<String, Object>> firstRow(String table, VariableMap inputs) {
        var decision = (DmnDecision) Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestDecisionDefinitionByKey(table);
        return firstRow(decision, inputs);
    }

    public Optional<Map<String, Object>> firstRow(DmnDecision table, VariableMap inputs) {
        return Optional.ofNullable(tables.evaluateDecisionTable(table, inputs).getFirstResult())
                .map(row -> row.getEntryMap());
    }

    /** Whole numbers, dates and lists as forms and process variables know them. */
    private static Object plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValue() : number.doubleValue();
        }
        if (value instanceof Double number && number == Math.rint(number)) {
            return number.longValue();
        }
        if (value instanceof Collection<?> list) {
            var codes = new ArrayList<Object>();
            list.forEach(code -> codes.add(plain(code)));
            return codes;
        }
        return value instanceof Integer number
                ? (Object) number.longValue()
                : value instanceof Temporal date ? date.toString() : value;
    }

    /** FEEL whose {@code today()} and {@code now()} go by our clock and in China; a custom function could not replace them. */
    private static final class ClockedFeel extends ScalaFeelEngine {

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
                return CODE.matcher(test).results().anyMatch(code -> code.group(1)
                        .equals(value));
            }
            return super.evaluateSimpleUnaryTests(test, input, context);
        }

        private boolean isTest(String unaryTest) {
            return new FeelEngineApi(feelEngine).parseUnaryTests(unaryTest).isSuccess();
        }
    }
}
