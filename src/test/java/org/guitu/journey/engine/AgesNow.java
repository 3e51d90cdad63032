package org.guitu.journey.engine;

import org.springframework.context.ApplicationContext;

/** What looks at each start for ages that nobody determines, run by a test that has put a case into the state of before. */
public final class AgesNow {

    private AgesNow() {}

    public static void look(ApplicationContext application) {
        application.getBean(AgesOfBefore.class).look();
    }
}
