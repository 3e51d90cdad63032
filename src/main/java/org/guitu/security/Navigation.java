package org.guitu.security;

import java.util.List;
import org.guitu.engine.identity.EngineLogin;
import org.springframework.stereotype.Component;

/** What leads from each of our pages to the others: to each person only what she or he may open. For the templates. */
@Component
class Navigation {

    private final EngineLogin logins;

    Navigation(EngineLogin logins) {
        this.logins = logins;
    }

    /** By the groups of this moment. */
    public List<OwnPage> of(String account) {
        return OwnPage.of(logins.groupsOf(account).orElse(List.of()));
    }

    /** Whether there are cases that the person could look for. */
    public boolean searches(String account) {
        return of(account).contains(OwnPage.TASKS);
    }
}
