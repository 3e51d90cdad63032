package org.guitu.clock.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.Deadlines;
import org.guitu.clock.RunningClock;
import org.guitu.form.CommonFacts;
import org.guitu.office.Directory;
import org.guitu.office.Queue;
import org.springframework.stereotype.Component;

/** The supervision orders that overdue tasks give rise to, each a process instance of the tier that issues it. */
@Component
class OverdueOrders {

    private static final String ORDER = KnownName.SUPERVISION_ORDER.id();
    /** Orders about orders would never end; a review goes up the tiers by its own model. */
    private static final Set<String> NEVER_ORDERED =
            Set.of(ORDER, KnownName.ORDER_ANSWER.id(), KnownName.BREAK_GLASS_REVIEW.id());

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final Deadlines deadlines;
    private final Directory directory;
    private final InstantSource time;

    OverdueOrders(
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            Deadlines deadlines,
            Directory directory,
            InstantSource time) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.deadlines = deadlines;
        this.directory = directory;
        this.time = time;
    }

    /**
     * @param instance the process instance
     * @param task in which it is issued
     */
    record Order(String instance, String task) {}

    static boolean areGivenIn(String process) {
        return !NEVER_ORDERED.contains(process);
    }

    /** {@code tier}: the region that issues it. */
    Order start(RunningClock clock, String tier) {
        var place = clock.place();
        var facts = new HashMap<String, Object>(runtime.getVariables(place.instance(), CommonFacts.OF_EVERY_INSTANCE));
        var late = Duration.between(clock.dueAt(deadlines), time.instant());
        facts.putAll(Map.of(
                CommonFacts.REGION,
                tier,
                "orderedRegion",
                place.region(),
                "orderedDepartment",
                departmentOf(place.task()),
                "orderGround",
                "overdue",
                "overdueTaskName",
                place.taskName(),
                "overdueDays",
                late.toDays(),
                "orderedByHand",
                false,
                "overdueTaskDone",
                false,
                "caseListed",
                false));
        var instance = runtime.createProcessInstanceByKey(ORDER)
                .businessKey(place.caseNumber())
                .setVariables(facts)
                .execute()
                .getId();
        var task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        return new Order(instance, task.getId());
    }

    /** As the engine remembers it: the task may be done for now. */
    private String departmentOf(String task) {
        return history
                .createHistoricIdentityLinkLogQuery()
                .taskId(task)
                .type(IdentityLinkType.CANDIDATE)
                .operationType("add")
                .list()
                .stream()
                .map(HistoricIdentityLinkLog::getGroupId)
                .filter(Objects::nonNull)
                .flatMap(queue -> Queue.find(queue).stream())
                .map(Queue::department)
                .filter(directory::isDepartment)
                .findFirst()
                .orElse(KnownName.JOINT_CONFERENCE.id());
    }

    /** Lets an order know, if it still runs, that the overdue task was done meanwhile. */
    void tellMet(String order) {
        if (runtime.createProcessInstanceQuery().processInstanceId(order).count() == 1) {
            runtime.setVariable(order, "overdueTaskDone", true);
        }
    }
}
