package org.guitu.migration.engine;

import java.util.concurrent.TimeUnit;
import org.guitu.migration.MigrationSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Moves what is ordered, every few seconds, on nodes that run jobs at all. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class MigrationSchedule {

    private final MigrationSweep sweep;

    MigrationSchedule(MigrationSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(initialDelay = 30, fixedDelay = 60 / MigrationSettings.ROUNDS_PER_MINUTE, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        sweep.run();
    }
}
