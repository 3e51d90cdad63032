package org.guitu.parked.engine;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Sweeps every five minutes, on nodes that run jobs at all: what it tells of is counted in days. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class ParkedSchedule {

    private final ParkedSweep sweep;

    ParkedSchedule(ParkedSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        sweep.run();
    }
}
