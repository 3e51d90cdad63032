package org.guitu.retention;

import org.guitu.casefile.upkeep.FormerFacts;
import org.guitu.draft.Drafts;
import org.guitu.office.China;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** Every night on every node, in China's night: nodes share the work, and each case is done once. */
@Configuration(proxyBeanMethods = false)
class RetentionSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final DeidentifyDueCases deidentifier;
    private final FormerFacts formerFacts;
    private final Drafts drafts;
    private final TransactionTemplate transaction;

    RetentionSchedule(
            DeidentifyDueCases deidentifier, FormerFacts formerFacts, Drafts drafts, TransactionTemplate transaction) {
        this.deidentifier = deidentifier;
        this.formerFacts = formerFacts;
        this.drafts = drafts;
        this.transaction = transaction;
    }

    @Scheduled(cron = "0 30 1 * * *", zone = China.TIME_ZONE)
    void deidentify() {
        int done = deidentifier.run();
        if (done > 0) {
            LOG.info("De-identified {} cases whose retention is over", done);
        }
    }

    @Scheduled(cron = "0 40 1 * * *", zone = China.TIME_ZONE)
    void forgetFormerFacts() {
        transaction.executeWithoutResult(status -> formerFacts.forget());
    }

    @Scheduled(cron = "0 50 1 * * *", zone = China.TIME_ZONE)
    void forgetDrafts() {
        transaction.executeWithoutResult(status -> drafts.forget());
    }
}
