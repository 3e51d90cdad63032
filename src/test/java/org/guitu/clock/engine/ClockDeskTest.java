package org.guitu.clock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.clock.ClockAct;
import org.guitu.clock.ClockReason;
import org.guitu.clock.TaskClocks;
import org.guitu.form.CommonFacts;
import org.guitu.notice.NoticeStore;
import org.guitu.office.China;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks stop, go on and run longer when a supervisor of the region says so and why, and in no other way. */
class ClockDeskTest extends ProcessTest {

    private static final String SUPERVISOR = "supervisor-" + COUNTY;
    private static final String WORKER = "justice-" + COUNTY;

    @Autowired
    private ClockDesk desk;

    @Autowired
    private TaskClocks clocks;

    @Autowired
    private CaseClocks caseClocks;

    @Autowired
    private NoticeStore notices;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private ProcessInstance aid;

    /** Its first task, apply-legal-aid, has an assumed limit of three working days. */
    @BeforeEach
    void applyForLegalAid() {
        aid = start("legal-aid", womanOf(30));
    }

    private Task task() {
        return task(aid, "apply-legal-aid");
    }

    private String id() {
        return task().getId();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(China.ZONE).toInstant();
    }

    private static void timeIs(String local) {
        ClockUtil.setCurrentTime(Date.from(at(local)));
    }

    private void assertRefused(Why why, String text, ThrowingCallable act) {
        var before = task().getDueDate();
        int changes = changes();
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.why())
                        .isEqualTo(why))
                .hasMessageContaining(text);
        assertThat(task().getDueDate()).isEqualTo(before);
        assertThat(changes()).isEqualTo(changes);
    }

    private int changes() {
        return database.sql("select count(*) from guitu.clock_change")
                .query(Integer.class)
                .single();
    }

    private List<String> audited() {
        return database.sql(
                        "select kind || ' ' || coalesce(account, '-') || ' ' || detail from audit.event where object_id = ?"
                                + " and (kind like 'CLOCK%' or kind like 'EXTENSION%') order by id")
                .param(id())
                .query(String.class)
                .list();
    }

    @Test
    void aSuspendedTaskHasNoDateAndSaysSo() {
        desk.suspend(SUPERVISOR, id(), "person-unable");
        assertThat(task().getDueDate()).isNull();
        assertThat(task().getFollowUpDate()).isNull();
        assertThat(taskService.getVariableLocal(id(), CommonFacts.CLOCK_STATE)).isEqualTo("suspended");
        var view = desk.view(WORKER, id());
        assertThat(view.dueAt()).isEmpty();
        assertThat(view.clock().suspension().orElseThrow().reason()).isEqualTo(ClockReason.PERSON_UNABLE);
        assertThat(audited()).containsExactly("CLOCK_SUSPENDED " + SUPERVISOR + " 本人患病或暂时无法配合");
        assertThat(historyService
                        .createHistoricTaskInstanceQuery()
                        .taskId(id())
                        .singleResult()
                        .getDueDate())
                .isNull();
    }

    @Test
    void workingDaysThatWereLeftAreLeftAfterSpringFestivalToo() {
        timeIs("2026-02-12T10:00");
        var before = start("legal-aid", womanOf(31));
        var task = task(before, "apply-legal-aid").getId();
        assertThat(dueOf(task)).isEqualTo(at("2026-02-24T23:59:59"));
        timeIs("2026-02-13T16:00");
        desk.suspend(SUPERVISOR, task, "force-majeure");
        timeIs("2026-02-25T09:00");
        desk.resume(SUPERVISOR, task, "reason-gone");
        // Two were left, the make-up Saturday and one more: Thursday and Friday now.
        assertThat(dueOf(task)).isEqualTo(at("2026-02-27T23:59:59"));
        assertThat(taskService.getVariableLocal(task, CommonFacts.CLOCK_STATE)).isNull();
    }

    private Instant dueOf(String task) {
        return taskService
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getDueDate()
                .toInstant();
    }

    @Test
    void anAssumedLimitIsProlongedWithAReasonAndNotForEver() {
        timeIs("2026-03-02T10:00");
        var other = start("legal-aid", womanOf(31));
        var task = task(other, "apply-legal-aid").getId();
        assertThat(dueOf(task)).isEqualTo(at("2026-03-05T23:59:59"));
        desk.extend(SUPERVISOR, task, new BigDecimal(2), "complex");
        assertThat(dueOf(task)).isEqualTo(at("2026-03-09T23:59:59"));
        assertThat(clocks.find(task).orElseThrow().extension()).isEqualByComparingTo("2");
        assertThatThrownBy(() -> desk.extend(SUPERVISOR, task, new BigDecimal(2), "complex"))
                .hasMessageContaining("可以延长 1 至 1个工作日");
        desk.extend(SUPERVISOR, task, BigDecimal.ONE, "other-department");
        assertThatThrownBy(() -> desk.extend(SUPERVISOR, task, BigDecimal.ONE, "complex"))
                .hasMessageContaining("已经延长到头");
    }

    @Test
    void aLimitOfTheLawIsNotProlonged() {
        submit(aid, "apply-legal-aid", "applyOutcome=accepted");
        var task = task(aid, "decide-eligibility");
        assertThatThrownBy(() -> desk.extend(SUPERVISOR, task.getId(), BigDecimal.ONE, "complex"))
                .hasMessageContaining("由法律或政策规定，不能延长");
        assertThatThrownBy(() -> desk.ask(WORKER, task.getId(), BigDecimal.ONE, "complex"))
                .hasMessageContaining("不能再延长");
        assertThat(desk.view(SUPERVISOR, task.getId()).extensible()).isZero();
        // But it may stand still.
        desk.suspend(SUPERVISOR, task.getId(), "other-authority");
        assertThat(desk.view(SUPERVISOR, task.getId()).dueAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {WORKER, "supervisor-350400"})
    void whoSeesTheTaskSeesItsClock(String account) {
        assertThat(desk.view(account, id()).dueAt())
                .contains(task().getDueDate().toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"education-350404", "justice-350405", "administrator", "auditor"})
    void whoDoesNotSeeTheTaskSeesNoClockAndChangesNone(String account) {
        assertRefused(Why.NOT_THERE, "不在您的任务队列中", () -> desk.view(account, id()));
        assertRefused(Why.NOT_THERE, "不在您的任务队列中", () -> desk.suspend(account, id(), "force-majeure"));
        assertRefused(Why.NOT_THERE, "不在您的任务队列中", () -> desk.ask(account, id(), BigDecimal.ONE, "complex"));
    }

    @Test
    void aTaskThatThereIsNotIsRefusedInTheSameWords() {
        assertRefused(Why.NOT_THERE, "不在您的任务队列中", () -> desk.view(SUPERVISOR, "no-such-task"));
    }

    @Test
    void onlySupervisorsChangeClocks() {
        assertRefused(Why.NOT_ALLOWED, "由本地区督导办理", () -> desk.suspend(WORKER, id(), "force-majeure"));
        assertRefused(Why.NOT_ALLOWED, "由本地区督导办理", () -> desk.resume(WORKER, id(), "reason-gone"));
        assertRefused(Why.NOT_ALLOWED, "由本地区督导办理", () -> desk.extend(WORKER, id(), BigDecimal.ONE, "complex"));
        assertRefused(Why.NOT_ALLOWED, "由本地区督导办理", () -> desk.decline(WORKER, id(), "at-risk"));
    }

    @Test
    void aSupervisorOfAnotherCountyDoesNot() {
        var elsewhere = start("legal-aid", with(womanOf(30), "region", NEIGHBOUR));
        var task = task(elsewhere, "apply-legal-aid").getId();
        assertRefused(Why.NOT_THERE, "不在您的任务队列中", () -> desk.suspend(SUPERVISOR, task, "force-majeure"));
    }

    @ParameterizedTest
    @CsvSource({"'', 请选择原因", "complex, 请选择原因", "other, 请选择原因"})
    void thereIsNoStopWithoutAReasonForOne(String reason, String text) {
        assertRefused(Why.WRONG, text, () -> desk.suspend(SUPERVISOR, id(), reason));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "0", "-1", "0.5", "100"})
    void nonsenseIsNoExtension(BigDecimal amount) {
        assertThatThrownBy(() -> desk.extend(SUPERVISOR, id(), amount, "complex"))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(".*(整数|改正).*");
    }

    @Test
    void nothingStopsTwiceOrGoesOnTwice() {
        assertRefused(Why.WRONG, "没有中止", () -> desk.resume(SUPERVISOR, id(), "reason-gone"));
        desk.suspend(SUPERVISOR, id(), "force-majeure");
        assertRefused(Why.WRONG, "已经中止", () -> desk.suspend(SUPERVISOR, id(), "force-majeure"));
        assertRefused(Why.WRONG, "请先恢复", () -> desk.extend(SUPERVISOR, id(), BigDecimal.ONE, "complex"));
        assertRefused(Why.WRONG, "不用申请", () -> desk.ask(WORKER, id(), BigDecimal.ONE, "complex"));
    }

    @Test
    void whoeverWorksOnATaskAsksAndTheSupervisorAgrees() {
        desk.ask(WORKER, id(), BigDecimal.ONE, "other-department");
        assertThat(notices.of(SUPERVISOR, Optional.empty()).get(0).task()).isEqualTo(id());
        assertThat(notices.of(SUPERVISOR, Optional.empty()).get(0).kind().name())
                .isEqualTo("EXTENSION_ASKED");
        assertThat(desk.view(SUPERVISOR, id()).request().orElseThrow().account())
                .isEqualTo(WORKER);
        assertRefused(Why.WRONG, "正等督导答复", () -> desk.ask(WORKER, id(), BigDecimal.ONE, "complex"));

        desk.extend(SUPERVISOR, id(), BigDecimal.ONE, "other-department");
        assertThat(desk.view(SUPERVISOR, id()).request()).isEmpty();
        assertThat(notices.of(WORKER, Optional.empty()).get(0).kind().name()).isEqualTo("EXTENSION_GRANTED");
        assertThat(audited())
                .containsExactly(
                        "EXTENSION_ASKED " + WORKER + " 等待其他部门配合", "CLOCK_EXTENDED " + SUPERVISOR + " 等待其他部门配合");
    }

    @Test
    void orDeclines() {
        assertRefused(Why.WRONG, "没有待答复", () -> desk.decline(SUPERVISOR, id(), "at-risk"));
        desk.ask(WORKER, id(), BigDecimal.ONE, "complex");
        var due = task().getDueDate();
        desk.decline(SUPERVISOR, id(), "at-risk");
        assertThat(task().getDueDate()).isEqualTo(due);
        assertThat(notices.of(WORKER, Optional.empty()).get(0).kind().name()).isEqualTo("EXTENSION_DECLINED");
        assertThat(desk.view(WORKER, id()).request()).isEmpty();
        desk.ask(WORKER, id(), BigDecimal.ONE, "complex");
    }

    @Test
    void whoIsOrderedToMendSomethingDoesNotStopTheClockOfThat() {
        var ordered = start(
                "order-answer",
                with(womanOf(30), "orderGround", "overdue", "orderedDepartment", "civil-affairs", "caseListed", false));
        var task = task(ordered, "answer-order").getId();
        for (ThrowingCallable act : List.<ThrowingCallable>of(
                () -> desk.suspend(SUPERVISOR, task, "force-majeure"),
                () -> desk.extend(SUPERVISOR, task, BigDecimal.ONE, "complex"))) {
            assertThatThrownBy(act).hasMessageContaining("由上级督导更改");
        }
        assertThat(desk.view(SUPERVISOR, task).mayChange()).isFalse();
        desk.suspend("supervisor-350400", task, "force-majeure");
        assertThat(desk.view("supervisor-350400", task).mayChange()).isTrue();
    }

    @Test
    void whatAColleagueClaimedIsTheColleaguesToAskFor() {
        claimAs(WORKER, task());
        assertRefused(Why.NOT_ALLOWED, "由承办人申请", () -> desk.ask(SUPERVISOR, id(), BigDecimal.ONE, "complex"));
    }

    @Test
    void theClockGoesWithItsTaskAndWhatWasDoneToItStays() {
        var task = id();
        desk.suspend(SUPERVISOR, task, "force-majeure");
        desk.resume(SUPERVISOR, task, "by-mistake");
        submit(aid, "apply-legal-aid", "applyOutcome=accepted");
        assertThat(clocks.find(task)).isEmpty();
        assertThat(database.sql("select act from guitu.clock_change where task_id = ? order by id")
                        .param(task)
                        .query(String.class)
                        .list())
                .containsExactly("SUSPENDED", "RESUMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update guitu.clock_change set reason = 'BY_MISTAKE'",
                "delete from guitu.clock_change",
                "truncate guitu.clock_change",
                "truncate guitu.escalation"
            })
    void whatWasDoneIsNotUndone(String statement) {
        desk.suspend(SUPERVISOR, id(), "force-majeure");
        assertThatThrownBy(() -> database.sql(statement).update()).hasMessageContaining("append-only");
    }

    @Test
    void aWholeCaseStopsAndGoesOn() {
        var individually = task(start("legal-aid", womanOf(30)), "apply-legal-aid");
        desk.suspend(SUPERVISOR, id(), "person-unable");
        var placement = startIn(aid.getBusinessKey(), "placement");
        inCommand(() -> caseClocks.suspend(aid.getBusinessKey(), ClockReason.PERSON_MISSING));
        inCommand(() -> caseClocks.suspend(aid.getBusinessKey(), ClockReason.PERSON_MISSING));
        assertThat(openTask(placement).getDueDate()).isNull();
        assertThat(individually.getDueDate()).isNotNull();

        // What comes meanwhile waits as well.
        var later = startIn(aid.getBusinessKey(), "legal-aid");
        assertThat(openTask(later).getDueDate()).isNull();
        moveTo(Instant.now().plus(Duration.ofDays(3)));
        inCommand(() -> caseClocks.resume(aid.getBusinessKey()));
        assertThat(openTask(placement).getDueDate()).isNotNull();
        assertThat(openTask(later).getDueDate()).isNotNull();
        // Its own reason has not gone.
        assertThat(task().getDueDate()).isNull();
        assertThat(startDue(startIn(aid.getBusinessKey(), "legal-aid"))).isNotNull();
    }

    private Date startDue(ProcessInstance instance) {
        return openTask(instance).getDueDate();
    }

    private Task openTask(ProcessInstance instance) {
        return taskService.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    private ProcessInstance startIn(String caseNumber, String process) {
        return runtimeService
                .createProcessInstanceByKey(process)
                .businessKey(caseNumber)
                .setVariables(with(womanOf(30), "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
    }

    private void inCommand(Runnable action) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            action.run();
            return null;
        });
    }

    @Test
    void aModelStopsTheClocksOfItsCase() {
        var model = deploy("suspendClocks", "person-missing");
        try {
            startIn(aid.getBusinessKey(), "stop-clocks");
            assertThat(task().getDueDate()).isNull();
            assertThat(clocks.find(id())
                            .orElseThrow()
                            .suspension()
                            .orElseThrow()
                            .reason())
                    .isEqualTo(ClockReason.PERSON_MISSING);
        } finally {
            repositoryService.deleteDeployment(model, true);
        }
        var on = deploy("resumeClocks", "true");
        try {
            startIn(aid.getBusinessKey(), "stop-clocks");
            assertThat(task().getDueDate()).isNotNull();
        } finally {
            repositoryService.deleteDeployment(on, true);
        }
    }

    @Test
    void aModelNeedsAReasonToo() {
        assertThatThrownBy(() -> deploy("suspendClocks", "no-reason"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("no reason to suspend");
    }

    private String deploy(String property, String value) {
        return repositoryService
                .createDeployment()
                .addString(
                        "stop-clocks.bpmn",
                        """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                          <process id="stop-clocks" isExecutable="true" camunda:historyTimeToLive="3650">
                            <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="m"/>
                            <intermediateThrowEvent id="m"><extensionElements><camunda:properties>
                              <camunda:property name="%s" value="%s"/>
                            </camunda:properties></extensionElements></intermediateThrowEvent>
                            <sequenceFlow id="g" sourceRef="m" targetRef="e"/><endEvent id="e"/>
                          </process>
                        </definitions>"""
                                .formatted(property, value))
                .deploy()
                .getId();
    }

    @Test
    void theActsAreNamedForEver() {
        assertThat(ClockAct.values())
                .extracting(ClockAct::zh)
                .containsExactly("中止", "恢复", "延长", "申请延长", "不同意延长", "准许等到更晚");
    }
}
