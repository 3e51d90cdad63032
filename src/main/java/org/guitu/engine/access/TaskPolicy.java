package org.guitu.engine.access;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guitu.office.Role;

/**
 * Who sees and does which task: the one predicate behind lists, counts and single commands. Everything else is denied.
 *
 * <p>A task is seen by the people of the queues it waits in, by its assignee, and by supervisors of its region. It is worked on
 * by people of those queues while nobody else has claimed it; supervisors assign it. A queue is named in the task's candidate
 * groups, so nothing has to be granted when a task arrives, nor withdrawn when it goes.
 *
 * @param person the account
 * @param supervisor whether the person is a supervisor
 * @param queues the ids of the queues whose tasks the person may claim
 * @param regions the codes of the regions the person works in
 */
public record TaskPolicy(String person, boolean supervisor, Set<String> queues, Set<String> regions) {

    public boolean sees(TaskEntity task) {
        return isAssigned(task) || isIn(task) || supervises(task);
    }

    public boolean works(TaskEntity task) {
        return isAssigned(task) || task.getAssignee() == null && isIn(task);
    }

    /** Whether the person works on the task as one of its department, and not as the supervisor who approves or reviews. */
    public boolean worksForDepartment(TaskEntity task) {
        return works(task) && isIn(task, queue -> !queue.startsWith(Role.SUPERVISOR.id() + "-"));
    }

    /** Whether the person could claim the task if nobody had. */
    public boolean isIn(TaskEntity task) {
        return isIn(task, queue -> true);
    }

    private boolean isIn(TaskEntity task, Predicate<String> which) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .filter(which)
                .anyMatch(queues::contains);
    }

    public boolean supervises(TaskEntity task) {
        return supervisor && task.getTenantId() != null && regions.contains(task.getTenantId());
    }

    private boolean isAssigned(TaskEntity task) {
        return person.equals(task.getAssignee());
    }

    /**
     * Adds the predicate to a query, as narrow as the query allows: the database should not have to look for tasks that cannot be
     * meant. Queue and assignee stand in different tables, so that asking for either makes it read every open task of the country.
     * Of supervisors the regions are asked for here as well: the engine's own check of tenants spares its administrators.
     *
     * @param hasTasksElsewhere whether the person has claimed a task that waits in none of her or his queues (any more); asked only
     *     when it matters
     */
    void restrict(TaskQueryImpl query, BooleanSupplier hasTasksElsewhere) {
        if (supervisor && !regions.isEmpty()) {
            query.or().tenantIdIn(regions.toArray(String[]::new)).endOr();
            return;
        }
        if (isWithin(query)) {
            return;
        }
        if (queues.isEmpty()) {
            query.or().taskAssignee(person).endOr();
            return;
        }
        boolean queuesSuffice = query.isUnassigned() || !asksForCandidates(query) && !hasTasksElsewhere.getAsBoolean();
        var mine = query.or().taskCandidateGroupIn(List.copyOf(queues)).includeAssignedTasks();
        if (!queuesSuffice) {
            mine.taskAssignee(person);
        }
        mine.endOr();
    }

    private boolean isWithin(TaskQueryImpl query) {
        if (person.equals(query.getAssignee())) {
            return true;
        }
        var asked = query.getCandidateUser() == null ? query.getCandidateGroups() : null;
        return asked != null && !asked.isEmpty() && queues.containsAll(asked);
    }

    /** Whether some part of the query already says of which candidates it means the tasks; ours would be the same ones. */
    private static boolean asksForCandidates(TaskQueryImpl query) {
        return query.getQueries().stream()
                .anyMatch(part -> part.getCandidateUser() != null
                        || part.getCandidateGroup() != null
                        || part.getCandidateGroupsInternal() != null
                        || part.getCandidateGroupLike() != null
                        || part.getInvolvedUser() != null
                        || part.isWithCandidateGroups()
                        || part.isWithCandidateUsers());
    }
}
