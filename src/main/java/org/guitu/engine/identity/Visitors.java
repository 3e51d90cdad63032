package org.guitu.engine.identity;

import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.office.Directory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Who looks at a page, with the roles of this moment. */
@Component
public class Visitors {

    private final EngineLogin logins;
    private final Directory directory;

    Visitors(EngineLogin logins, Directory directory) {
        this.logins = logins;
        this.directory = directory;
    }

    public Actor of(Authentication person) {
        var account = person.getName();
        return Actor.of(account, logins.groupsOf(account).orElse(List.of()), directory);
    }
}
