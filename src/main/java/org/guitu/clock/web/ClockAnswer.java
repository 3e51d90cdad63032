package org.guitu.clock.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.clock.ClockAct;
import org.guitu.clock.ClockChange;
import org.guitu.clock.ClockReason;
import org.guitu.clock.TimeLimit.Period;
import org.guitu.clock.engine.ClockView;
import org.guitu.notice.Overdue;
import org.guitu.office.China;
import org.guitu.webapp.PageToken;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * A task's clock as Tasklist shows it, all in words.
 *
 * @param state {@code running}, {@code soon}, {@code overdue} or {@code suspended}
 * @param text what the state means for the reader
 * @param limit how long the task may take, extensions included
 * @param extensible by how much it may be prolonged, in {@code unit}; 0 when it may not
 * @param reasons for each act that this person may do now, by its name: the codes and words to choose from
 * @param lastDay the last one that a date of the form may have, for whoever may permit a later one; else {@code null}
 * @param cameBack why what was decided in this step before is void; {@code null} when nothing is
 * @param request the open request for an extension; {@code null} for none
 * @param token header and value that a change must carry
 */
record ClockAnswer(
        String state,
        String text,
        String limit,
        BigDecimal extensible,
        String unit,
        Map<String, List<Reason>> reasons,
        String lastDay,
        String cameBack,
        Request request,
        List<Change> changes,
        PageToken token) {

    private static final String CAME_BACK = "审批以后有更正：%s。请按更正后的内容再作决定。";

    record Reason(String code, String zh) {}

    record Change(String at, String act, String reason, String amount, String due, String account) {}

    /** What was asked for, also as the form of the answer takes it over: {@code number} of the unit, {@code code} of the reason. */
    record Request(String account, String amount, String reason, BigDecimal number, String code) {}

    static ClockAnswer of(
            ClockView view, Optional<LocalDate> lastDay, Optional<String> changed, Instant now, CsrfToken token) {
        var clock = view.clock();
        var limit = clock.limit().limit();
        var unit = limit.unit().zh();
        return new ClockAnswer(
                state(view, now),
                text(view, now),
                words(limit.plus(clock.extension())),
                view.extensible(),
                unit,
                reasons(view, lastDay.isPresent()),
                lastDay.map(LocalDate::toString).orElse(null),
                changed.map(CAME_BACK::formatted).orElse(null),
                view.request().map(change -> request(change, unit)).orElse(null),
                view.changes().stream().map(change -> change(change, unit)).toList(),
                PageToken.of(token));
    }

    private static String state(ClockView view, Instant now) {
        return view.dueAt()
                .map(due -> due.isBefore(now) ? "overdue" : view.warnAt().isBefore(now) ? "soon" : "running")
                .orElse("suspended");
    }

    private static String text(ClockView view, Instant now) {
        return view.dueAt()
                .map(due -> "%s 截止，%s"
                        .formatted(
                                China.words(due),
                                due.isBefore(now) ? Overdue.zh(Duration.between(due, now)) : left(due, now)))
                .orElseGet(() -> view.clock()
                        .suspension()
                        .map(stop -> "已中止：%s（自 %s）".formatted(stop.reason().zh(), China.words(stop.since())))
                        .orElseThrow());
    }

    private static String left(Instant due, Instant now) {
        var left = Duration.between(now, due);
        return left.toDays() > 0
                ? "还有 %d 天".formatted(left.toDays())
                : left.toHours() > 0 ? "还有 %d 小时".formatted(left.toHours()) : "还有不到 1 小时";
    }

    private static Map<String, List<Reason>> reasons(ClockView view, boolean mayPermitWait) {
        boolean suspended = view.clock().suspension().isPresent();
        var reasons = new LinkedHashMap<String, List<Reason>>();
        boolean longer = !suspended && view.extensible().signum() > 0;
        if (view.mayChange()) {
            reasons.put(suspended ? "resume" : "suspend", of(suspended ? ClockAct.RESUMED : ClockAct.SUSPENDED));
            if (longer) {
                reasons.put("extend", of(ClockAct.EXTENDED));
            }
            if (view.request().isPresent()) {
                reasons.put("decline", of(ClockAct.DECLINED));
            }
        } else if (view.works() && longer && view.request().isEmpty()) {
            reasons.put("ask", of(ClockAct.ASKED));
        }
        if (mayPermitWait) {
            reasons.put("wait", of(ClockAct.WAIT_PERMITTED));
        }
        return reasons;
    }

    private static List<Reason> of(ClockAct act) {
        return ClockReason.of(act).stream()
                .map(reason -> new Reason(reason.code(), reason.zh()))
                .toList();
    }

    private static Request request(ClockChange asked, String unit) {
        return new Request(
                asked.account(),
                plain(asked.amount()) + unit,
                asked.reason().zh(),
                asked.amount(),
                asked.reason().code());
    }

    private static Change change(ClockChange change, String unit) {
        return new Change(
                China.words(change.at()),
                change.act().zh(),
                change.reason().zh(),
                change.amount() == null ? null : plain(change.amount()) + unit,
                China.words(change.dueAfter()),
                change.account() == null ? "（流程）" : change.account());
    }

    private static String words(Period period) {
        return plain(period.amount()) + period.unit().zh();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
