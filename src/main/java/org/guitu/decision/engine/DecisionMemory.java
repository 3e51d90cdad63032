package org.guitu.decision.engine;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.engine.CommandMemory;

/** Which tasks one command of the engine has decided: what follows in it rests on what was recorded a moment ago. */
final class DecisionMemory extends CommandMemory {

    private final Set<String> decided = new HashSet<>();

    static DecisionMemory ofCommand() {
        return Context.getCommandContext().getSession(DecisionMemory.class);
    }

    void decided(String taskId) {
        decided.add(taskId);
    }

    boolean hasDecided(String taskId) {
        return decided.contains(taskId);
    }
}
