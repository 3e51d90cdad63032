package org.guitu.repair.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.guitu.engine.model.CarriedFacts;
import org.guitu.office.RefusedException;
import org.guitu.repair.Fault;
import org.guitu.repair.FaultKind;
import org.springframework.stereotype.Component;

/** Tries once more what has failed, in nobody's name: the job, or a message that came too early. */
@Component
class Retries {

    private static final int TIMES = 3;

    private final ManagementService management;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final WaitingForNobody waiting;
    private final Models models;

    Retries(
            ManagementService management,
            RuntimeService runtime,
            HistoryService history,
            WaitingForNobody waiting,
            Models models) {
        this.management = management;
        this.runtime = runtime;
        this.history = history;
        this.waiting = waiting;
        this.models = models;
    }

    /** To be called while nobody is logged in at the engine. */
    void retry(Fault fault) {
        if (fault.kind() == FaultKind.MESSAGE_MISSED) {
            deliver(fault);
        } else if (management.createJobQuery().jobId(fault.subject()).count() > 0) {
            management.setJobRetries(fault.subject(), TIMES);
        }
    }

    private void deliver(Fault fault) {
        var sent = waiting.sent(fault).orElseThrow(() -> new RefusedException("这条消息的发送记录已经不在，不能重新送达。请提请转到另一步骤。"));
        var receiver = runtime.createEventSubscriptionQuery()
                .eventSubscriptionId(fault.subject())
                .singleResult();
        if (receiver != null) {
            var sender = models.of(sent.definition()).net().node(sent.element());
            var names = sender.properties().getOrDefault("carries", "");
            runtime.messageEventReceived(
                    fault.technical(),
                    receiver.getExecutionId(),
                    names.isEmpty()
                            ? Map.of()
                            : CarriedFacts.of(Arrays.asList(names.split(",\\s*")), known(sent.instance())::get));
        }
    }

    private Map<String, Object> known(String instance) {
        var facts = new HashMap<String, Object>();
        for (HistoricVariableInstance fact : history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .list()) {
            facts.put(fact.getName(), fact.getValue());
        }
        return facts;
    }
}
