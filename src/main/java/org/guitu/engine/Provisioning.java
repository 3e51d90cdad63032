package org.guitu.engine;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings what every installation needs into the engine at each start: departments, roles, regions, rights, work lists. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Provisioning implements ApplicationRunner {

    private final Accounts accounts;
    private final Grants grants;
    private final WorkLists workLists;

    Provisioning(Accounts accounts, Grants grants, WorkLists workLists) {
        this.accounts = accounts;
        this.grants = grants;
        this.workLists = workLists;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        accounts.createDirectory();
        grants.create();
        workLists.create();
    }
}
