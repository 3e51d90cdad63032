package org.guitu.clock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.office.RefusedException;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No date lets a case sleep: the table says how long it may wait, and a second person permits more. */
class LongestWaitTest extends ProcessTest {

    private static final String SUPERVISOR = "supervisor-" + COUNTY;

    @Autowired
    private WaitDesk desk;

    @Autowired
    private JdbcClient database;

    private ProcessInstance reception(String urgency) {
        return start("reception", with(girlOf(8), "urgencyLevel", urgency));
    }

    private static String[] until(String day) {
        return new String[] {"receiveOutcome=more-time", "receiveReason=no-capacity", "receiveUntil=" + day};
    }

    private String zh(int days) {
        return today().plusDays(days).format(DateTimeFormatter.ofPattern("y年M月d日"));
    }

    @ParameterizedTest
    @CsvSource({"critical, 1", "high, 1", "raised, 7", "normal, 7"})
    void aDateMayLieAsFarAheadAsTheTableSaysByUrgency(String urgency, int days) {
        var reception = reception(urgency);
        assertRefused(
                reception,
                "receive-person",
                "“再次接收日期”填的是%s，太晚：最晚可以到%s。请改日期；确需更久的，请本地区督导先打开这项任务，在“办理期限”中准许等到更晚".formatted(zh(days + 1), zh(days)),
                until(inDays(days + 1)));
        submit(reception, "receive-person", until(inDays(days)));
        assertThat(reception).isWaitingAt("wait-to-receive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2062-12-05", "2199-12-31"})
    void noSlipOfTheHandLetsACaseSleepForDecades(String day) {
        assertRefused(reception("critical"), "receive-person", "最晚可以到" + zh(1), until(day));
    }

    @Test
    void goesByTheClockThatTheCaseGoesBy() {
        var reception = reception("normal");
        moveTo(java.time.Instant.now().plus(java.time.Duration.ofDays(400)));
        assertRefused(reception, "receive-person", "最晚可以到" + zh(7), until(inDays(8)));
        assertRefused(reception, "receive-person", "不能早于今天", until(inDays(-1)));
    }

    @Test
    void aSecondPersonPermitsMoreForThisOneTask() {
        var reception = reception("critical");
        var task = task(reception, "receive-person").getId();
        assertThat(desk.lastDay(SUPERVISOR, task)).contains(today().plusDays(1));
        desk.permit(SUPERVISOR, task, today().plusDays(10), "person-unable");
        assertRefused(reception, "receive-person", "最晚可以到" + zh(10), until(inDays(11)));
        submit(reception, "receive-person", until(inDays(10)));
        assertThat(reception).isWaitingAt("wait-to-receive");
        assertThat(database.sql("select account || ' ' || reason from guitu.clock_change where task_id = ?")
                        .param(task)
                        .query(String.class)
                        .list())
                .containsExactly(SUPERVISOR + " PERSON_UNABLE");
        assertThat(database.sql("select count(*) from audit.event where kind = 'WAIT_PERMITTED' and object_id = ?")
                        .param(task)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        passTimer(reception);
        assertRefused(reception, "receive-person", "最晚可以到" + zh(1), until(inDays(2)));
    }

    @Test
    void nobodyPermitsItToHerselfOrForAnotherReasonOrForYears() {
        var reception = reception("critical");
        var task = task(reception, "receive-person");
        assertRefuses("由本地区督导办理", "civil-affairs-" + COUNTY, task.getId(), 5, "person-unable");
        assertRefuses("请选择原因", SUPERVISOR, task.getId(), 5, "by-mistake");
        assertRefuses("请填写准许等到哪一天", SUPERVISOR, task.getId(), 367, "person-unable");
        assertRefuses("请填写准许等到哪一天", SUPERVISOR, task.getId(), 1, "person-unable");
        taskService.setAssignee(task.getId(), SUPERVISOR);
        assertRefuses("由您承办", SUPERVISOR, task.getId(), 5, "person-unable");
    }

    private void assertRefuses(String text, String account, String task, int days, String reason) {
        assertThatThrownBy(() -> desk.permit(account, task, today().plusDays(days), reason))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(text);
    }

    @Test
    void whatTheLawSaysNobodyProlongs() {
        var aid = start("legal-aid", womanOf(30));
        submit(aid, "apply-legal-aid", "applyOutcome=accepted");
        assertRefused(
                aid,
                "decide-eligibility",
                "最晚可以到%s。这是法律规定的最长期限".formatted(zh(7)),
                "eligibilityOutcome=more-time",
                "eligibilityUntil=" + inDays(8));
        var task = task(aid, "decide-eligibility").getId();
        assertThat(desk.lastDay(SUPERVISOR, task)).isEmpty();
        assertRefuses("由法律规定", SUPERVISOR, task, 30, "person-unable");
    }

    @Test
    void aTaskWithoutSuchADateNeedsNoPermit() {
        var reception = reception("normal");
        submit(reception, "receive-person", "receiveOutcome=received");
        var task = task(reception, "meet-urgent-needs").getId();
        assertThat(desk.lastDay(SUPERVISOR, task)).isEmpty();
        assertRefuses("没有约定等待的日期", SUPERVISOR, task, 30, "person-unable");
    }
}
