package org.guitu.engine;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings what every installation needs into the engine at each start: departments, roles, regions. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Provisioning implements ApplicationRunner {

    private final Accounts accounts;

    Provisioning(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        accounts.createDirectory();
    }
}
