package org.guitu.parked.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.CommandMemory;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** Each command of the engine knows which wait it ends. */
@Component
class ParkedRoom extends EngineRoom {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomSessionFactories(with(
                configuration.getCustomSessionFactories(),
                CommandMemory.factory(ForwardOrders.class, ForwardOrders::new)));
    }
}
