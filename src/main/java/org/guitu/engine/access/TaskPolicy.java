package org.guitu.engine.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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

    private static final String COLUMNS = "t.id_, t.name_, t.priority_, t.due_date_, t.follow_up_date_, t.assignee_,"
            + " t.task_def_key_, t.proc_def_id_, t.proc_inst_id_, t.suspension_state_";

    public boolean sees(TaskEntity task) {
        return isAssigned(task) || isIn(task) || supervises(task);
    }

    public boolean works(TaskEntity task) {
        return isAssigned(task) || works(task.getAssignee(), candidates(task).toList());
    }

    /** The same of a task that is known by its row. */
    public boolean works(String assignee, Collection<String> candidates) {
        return person.equals(assignee)
                || assignee == null && candidates.stream().anyMatch(queues::contains);
    }

    /** Whether the person works on the task as one of its department, and not as the supervisor who approves or reviews. */
    public boolean worksForDepartment(TaskEntity task) {
        return worksForDepartment(task.getAssignee(), candidates(task).toList());
    }

    /** The same of a task that is known by its row. */
    public boolean worksForDepartment(String assignee, Collection<String> candidates) {
        return works(assignee, candidates)
                && candidates.stream()
                        .filter(queue -> !queue.startsWith(Role.SUPERVISOR.id() + "-"))
                        .anyMatch(queues::contains);
    }

    /** Whether the person could claim the task if nobody had. */
    public boolean isIn(TaskEntity task) {
        return candidates(task).anyMatch(queues::contains);
    }

    /** Those that the task waits in, in a fixed order. */
    public static List<String> queuesOf(TaskEntity task) {
        return candidates(task).sorted().toList();
    }

    private static Stream<String> candidates(TaskEntity task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull);
    }

    public boolean supervises(TaskEntity task) {
        return supervisor && task.getTenantId() != null && regions.contains(task.getTenantId());
    }

    private boolean isAssigned(TaskEntity task) {
        return person.equals(task.getAssignee());
    }

    /** The open tasks that the person {@link #sees}, for statements of our own: a query that wants {@link #parameters}. */
    public String seenTasks() {
        var ofRegions = "select %s from act_ru_task t where t.tenant_id_ in (:regions)".formatted(COLUMNS);
        return supervisor && !regions.isEmpty()
                ? ofRegions
                : """
                select %s from act_ru_identitylink l join act_ru_task t on t.id_ = l.task_id_
                where l.type_ = 'candidate' and l.group_id_ in (:queues) and t.tenant_id_ in (:regions)
                union
                %s and t.assignee_ = :person"""
                        .formatted(COLUMNS, ofRegions);
    }

    /** Which of them, called {@code t}, the person {@link #works} on: a condition that wants {@link #parameters}. */
    public static String worked() {
        return """
                (t.assignee_ = :person or t.assignee_ is null and exists (
                    select 1 from act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ in (:queues)))""";
    }

    public Map<String, Object> parameters() {
        return Map.of("person", person, "queues", orNone(queues), "regions", orNone(regions));
    }

    private static Set<String> orNone(Set<String> ids) {
        return ids.isEmpty() ? Set.of("") : ids;
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
