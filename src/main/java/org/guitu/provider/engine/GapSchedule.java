package org.guitu.provider.engine;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every six hours, on nodes that run jobs at all: what it tells of is counted in months. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class GapSchedule {

    private final HospitalGaps gaps;

    GapSchedule(HospitalGaps gaps) {
        this.gaps = gaps;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void look() {
        gaps.tell();
    }
}
