package org.guitu.gate.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;

/**
 * What the engine's own parser finds wrong with a model, so that it is told together with what the gate finds and not one deployment later. Only
 * what the gate knows to be harmless is parsed: a parser may make objects of the classes that a model names.
 */
final class ParserFaults {

    private final ProcessEngineConfigurationImpl configuration;

    ParserFaults(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    List<Problem> of(ModelFile file) {
        var problems = new ProblemList(file);
        switch (file.ending()) {
            case "bpmn" -> parseProcess(file, problems);
            case "dmn" -> parseTable(file, problems);
            default -> {}
        }
        return problems.found();
    }

    private void parseProcess(ModelFile file, ProblemList problems) {
        try {
            parser().getBpmnParser()
                    .createParse()
                    .sourceInputStream(new ByteArrayInputStream(file.content()))
                    .deployment(new DeploymentEntity())
                    .name(file.name())
                    .execute();
        } catch (ParseException broken) {
            broken.getResorceReports().stream()
                    .flatMap(report -> report.getErrors().stream())
                    .forEach(error -> problems.add(
                            elementOf(error.getMainElementId()),
                            "the engine cannot read it (line %s): %s",
                            error.getLine(),
                            firstLine(error.getMessage())));
        }
    }

    private static String elementOf(String id) {
        return id == null ? "" : id;
    }

    private BpmnDeployer parser() {
        return configuration.getDeployers().stream()
                .filter(BpmnDeployer.class::isInstance)
                .map(BpmnDeployer.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void parseTable(ModelFile file, ProblemList problems) {
        try {
            configuration.getDmnEngine().parseDecisionRequirementsGraph(new ByteArrayInputStream(file.content()));
        } catch (DmnEngineException broken) {
            Throwable deepest = broken;
            while (deepest.getCause() != null) {
                deepest = deepest.getCause();
            }
            problems.add("", Sentence.of("the engine cannot read it: %s", firstLine(deepest.getMessage())));
        }
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
