package org.guitu.progress;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.guitu.clock.Deadlines;
import org.guitu.clock.RunningClock.Suspension;
import org.guitu.clock.TimeLimit.Kind;
import org.guitu.office.China;
import org.guitu.progress.Wait.Branches;
import org.guitu.progress.Wait.Day;
import org.guitu.progress.Wait.Fault;
import org.guitu.progress.Wait.News;
import org.guitu.progress.Wait.Work;
import org.springframework.stereotype.Component;

/** Says in one Chinese sentence why a case waits: who holds it, since when, what unblocks it, what comes next. */
@Component
public class WaitWords {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter DAY_OF_OTHER_YEAR = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** Whoever wants to know more finds it in the handbook. */
    private static final int MOST_STEPS = 4;

    private final Deadlines deadlines;

    WaitWords(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** @param urgent whether something is late or broken */
    public record Sentence(String text, boolean urgent) {}

    /** Why it waits at each of these places; what would be said in the same words is said once. */
    public List<Sentence> of(List<Wait> waits, Instant now) {
        var counts = new LinkedHashMap<Sentence, Integer>();
        waits.forEach(wait -> counts.merge(of(wait, now), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(said -> said.getValue() == 1
                        ? said.getKey()
                        : new Sentence(
                                "%s（共 %d 项）".formatted(said.getKey().text(), said.getValue()),
                                said.getKey().urgent()))
                .toList();
    }

    /** Why it waits there. */
    Sentence of(Wait wait, Instant now) {
        var step = "“%s”（%s）".formatted(wait.step(), wait.process());
        var since = wait.since().map(start -> day(start, now) + "起").orElse("");
        if (wait.reason() instanceof Work work) {
            return new Sentence(
                    "等%s办理%s：%s%s%s；办完后的下一步：%s。"
                            .formatted(
                                    work.holder(),
                                    step,
                                    since.isEmpty() ? "" : since + "待办，",
                                    work.claimed() ? "已有人认领" : "尚无人认领",
                                    limit(work, now),
                                    next(wait.next())),
                    isLate(work, now));
        }
        if (wait.reason() instanceof Fault) {
            return new Sentence(
                    "系统故障，%s没有自动完成%s，由督导在“待修复”页（/repairs）处理；修复后的下一步：%s。"
                            .formatted(step, since.isEmpty() ? "" : "（%s）".formatted(since), next(wait.next())),
                    true);
        }
        return new Sentence("%s；下一步：%s。".formatted(waiting(wait.reason(), step, since, now), next(wait.next())), false);
    }

    private String waiting(Wait.Reason reason, String step, String since, Instant now) {
        if (reason instanceof Day day) {
            return day.day().isAfter(now)
                    ? "等到%s自动继续：%s，%s由%s看护，%s"
                            .formatted(
                                    time(day.day(), now),
                                    step,
                                    since.isEmpty() ? "" : since + "等待，",
                                    day.watcher(),
                                    day.byLaw() ? "依法等满，不能提前" : "督导可以提前")
                    : "%s已到时间，系统即将自动继续".formatted(step);
        }
        if (reason instanceof Branches branches) {
            return branches.open().isEmpty()
                    ? "%s在等同时开展的其他分支办完".formatted(step)
                    : "%s在等其他分支办完：%s".formatted(step, String.join("、", branches.open()));
        }
        return reason instanceof News
                ? "%s%s在等另一流程的消息，收到后自动继续".formatted(since, step)
                : "%s正由系统自动办理，无须操作".formatted(step);
    }

    /** How a case ended. */
    public Sentence ended(String outcome, Instant at, Instant now) {
        return new Sentence("已于%s结案，结果：%s。".formatted(day(at, now), outcome), false);
    }

    /** At how many places it waits of which the reader may not know more; empty for none. */
    public Optional<Sentence> elsewhere(int places) {
        return Optional.of(places)
                .filter(many -> many > 0)
                .map(many -> new Sentence("另有 %d 处由其他部门办理，不在您的查阅范围。".formatted(many), false));
    }

    /** Nothing of the case runs. */
    public Sentence nothing() {
        return new Sentence("没有正在办理的事项。", false);
    }

    private String limit(Work work, Instant now) {
        return work.stopped()
                .map(stop -> stopped(stop, now))
                .or(() -> work.due().map(due -> due(work, due, now)))
                .map(words -> "，" + words)
                .orElse("");
    }

    private static String stopped(Suspension stop, Instant now) {
        return "时限自%s起中止（%s），%s"
                .formatted(day(stop.since(), now), stop.reason().zh(), stop.withCase() ? "原因消除后恢复" : "由督导恢复");
    }

    private String due(Work work, Instant due, Instant now) {
        if (work.limit() == Kind.WAITING) {
            return due.isAfter(now) ? "按规定至少等到%s".formatted(time(due, now)) : "等待期已满，可以办理";
        }
        var until = (work.limit() == Kind.MAXIMUM_STAY ? "最长到%s" : "%s到期").formatted(time(due, now));
        return until
                + (due.isAfter(now)
                        ? ""
                        : Optional.of(deadlines.workingDaysBetween(due, now))
                                .filter(days -> days > 0)
                                .map("，已逾期 %d 个工作日"::formatted)
                                .orElse("，已逾期，不到 1 个工作日"));
    }

    private static boolean isLate(Work work, Instant now) {
        return work.limit() != Kind.WAITING && work.due().filter(now::isAfter).isPresent();
    }

    private static String next(List<String> steps) {
        if (steps.isEmpty()) {
            return "无";
        }
        var shown = String.join("，或", steps.subList(0, Math.min(steps.size(), MOST_STEPS)));
        return steps.size() > MOST_STEPS ? shown + "等" : shown;
    }

    private static String day(Instant moment, Instant now) {
        var day = moment.atZone(China.ZONE);
        return (day.getYear() == now.atZone(China.ZONE).getYear() ? DAY : DAY_OF_OTHER_YEAR).format(day);
    }

    /** The day alone where it is a whole one. */
    private static String time(Instant moment, Instant now) {
        return day(moment, now) + (isWholeDay(moment.atZone(China.ZONE)) ? "" : TIME.format(moment.atZone(China.ZONE)));
    }

    private static boolean isWholeDay(ZonedDateTime moment) {
        return !moment.toLocalTime().isBefore(END_OF_DAY)
                || moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
