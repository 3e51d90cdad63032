package org.guitu.audit;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Seals every few seconds and checks every few hours. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AuditSchedule {

    private final Sealer sealer;
    private final LastCheck check;

    AuditSchedule(Sealer sealer, LastCheck check) {
        this.sealer = sealer;
        this.check = check;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void seal() {
        sealer.sealUnlessBusy();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 6 * 60, timeUnit = TimeUnit.MINUTES)
    void check() {
        check.run();
    }
}
