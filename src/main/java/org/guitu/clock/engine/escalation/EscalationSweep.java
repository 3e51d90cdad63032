package org.guitu.clock.engine.escalation;

import java.time.Instant;
import org.guitu.clock.Escalations;
import org.guitu.clock.Escalations.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports overdue tasks from tier to tier, every level of every task once, each in a transaction of its own: any number of nodes may
 * sweep at once, and one that stops leaves the rest for the next sweep.
 */
@Component
class EscalationSweep {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationSweep.class);
    private static final int BATCH = 100;

    private final Escalations escalations;
    private final TransactionTemplate transaction;
    private final EscalationStep step;
    private final OverdueOrders orders;

    EscalationSweep(
            Escalations escalations, TransactionTemplate transaction, EscalationStep step, OverdueOrders orders) {
        this.escalations = escalations;
        this.transaction = transaction;
        this.step = step;
        this.orders = orders;
    }

    /** Reports everything that is due by now, and tells orders whose task was done meanwhile. */
    void run() {
        var last = new Due("", Instant.EPOCH);
        for (var batch = escalations.after(last, BATCH); !batch.isEmpty(); batch = escalations.after(last, BATCH)) {
            for (Due due : batch) {
                last = due;
                alone(due.task(), () -> escalations.take(due.task()).ifPresent(step::report));
            }
        }
        for (String order : escalations.ordersMet(BATCH)) {
            alone(order, () -> tellMet(order));
        }
    }

    /** One that fails keeps no other from being reported, and comes again in the next sweep. */
    private void alone(String id, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
        } catch (TransientDataAccessException concurrent) {
            LOG.debug("Another node is at {}.", id);
        } catch (RuntimeException failed) {
            LOG.error("The escalation of {} failed and is tried again.", id, failed);
        }
    }

    private void tellMet(String order) {
        if (escalations.told(order)) {
            orders.tellMet(order);
        }
    }
}
