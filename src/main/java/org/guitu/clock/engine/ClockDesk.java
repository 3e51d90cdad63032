package org.guitu.clock.engine;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.audit.EventKind;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.ClockAct;
import org.guitu.clock.ClockChange;
import org.guitu.clock.ClockChanges;
import org.guitu.clock.ClockReason;
import org.guitu.clock.ClockRefusedException;
import org.guitu.clock.ClockRefusedException.Why;
import org.guitu.clock.Deadlines;
import org.guitu.clock.RunningClock;
import org.guitu.engine.access.People;
import org.guitu.engine.access.TaskPolicy;
import org.guitu.engine.access.WorkRules;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.expression.Decisions;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.engine.identity.Supervisors;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.Notices;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/**
 * What people do to the clock of a task: a supervisor of its region suspends, resumes and prolongs it; whoever works on it asks for
 * an extension. How long a limit may become at most, {@code limit-extension.dmn} says.
 *
 * <p>Each call is one transaction in the name of that account, and throws {@link ClockRefusedException} when it cannot be done.
 */
@Component
public class ClockDesk {

    /** Its time is given by the tier above: who is ordered to mend something does not stop the clock of that. */
    private static final String ORDERED = KnownName.ORDER_ANSWER.id();

    private final ProcessEngineConfigurationImpl engine;
    private final EngineLogin logins;
    private final ClockChanges changes;
    private final Deadlines deadlines;
    private final Decisions decisions;
    private final People people;
    private final Supervisors supervisors;
    private final Notices notices;
    private final EngineAudit audit;
    private final Directory directory;
    private final InstantSource time;

    ClockDesk(
            ProcessEngineConfigurationImpl engine,
            EngineLogin logins,
            ClockChanges changes,
            Deadlines deadlines,
            Decisions decisions,
            People people,
            Supervisors supervisors,
            Notices notices,
            EngineAudit audit,
            Directory directory,
            InstantSource time) {
        this.engine = engine;
        this.logins = logins;
        this.changes = changes;
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.people = people;
        this.supervisors = supervisors;
        this.notices = notices;
        this.audit = audit;
        this.directory = directory;
        this.time = time;
    }

    private record At(CommandContext context, TaskEntity task, RunningClock clock, TaskPolicy policy) {}

    public ClockView view(String account, String task) {
        return in(account, task, (at, clock) -> {
            var limit = clock.limit().limit().amount().add(clock.extension());
            return new ClockView(
                    clock,
                    clock.suspension().isPresent() ? Optional.empty() : Optional.of(clock.dueAt(deadlines)),
                    clock.warnAt(deadlines),
                    longest(clock).subtract(limit).max(BigDecimal.ZERO),
                    notAllowed(at, clock).isEmpty(),
                    at.policy().works(at.task()),
                    changes.openRequest(task),
                    changes.of(task));
        });
    }

    public void suspend(String account, String task, String reason) {
        var why = reason(reason, ClockAct.SUSPENDED);
        change(account, task, EventKind.CLOCK_SUSPENDED, why, clock -> changes.suspend(clock, why, account, false));
    }

    public void resume(String account, String task, String reason) {
        var why = reason(reason, ClockAct.RESUMED);
        change(account, task, EventKind.CLOCK_RESUMED, why, clock -> changes.resume(clock, why, account));
    }

    /** {@code amount}: by how much longer, in the limit's own unit. */
    public void extend(String account, String task, BigDecimal amount, String reason) {
        var why = reason(reason, ClockAct.EXTENDED);
        change(account, task, EventKind.CLOCK_EXTENDED, why, clock -> {
            var request = changes.openRequest(task);
            var prolonged = changes.extend(clock, whole(amount), longest(clock), why, account);
            answer(request, prolonged, NoticeKind.EXTENSION_GRANTED);
            return prolonged;
        });
    }

    /** Tells whoever asked for an extension that there will be none. */
    public void decline(String account, String task, String reason) {
        var why = reason(reason, ClockAct.DECLINED);
        change(account, task, EventKind.EXTENSION_DECLINED, why, clock -> {
            var request = changes.openRequest(task);
            changes.note(clock, ClockAct.DECLINED, null, why, account);
            answer(request, clock, NoticeKind.EXTENSION_DECLINED);
            return clock;
        });
    }

    /** Asks the supervisors of the region for an extension. */
    public void ask(String account, String task, BigDecimal amount, String reason) {
        var why = reason(reason, ClockAct.ASKED);
        in(account, task, (at, clock) -> {
            if (!at.policy().works(at.task())) {
                throw new ClockRefusedException(Why.NOT_ALLOWED, "这项任务已由同事认领，延长期限由承办人申请。");
            }
            if (clock.suspension().isPresent()) {
                throw new ClockRefusedException("这项任务的期限已经中止，不用申请延长。");
            }
            var most = longest(clock).subtract(clock.limit().limit().amount()).subtract(clock.extension());
            if (most.signum() <= 0) {
                throw new ClockRefusedException("这项期限不能再延长。确有法定事由的，请联系督导中止期限。");
            }
            if (whole(amount).compareTo(most) > 0) {
                throw new ClockRefusedException("申请延长的时间不对：最多 %s%s，请改正。"
                        .formatted(
                                most.stripTrailingZeros().toPlainString(),
                                clock.limit().limit().unit().zh()));
            }
            changes.note(clock, ClockAct.ASKED, amount, why, account);
            record(EventKind.EXTENSION_ASKED, clock, why);
            at.context()
                    .runWithoutAuthorization(() -> supervisors.of(clock.place().region()))
                    .forEach(supervisor -> tell(supervisor, NoticeKind.EXTENSION_ASKED, clock));
            return null;
        });
    }

    private interface Change {

        RunningClock apply(RunningClock clock);
    }

    private void change(String account, String task, EventKind kind, ClockReason reason, Change change) {
        in(account, task, (at, clock) -> {
            notAllowed(at, clock).ifPresent(why -> {
                throw new ClockRefusedException(Why.NOT_ALLOWED, why);
            });
            var changed = change.apply(clock);
            record(kind, clock, reason);
            TaskDates.show(at.task(), changed, deadlines);
            return null;
        });
    }

    /** Why the person may not change the clock; empty when she or he may. */
    private Optional<String> notAllowed(At at, RunningClock clock) {
        var policy = at.policy();
        if (!policy.supervises(at.task())) {
            return Optional.of("中止、恢复和延长期限由本地区督导办理；需要延长的，请申请延长。");
        }
        if (WorkRules.bars(at.task(), policy.person())) {
            return Optional.of("这项任务审查的是您提交的内容，期限不能由您更改，请联系其他督导。");
        }
        var above = directory.region(clock.place().region()).parent();
        return ORDERED.equals(clock.place().process())
                        && !above.isEmpty()
                        && !policy.regions().contains(above)
                ? Optional.of("督办的期限由上级督导更改；来不及的，请在答复中申请延期。")
                : Optional.empty();
    }

    private <T> T in(String account, String id, BiFunction<At, RunningClock, T> action) {
        return logins.as(account, () -> engine.getCommandExecutorTxRequired().execute(context -> {
            var task = context.getTaskManager().findTaskById(id);
            var policy = people.policyOf(context.getAuthentication());
            if (task == null || !policy.sees(task)) {
                throw new ClockRefusedException(Why.NO_SUCH_TASK, "这项任务不在您的任务队列中，或已经办结。请刷新任务列表。");
            }
            var clock = changes.hold(id);
            return action.apply(new At(context, task, clock, policy), clock);
        }));
    }

    private void answer(Optional<ClockChange> request, RunningClock clock, NoticeKind kind) {
        request.map(ClockChange::account).ifPresent(asker -> tell(asker, kind, clock));
    }

    private void tell(String account, NoticeKind kind, RunningClock clock) {
        var place = clock.place();
        notices.write(Notice.of(
                account,
                kind,
                place.caseNumber(),
                place.task(),
                place.taskName(),
                place.region(),
                clock.dueAt(deadlines),
                time.instant()));
    }

    private void record(EventKind kind, RunningClock clock, ClockReason reason) {
        audit.record(
                kind,
                clock.place().caseNumber(),
                clock.place().taskName(),
                clock.place().task(),
                reason.zh());
    }

    /** How long the limit may be at most: as long as it is where the table allows no more. */
    private BigDecimal longest(RunningClock clock) {
        var limit = clock.limit();
        var amount = limit.limit().amount();
        var row = decisions
                .firstRow(
                        KnownName.LIMIT_EXTENSION.id(),
                        Variables.putValue("task", clock.place().step())
                                .putValue("kind", limit.kind().code())
                                .putValue("certainty", limit.certainty()))
                .orElseThrow(() -> new ClockRefusedException("“limit-extension”没有适用的行，请联系系统管理员。"));
        var longest = row.get("longest") != null
                ? new BigDecimal(row.get("longest").toString())
                : amount.multiply(new BigDecimal(row.get("times").toString()));
        return longest.max(amount);
    }

    private static BigDecimal whole(BigDecimal amount) {
        if (amount == null
                || amount.signum() <= 0
                || amount.stripTrailingZeros().scale() > 0) {
            throw new ClockRefusedException("请填写要延长多久：一个不小于 1 的整数。");
        }
        return amount;
    }

    private static ClockReason reason(String code, ClockAct act) {
        return ClockReason.find(code, act).orElseThrow(() -> new ClockRefusedException("请选择原因。"));
    }
}
