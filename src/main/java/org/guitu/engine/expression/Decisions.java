package org.guitu.engine.expression;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.form.Conditions;
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

    public Decisions(InstantSource clock) {
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
        return firstRow(newest(table), inputs);
    }

    /** What all rows of its newest version whose conditions hold say in that column; to be called within an engine command. */
    public List<Object> column(String table, String column, VariableMap inputs) {
        return tables.evaluateDecisionTable(newest(table), inputs).collectEntries(column);
    }

    /** All rows of its newest version whose conditions hold, in their order; to be called within an engine command. */
    public List<Map<String, Object>> rows(String table, VariableMap inputs) {
        return tables.evaluateDecisionTable(newest(table), inputs).getResultList();
    }

    /** Which version of that decision table is the newest; to be called within an engine command. */
    public String versionOf(String table) {
        return ((DecisionDefinition) newest(table)).getId();
    }

    private static DmnDecision newest(String table) {
        return (DmnDecision) Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestDecisionDefinitionByKey(table);
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
}
