package org.guitu.engine.audit;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** What the engine logs as an operation of somebody is an event of the audit trail. */
@Component
class AuditRoom extends EngineRoom {

    private final EngineAudit audit;

    AuditRoom(EngineAudit audit) {
        this.audit = audit;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomSessionFactories(
                with(configuration.getCustomSessionFactories(), new AuditedOperations.Factory(audit)));
    }
}
