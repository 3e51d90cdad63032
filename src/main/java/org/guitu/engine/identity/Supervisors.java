package org.guitu.engine.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.guitu.office.Directory;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/** Who supervises a region, tier by tier. */
@Component
public class Supervisors {

    private final IdentityService identities;
    private final Directory directory;

    Supervisors(IdentityService identities, Directory directory) {
        this.identities = identities;
        this.directory = directory;
    }

    /**
     * The accounts of the region's own supervisors, or where it has none, of the next tier's that has some: a supervisor of a tier
     * above belongs to the regions below as well.
     */
    public Set<String> of(String region) {
        var here = supervisorsIn(region);
        var parent = directory.region(region).parent();
        if (parent.isEmpty()) {
            return here;
        }
        var own = new HashSet<>(here);
        own.removeAll(supervisorsIn(parent));
        return own.isEmpty() ? of(parent) : own;
    }

    /** The tier above the region, by as many steps; empty above the province. */
    public Optional<String> above(String region, int steps) {
        var reached = Optional.of(region);
        for (int i = 0; i < steps; i++) {
            reached = reached.map(code -> directory.region(code).parent()).filter(code -> !code.isEmpty());
        }
        return reached;
    }

    private Set<String> supervisorsIn(String region) {
        List<User> found = identities
                .createUserQuery()
                .memberOfGroup(Role.SUPERVISOR.id())
                .memberOfTenant(region)
                .list();
        return found.stream().map(User::getId).collect(Collectors.toSet());
    }
}
