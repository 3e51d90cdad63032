package org.guitu.family.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.CommandMemory;

/** What models have ordered within one command of the engine, until the form that led there is recorded. */
final class LinkOrders extends CommandMemory {

    private final List<Order> orders = new ArrayList<>();

    /**
     * That the case is linked to another, or no more.
     *
     * @param instance whose answers say with which case, and how
     * @param occasion in words
     */
    record Order(CaseNumber caseNumber, String instance, boolean made, String occasion) {}

    static LinkOrders ofCommand() {
        return Context.getCommandContext().getSession(LinkOrders.class);
    }

    void add(Order order) {
        orders.add(order);
    }

    List<Order> take() {
        var taken = List.copyOf(orders);
        orders.clear();
        return taken;
    }
}
