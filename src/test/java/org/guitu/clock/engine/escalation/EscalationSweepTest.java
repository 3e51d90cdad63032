package org.guitu.clock.engine.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.clock.engine.ClockDesk;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each overdue task is reported to each tier once, whatever happens meanwhile. Receiving a person is due in 24, 36 and 48 hours. */
class EscalationSweepTest extends ProcessTest {

    private static final String CITY = "350400";
    private static final String PROVINCE = "350000";

    /** No other test has accounts there. */
    private static final String WITHOUT_SUPERVISOR = "350424";

    private static Instant earliest = Instant.parse("2020-05-04T01:00:00Z");

    @Autowired
    private EscalationSweep sweep;

    @Autowired
    private ClockDesk desk;

    @Autowired
    private JdbcClient database;

    private Instant begin;
    private ProcessInstance reception;

    /** On a Monday long before every other test, so that nothing of theirs is due. */
    @BeforeEach
    void receptionBegins() {
        earliest = earliest.minus(Duration.ofDays(364));
        begin = earliest;
        ClockUtil.setCurrentTime(Date.from(begin));
        reception = start("reception", girlOf(9));
    }

    private String task() {
        return task(reception, "receive-person").getId();
    }

    private void afterHours(int hours) {
        moveTo(begin.plus(Duration.ofHours(hours)).plusSeconds(60));
        sweep.run();
    }

    private List<ProcessInstance> orders(ProcessInstance about) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(about.getBusinessKey())
                .processDefinitionKey("supervision-order")
                .list();
    }

    private List<String> levels(String task) {
        return database.sql("select level || ' ' || region from guitu.escalation where task_id = ? order by level")
                .param(task)
                .query(String.class)
                .list();
    }

    /** The demo's supervisors, about the task itself and the orders that it led to; other tests make more supervisors. */
    private List<String> told(String task) {
        return database.sql(
                        """
                        select account || ' ' || kind from guitu.notice
                        where account in ('supervisor-350404', 'supervisor-350400', 'supervisor-350000')
                            and (task_id = :task or task_id in (select t.id_ from act_hi_taskinst t
                                join guitu.escalation e on e.order_instance = t.proc_inst_id_ where e.task_id = :task))
                        order by id""")
                .param("task", task)
                .query(String.class)
                .list();
    }

    @Test
    void whatIsNotDueIsReportedToNobody() {
        afterHours(23);
        assertThat(levels(task())).isEmpty();
        assertThat(told(task())).isEmpty();
    }

    @Test
    void theOwnSupervisorIsToldThenTheCityAndTheProvinceOrder() {
        afterHours(24);
        assertThat(told(task())).containsExactly("supervisor-350404 OVERDUE");
        assertThat(orders(reception)).isEmpty();

        afterHours(36);
        assertThat(told(task())).containsExactly("supervisor-350404 OVERDUE", "supervisor-350400 ORDER_TO_ISSUE");
        assertThat(orders(reception)).singleElement().satisfies(order -> {
            assertThat(order.getTenantId()).isEqualTo(CITY);
            assertWaitsIn(order, "issue-order", "joint-conference-" + CITY, "supervisor-" + CITY);
            var facts = runtimeService.getVariables(order.getId());
            assertThat(facts)
                    .containsEntry("orderedRegion", COUNTY)
                    .containsEntry("orderedDepartment", "civil-affairs")
                    .containsEntry("overdueTaskName", "接收受助人")
                    .containsEntry("minor", true);
        });

        afterHours(48);
        assertThat(orders(reception))
                .extracting(ProcessInstance::getTenantId)
                .containsExactlyInAnyOrder(CITY, PROVINCE);
        assertThat(levels(task())).containsExactly("1 350404", "2 350400", "3 350000");
        // The tier below keeps its task.
        assertThat(reception).isWaitingAt("receive-person");
        assertWaitsFor(reception, "receive-person", "civil-affairs");
        assertThat(database.sql("select count(*) from audit.event where kind = 'ESCALATED' and object_id = ?")
                        .param(task())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void sweepingAgainChangesNothing() {
        afterHours(36);
        sweep.run();
        sweep.run();
        assertThat(levels(task())).hasSize(2);
        assertThat(told(task())).hasSize(2);
        assertThat(orders(reception)).hasSize(1);
    }

    @Test
    void afterALongStopEveryLevelIsMadeUpForOnce() {
        afterHours(24 * 20);
        assertThat(levels(task())).containsExactly("1 350404", "2 350400", "3 350000");
        assertThat(orders(reception)).hasSize(2);
    }

    @Test
    void twoNodesAtOnceReportEveryLevelOnce() throws Exception {
        var tasks = new ArrayList<String>();
        for (int i = 0; i < 15; i++) {
            tasks.add(task(start("reception", girlOf(9)), "receive-person").getId());
        }
        moveTo(begin.plus(Duration.ofHours(60)));
        var barrier = new CyclicBarrier(2);
        var nodes = Executors.newFixedThreadPool(2);
        try {
            var runs = new ArrayList<Future<?>>();
            for (int node = 0; node < 2; node++) {
                runs.add(nodes.submit(() -> {
                    barrier.await();
                    sweep.run();
                    return null;
                }));
            }
            for (var run : runs) {
                run.get();
            }
        } finally {
            nodes.shutdown();
        }
        sweep.run();
        for (String task : tasks) {
            assertThat(levels(task)).containsExactly("1 350404", "2 350400", "3 350000");
            assertThat(told(task)).hasSize(3);
        }
        assertThat(database.sql("select count(distinct order_instance) from guitu.escalation where task_id in (:tasks)")
                        .param("tasks", tasks)
                        .query(Integer.class)
                        .single())
                .isEqualTo(30);
    }

    @Test
    void aSuspendedTaskIsReportedToNobodyUntilItRunsAgain() {
        desk.suspend("supervisor-" + COUNTY, task(), "person-missing");
        afterHours(100);
        assertThat(levels(task())).isEmpty();
        desk.resume("supervisor-" + COUNTY, task(), "reason-gone");
        sweep.run();
        assertThat(levels(task())).isEmpty();
        afterHours(125);
        assertThat(levels(task())).containsExactly("1 350404");
    }

    @Test
    void aProlongedTaskIsReportedLater() {
        desk.extend("supervisor-" + COUNTY, task(), new BigDecimal(24), "complex");
        afterHours(47);
        assertThat(levels(task())).isEmpty();
        afterHours(48);
        assertThat(levels(task())).containsExactly("1 350404");
    }

    @Test
    void anExtensionAfterALevelDoesNotBringItAgain() {
        afterHours(24);
        desk.extend("supervisor-" + COUNTY, task(), new BigDecimal(24), "complex");
        afterHours(59);
        assertThat(levels(task())).containsExactly("1 350404");
        afterHours(60);
        assertThat(levels(task())).containsExactly("1 350404", "2 350400");
    }

    @Test
    void whatIsDoneIsReportedNoMoreAndMeetsTheOrder() {
        afterHours(36);
        var order = orders(reception).get(0);
        var task = task();
        submit(reception, "receive-person", "receiveOutcome=received");
        sweep.run();
        assertEnded(order, "met");
        afterHours(60);
        assertThat(levels(task)).hasSize(2);
        assertThat(database.sql("select count(*) from guitu.watched_order where order_instance = ?")
                        .param(order.getId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anOrderThatIsIssuedIsVerifiedWhenTheTaskIsDone() {
        afterHours(36);
        var order = orders(reception).get(0);
        submit(order, "issue-order", "issueOutcome=issued");
        submit(reception, "receive-person", "receiveOutcome=received");
        sweep.run();
        assertThat(order).isWaitingAtExactly("verify-correction");
    }

    @Test
    void theTaskOfACountyWithoutSupervisorIsToldToTheCitys() {
        var neighbour = start("reception", with(girlOf(9), "region", WITHOUT_SUPERVISOR));
        afterHours(24);
        assertThat(told(task(neighbour, "receive-person").getId())).containsExactly("supervisor-350400 OVERDUE");
    }

    @Test
    void anOrderThatIsNotIssuedIsToldAndNotOrderedAgain() {
        afterHours(36);
        var order = orders(reception).get(0);
        submit(reception, "receive-person", "receiveOutcome=received");
        var issue =
                taskService.createTaskQuery().processInstanceId(order.getId()).singleResult();
        database.sql("delete from guitu.watched_order where order_instance = ?")
                .param(order.getId())
                .update();
        afterHours(24 * 30);
        assertThat(told(issue.getId()))
                .containsExactly(
                        "supervisor-350400 ORDER_TO_ISSUE", "supervisor-350400 OVERDUE", "supervisor-350000 OVERDUE");
        assertThat(orders(reception)).hasSize(1);
    }

    @Test
    void oneThatFailsKeepsNoOtherFromBeingReported() {
        database.sql("update guitu.task_clock set region = '999999' where task_id = ?")
                .param(task())
                .update();
        var other = start("reception", girlOf(9));
        afterHours(30);
        assertThat(levels(task())).isEmpty();
        assertThat(levels(task(other, "receive-person").getId())).hasSize(1);
        database.sql("update guitu.task_clock set region = ? where task_id = ?")
                .param(COUNTY)
                .param(task())
                .update();
        sweep.run();
        assertThat(levels(task())).hasSize(1);
    }
}
