package org.guitu.clock.engine.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.clock.TaskClocks;
import org.guitu.clock.engine.ClockDesk;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A duty keeps its clock, however often it is put off. Receiving a person is due in 24, 36 and 48 hours. */
class DutyTest extends ProcessTest {

    private static final String SUPERVISOR = "supervisor-" + COUNTY;

    /** On Mondays long before every other test, so that nothing of theirs is due. */
    private static Instant earliest = Instant.parse("1990-05-07T01:00:00Z");

    @Autowired
    private EscalationSweep sweep;

    @Autowired
    private ClockDesk desk;

    @Autowired
    private TaskClocks clocks;

    @Autowired
    private JdbcClient database;

    private Instant begin;

    @BeforeEach
    void aMonday() {
        earliest = earliest.minus(Duration.ofDays(364));
        begin = earliest;
        ClockUtil.setCurrentTime(Date.from(begin));
    }

    private void afterHours(int hours) {
        moveTo(begin.plus(Duration.ofHours(hours)).plusSeconds(60));
        sweep.run();
    }

    private List<String> levels(ProcessInstance instance) {
        return database.sql(
                        "select level || ' ' || region from guitu.escalation where case_number = ? and step in ('receive-person', 'hold-counselling-session') order by level")
                .param(instance.getBusinessKey())
                .query(String.class)
                .list();
    }

    private long orders(ProcessInstance about) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(about.getBusinessKey())
                .processDefinitionKey("supervision-order")
                .count();
    }

    private Instant dueAt(Task task) {
        return task.getDueDate().toInstant();
    }

    private void putOff(ProcessInstance reception, int days) {
        submit(reception, "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(days));
    }

    @Test
    void putOffThirtyTimesItIsToldToCityAndProvince() {
        var reception = start("reception", girlOf(9));
        for (int round = 1; round <= 30; round++) {
            afterHours(23 * round);
            putOff(reception, 0);
            passTimer(reception);
        }
        assertThat(levels(reception)).containsExactly("1 350404", "2 350400", "3 350000");
        assertThat(orders(reception)).isEqualTo(2);
    }

    @Test
    void comesBackAsLateAsItIs() {
        var reception = start("reception", girlOf(9));
        var due = dueAt(task(reception, "receive-person"));
        putOff(reception, 3);
        moveTo(begin.plus(Duration.ofDays(3)));
        passTimer(reception);
        assertThat(dueAt(task(reception, "receive-person")))
                .isEqualTo(due)
                .isBefore(ClockUtil.getCurrentTime().toInstant());
    }

    @Test
    void isReportedWhileItWaitsAndItsOrderIsMetOnlyWhenItIsDone() {
        var reception = start("reception", girlOf(9));
        putOff(reception, 5);
        afterHours(24);
        assertThat(levels(reception)).containsExactly("1 350404");
        afterHours(49);
        assertThat(levels(reception)).containsExactly("1 350404", "2 350400", "3 350000");
        assertThat(orders(reception)).isEqualTo(2);
        passTimer(reception);
        sweep.run();
        assertThat(orders(reception)).isEqualTo(2);
        submit(reception, "receive-person", "receiveOutcome=received");
        sweep.run();
        assertThat(orders(reception)).isZero();
    }

    @Test
    void isReportedNoMoreWhenTheWaitIsCalledOff() {
        var reception = start("reception", girlOf(9));
        putOff(reception, 5);
        runtimeService.deleteProcessInstance(reception.getId(), "test");
        afterHours(100);
        assertThat(levels(reception)).isEmpty();
    }

    @Test
    void thatStandsStillStandsStillWhileItWaitsAndAfterwards() {
        var reception = start("reception", girlOf(9));
        var first = task(reception, "receive-person").getId();
        desk.suspend(SUPERVISOR, first, "other-authority");
        putOff(reception, 4);
        afterHours(80);
        assertThat(levels(reception)).isEmpty();
        passTimer(reception);
        var again = task(reception, "receive-person");
        assertThat(again.getDueDate()).isNull();
        desk.resume(SUPERVISOR, again.getId(), "reason-gone");
        assertThat(dueAt(task(reception, "receive-person")))
                .isEqualTo(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(24)));
        assertThat(desk.view(SUPERVISOR, again.getId()).changes()).hasSize(2);
    }

    @Test
    void keepsItsExtensionInTheNextRound() {
        var reception = start("reception", girlOf(9));
        desk.extend(SUPERVISOR, task(reception, "receive-person").getId(), java.math.BigDecimal.TEN, "complex");
        putOff(reception, 0);
        passTimer(reception);
        assertThat(dueAt(task(reception, "receive-person"))).isEqualTo(begin.plus(Duration.ofHours(34)));
    }

    @Test
    void getsLessTimeWhenTheCaseHasBecomeUrgentButNeverMore() {
        var reception = start("reception", girlOf(9));
        putOff(reception, 1);
        runtimeService.setVariable(reception.getId(), "urgencyLevel", "critical");
        passTimer(reception);
        var urgent = task(reception, "receive-person");
        assertThat(dueAt(urgent)).isEqualTo(begin.plus(Duration.ofHours(1)));
        assertThat(urgent.getPriority()).isEqualTo(100);
        putOff(reception, 0);
        runtimeService.setVariable(reception.getId(), "urgencyLevel", "normal");
        passTimer(reception);
        assertThat(dueAt(task(reception, "receive-person"))).isEqualTo(begin.plus(Duration.ofHours(1)));
    }

    @Test
    void sentBackGoesOnWithItsClockAndTheSecondPersonsDecisionIsANewDuty() {
        var plan = start("assistance-plan", with(womanOf(30), "consentedServices", List.of("legal-aid")));
        nothingToAdd(plan);
        submit(plan, "assess-needs");
        var drafted = dueAt(task(plan, "draft-plan"));
        submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid]");
        var decided = dueAt(task(plan, "approve-plan"));
        moveTo(begin.plus(Duration.ofDays(1)));
        submit(plan, "approve-plan", "planOutcome=returned");
        assertThat(dueAt(task(plan, "draft-plan"))).isEqualTo(drafted);
        submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid]");
        assertThat(dueAt(task(plan, "approve-plan"))).isAfter(decided);
    }

    /** Cases run for years by the models that they began with. */
    @Test
    void byAModelOfBeforeThereWereRoundsWhatIsDoneIsDoneAndOnlyWhatIsPutOffGoesOn() {
        var plan = start("assistance-plan", with(womanOf(30), "consentedServices", List.of("legal-aid")));
        database.sql("insert into guitu.model_without_rounds values (?)")
                .param(plan.getProcessDefinitionId())
                .update();
        try {
            nothingToAdd(plan);
            var assessed = dueAt(task(plan, "assess-needs"));
            submit(plan, "assess-needs", "assessNeedsOutcome=more-time", "assessNeedsUntil=" + inDays(1));
            passTimer(plan);
            assertThat(dueAt(task(plan, "assess-needs"))).isEqualTo(assessed);
            submit(plan, "assess-needs", "assessNeedsOutcome=in-part");
            var drafted = dueAt(task(plan, "draft-plan"));
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid]");
            moveTo(begin.plus(Duration.ofDays(5)));
            submit(plan, "approve-plan", "planOutcome=returned");
            assertThat(dueAt(task(plan, "draft-plan"))).isAfter(drafted);
        } finally {
            database.sql("delete from guitu.model_without_rounds where process_definition_id = ?")
                    .param(plan.getProcessDefinitionId())
                    .update();
        }
    }

    @Test
    void aSessionThatWasHeldIsFollowedByANewDutyAndOneThatWasPutOffIsNot() {
        var care = start("medical-care", girlOf(9));
        submit(care, "choose-hospital", "hospitalOutcome=accepted", "medicalConsent=guardian");
        submit(care, "examine", "examOutcome=done", "careNeeds=[counselling]");
        var first = dueAt(task(care, "hold-counselling-session"));
        submit(care, "hold-counselling-session", "sessionOutcome=more-time", "nextSessionOn=" + inDays(3));
        moveTo(begin.plus(Duration.ofDays(3)));
        passTimer(care);
        assertThat(dueAt(task(care, "hold-counselling-session"))).isEqualTo(first);
        submit(care, "hold-counselling-session", "sessionOutcome=continue");
        assertThat(dueAt(task(care, "hold-counselling-session"))).isAfter(first);
        afterHours(24 * 29);
        assertThat(levels(care)).isEmpty();
    }

    @Test
    void isOverWithItsProcess() {
        var reception = start("reception", womanOf(30));
        var task = task(reception, "receive-person").getId();
        submit(reception, "receive-person", "receiveOutcome=left-before");
        assertThat(reception).isEnded();
        assertThat(clocks.find(task)).isEmpty();
        assertThat(database.sql("select count(*) from guitu.task_clock where process_instance_id = ?")
                        .param(reception.getId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theMoreUrgentTheCaseTheHigherItsTasksStandAndTheSoonerTheyAreDue() {
        var urgent = task(start("reception", with(girlOf(9), "urgencyLevel", "critical")), "receive-person");
        assertThat(urgent.getPriority()).isEqualTo(100);
        assertThat(dueAt(urgent)).isEqualTo(begin.plus(Duration.ofHours(1)));
        assertThat(task(start("reception", with(girlOf(9), "urgencyLevel", "high")), "receive-person")
                        .getPriority())
                .isEqualTo(80);
        assertThat(task(start("reception", with(girlOf(9), "urgencyLevel", "raised")), "receive-person")
                        .getPriority())
                .isEqualTo(60);
        assertThat(task(start("reception", with(girlOf(9), "urgencyLevel", "normal")), "receive-person")
                        .getPriority())
                .isEqualTo(50);
    }
}
