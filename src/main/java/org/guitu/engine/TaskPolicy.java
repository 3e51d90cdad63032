package org.guitu.engine;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guitu.queue.Role;

/**
 * Who sees and does which task: the one predicate behind lists, counts and single commands. Everything else is denied.
 *
 * <p>A task is seen by the people of the queues it waits in, by its assignee, and by supervisors of its region. It is worked on
 * by people of those queues while nobody else has claimed it; supervisors assign it. A queue is named in the task's candidate
 * groups, so nothing has to be granted when a task arrives, nor withdrawn when it goes.
 *
 * @param person the account
 * @param groups the ids of its department, role and queues
 * @param regions the codes of the regions it works in
 */
record TaskPolicy(String person, List<String> groups, List<String> regions) {

    private static final String QUEUE = ".+-\\d{6}";

    static TaskPolicy of(Authentication authentication) {
        return new TaskPolicy(
                authentication.getUserId(),
                Objects.requireNonNullElse(authentication.getGroupIds(), List.of()),
                Objects.requireNonNullElse(authentication.getTenantIds(), List.of()));
    }

    boolean sees(TaskEntity task) {
        return isAssigned(task) || isIn(task) || supervises(task);
    }

    boolean works(TaskEntity task) {
        return isAssigned(task) || task.getAssignee() == null && isIn(task);
    }

    /** Whether the person could claim the task if nobody had. */
    boolean isIn(TaskEntity task) {
        return regions.contains(task.getTenantId())
                && queuesOf(task).stream()
                        .anyMatch(queue -> groups.contains(queue)
                                || supervises(task) && queue.startsWith(Role.SUPERVISOR.id() + "-"));
    }

    boolean supervises(TaskEntity task) {
        return isSupervisor() && regions.contains(task.getTenantId());
    }

    private boolean isAssigned(TaskEntity task) {
        return person.equals(task.getAssignee());
    }

    private boolean isSupervisor() {
        return groups.contains(Role.SUPERVISOR.id());
    }

    private static Set<String> queuesOf(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * Adds the predicate to a query. A query that is narrower already stays as it is: the database should not have to look for
     * tasks that cannot be meant.
     */
    void restrict(TaskQueryImpl query) {
        var queues = groups.stream().filter(group -> group.matches(QUEUE)).toList();
        if (isSupervisor() || isWithin(query, queues)) {
            // The engine keeps every query within the person's regions.
            return;
        }
        if (queues.isEmpty()) {
            query.taskAssignee(person);
            return;
        }
        var either = query.or().taskCandidateGroupIn(queues).includeAssignedTasks();
        if (!query.isUnassigned()) {
            either.taskAssignee(person);
        }
        either.endOr();
    }

    private boolean isWithin(TaskQueryImpl query, List<String> queues) {
        if (person.equals(query.getAssignee())) {
            return true;
        }
        var asked = query.getCandidateUser() == null ? query.getCandidateGroups() : null;
        return asked != null && !asked.isEmpty() && queues.containsAll(asked);
    }
}
