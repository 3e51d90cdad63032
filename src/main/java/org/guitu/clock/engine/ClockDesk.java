package org.guitu.clock.engine;

import java.math.BigDecimal;
import java.util.Optional;
import org.guitu.audit.EventKind;
import org.guitu.clock.ClockAct;
import org.guitu.clock.ClockChange;
import org.guitu.clock.ClockControl;
import org.guitu.clock.ClockReason;
import org.guitu.clock.Deadlines;
import org.guitu.clock.RunningClock;
import org.guitu.clock.engine.ClockHolder.HeldClock;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.notice.NoticeKind;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/**
 * What people do to the clock of a task: a supervisor of its region suspends, resumes and prolongs it; whoever works on it asks for
 * an extension.
 *
 * <p>Each call is one transaction in the name of that account, and throws {@link RefusedException} when it cannot be done.
 */
@Component
public class ClockDesk {

    private final ClockHolder holder;
    private final ClockRights rights;
    private final ClockControl control;
    private final ExtensionLimits limits;
    private final Deadlines deadlines;
    private final ClockNotices notices;
    private final EngineAudit audit;

    ClockDesk(
            ClockHolder holder,
            ClockRights rights,
            ClockControl control,
            ExtensionLimits limits,
            Deadlines deadlines,
            ClockNotices notices,
            EngineAudit audit) {
        this.holder = holder;
        this.rights = rights;
        this.control = control;
        this.limits = limits;
        this.deadlines = deadlines;
        this.notices = notices;
        this.audit = audit;
    }

    public ClockView view(String account, String task) {
        return holder.as(account, task, held -> {
            var clock = held.clock();
            return new ClockView(
                    clock,
                    clock.suspension().isPresent() ? Optional.empty() : Optional.of(clock.dueAt(deadlines)),
                    clock.warnAt(deadlines),
                    limits.left(clock).max(BigDecimal.ZERO),
                    rights.mayChange(held),
                    held.policy().works(held.task()),
                    control.openRequest(task),
                    control.of(task));
        });
    }

    public void suspend(String account, String task, String reason) {
        var why = reason(reason, ClockAct.SUSPENDED);
        change(account, task, EventKind.CLOCK_SUSPENDED, why, clock -> control.suspend(clock, why, account, false));
    }

    public void resume(String account, String task, String reason) {
        var why = reason(reason, ClockAct.RESUMED);
        change(account, task, EventKind.CLOCK_RESUMED, why, clock -> control.resume(clock, why, account));
    }

    /** {@code amount}: by how much longer, in the limit's own unit. */
    public void extend(String account, String task, BigDecimal amount, String reason) {
        var why = reason(reason, ClockAct.EXTENDED);
        change(account, task, EventKind.CLOCK_EXTENDED, why, clock -> {
            var request = control.openRequest(task);
            var prolonged = control.extend(clock, whole(amount), limits.longest(clock), why, account);
            answer(request, prolonged, NoticeKind.EXTENSION_GRANTED);
            return prolonged;
        });
    }

    /** Tells whoever asked for an extension that there will be none. */
    public void decline(String account, String task, String reason) {
        var why = reason(reason, ClockAct.DECLINED);
        change(account, task, EventKind.EXTENSION_DECLINED, why, clock -> {
            var request = control.openRequest(task);
            control.note(clock, ClockAct.DECLINED, null, why, account);
            answer(request, clock, NoticeKind.EXTENSION_DECLINED);
            return clock;
        });
    }

    /** Asks the supervisors of the region for an extension. */
    public void ask(String account, String task, BigDecimal amount, String reason) {
        var why = reason(reason, ClockAct.ASKED);
        holder.as(account, task, held -> {
            var clock = held.clock();
            if (!held.policy().works(held.task())) {
                throw new RefusedException(Why.NOT_ALLOWED, "这项任务已由同事认领，延长期限由承办人申请。");
            }
            if (clock.suspension().isPresent()) {
                throw new RefusedException("这项任务的期限已经中止，不用申请延长。");
            }
            var most = limits.left(clock);
            if (most.signum() <= 0) {
                throw new RefusedException("这项期限不能再延长。确有法定事由的，请联系督导中止期限。");
            }
            if (whole(amount).compareTo(most) > 0) {
                throw new RefusedException("申请延长的时间不对：最多 %s%s，请改正。"
                        .formatted(
                                most.stripTrailingZeros().toPlainString(),
                                clock.limit().limit().unit().zh()));
            }
            control.note(clock, ClockAct.ASKED, amount, why, account);
            record(EventKind.EXTENSION_ASKED, clock, why);
            tellSupervisors(held);
            return null;
        });
    }

    /** Without the person's own rights: whoever asks need not be allowed to look up accounts. */
    private void tellSupervisors(HeldClock held) {
        held.context().runWithoutAuthorization(() -> {
            var place = held.clock().place();
            notices.tellSupervisors(place.region(), NoticeKind.EXTENSION_ASKED, held.clock(), place.task());
            return null;
        });
    }

    private interface Change {

        RunningClock apply(RunningClock clock);
    }

    private void change(String account, String task, EventKind kind, ClockReason reason, Change change) {
        holder.as(account, task, held -> {
            rights.checkMayChange(held);
            var changed = change.apply(held.clock());
            record(kind, held.clock(), reason);
            TaskDates.show(held.task(), changed, deadlines);
            return null;
        });
    }

    private void answer(Optional<ClockChange> request, RunningClock clock, NoticeKind kind) {
        request.map(ClockChange::account).ifPresent(asker -> notices.tell(asker, kind, clock));
    }

    private void record(EventKind kind, RunningClock clock, ClockReason reason) {
        audit.record(
                kind,
                clock.place().caseNumber(),
                clock.place().taskName(),
                clock.place().task(),
                reason.zh());
    }

    private static BigDecimal whole(BigDecimal amount) {
        if (amount == null
                || amount.signum() <= 0
                || amount.stripTrailingZeros().scale() > 0) {
            throw new RefusedException("请填写要延长多久：一个不小于 1 的整数。");
        }
        return amount;
    }

    private static ClockReason reason(String code, ClockAct act) {
        return ClockReason.find(code, act).orElseThrow(() -> new RefusedException("请选择原因。"));
    }
}
