package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class BringForwardTest extends ProcessTest {

    private static final String SUPERVISOR = "supervisor-" + COUNTY;

    @Autowired
    private JdbcClient events;

    private ProcessInstance waiting() {
        var rescue = rescuedWoman("urgencyLevel=normal");
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(1));
        return rescue;
    }

    private ProcessInstance bringForward(String account, ProcessInstance rescue, String... more) {
        return startByForm(
                account,
                "bring-forward",
                and(
                        new String[] {
                            "caseNumber=" + caseNumberOf(rescue),
                            "forwardReason=person-at-risk",
                            "forwardNote=示例理由：不能再等。"
                        },
                        more));
    }

    private List<String> audited(ProcessInstance rescue) {
        return events.sql(
                        "select account || '|' || detail from audit.event where case_number = ? and kind = 'WAIT_BROUGHT_FORWARD'")
                .param(caseNumberOf(rescue))
                .query(String.class)
                .list();
    }

    @Test
    void theWaitEndsAtOnceWithItsReasonInTheTrailAndNoWordInTheEngine() {
        var rescue = waiting();
        var done = bringForward(SUPERVISOR, rescue);
        assertEnded(done, "brought-forward");
        assertWaitsFor(child(rescue, "reception"), "receive-person", "civil-affairs");
        assertThat(audited(rescue))
                .singleElement()
                .asString()
                .startsWith(SUPERVISOR + "|接收和征求同意：到再次接收日期，原定等到")
                .endsWith("；理由：本人的安全或健康等不及");
        assertThat(historic(done, "forwardNote")).isNull();
    }

    @Test
    void whereNothingWaitsNothingIsBroughtForward() {
        var rescue = rescuedWoman();
        assertThatThrownBy(() -> bringForward(SUPERVISOR, rescue)).hasMessageContaining("没有可以提前结束的等待");
        assertThat(audited(rescue)).isEmpty();
    }

    @Test
    void aReasonIsGivenInWords() {
        var rescue = waiting();
        assertThatThrownBy(() -> bringForward(SUPERVISOR, rescue, "forwardNote=急"))
                .hasMessageContaining("太短");
        assertThatThrownBy(() -> bringForward(SUPERVISOR, rescue, "forwardReason=null"))
                .hasMessageContaining("为什么不必再等");
    }

    @ParameterizedTest
    @ValueSource(strings = {"civil-affairs-350404", "police-350404", "administrator", "auditor"})
    void onlySupervisorsDoIt(String account) {
        var rescue = waiting();
        assertThatThrownBy(() -> bringForward(account, rescue)).isNotNull();
        assertThat(audited(rescue)).isEmpty();
        assertThat(child(rescue, "reception")).isNotNull();
    }

    @Test
    void theDayOfComingOfAgeIsNoWait() {
        var rescue = startByForm(
                "police-" + COUNTY,
                "rescue-case",
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=16",
                "identityState=confirmed");
        assertThat(managementService
                        .createJobQuery()
                        .processInstanceId(rescue.getId())
                        .timers()
                        .count())
                .isEqualTo(1);
        assertThatThrownBy(() -> bringForward(SUPERVISOR, rescue)).hasMessageContaining("没有可以提前结束的等待");
    }
}
