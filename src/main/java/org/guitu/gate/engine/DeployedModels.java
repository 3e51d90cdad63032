package org.guitu.gate.engine;

import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.gate.Deployed;
<<<<<<< HEAD
=======
import org.springframework.jdbc.core.simple.JdbcClient;
>>>>>>> w-upgrade
import org.springframework.stereotype.Component;

/** What the gate sees of the engine, for those who ask the gate without deploying. */
@Component
public class DeployedModels {

    private final ProcessEngineConfigurationImpl engine;
    private final Deployed deployed;

    DeployedModels(ProcessEngineConfigurationImpl engine, JdbcClient database) {
        this.engine = engine;
        this.deployed = new InTheEngine(database);
    }

    /** What the question makes of the models that are deployed at this moment. */
    public <T> T ask(Function<Deployed, T> question) {
<<<<<<< HEAD
        return engine.getCommandExecutorTxRequired().execute(context -> question.apply(new DeployedInEngine()));
=======
        return engine.getCommandExecutorTxRequired().execute(context -> question.apply(deployed));
>>>>>>> w-upgrade
    }
}
