package org.guitu.engine.identity;

import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.guitu.office.Queue;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/** Everybody who could claim what is in a queue. */
@Component
public final class QueuePeople {

    private final IdentityService identities;
    private final Supervisors supervisors;

    QueuePeople(IdentityService identities, Supervisors supervisors) {
        this.identities = identities;
        this.supervisors = supervisors;
    }

    public Collection<String> of(Queue queue) {
        if (queue.department().equals(Role.SUPERVISOR.id())) {
            return supervisors.of(queue.region());
        }
        return identities
                .createUserQuery()
                .memberOfGroup(queue.department())
                .memberOfTenant(queue.region())
                .list()
                .stream()
                .map(User::getId)
                .toList();
    }
}
