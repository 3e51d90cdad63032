package org.guitu.handover.engine;

import java.util.Map;

/** Lets a called process begin at a step that was its caller's before. To be used within a command of the engine. */
public final class CallAt {

    private CallAt() {}

    /**
     * Does what calls the process, and then puts its token at the step.
     *
     * @param instance the process instance in which the step was done so far
     * @param before what it is called there
     * @param step what it is called in the called process
     * @param facts what the called process is to know besides what the call hands on
     */
    public static void during(Runnable call, String instance, String before, String step, Map<String, Object> facts) {
        var continuation = Continuation.ofCommand();
        continuation.landNext(new Landing(instance, before, step, facts));
        call.run();
        continuation.goOnWhereLanded();
    }
}
