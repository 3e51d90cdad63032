package org.guitu.engine;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.form.Conditions;
import org.springframework.stereotype.Component;

/**
 * Evaluates decision tables and the FEEL expressions of forms on a DMN engine of its own, which writes no history: the inputs
 * of a form's rule may be personal, and a time limit is looked up for each task.
 */
@Component
class Decisions implements Conditions {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final DmnEngine tables;
    private final FeelEngine feel;

    Decisions(InstantSource clock) {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelCustomFunctionProviders(List.of(new Today(clock)));
        tables = configuration.buildEngine();
        feel = configuration.getFeelEngine();
    }

    @Override
    public Object value(String expression, Map<String, Object> answers) {
        var body = expression.startsWith("=") ? expression.substring(1) : expression;
        return plain(
                feel.evaluateSimpleExpression(body, Variables.fromMap(answers).asVariableContext()));
    }

    /** The first row of the newest version of that decision table whose conditions hold; to be called within an engine command. */
    Optional<Map<String, Object>> firstRow(String table, VariableMap inputs) {
        var decision = (DmnDecision) Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestDecisionDefinitionByKey(table);
        return Optional.ofNullable(
                        tables.evaluateDecisionTable(decision, inputs).getFirstResult())
                .map(row -> row.getEntryMap());
    }

    /** Whole numbers and dates as forms and process variables know them. */
    private static Object plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValue() : number.doubleValue();
        }
        if (value instanceof Double number && number == Math.rint(number)) {
            return number.longValue();
        }
        return value instanceof Integer number
                ? (Object) number.longValue()
                : value instanceof Temporal date ? date.toString() : value;
    }

    /** FEEL's {@code today()} by our clock and in China. */
    private record Today(InstantSource clock) implements FeelCustomFunctionProvider {

        @Override
        public Optional<CustomFunction> resolveFunction(String name) {
            return name.equals("today")
                    ? Optional.of(CustomFunction.create()
                            .setFunction(none -> LocalDate.ofInstant(clock.instant(), CHINA))
                            .build())
                    : Optional.empty();
        }

        @Override
        public List<String> getFunctionNames() {
            return List.of("today");
        }
    }
}
