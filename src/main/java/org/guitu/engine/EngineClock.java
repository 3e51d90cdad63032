package org.guitu.engine;

import java.time.Instant;
import java.time.InstantSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The time by which cases run: the engine's, so that a test which moves it moves everything. */
@Component
class EngineClock implements InstantSource {

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
