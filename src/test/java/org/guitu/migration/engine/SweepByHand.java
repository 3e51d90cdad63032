package org.guitu.migration.engine;

import org.springframework.context.ApplicationContext;

/** Moves the cases that are ordered to move, now, for tests in which no schedule runs. */
public final class SweepByHand {

    private SweepByHand() {}

    public static void run(ApplicationContext application) {
        application.getBean(MigrationSweep.class).run();
    }
}
