package org.guitu.repair.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** The engine knows the job of a step that is tried again. */
@Component
class RepairRoom extends EngineRoom {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomJobHandlers(with(configuration.getCustomJobHandlers(), new LaterStep()));
    }
}
