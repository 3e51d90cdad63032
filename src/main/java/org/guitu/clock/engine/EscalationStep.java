package org.guitu.clock.engine;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.clock.Escalations;
import org.guitu.clock.RunningClock;
import org.guitu.clock.engine.OverdueOrders.Order;
import org.guitu.engine.identity.Supervisors;
import org.guitu.notice.NoticeKind;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/**
 * Reports one overdue task to its next tier (clauses 3.1, 3.2): first the task's own supervisors are told; then each tier above starts a
 * supervision order. The tier below keeps its task. What a supervision order itself or a review that goes up by its own model leaves
 * undone is only told.
 */
@Component
class EscalationStep {

    private final Escalations escalations;
    private final TaskService tasks;
    private final Supervisors supervisors;
    private final OverdueOrders orders;
    private final ClockNotices notices;
    private final AuditTrail trail;
    private final Directory directory;

    EscalationStep(
            Escalations escalations,
            TaskService tasks,
            Supervisors supervisors,
            OverdueOrders orders,
            ClockNotices notices,
            AuditTrail trail,
            Directory directory) {
        this.escalations = escalations;
        this.tasks = tasks;
        this.supervisors = supervisors;
        this.orders = orders;
        this.notices = notices;
        this.trail = trail;
        this.directory = directory;
    }

    /** Also of a task that comes back on a day. To be called in a transaction that has {@link Escalations#take taken} the clock. */
    void report(RunningClock clock) {
        var place = clock.place();
        boolean open = tasks.createTaskQuery().taskId(place.task()).count() > 0;
        if (!open && escalations.forget(place.task())) {
            return;
        }
        int level = clock.nextLevel().orElseThrow();
        var tier = supervisors.above(place.region(), level - 1);
        escalations.reported(
                clock, level, tier.orElse(place.region()), tier.flatMap(region -> report(clock, level, region, open)));
    }

    /** Returns the order that it starts; none where the tier is only told. */
    private Optional<String> report(RunningClock clock, int level, String tier, boolean open) {
        var place = clock.place();
        var order = level > 1 && OverdueOrders.areGivenIn(place.process())
                ? Optional.of(orders.start(clock, tier))
                : Optional.<Order>empty();
        notices.tellSupervisors(
                tier,
                order.isPresent() ? NoticeKind.ORDER_TO_ISSUE : NoticeKind.OVERDUE,
                clock,
                order.map(Order::task).orElse(open ? place.task() : null));
        trail.record(AuditEvent.of(EventKind.ESCALATED, Actor.SYSTEM)
                .inCase(place.caseNumber())
                .about(place.taskName(), place.task())
                .saying("第 %d 级，%s，%s"
                        .formatted(level, directory.region(tier).name(), order.isPresent() ? "待督办" : "提醒督导")));
        return order.map(Order::instance);
    }
}
