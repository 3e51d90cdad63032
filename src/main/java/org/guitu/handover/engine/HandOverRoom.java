package org.guitu.handover.engine;

import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.clock.Duties;
import org.guitu.decision.DecisionStore;
import org.guitu.engine.CommandMemory;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** Within one command of the engine, instances go on where others have got to. */
@Component
class HandOverRoom extends EngineRoom {

    private final Duties duties;
    private final DecisionStore decisions;

    HandOverRoom(Duties duties, DecisionStore decisions) {
        this.duties = duties;
        this.decisions = decisions;
    }

    /** The engine moves its own calls only to another version of their model; one of ours is one of its own. */
    static {
        SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.add(RegionalCall.class);
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomSessionFactories(with(
                configuration.getCustomSessionFactories(),
                CommandMemory.factory(Continuation.class, () -> new Continuation(duties, decisions))));
    }
}
