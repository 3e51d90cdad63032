package org.guitu.progress.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.clock.ClockReason;
import org.guitu.clock.TaskClocks;
import org.guitu.clock.engine.ClockDesk;
import org.guitu.office.Directory;
import org.guitu.processes.ProcessTest;
import org.guitu.progress.WaitWords;
import org.guitu.progress.WaitWords.Sentence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What is said of cases that wait in one way or another. */
class CaseWaitsTest extends ProcessTest {

    @Autowired
    private CaseWaits waits;

    @Autowired
    private ClockDesk desk;

    private List<Sentence> of(ProcessInstance instance) {
        return waits.of(new CaseNumber(caseNumberOf(instance)));
    }

    private List<String> texts(ProcessInstance instance) {
        return of(instance).stream().map(Sentence::text).toList();
    }

    private ProcessInstance consented() {
        var rescue = rescuedWoman();
        consent(rescue, false, "legal-aid");
        return rescue;
    }

    @Test
    void aTaskInACalledProcessSaysWhoHoldsItAndWhatComesNext() {
        var rescue = rescuedWoman();
        assertThat(texts(rescue))
                .singleElement()
                .asString()
                .matches("等三元区民政办理“接收受助人”（接收和征求同意）：\\d+月\\d+日起待办，尚无人认领，" + ".+到期；办完后的下一步：满足紧急需要，或到再次接收日期.*。");
        claimAs("civil-affairs-" + COUNTY, task(child(rescue, "reception"), "receive-person"));
        assertThat(texts(rescue)).singleElement().asString().contains("已有人认领").doesNotContain("civil-affairs");
        assertThat(of(rescue)).noneMatch(Sentence::urgent);
        moveTo(Instant.now().plus(Duration.ofDays(20)));
        assertThat(of(rescue)).singleElement().matches(Sentence::urgent).matches(late -> late.text()
                .matches(".*已逾期 \\d+ 个工作日；.*"));
    }

    @Test
    void aTimerSaysUntilWhenAndAFailedOneWhomToCall() {
        var rescue = rescuedWoman("urgencyLevel=normal");
        var reception = child(rescue, "reception");
        submit(reception, "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(1));
        assertThat(texts(rescue))
                .singleElement()
                .asString()
                .startsWith("等到")
                .contains("自动继续：“到再次接收日期”（接收和征求同意），", "起等待，由三元区督导看护，督导可以提前")
                .doesNotContain("无须办理")
                .endsWith("下一步：接收受助人。");
        var job = managementService
                .createJobQuery()
                .processInstanceId(reception.getId())
                .singleResult();
        managementService.setJobRetries(job.getId(), 0);
        assertThat(of(rescue)).singleElement().matches(Sentence::urgent).matches(fault -> fault.text()
                .startsWith("系统故障，“到再次接收日期”（接收和征求同意）没有自动完成"));
    }

    @Test
    void anUrgentCaseSaysWhoLooksAfterThePersonMeanwhile() {
        var rescue = rescuedWoman("urgencyLevel=critical");
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(1));
        assertThat(texts(rescue))
                .satisfiesExactly(
                        waits -> assertThat(waits).contains("由三元区民政看护，督导可以提前").doesNotContain("无须办理"),
                        watch -> assertThat(watch).startsWith("等三元区民政办理“看护等待中的受助人”"));
    }

    @Test
    void whatComesAfterACalledProcessIsWhatItsCallerDoes() {
        var rescue = rescuedWoman();
        var reception = child(rescue, "reception");
        submit(reception, "receive-person", "receiveOutcome=received");
        submit(reception, "meet-urgent-needs", "urgentOutcome=met");
        assertThat(texts(rescue))
                .singleElement()
                .asString()
                .contains("“告知并征求同意”")
                .endsWith("办完后的下一步：到再次询问日期，或保护不能表达的成年人，或尊重拒绝并留后路，或同时开展查明身份和寻找亲属、一站式询问、涉外身份和合法停留、医疗和身心康复、先行法律援助、首次安置等。");
    }

    @Test
    void branchesThatAreDoneNameThoseThatAreNot() {
        var rescue = consented();
        assertThat(texts(rescue))
                .hasSize(4)
                .last()
                .asString()
                .isEqualTo("“全部办完”（被拐卖受害人救助）在等其他分支办完：一站式询问、医疗和身心康复、首次安置；下一步：提出结案。");
        submit(child(child(rescue, "medical"), "medical-care"), "choose-hospital", "hospitalOutcome=could-not-be-done");
        assertThat(texts(rescue)).hasSize(3).last().asString().contains("在等其他分支办完：一站式询问、首次安置；");
        submit(child(rescue, "interview"), "prepare-interview", "prepareOutcome=could-not-be-done");
        assertThat(texts(rescue)).hasSize(2).last().asString().contains("在等其他分支办完：首次安置；");
    }

    @Test
    void whatIsDueFirstComesFirst() {
        var rescue = consented();
        moveTo(Instant.now().plus(Duration.ofDays(1)));
        var later = startByForm(
                "supervisor-" + COUNTY,
                "break-glass",
                "caseNumber=" + caseNumberOf(rescue),
                "glassReason=missing",
                "glassReasonDetail=示例理由：示例甲走失，需要马上联系。",
                "glassAcknowledged=true");
        assertThat(later.getBusinessKey()).isEqualTo(caseNumberOf(rescue));
        // It does not keep the case from being closed.
        assertThat(texts(rescue)).hasSize(5).last().asString().contains("复核");
    }

    @Test
    void aClockThatStandsStillSaysWhy() {
        var rescue = rescuedWoman();
        var task = task(child(rescue, "reception"), "receive-person");
        desk.suspend("supervisor-" + COUNTY, task.getId(), ClockReason.OTHER_AUTHORITY.code());
        assertThat(texts(rescue)).singleElement().asString().contains("起中止（等待鉴定、司法程序或其他机关的结果），由督导恢复；");
    }

    @Test
    void aClosedCaseSaysHowItEnded() {
        assertThat(waits.of(new CaseNumber(closedCase())))
                .singleElement()
                .extracting(Sentence::text)
                .asString()
                .matches("已于\\d+月\\d+日结案，结果：.+。")
                .doesNotContain("closed");
    }

    @Test
    void aCaseInWhichNothingRunsSaysSo() {
        assertThat(waits.of(dossier.open(COUNTY, Instant.now())))
                .extracting(Sentence::text)
                .containsExactly("没有正在办理的事项。");
    }

    @Test
    void aPageOfCasesTakesAsManyQueriesAsOneCase(
            @Autowired DataSource database,
            @Autowired TaskClocks clocks,
            @Autowired NextSteps steps,
            @Autowired WaitWords words,
            @Autowired Directory directory,
            @Autowired InstantSource time) {
        var cases = new ArrayList<CaseNumber>();
        for (int i = 0; i < 5; i++) {
            cases.add(new CaseNumber(caseNumberOf(rescuedWoman())));
        }
        var queries = new AtomicInteger();
        var counted = new CaseWaits(
                JdbcClient.create(new DelegatingDataSource(database) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        queries.incrementAndGet();
                        return super.getConnection();
                    }
                }),
                clocks,
                steps,
                words,
                directory,
                time);
        assertThat(counted.of(cases)).hasSize(5).allSatisfy((number, sentences) -> assertThat(sentences)
                .hasSize(1));
        // Besides the one for the clocks.
        assertThat(queries).hasValue(2);
    }
}
