package org.guitu.retention;

import org.guitu.office.China;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Every night on every node, in China's night: nodes share the work, and each case is done once. */
@Configuration(proxyBeanMethods = false)
class RetentionSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final DeidentifyDueCases deidentifier;

    RetentionSchedule(DeidentifyDueCases deidentifier) {
        this.deidentifier = deidentifier;
    }

    @Scheduled(cron = "0 30 1 * * *", zone = China.TIME_ZONE)
    void deidentify() {
        int done = deidentifier.run();
        if (done > 0) {
            LOG.info("De-identified {} cases whose retention is over", done);
        }
    }
}
