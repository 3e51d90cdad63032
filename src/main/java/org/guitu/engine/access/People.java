package org.guitu.engine.access;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.office.Directory;
import org.guitu.office.Queue;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/**
 * What a person may do with tasks, told from the person's groups and regions at this moment.
 *
 * <p>A caseworker's queues are her or his departments in her or his regions; of regions one within the other the outermost counts, so that
 * a city's staff do not work through the counties' queues. A supervisor decides in all regions that she or he supervises.
 */
@Component
public final class People {

    private final Directory directory;

    People(Directory directory) {
        this.directory = directory;
    }

    public TaskPolicy policyOf(Authentication person) {
        var groups = Objects.requireNonNullElse(person.getGroupIds(), List.<String>of());
        var regions = Set.copyOf(Objects.requireNonNullElse(person.getTenantIds(), List.of()));
        boolean supervisor = groups.contains(Role.SUPERVISOR.id());
        var queues = new HashSet<String>();
        if (supervisor) {
            regions.forEach(region -> queues.add(new Queue(Role.SUPERVISOR.id(), region).id()));
        }
        if (groups.contains(Role.CASEWORKER.id())) {
            for (String region : directory.outermost(regions)) {
                departmentsOf(person).forEach(department -> queues.add(new Queue(department, region).id()));
            }
        }
        return new TaskPolicy(person.getUserId(), supervisor, Set.copyOf(queues), regions);
    }

    /** The same for somebody who is not logged in here; to be called within a command of the engine. */
    public TaskPolicy policyOf(String person) {
        var context = Context.getCommandContext();
        return context.runWithoutAuthorization(() -> {
            var identities = context.getReadOnlyIdentityProvider();
            var groups =
                    identities.createGroupQuery(context).groupMember(person).list();
            var regions =
                    identities.createTenantQuery(context).userMember(person).list();
            return policyOf(new Authentication(
                    person,
                    groups.stream().map(group -> group.getId()).toList(),
                    regions.stream().map(region -> region.getId()).toList()));
        });
    }

    /** Whether there is such an account; to be called within a command of the engine. */
    boolean isKnown(String person) {
        var context = Context.getCommandContext();
        return context.runWithoutAuthorization(
                () -> context.getReadOnlyIdentityProvider().findUserById(person) != null);
    }

    /** The departments that somebody works for. */
    public List<String> departmentsOf(Authentication person) {
        return Objects.requireNonNullElse(person.getGroupIds(), List.<String>of()).stream()
                .filter(directory::isDepartment)
                .toList();
    }

    /** The department that somebody records something for; empty when the account has none. */
    public Optional<String> departmentOf(Authentication person) {
        return departmentsOf(person).stream().findFirst();
    }
}
