package org.guitu.engine.expression;

import java.time.InstantSource;
import org.guitu.form.Conditions;

/** The FEEL that forms run on, without an application around it. */
public final class ConditionsForTests {

    private ConditionsForTests() {}

    public static Conditions at(InstantSource clock) {
        return new Decisions(clock);
    }
}
