package org.guitu.gate.engine;

import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.gate.Deployed;
import org.springframework.stereotype.Component;

/** What the gate sees of the engine, for those who ask the gate without deploying. */
@Component
public class DeployedModels {

    private final ProcessEngineConfigurationImpl engine;
    private final InTheEngine deployed;

    DeployedModels(ProcessEngineConfigurationImpl engine, InTheEngine deployed) {
        this.engine = engine;
        this.deployed = deployed;
    }

    /** What the question makes of the models that are deployed at this moment. */
    public <T> T ask(Function<Deployed, T> question) {
        return engine.getCommandExecutorTxRequired().execute(context -> question.apply(deployed));
    }
}
