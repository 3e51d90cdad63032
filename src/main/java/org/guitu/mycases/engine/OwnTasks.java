package org.guitu.mycases.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.Instances;
import org.guitu.engine.access.People;
import org.guitu.engine.access.WorkRules;
import org.guitu.mycases.OwnTask;
import org.springframework.stereotype.Component;

/** The tasks that wait for a person's office, in one case or anywhere. To be called within a command of the engine. */
@Component
class OwnTasks {

    /** As many are looked at for one that the model does not keep from the person. */
    private static final int LOOKED_AT = 20;

    private static final Comparator<TaskEntity> MOST_URGENT_FIRST = Comparator.comparing(TaskEntity::getPriority)
            .reversed()
            .thenComparing(TaskEntity::getDueDate, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(TaskEntity::getId);

    private final TaskService tasks;
    private final People people;
    private final InstantSource clock;

    OwnTasks(ProcessEngine engine, People people, InstantSource clock) {
        this.tasks = engine.getTaskService();
        this.people = people;
        this.clock = clock;
    }

    /** Those of a case that wait in a queue of the person's or that she or he has claimed, the most urgent first. */
    List<TaskEntity> of(CaseNumber caseNumber, Authentication person) {
        var policy = people.policyOf(person);
        return Instances.inAllRegions(() -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(caseNumber.value())
                        .list())
                .stream()
                .map(TaskEntity.class::cast)
                .filter(task -> policy.isIn(task) || person.getUserId().equals(task.getAssignee()))
                .sorted(MOST_URGENT_FIRST)
                .toList();
    }

    /** What the person could do next there. */
    Optional<TaskEntity> nextIn(CaseNumber caseNumber, Authentication person) {
        var policy = people.policyOf(person);
        return of(caseNumber, person).stream()
                .filter(task -> policy.works(task) && !WorkRules.bars(task, person.getUserId()))
                .findFirst();
    }

    /** What the person could do next in any other file: of what she or he has claimed and of what nobody has. */
    Optional<TaskEntity> nextBeside(CaseNumber caseNumber, Authentication person) {
        var queues = people.policyOf(person).queues();
        var found = new ArrayList<>(first(tasks.createTaskQuery().taskAssignee(person.getUserId())));
        if (!queues.isEmpty()) {
            found.addAll(first(tasks.createTaskQuery().taskCandidateGroupIn(List.copyOf(queues))));
        }
        return found.stream()
                .map(TaskEntity.class::cast)
                .filter(task ->
                        !caseNumber.value().equals(task.getProcessInstance().getBusinessKey()))
                .filter(task -> !WorkRules.bars(task, person.getUserId()))
                .min(MOST_URGENT_FIRST);
    }

    private static List<Task> first(TaskQuery query) {
        return query.orderByTaskPriority().desc().orderByDueDate().asc().listPage(0, LOOKED_AT);
    }

    OwnTask told(TaskEntity task, Authentication person) {
        var due = Optional.ofNullable(task.getDueDate()).map(Date::toInstant);
        return new OwnTask(
                task.getId(),
                task.getName(),
                task.getExecution().getProcessDefinition().getName(),
                task.getProcessInstance().getBusinessKey(),
                Optional.ofNullable(task.getAssignee()),
                person.getUserId().equals(task.getAssignee()),
                due,
                due.filter(clock.instant()::isAfter).isPresent());
    }
}
