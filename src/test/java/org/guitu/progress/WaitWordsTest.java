package org.guitu.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guitu.calendar.WorkingDays;
import org.guitu.clock.ClockReason;
import org.guitu.clock.Deadlines;
import org.guitu.clock.RunningClock.Suspension;
import org.guitu.clock.TimeLimit.Kind;
import org.guitu.progress.Wait.Branches;
import org.guitu.progress.Wait.Day;
import org.guitu.progress.Wait.Fault;
import org.guitu.progress.Wait.Machine;
import org.guitu.progress.Wait.News;
import org.guitu.progress.Wait.Reason;
import org.guitu.progress.Wait.Work;
import org.guitu.progress.WaitWords.Sentence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What is said for each reason to wait. */
@SpringJUnitConfig({WorkingDays.class, Deadlines.class, WaitWords.class})
class WaitWordsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T01:30:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T15:59:59Z");
    private static final Instant NEXT_TUESDAY = Instant.parse("2026-03-10T02:00:00Z");

    @Autowired
    private WaitWords words;

    private static Wait wait(Reason reason, String... next) {
        return new Wait("接收和征求同意", "接收受助人", Optional.of(MONDAY), reason, List.of(next), true);
    }

    private static Work work(boolean claimed, Kind kind, Instant due) {
        return new Work("三元区民政", claimed, kind, Optional.ofNullable(due), Optional.empty());
    }

    private static Work stopped(boolean withCase) {
        return new Work(
                "三元区民政",
                true,
                Kind.DEADLINE,
                Optional.empty(),
                Optional.of(new Suspension(MONDAY, ClockReason.PERSON_MISSING, withCase)));
    }

    private static Day day(Instant until) {
        return new Day(until, "三元区督导", false);
    }

    private String say(Reason reason, Instant now) {
        return words.of(wait(reason, "满足紧急需要", "到再次接收日期"), now).text();
    }

    @Test
    void aTaskIsSomebodysWork() {
        var sentence = words.of(wait(work(false, Kind.DEADLINE, FRIDAY), "满足紧急需要", "到再次接收日期"), MONDAY.plusSeconds(60));
        assertThat(sentence)
                .isEqualTo(
                        new Sentence("等三元区民政办理“接收受助人”（接收和征求同意）：3月2日起待办，尚无人认领，3月6日到期；办完后的下一步：满足紧急需要，或到再次接收日期。", false));
        assertThat(say(work(true, Kind.DEADLINE, MONDAY.plusSeconds(7200)), MONDAY))
                .contains("3月2日起待办，已有人认领，3月2日11:30到期；");
    }

    @Test
    void whatIsOverdueIsCountedInWorkingDays() {
        var late = wait(work(false, Kind.DEADLINE, FRIDAY));
        assertThat(words.of(late, NEXT_TUESDAY))
                .isEqualTo(new Sentence("等三元区民政办理“接收受助人”（接收和征求同意）：3月2日起待办，尚无人认领，3月6日到期，已逾期 2 个工作日；办完后的下一步：无。", true));
        assertThat(words.of(late, FRIDAY.plusSeconds(3600)).text()).contains("3月6日到期，已逾期，不到 1 个工作日；");
    }

    @Test
    void aPeriodToWaitForIsNeverLateAndAStayMayBeTooLong() {
        assertThat(say(work(false, Kind.WAITING, FRIDAY), MONDAY)).contains("按规定至少等到3月6日；");
        var over = words.of(wait(work(false, Kind.WAITING, FRIDAY)), NEXT_TUESDAY);
        assertThat(over.text()).contains("等待期已满，可以办理；");
        assertThat(over.urgent()).isFalse();
        assertThat(words.of(wait(work(false, Kind.MAXIMUM_STAY, FRIDAY)), NEXT_TUESDAY))
                .returns(true, Sentence::urgent)
                .extracting(Sentence::text)
                .asString()
                .contains("最长到3月6日，已逾期 2 个工作日；");
    }

    @Test
    void aClockThatStandsStillSaysWhyAndWhatEndsIt() {
        assertThat(say(stopped(false), NEXT_TUESDAY)).contains("已有人认领，时限自3月2日起中止（本人失联或走失），由督导恢复；");
        assertThat(say(stopped(true), NEXT_TUESDAY)).contains("时限自3月2日起中止（本人失联或走失），原因消除后恢复；");
        assertThat(words.of(wait(stopped(true)), NEXT_TUESDAY).urgent()).isFalse();
    }

    @Test
    void aTimerSaysUntilWhen() {
        assertThat(say(day(NEXT_TUESDAY), MONDAY))
                .isEqualTo("等到3月10日10:00自动继续：“接收受助人”（接收和征求同意），3月2日起等待，由三元区督导看护，督导可以提前；下一步：满足紧急需要，或到再次接收日期。");
        assertThat(say(new Day(NEXT_TUESDAY, "三元区民政", true), MONDAY)).contains("由三元区民政看护，依法等满，不能提前；");
        assertThat(say(day(Instant.parse("2026-03-09T16:00:00Z")), MONDAY)).startsWith("等到3月10日自动继续");
        assertThat(say(day(Instant.parse("2027-03-09T16:00:00Z")), MONDAY)).startsWith("等到2027年3月10日自动继续");
        assertThat(say(day(MONDAY), NEXT_TUESDAY)).startsWith("“接收受助人”（接收和征求同意）已到时间，系统即将自动继续；");
    }

    @Test
    void aBranchThatIsDoneNamesTheOthers() {
        assertThat(say(new Branches(List.of("首次安置", "一站式询问")), MONDAY))
                .startsWith("“接收受助人”（接收和征求同意）在等其他分支办完：首次安置、一站式询问；下一步：");
        assertThat(say(new Branches(List.of()), MONDAY)).contains("在等同时开展的其他分支办完；");
    }

    @Test
    void aMessageAndTheSystemItselfNeedNobody() {
        assertThat(say(new News(), MONDAY)).startsWith("3月2日起“接收受助人”（接收和征求同意）在等另一流程的消息，收到后自动继续；");
        assertThat(say(new Machine(), MONDAY)).startsWith("“接收受助人”（接收和征求同意）正由系统自动办理，无须操作；");
    }

    @Test
    void aFaultSaysWhomToCall() {
        assertThat(words.of(wait(new Fault(), "满足紧急需要"), MONDAY))
                .isEqualTo(new Sentence(
                        "系统故障，“接收受助人”（接收和征求同意）没有自动完成（3月2日起），由督导在“待修复”页（/repairs）处理；修复后的下一步：满足紧急需要。", true));
    }

    @Test
    void ofManyNextStepsOnlySomeAreNamed() {
        assertThat(words.of(wait(new News(), "甲", "乙", "丙", "丁", "戊"), MONDAY).text())
                .endsWith("下一步：甲，或乙，或丙，或丁等。");
    }

    @Test
    void whatWouldBeSaidTwiceIsCounted() {
        var order = wait(work(false, Kind.DEADLINE, FRIDAY), "答复");
        assertThat(words.of(List.of(order, wait(new News(), "答复"), order), MONDAY))
                .extracting(Sentence::text)
                .satisfiesExactly(
                        twice -> assertThat(twice).startsWith("等三元区民政办理").endsWith("下一步：答复。（共 2 项）"),
                        once -> assertThat(once).contains("消息").endsWith("下一步：答复。"));
    }

    @Test
    void aClosedCaseSaysHowItEnded() {
        assertThat(words.ended("结案", MONDAY, NEXT_TUESDAY).text()).isEqualTo("已于3月2日结案，结果：结案。");
        assertThat(words.nothing().text()).isEqualTo("没有正在办理的事项。");
    }

    @Test
    void whatBlocksClosureComesFirstThenFaultsThenWhatIsDueFirst() {
        var fault = wait(new Fault());
        var first = wait(work(false, Kind.DEADLINE, MONDAY));
        var second = wait(work(false, Kind.DEADLINE, FRIDAY));
        var stopped = wait(stopped(true));
        var period = wait(work(false, Kind.WAITING, MONDAY));
        var news = wait(new News());
        var day = wait(day(MONDAY));
        var branches = wait(new Branches(List.of()));
        var besides = new Wait("紧急查阅的复核", "复核", Optional.empty(), new Fault(), List.of(), false);
        assertThat(Stream.of(besides, branches, day, news, period, stopped, second, first, fault)
                        .sorted(Wait.MOST_URGENT_FIRST))
                .containsExactly(fault, first, second, stopped, period, news, day, branches, besides);
    }

    @Test
    void theSearchForSomebodyMissingComesBeforeWhatStandsStillMeanwhile() {
        var stopped = wait(stopped(true));
        var branches = wait(new Branches(List.of()));
        var search = new Wait("人员失踪", "查找失踪人员", Optional.empty(), work(true, Kind.DEADLINE, FRIDAY), List.of(), false);
        assertThat(Wait.inOrder(List.of(stopped, branches, search))).containsExactly(search, stopped, branches);
        assertThat(Wait.inOrder(List.of(search, branches, wait(stopped(false)))))
                .endsWith(search);
    }
}
