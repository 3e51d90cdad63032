package org.guitu.gate.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/**
 * Every deployment passes the gate before the engine reads it. Once it is parsed, {@code ModelRoom} has the forms read anew and {@code
 * RetentionRoom} sets how long history is kept.
 */
@Component
class GateRoom extends EngineRoom {

    private final ModelCheck models;
    private final SecondAdministrator second;
    private final InTheEngine deployed;

    GateRoom(ModelCheck models, SecondAdministrator second, InTheEngine deployed) {
        this.models = models;
        this.second = second;
        this.deployed = deployed;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setRepositoryService(new WholeDeployments(deployed));
        configuration.setCustomPreDeployers(
                with(configuration.getCustomPreDeployers(), new DeploymentGate(models, second, deployed)));
    }
}
