package org.guitu.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Looks people up in the engine's identity tables, within a command of the engine and whoever asks. */
final class EngineDirectory {

    /** What that person may do with tasks. */
    TaskPolicy policyOf(String person) {
        var context = Context.getCommandContext();
        return context.runWithoutAuthorization(() -> {
            var identities = context.getReadOnlyIdentityProvider();
            var groups =
                    identities.createGroupQuery(context).groupMember(person).list();
            var regions =
                    identities.createTenantQuery(context).userMember(person).list();
            return TaskPolicy.of(new Authentication(
                    person,
                    groups.stream().map(group -> group.getId()).toList(),
                    regions.stream().map(region -> region.getId()).toList()));
        });
    }
}
