package org.guitu.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;

/** A decision table of {@code processes/}, asked without the application. */
final class DecisionTable {

    private final DmnModelInstance model;
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final List<String> hit = new ArrayList<>();

    DecisionTable(String id) {
        model = read(Path.of("processes", id + ".dmn"));
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId)
                .forEach(hit::add));
        engine = configuration.buildEngine();
        decision = engine.parseDecision(id, model);
    }

    private static DmnModelInstance read(Path file) {
        try (var content = Files.newInputStream(file)) {
            return Dmn.readModelFromStream(content);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    DmnModelInstance model() {
        return model;
    }

    /** The ids of all rows, from the first to the last. */
    List<String> rows() {
        return model.getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .toList();
    }

    /** What the rows that apply say, from the first to the last. */
    List<Map<String, Object>> ask(Map<String, Object> inputs) {
        hit.clear();
        return engine.evaluateDecisionTable(decision, inputs).getResultList();
    }

    /** The ids of the rows that applied to the last question. */
    List<String> hit() {
        return List.copyOf(hit);
    }
}
