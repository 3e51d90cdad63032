package org.guitu.clock.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.guitu.audit.EventKind;
import org.guitu.clock.ClockAct;
import org.guitu.clock.ClockControl;
import org.guitu.clock.ClockReason;
import org.guitu.clock.engine.ClockHolder.HeldClock;
import org.guitu.clock.engine.LongestWaits.Bound;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.form.CommonFacts;
import org.guitu.notice.NoticeKind;
import org.guitu.office.China;
import org.guitu.office.RefusedException;
import org.springframework.stereotype.Component;

/**
 * Lets a case wait longer than {@code time-limits.dmn} says: a supervisor of the task's region, and never whoever works on the task, permits
 * a later day for this one task. The clock of the duty runs on.
 */
@Component
public class WaitDesk {

    /** In days: beyond it nobody can know what will be. */
    private static final int LONGEST = 366;

    private final ClockHolder holder;
    private final ClockRights rights;
    private final ClockControl control;
    private final LongestWaits waits;
    private final ClockNotices notices;
    private final EngineAudit audit;
    private final InstantSource time;

    WaitDesk(
            ClockHolder holder,
            ClockRights rights,
            ClockControl control,
            LongestWaits waits,
            ClockNotices notices,
            EngineAudit audit,
            InstantSource time) {
        this.holder = holder;
        this.rights = rights;
        this.control = control;
        this.waits = waits;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /** The last day that a date of the task's form may have, where this person may permit a later one; else empty. */
    public Optional<LocalDate> lastDay(String account, String task) {
        return holder.as(
                account,
                task,
                held -> refusal(held, account).isPresent()
                        ? Optional.empty()
                        : bound(held).map(Bound::lastDay));
    }

    /**
     * Permits it, in the name of the account.
     *
     * @param until {@code null} when no day was given
     * @throws RefusedException when that cannot be permitted
     */
    public void permit(String account, String task, LocalDate until, String reason) {
        var why = ClockReason.find(reason, ClockAct.WAIT_PERMITTED).orElseThrow(() -> new RefusedException("请选择原因。"));
        holder.as(account, task, held -> {
            rights.checkMayChange(held);
            refusal(held, account).ifPresent(refusal -> {
                throw new RefusedException(RefusedException.Why.NOT_ALLOWED, refusal);
            });
            var last = bound(held).orElseThrow().lastDay();
            var latest = LongestWaits.dayOf(time.instant()).plusDays(LONGEST);
            if (until == null || !until.isAfter(last) || until.isAfter(latest)) {
                throw new RefusedException("请填写准许等到哪一天：%s（不用准许的最后一天）以后，%s以前。".formatted(last, latest));
            }
            control.permitWait(held.clock(), endOf(until), why, account);
            var place = held.clock().place();
            audit.record(EventKind.WAIT_PERMITTED, place.caseNumber(), place.taskName(), place.task(), why.zh());
            Optional.ofNullable(held.task().getAssignee())
                    .ifPresent(worker -> notices.tell(worker, NoticeKind.WAIT_PERMITTED, held.clock()));
            return null;
        });
    }

    private Optional<String> refusal(HeldClock held, String account) {
        if (!rights.mayChange(held)) {
            return Optional.of("准许等到更晚由本地区督导办理。");
        }
        if (account.equals(held.task().getAssignee())) {
            return Optional.of("这项任务由您承办，不能由您自己准许等到更晚，请联系其他督导。");
        }
        var bound = bound(held);
        if (bound.isEmpty()) {
            return Optional.of("这项任务没有约定等待的日期，不用准许。");
        }
        return bound.filter(Bound::byLaw).map(law -> "这项任务最长等多久由法律规定，不能准许更久。");
    }

    private Optional<Bound> bound(HeldClock held) {
        return waits.bound(
                held.clock().place().step(), held.task().getExecution().getVariable(CommonFacts.URGENCY));
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).atZone(China.ZONE).toInstant();
    }
}
