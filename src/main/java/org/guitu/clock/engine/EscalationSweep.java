package org.guitu.clock.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.Deadlines;
import org.guitu.clock.Escalations;
import org.guitu.clock.Escalations.Due;
import org.guitu.clock.RunningClock;
import org.guitu.engine.identity.Supervisors;
import org.guitu.form.CommonFacts;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.Notices;
import org.guitu.office.Directory;
import org.guitu.office.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports overdue tasks from tier to tier (clauses 3.1, 3.2): first the own supervisors are told; then each tier above starts a
 * supervision order. The tier below keeps its task. What a supervision order itself or a review that goes up by its own model leaves
 * undone is only told.
 *
 * <p>Every level of every task once, each in a transaction of its own: any number of nodes may sweep at once, and one that stops
 * leaves the rest for the next sweep.
 */
@Component
class EscalationSweep {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationSweep.class);
    private static final String ORDER = KnownName.SUPERVISION_ORDER.id();
    /** Orders about orders would never end; a review goes up the tiers by its own model. */
    private static final Set<String> NEVER_ORDERED =
            Set.of(ORDER, KnownName.ORDER_ANSWER.id(), KnownName.BREAK_GLASS_REVIEW.id());

    private static final int BATCH = 100;

    private final Escalations escalations;
    private final TransactionTemplate transaction;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Supervisors supervisors;
    private final Notices notices;
    private final Deadlines deadlines;
    private final AuditTrail trail;
    private final Directory directory;
    private final InstantSource time;

    EscalationSweep(
            Escalations escalations,
            TransactionTemplate transaction,
            RuntimeService runtime,
            TaskService tasks,
            Supervisors supervisors,
            Notices notices,
            Deadlines deadlines,
            AuditTrail trail,
            Directory directory,
            InstantSource time) {
        this.escalations = escalations;
        this.transaction = transaction;
        this.runtime = runtime;
        this.tasks = tasks;
        this.supervisors = supervisors;
        this.notices = notices;
        this.deadlines = deadlines;
        this.trail = trail;
        this.directory = directory;
        this.time = time;
    }

    /** Reports everything that is due by now, and tells orders whose task was done meanwhile. */
    void run() {
        var last = new Due("", Instant.EPOCH);
        for (var batch = escalations.after(last, BATCH); !batch.isEmpty(); batch = escalations.after(last, BATCH)) {
            for (Due due : batch) {
                last = due;
                alone(due.task(), () -> escalations.take(due.task()).ifPresent(this::report));
            }
        }
        for (String order : escalations.ordersMet(BATCH)) {
            alone(order, () -> tellMet(order));
        }
    }

    /** One that fails keeps no other from being reported, and comes again in the next sweep. */
    private void alone(String id, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
        } catch (TransientDataAccessException concurrent) {
            LOG.debug("Another node is at {}.", id);
        } catch (RuntimeException failed) {
            LOG.error("The escalation of {} failed and is tried again.", id, failed);
        }
    }

    private void report(RunningClock clock) {
        var place = clock.place();
        if (tasks.createTaskQuery().taskId(place.task()).count() == 0) {
            escalations.forget(place.task());
            return;
        }
        int level = clock.nextLevel().orElseThrow();
        var tier = supervisors.above(place.region(), level - 1);
        Optional<String> order = Optional.empty();
        if (tier.isPresent()) {
            boolean orders = level > 1 && !NEVER_ORDERED.contains(place.process());
            order = orders ? Optional.of(startOrder(clock, tier.get())) : Optional.empty();
            if (orders) {
                tell(clock, tier.get(), NoticeKind.ORDER_TO_ISSUE, taskOf(order.orElseThrow()));
            } else {
                tell(clock, tier.get(), NoticeKind.OVERDUE, place.task());
            }
            trail.record(AuditEvent.of(EventKind.ESCALATED, Actor.SYSTEM)
                    .inCase(place.caseNumber())
                    .about(place.taskName(), place.task())
                    .saying("第 %d 级，%s，%s"
                            .formatted(level, directory.region(tier.get()).name(), orders ? "待督办" : "提醒督导")));
        }
        escalations.reported(clock, level, tier.orElse(place.region()), order);
    }

    /** The task in which the order is issued. */
    private String taskOf(String order) {
        return tasks.createTaskQuery().processInstanceId(order).singleResult().getId();
    }

    private void tell(RunningClock clock, String tier, NoticeKind kind, String task) {
        var place = clock.place();
        supervisors
                .of(tier)
                .forEach(supervisor -> notices.write(Notice.of(
                        supervisor,
                        kind,
                        place.caseNumber(),
                        task,
                        place.taskName(),
                        place.region(),
                        clock.dueAt(deadlines),
                        time.instant())));
    }

    private String startOrder(RunningClock clock, String tier) {
        var place = clock.place();
        var facts = new HashMap<String, Object>(runtime.getVariables(place.instance(), CommonFacts.OF_EVERY_INSTANCE));
        var late = Duration.between(clock.dueAt(deadlines), time.instant());
        facts.putAll(Map.of(
                "region",
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
        return runtime.createProcessInstanceByKey(ORDER)
                .businessKey(place.caseNumber())
                .setVariables(facts)
                .execute()
                .getId();
    }

    private String departmentOf(String task) {
        return tasks.getIdentityLinksForTask(task).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .flatMap(queue -> Queue.find(queue).stream())
                .map(Queue::department)
                .filter(directory::isDepartment)
                .findFirst()
                .orElse(KnownName.JOINT_CONFERENCE.id());
    }

    private void tellMet(String order) {
        if (escalations.told(order)
                && runtime.createProcessInstanceQuery().processInstanceId(order).count() == 1) {
            runtime.setVariable(order, "overdueTaskDone", true);
        }
    }
}
