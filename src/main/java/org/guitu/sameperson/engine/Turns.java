package org.guitu.sameperson.engine;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.guitu.form.FormRefusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How many registrations are compared with other cases at the same time on a node. Those by one mark wait for each other, each with its
 * connection to the database, and whoever is told of a case needs a second one: without a limit, some dozens sent at once would leave no
 * connection to anybody.
 */
@Component
final class Turns {

    private static final int AT_ONCE = 4;
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /**
     * Takes a turn, which lasts until the transaction at hand ends.
     *
     * @param whenRefused what is done when the transaction has come to nothing, while the turn still lasts
     * @throws FormRefusal when too many have theirs
     */
    void take(Runnable whenRefused) {
        if (!isFree()) {
            throw new FormRefusal("现在同时登记的太多，没有提交；请稍等几秒，再提交一次");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                try {
                    if (status != STATUS_COMMITTED) {
                        whenRefused.run();
                    }
                } finally {
                    free.release();
                }
            }
        });
    }

    private boolean isFree() {
        try {
            return free.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
