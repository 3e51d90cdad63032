package org.guitu.repair.engine;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Sweeps every minute, on nodes that run jobs at all. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class FaultSchedule {

    private final FaultSweep sweep;

    FaultSchedule(FaultSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        sweep.run();
    }
}
