package org.guitu.handover.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.clock.Duties;
import org.guitu.engine.CommandMemory;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** Within one command of the engine, instances go on where others have got to. */
@Component
class HandOverRoom extends EngineRoom {

    private final Duties duties;

    HandOverRoom(Duties duties) {
        this.duties = duties;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomSessionFactories(with(
                configuration.getCustomSessionFactories(),
                CommandMemory.factory(Continuation.class, () -> new Continuation(duties))));
    }
}
