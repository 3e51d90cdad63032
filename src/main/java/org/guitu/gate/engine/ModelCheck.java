package org.guitu.gate.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.gate.Deployed;
import org.guitu.gate.Gate;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.springframework.stereotype.Component;

/** Holds files against the gate and the engine's parser, together with everything that is deployed. Nothing is deployed by it. */
@Component
public class ModelCheck {

    private final Gate gate;
    private final DeployedModels models;

    ModelCheck(Gate gate, DeployedModels models) {
        this.gate = gate;
        this.models = models;
    }

    /** Everything that is wrong, and what whoever deploys should know; no fault among it means that the files would be taken. */
    public List<Problem> check(List<ModelFile> files) {
        return models.ask(deployed -> check(files, deployed));
    }

    /** The same for who is in a command of the engine already. */
    public List<Problem> check(List<ModelFile> files, Deployed deployed) {
        var parser = new ParserFaults(Context.getProcessEngineConfiguration());
        return Stream.concat(
                        gate.check(files, deployed).stream(),
                        files.stream().filter(gate::isHarmless).flatMap(file -> parser.of(file).stream()))
                .toList();
    }
}
