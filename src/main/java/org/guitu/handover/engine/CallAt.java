package org.guitu.handover.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * Where a called process begins when it takes over a step that was its caller's before: at that step, not at its start. To be used within a
 * command of the engine.
 *
 * @param instance the process instance in which the step was done so far
 * @param before what it is called there
 * @param step what it is called in the called process
 * @param facts what the called process is to know besides what the call hands on
 */
public record CallAt(String instance, String before, String step, Map<String, Object> facts) {

    public CallAt {
        facts = new HashMap<>(facts);
    }

    CallAt in(String called) {
        return new CallAt(called, step, step, Map.of());
    }

    /** Does what calls the process, and then puts its token there. */
    public void during(Runnable call) {
        Continuation.ofCommand().landNext(this);
        call.run();
        Continuation.ofCommand().goOnWhereLanded();
    }
}
