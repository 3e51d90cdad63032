package org.guitu.family.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.CommandMemory;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** Within one command of the engine, links that models order wait until the form is recorded. */
@Component
class FamilyRoom extends EngineRoom {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomSessionFactories(with(
                configuration.getCustomSessionFactories(), CommandMemory.factory(LinkOrders.class, LinkOrders::new)));
    }
}
