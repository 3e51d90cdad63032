package org.guitu.engine.provisioning;

import org.guitu.engine.EngineProvisioned;
import org.guitu.engine.identity.AccountStore;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Brings what every installation needs into the engine at each start, before the first request is answered: departments, roles,
 * regions, rights, work lists, and the indexes that these need. Then it tells those who make accounts.
 */
@Component
class Provisioning implements SmartInitializingSingleton {

    private final AccountStore accounts;
    private final Grants grants;
    private final OldGrants oldGrants;
    private final WorkLists workLists;
    private final TaskIndexes taskIndex;
    private final ApplicationEventPublisher events;

    Provisioning(
            AccountStore accounts,
            Grants grants,
            OldGrants oldGrants,
            WorkLists workLists,
            TaskIndexes taskIndex,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.grants = grants;
        this.oldGrants = oldGrants;
        this.workLists = workLists;
        this.taskIndex = taskIndex;
        this.events = events;
    }

    @Override
    public void afterSingletonsInstantiated() {
        taskIndex.create();
        accounts.createDirectory();
        grants.create();
        oldGrants.withdraw();
        workLists.create();
        events.publishEvent(new EngineProvisioned());
    }
}
