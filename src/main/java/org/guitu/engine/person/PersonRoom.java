package org.guitu.engine.person;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.CommandMemory;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** Within one command of the engine, what is known of a person is read once. */
@Component
class PersonRoom extends EngineRoom {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomSessionFactories(with(
                configuration.getCustomSessionFactories(),
                CommandMemory.factory(PersonsOfCommand.class, PersonsOfCommand::new)));
    }
}
