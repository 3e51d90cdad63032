package org.guitu.engine.access;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** One policy for lists and single commands, instead of the engine's grants per task. */
@Component
class AccessRoom extends EngineRoom {

    private final People people;
    private final SupervisorReads reads;

    AccessRoom(People people, SupervisorReads reads) {
        this.people = people;
        this.reads = reads;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setTenantIdProvider(new RegionTenants());
        configuration.setResourceAuthorizationProvider(new StarterGrants());
        configuration.setCommandCheckers(with(
                configuration.getCommandCheckers(),
                new PolicyCommandChecker(people, reads),
                new TenantCommandChecker()));
        configuration.setCustomSessionFactories(
                with(configuration.getCustomSessionFactories(), new PolicyAuthorizationManager.Factory(people, reads)));
    }
}
