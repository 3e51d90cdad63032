package org.guitu.clock.engine.escalation;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Sweeps every minute, on nodes that run jobs at all. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class EscalationSchedule {

    private final EscalationSweep sweep;

    EscalationSchedule(EscalationSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(initialDelay = 30, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        sweep.run();
    }
}
