package org.guitu.release.web;

import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Directory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Who looks at the page, with the roles of this moment. */
@Component
class Administrators {

    private final EngineLogin logins;
    private final Directory directory;

    Administrators(EngineLogin logins, Directory directory) {
        this.logins = logins;
        this.directory = directory;
    }

    Actor of(Authentication person) {
        var account = person.getName();
        return Actor.of(account, logins.groupsOf(account).orElse(List.of()), directory);
    }
}
