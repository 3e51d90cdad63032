package org.guitu.engine.model;

import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventType;
import org.guitu.engine.Instances;

/** Sends messages to whatever waits for them in a case, in whatever region. To be called within a command of the engine. */
public final class CaseMessages {

    private CaseMessages() {}

    /**
     * People may not send messages; the events of models do.
     *
     * @return whether anything waited for it
     */
    public static boolean send(String message, String caseNumber, Map<String, Object> facts) {
        var context = Context.getCommandContext();
        return Instances.inAllRegions(() -> {
            var receivers = context.getProcessEngineConfiguration()
                    .getRuntimeService()
                    .createExecutionQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .messageEventSubscriptionName(message)
                    .list();
            receivers.forEach(receiver -> context
                    .getEventSubscriptionManager()
                    .findEventSubscriptionsByNameAndExecution(EventType.MESSAGE.name(), message, receiver.getId(), true)
                    .stream()
                    // What an earlier receiver had called has ended with it.
                    .filter(waiting -> !context.getDbEntityManager().isDeleted(waiting))
                    .forEach(waiting -> waiting.eventReceived(facts, false)));
            return !receivers.isEmpty();
        });
    }
}
