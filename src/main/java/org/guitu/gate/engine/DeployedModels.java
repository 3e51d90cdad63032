package org.guitu.gate.engine;

import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.gate.Deployed;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the gate sees of the engine, for those who ask the gate without deploying. */
@Component
public class DeployedModels {

    private final ProcessEngine engine;
    private final Deployed deployed;

    /** @param engine asked only when somebody checks: it is built with the gate in it */
    DeployedModels(@Lazy ProcessEngine engine, JdbcClient database) {
        this.engine = engine;
        this.deployed = new InTheEngine(database);
    }

    /** What the question makes of the models that are deployed at this moment. */
    public <T> T ask(Function<Deployed, T> question) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> question.apply(deployed));
    }

    /** The same for who is in a command of the engine already. */
    Deployed inCommand() {
        return deployed;
    }
}
