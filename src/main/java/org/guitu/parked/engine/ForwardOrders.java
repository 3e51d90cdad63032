package org.guitu.parked.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.CommandMemory;

/** Which wait is to be ended within one command of the engine, once the engine has nothing else to do. */
final class ForwardOrders extends CommandMemory {

    private String chosen;
    private ForwardOrder ordered;

    /**
     * @param timer the engine's id of the wait's timer; empty for the one that ends first
     * @param place where the wait is, in whichever process; empty for any. Where the case does not wait there, nothing is to be done
     * @param by the process that orders it, in words
     * @param instance of that process
     * @param reason in words; empty when nobody was asked for one
     */
    record ForwardOrder(
            CaseNumber caseNumber,
            Optional<String> timer,
            Optional<String> place,
            String by,
            String instance,
            Optional<String> reason) {}

    static ForwardOrders ofCommand() {
        return Context.getCommandContext().getSession(ForwardOrders.class);
    }

    /** The next order is about that wait. */
    void choose(String wait) {
        chosen = wait;
    }

    Optional<String> chosen() {
        return Optional.ofNullable(chosen);
    }

    void order(ForwardOrder order) {
        ordered = order;
    }

    Optional<ForwardOrder> take() {
        var order = Optional.ofNullable(ordered);
        ordered = null;
        chosen = null;
        return order;
    }
}
