package org.guitu.clock.engine.escalation;

import org.springframework.context.ApplicationContext;

/** What runs every minute, run by a test that has moved the clock. */
public final class EscalationNow {

    private EscalationNow() {}

    public static void sweep(ApplicationContext application) {
        application.getBean(EscalationSweep.class).run();
    }
}
