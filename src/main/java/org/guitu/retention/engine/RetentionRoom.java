package org.guitu.retention.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.guitu.engine.expression.Decisions;
import org.springframework.stereotype.Component;

/** After each deployment the engine keeps the history of every process as long as the table says. */
@Component
class RetentionRoom extends EngineRoom {

    private final Decisions decisions;

    RetentionRoom(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPostDeployers(with(configuration.getCustomPostDeployers(), new HistoryTimes(decisions)));
    }
}
