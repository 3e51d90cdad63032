package org.guitu.parked.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each tier is told once of a case in which nobody has had anything to do for long. */
class ParkedSweepTest extends ProcessTest {

    private static final String OWN = "supervisor-350404";
    private static final String CITY = "supervisor-350400";
    private static final String PROVINCE = "supervisor-350000";

    private static Instant earliest = Instant.parse("2005-05-02T01:00:00Z");

    @Autowired
    private ParkedSweep sweep;

    @Autowired
    private JdbcClient database;

    private Instant begin;

    /** Long before every other test, so that nothing of theirs has waited for long. */
    @BeforeEach
    void longAgo() {
        earliest = earliest.minus(Duration.ofDays(364));
        begin = earliest;
        ClockUtil.setCurrentTime(Date.from(begin));
    }

    private ProcessInstance waiting(String urgency) {
        var rescue = rescuedWoman("urgencyLevel=" + urgency);
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(1));
        return rescue;
    }

    private void afterDays(int days) {
        moveTo(begin.plus(Duration.ofDays(days)).plusSeconds(60));
        sweep.run();
    }

    /** Other tests make more supervisors. */
    private List<String> told(ProcessInstance rescue) {
        return database.sql(
                        """
                        select account || ' ' || kind from guitu.notice where case_number = :case
                            and account in ('supervisor-350404', 'supervisor-350400', 'supervisor-350000')
                            and kind = 'PARKED' order by id""")
                .param("case", caseNumberOf(rescue))
                .query(String.class)
                .list();
    }

    @Test
    void theOwnTierIsToldAfterAMonthThenTheCityThenTheProvince() {
        var rescue = waiting("normal");
        afterDays(29);
        assertThat(told(rescue)).isEmpty();
        afterDays(30);
        assertThat(told(rescue)).containsExactly(OWN + " PARKED");
        afterDays(44);
        assertThat(told(rescue)).hasSize(1);
        afterDays(45);
        assertThat(told(rescue)).containsExactly(OWN + " PARKED", CITY + " PARKED");
        afterDays(60);
        afterDays(400);
        assertThat(told(rescue)).containsExactly(OWN + " PARKED", CITY + " PARKED", PROVINCE + " PARKED");
    }

    @Test
    void ofACriticalOneTheyAreToldFromDayToDay() {
        var rescue = waiting("critical");
        afterDays(1);
        assertThat(told(rescue)).containsExactly(OWN + " PARKED");
        afterDays(3);
        assertThat(told(rescue)).containsExactly(OWN + " PARKED", CITY + " PARKED", PROVINCE + " PARKED");
    }

    @Test
    void whereSomebodyHasSomethingToDoAgainNobodyIsTold() {
        var rescue = waiting("normal");
        passTimer(child(rescue, "reception"));
        afterDays(60);
        assertThat(told(rescue)).isEmpty();
    }

    @Test
    void aCaseThatComesToRestAgainIsToldAnew() {
        var rescue = waiting("normal");
        afterDays(30);
        managementService
                .createJobQuery()
                .processInstanceId(child(rescue, "reception").getId())
                .list()
                .forEach(timer -> managementService.executeJob(timer.getId()));
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(1));
        afterDays(59);
        assertThat(told(rescue)).hasSize(1);
        afterDays(61);
        assertThat(told(rescue)).containsExactly(OWN + " PARKED", OWN + " PARKED");
    }

    @Test
    void ofTwoNodesThatSweepAtOnceOneTells() throws Exception {
        var rescue = waiting("normal");
        moveTo(begin.plus(Duration.ofDays(31)));
        var together = new CyclicBarrier(2);
        Callable<Void> node = () -> {
            together.await();
            sweep.run();
            return null;
        };
        var nodes = Executors.newFixedThreadPool(2);
        for (Future<Void> done : nodes.invokeAll(List.of(node, node))) {
            done.get();
        }
        nodes.shutdown();
        assertThat(told(rescue)).containsExactly(OWN + " PARKED");
    }

    @Test
    void anUrgentCaseThatSleptBeforeThereWereWatchesGetsOne() {
        var rescue = waiting("normal");
        // What the case has become is seen in no transaction of its own.
        database.sql("update act_ru_variable set text_ = 'critical' where proc_inst_id_ = ? and name_ = 'urgencyLevel'")
                .param(rescue.getId())
                .update();
        sweep.run();
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumberOf(rescue))
                        .processDefinitionKey("watch-case")
                        .count())
                .isEqualTo(1);
    }
}
