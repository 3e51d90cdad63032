package org.guitu.engine.provisioning;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guitu.engine.access.StarterGrants;
import org.springframework.stereotype.Component;

/**
 * Withdraws what earlier versions of Guitu, or the engine by itself, once granted and nobody has by now: to single accounts for
 * deployments, filters and tasks, and to starters whom the model in force does not name. An upgrade thus leaves nobody more than a new installation.
 */
@Component
class OldGrants {

    /** What {@link StarterGrants} gives to single accounts. */
    private static final Set<Resource> OF_ACCOUNTS = Set.of(Resources.USER, Resources.TENANT);

    private final ProcessEngineConfigurationImpl engine;

    OldGrants(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    void withdraw() {
        engine.getCommandExecutorTxRequired().execute(context -> {
            StarterGrants.withdraw(
                    Stream.of(Resources.values())
                            .filter(resource -> !OF_ACCOUNTS.contains(resource))
                            .flatMap(resource -> new AuthorizationQueryImpl().resourceType(resource).list().stream())
                            .filter(grant -> grant.getUserId() != null && !Authorization.ANY.equals(grant.getUserId()))
                            .toList(),
                    context);
            return null;
        });
        engine.getCommandExecutorTxRequired().execute(context -> {
            new AuthorizationQueryImpl()
                    .resourceType(Resources.PROCESS_DEFINITION).list().stream()
                            .map(Authorization::getResourceId)
                            .filter(process -> !Authorization.ANY.equals(process))
                            .collect(Collectors.toSet())
                            .forEach(process ->
                                    StarterGrants.withdrawAllBut(starters(process, context), process, context));
            return null;
        });
    }

    /** Whom the version in force names; nobody when there is none any more. */
    private static Set<String> starters(String process, CommandContext context) {
        var latest = context.getProcessDefinitionManager().findLatestProcessDefinitionByKeyAndTenantId(process, null);
        return latest == null
                ? Set.of()
                : context.getIdentityLinkManager().findIdentityLinksByProcessDefinitionId(latest.getId()).stream()
                        .map(IdentityLink::getGroupId)
                        .collect(Collectors.toSet());
    }
}
