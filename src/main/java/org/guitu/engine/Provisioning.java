package org.guitu.engine;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Brings what every installation needs into the engine at each start, before the first request is answered: departments, roles,
 * regions, rights, work lists. Then it tells those who make accounts.
 */
@Component
class Provisioning implements SmartInitializingSingleton {

    private final Accounts accounts;
    private final Grants grants;
    private final WorkLists workLists;
    private final ApplicationEventPublisher events;

    Provisioning(Accounts accounts, Grants grants, WorkLists workLists, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.grants = grants;
        this.workLists = workLists;
        this.events = events;
    }

    @Override
    public void afterSingletonsInstantiated() {
        accounts.createDirectory();
        grants.create();
        workLists.create();
        events.publishEvent(new EngineProvisioned());
    }
}
