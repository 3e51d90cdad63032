package org.guitu.decision.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.CommandMemory;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** Each command of the engine remembers what it has recorded and decided. */
@Component
class DecisionRoom extends EngineRoom {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomSessionFactories(with(
                configuration.getCustomSessionFactories(),
                CommandMemory.factory(DecisionMemory.class, DecisionMemory::new)));
    }
}
