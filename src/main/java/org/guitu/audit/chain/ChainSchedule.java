package org.guitu.audit.chain;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Seals every few seconds, notes the end down once it is due, checks what is new every hour and everything at night. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ChainSchedule {

    private final Sealer sealer;
    private final Anchors anchors;
    private final LastCheck check;

    ChainSchedule(Sealer sealer, Anchors anchors, LastCheck check) {
        this.sealer = sealer;
        this.anchors = anchors;
        this.check = check;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void seal() {
        sealer.sealUnlessBusy();
        anchors.noteIfDue();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void check() {
        check.run();
    }

    @Scheduled(cron = "0 0 3 * * *", zone = "Asia/Shanghai")
    void checkEverything() {
        check.runWhole();
    }
}
