package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.casefile.CaseNumber;
import org.guitu.emergency.EmergencyReadingStore;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A supervisor reads in an emergency, and another one looks at it. */
class BreakGlassTest extends GlassTest {

    @Autowired
    private EmergencyReadingStore glassBreaks;

    @Autowired
    private JdbcClient database;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AccountStore accounts;

    @Test
    void aReadingThatWasJustifiedEndsThere() {
        var broken = breakGlass(READER, newCase());
        var review = reviewOf(broken);
        assertWaitsIn(review, "review-break-glass", "supervisor-" + COUNTY);
        submitAs(SECOND, task(review, "review-break-glass"), "glassReviewOutcome=justified");
        assertEnded(broken, "justified");
    }

    @Test
    void aReadingThatWasNotIsAnsweredForAboveTheCounty() {
        var broken = breakGlass(READER, newCase());
        submitAs(SECOND, task(reviewOf(broken), "review-break-glass"), "glassReviewOutcome=unjustified");
        assertThat(broken).isWaitingAt("answer-misuse");
        var misuse = child(broken, "break-glass-misuse");
        assertWaitsIn(misuse, "handle-misuse", "supervisor-350400");
        assertKeptFrom(SECOND, task(misuse, "handle-misuse"));
        submit(misuse, "handle-misuse", "misuseOutcome=talked", "misuseNotice=not-leaked");
        assertEnded(broken, "misuse-handled");
        assertThat(historic(broken, "misuseOutcome")).isEqualTo("measures-taken");
    }

    @Test
    void theReasonInWordsIsInTheDossierAlone() {
        var broken = breakGlass(READER, newCase());
        assertThat(runtimeService.getVariables(broken.getId()))
                .containsEntry("glassReader", READER)
                .containsEntry("glassReason", "missing")
                .containsEntry("region", COUNTY)
                .containsEntry("minor", true)
                .doesNotContainKey("glassReasonDetail")
                .doesNotContainValue(WHY);
        assertThat(dossier.latest(new CaseNumber(broken.getBusinessKey()), List.of("glassReasonDetail")))
                .containsEntry("glassReasonDetail", WHY);
    }

    @Test
    void itLastsThreeHours() {
        var caseNumber = newCase();
        var now = Instant.now();
        ClockUtil.setCurrentTime(Date.from(now));
        breakGlass(READER, caseNumber);
        assertThat(runs(caseNumber, READER, now.plus(Duration.ofHours(3)).minusSeconds(1)))
                .isTrue();
        assertThat(runs(caseNumber, READER, now.plus(Duration.ofHours(3)))).isFalse();
        assertThat(runs(caseNumber, SECOND, now)).isFalse();
        assertThat(runs(newCase(), READER, now)).isFalse();
    }

    @Test
    void aSecondOneIsRefusedWhileItRunsAndANewOneAfterwardsIsAProcessOfItsOwn() {
        var caseNumber = newCase();
        var first = breakGlass(READER, caseNumber);
        long before = instances(caseNumber);
        assertThatThrownBy(() -> breakGlass(READER, caseNumber))
                .hasMessageContaining("紧急查阅还没有结束")
                .hasMessageContaining("不能重复开始或延长");
        assertThat(instances(caseNumber)).isEqualTo(before);
        assertThat(glassBreaks.of(new CaseNumber(caseNumber))).hasSize(1);
        breakGlass(CITY, caseNumber);
        moveTo(Instant.now().plus(Duration.ofHours(4)));
        var third = breakGlass(READER, caseNumber);
        assertThat(third.getId()).isNotEqualTo(first.getId());
        assertThat(glassBreaks.of(new CaseNumber(caseNumber))).hasSize(3);
    }

    /** Two windows, one click in each. */
    @Test
    void ofTwoAtOnceOneIsRefused() throws Exception {
        var caseNumber = newCase();
        var both = Executors.newFixedThreadPool(2);
        try {
            var ready = new CyclicBarrier(2);
            Callable<Object> click = () -> {
                ready.await();
                return breakGlass(READER, caseNumber);
            };
            var refused = 0;
            for (var done : both.invokeAll(List.of(click, click))) {
                try {
                    done.get();
                } catch (ExecutionException failure) {
                    assertThat(failure).hasMessageContaining("不能重复开始或延长");
                    refused++;
                }
            }
            assertThat(refused).isOne();
        } finally {
            both.shutdownNow();
        }
        assertThat(glassBreaks.of(new CaseNumber(caseNumber))).hasSize(1);
    }

    @Test
    void theReviewEndsIt() {
        var caseNumber = newCase();
        var broken = breakGlass(READER, caseNumber);
        submitAs(SECOND, task(reviewOf(broken), "review-break-glass"), "glassReviewOutcome=justified");
        assertThat(runs(caseNumber, READER, Instant.now())).isFalse();
        assertThat(events(caseNumber)).containsSubsequence("GLASS_BROKEN", "PROCESS_STARTED", "GLASS_CLOSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"350404-2026-999999", "000000-0000-000000"})
    void aCaseThatIsNotTheReadersIsRefusedLikeOneThatDoesNotExist(String caseNumber) {
        assertThatThrownBy(() -> breakGlass(READER, caseNumber)).hasMessageContaining("“个案编号”：没有您的部门可以办理的个案");
        assertThat(database.sql("select count(*) from guitu.glass_break where case_number = :case")
                        .param("case", caseNumber)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** A check digit that does not fit is told from a number that there is not; what is typed in full width is understood. */
    @Test
    void aMistypedNumberIsToldFromOneThatThereIsNot() {
        var caseNumber = newCase();
        char last = caseNumber.charAt(caseNumber.length() - 1);
        var mistyped = caseNumber.substring(0, caseNumber.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
        assertThatThrownBy(() -> breakGlass(READER, mistyped)).hasMessageContaining("“个案编号”：编号抄错了");
        var broken = breakGlass(READER, caseNumber.replace('-', '－'));
        assertThat(broken.getBusinessKey()).isEqualTo(caseNumber);
        assertThat(runtimeService.getVariable(broken.getId(), "caseNumber")).isEqualTo(caseNumber);
    }

    @Test
    void aCaseNextDoorIsRefusedInTheSameWords() {
        var neighbours = dossier.open(NEIGHBOUR, Instant.now());
        assertThatThrownBy(() -> breakGlass(READER, neighbours.value())).hasMessageContaining("“个案编号”：没有您的部门可以办理的个案");
        assertThat(breakGlass(CITY, neighbours.value()).getTenantId()).isEqualTo(NEIGHBOUR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"civil-affairs-350404", "police-350404", "administrator", "auditor"})
    void nobodyButSupervisorsMayAsk(String account) {
        var caseNumber = newCase();
        assertThatThrownBy(() -> breakGlass(account, caseNumber)).isInstanceOf(RuntimeException.class);
        assertThat(glassBreaks.of(new CaseNumber(caseNumber))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "glassReason, , “紧急查阅的理由”必须选择一项",
        "glassReasonDetail, , “具体说明”必须填写",
        "glassReasonDetail, 太短, “具体说明”太短",
        "glassAcknowledged, , 必须勾选",
        "caseNumber, 350404, 个案编号"
    })
    void withoutAReasonOrACaseItIsRefused(String field, String value, String refusal) {
        var caseNumber = newCase();
        assertThatThrownBy(() -> breakGlass(READER, caseNumber, field + "=" + value))
                .hasMessageContaining(refusal);
        assertThat(glassBreaks.of(new CaseNumber(caseNumber))).isEmpty();
    }

    @Test
    void whoLostTheRoleMayNotAskAnyMore() {
        var caseNumber = newCase();
        var former = hire("supervisor-former");
        identities.deleteMembership(former, Role.SUPERVISOR.id());
        assertThatThrownBy(() -> breakGlass(former, caseNumber)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theDatabaseLetsNobodyProlongOrEraseIt() {
        var broken = breakGlass(READER, newCase());
        for (String change : List.of(
                "update guitu.glass_break set until = until + interval '1 hour' where process_instance_id = ?",
                "update guitu.glass_break set account = 'somebody' where process_instance_id = ?",
                "delete from guitu.glass_break where process_instance_id = ?")) {
            assertThatThrownBy(() -> database.sql(change).param(broken.getId()).update())
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> database.sql("truncate guitu.glass_break").update())
                .hasMessageContaining("append-only");
    }

    private String hire(String name) {
        var id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        accounts.create(new Account(id, "示例督导", "joint-conference", COUNTY, Role.SUPERVISOR), "guitu");
        return id;
    }

    private boolean runs(String caseNumber, String account, Instant at) {
        return glassBreaks.running(new CaseNumber(caseNumber), account, at).isPresent();
    }

    private long instances(String caseNumber) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .count();
    }

    private List<String> events(String caseNumber) {
        return database.sql("select kind from audit.event where case_number = :case order by id")
                .params(Map.of("case", caseNumber))
                .query(String.class)
                .list();
    }
}
