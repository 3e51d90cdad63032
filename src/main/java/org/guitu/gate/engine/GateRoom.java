package org.guitu.gate.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.guitu.gate.Deployed;
import org.guitu.gate.Gate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every deployment passes the gate before the engine reads it. Once it is parsed, {@code ModelRoom} has the forms read anew and {@code
 * RetentionRoom} sets how long history is kept.
 */
@Component
class GateRoom extends EngineRoom {

    private final Gate gate;
    private final SecondAdministrator second;
    private final Deployed deployed;

    GateRoom(Gate gate, SecondAdministrator second, JdbcClient database) {
        this.gate = gate;
        this.deployed = new InTheEngine(database);
        this.second = second;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPreDeployers(
                with(configuration.getCustomPreDeployers(), new DeploymentGate(gate, second, deployed)));
    }
}
