package org.guitu.migration.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;

/**
 * What migration does in the engine it does in nobody's name: the commands for it are closed to everybody who is logged in, and stay so.
 */
@Component
final class AsSystem {

    private final IdentityService identities;

    AsSystem(IdentityService identities) {
        this.identities = identities;
    }

    <T> T run(Supplier<T> work) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return work.get();
        } finally {
            ((IdentityServiceImpl) identities).setAuthentication(person);
        }
    }
}
