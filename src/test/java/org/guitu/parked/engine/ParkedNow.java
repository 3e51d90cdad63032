package org.guitu.parked.engine;

import org.springframework.context.ApplicationContext;

/** What looks every five minutes for cases in which nobody has anything to do, run by a test that has moved the clock. */
public final class ParkedNow {

    private ParkedNow() {}

    public static void sweep(ApplicationContext application) {
        application.getBean(ParkedSweep.class).run();
    }
}
