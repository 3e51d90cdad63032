package org.guitu.notice;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Sends twice a minute, on nodes that run jobs at all. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class MailSchedule {

    private final MailDispatch dispatch;

    MailSchedule(MailDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void send() {
        dispatch.sendWaiting();
    }
}
