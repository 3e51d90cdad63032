package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.clock.engine.ClockDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody else reviews an emergency reading; while nobody does, the tiers above get it too. */
class BreakGlassReviewTest extends GlassTest {

    private static final String REVIEW = "review-break-glass";

    @Autowired
    private ClockDesk clocks;

    private ProcessInstance begin(String region) {
        return start("break-glass-review", with(girlOf(9), "region", region, "glassReader", READER));
    }

    @ParameterizedTest
    @CsvSource({"justified, justified", "unjustified, unjustified"})
    void theReviewDecides(String outcome, String end) {
        var review = begin(COUNTY);
        assertWaitsIn(review, REVIEW, "supervisor-" + COUNTY);
        submit(review, REVIEW, "glassReviewOutcome=" + outcome);
        assertEnded(review, end);
    }

    @Test
    void undoneItGoesUpTierByTierAndStaysWhereItWas() {
        var county = begin(COUNTY);
        passTimer(county);
        assertThat(county).isWaitingAtExactly(REVIEW, "review-above");
        var city = child(county, "break-glass-review");
        assertWaitsIn(city, REVIEW, "supervisor-350400");
        assertKeptFrom(READER, task(city, REVIEW));
        passTimer(city);
        var province = child(city, "break-glass-review");
        assertWaitsIn(province, REVIEW, "supervisor-350000");
        assertKeptFrom(CITY, task(province, REVIEW));
        passTimer(province);
        assertThat(province).isWaitingAtExactly(REVIEW);
        assertThat(county).isWaitingAtExactly(REVIEW, "review-above");
        submit(province, REVIEW, "glassReviewOutcome=unjustified");
        assertEnded(province, "unjustified");
        assertEnded(city, "unjustified");
        assertEnded(county, "unjustified");
    }

    /** The lower tier decides after all: the tiers above have nothing left to do. */
    @ParameterizedTest
    @CsvSource({"justified", "unjustified"})
    void whoDecidesFirstDecidesForAll(String outcome) {
        var county = begin(COUNTY);
        passTimer(county);
        var city = child(county, "break-glass-review");
        passTimer(city);
        var province = child(city, "break-glass-review");
        submit(county, REVIEW, "glassReviewOutcome=" + outcome);
        assertEnded(county, outcome);
        for (var above : new ProcessInstance[] {city, province}) {
            assertThat(above).isEnded();
            assertThat(taskService
                            .createTaskQuery()
                            .processInstanceId(above.getId())
                            .count())
                    .isZero();
        }
    }

    @Test
    void itIsDueByItsTimeLimitAndTheTimerGoesByTheSame() {
        var review = begin(COUNTY);
        var timer = managementService
                .createJobQuery()
                .processInstanceId(review.getId())
                .timers()
                .singleResult();
        assertThat(timer.getDuedate().toInstant()).isCloseTo(due(review), within(2, ChronoUnit.SECONDS));
    }

    @Test
    void theProvinceHasNobodyAboveIt() {
        var review = begin("350000");
        passTimer(review);
        assertThat(review).isWaitingAtExactly(REVIEW).hasPassed("top-tier");
        submit(review, REVIEW, "glassReviewOutcome=justified");
        assertEnded(review, "justified");
    }

    @Test
    void theReaderNeverReviewsHerOwnReadingNotEvenATierAbove() {
        var broken = breakGlass(CITY, newCase());
        var county = reviewOf(broken);
        assertKeptFromReader(CITY, task(county, REVIEW));
        passTimer(county);
        var city = child(county, "break-glass-review");
        assertKeptFromReader(CITY, task(city, REVIEW));
        submitAs(PROVINCE, task(city, REVIEW), "glassReviewOutcome=justified");
        assertEnded(broken, "justified");
    }

    @Test
    void theReaderOfTheCountyIsRefusedAtClaimAndAtComplete() {
        var review = reviewOf(breakGlass(READER, newCase()));
        assertKeptFrom(READER, review, REVIEW);
    }

    @Test
    void theReaderHasNoSayInWhoReviewsAndByWhen() {
        var review = reviewOf(breakGlass(READER, newCase()));
        var task = task(review, REVIEW);
        var due = due(review);
        assertThatThrownBy(() -> assign(READER, task, SECOND)).hasMessageContaining("不能由您改派或退回");
        claimAs(SECOND, task);
        assertThatThrownBy(() -> assign(READER, task, null)).hasMessageContaining("不能由您改派或退回");
        assertThatThrownBy(() -> clocks.suspend(READER, task.getId(), "force-majeure"))
                .hasMessageContaining("期限不能由您更改");
        assertThatThrownBy(() -> clocks.extend(READER, task.getId(), BigDecimal.ONE, "complex"))
                .hasMessageContaining("期限不能由您更改");
        assertThat(task(review, REVIEW).getAssignee()).isEqualTo(SECOND);
        assertThat(due(review)).isEqualTo(due);
        assign(CITY, task, null);
        clocks.suspend(CITY, task.getId(), "force-majeure");
        assertThatThrownBy(() -> clocks.resume(READER, task.getId(), "by-mistake"))
                .hasMessageContaining("期限不能由您更改");
    }

    private void assign(String account, Task task, String to) {
        logins.as(account, () -> {
            taskService.setAssignee(task.getId(), to);
            return null;
        });
    }

    /** Caseworkers review no supervisor, not even those of the joint conference's office. */
    @Test
    void caseworkersDoNotSeeIt() {
        var task = task(begin(COUNTY), REVIEW);
        for (String account :
                new String[] {"police-350404", "civil-affairs-350404", COLLEAGUE, "administrator", "auditor"}) {
            assertKeptFrom(account, task);
        }
    }

    @Test
    void theReviewerReadsTheReasonOfThisReadingAndNotOfAnother() {
        var caseNumber = newCase();
        var first = reviewOf(breakGlass(READER, caseNumber));
        breakGlass(CITY, caseNumber, "glassReasonDetail=另一次查阅的示例理由，与前一次无关。");
        var task = task(first, REVIEW);
        claimAs(SECOND, task);
        var shown = logins.as(SECOND, () -> formService.getTaskFormVariables(task.getId()));
        assertThat(shown)
                .containsEntry("glassReader", READER)
                .containsEntry("glassReason", "missing")
                .containsEntry("glassReasonDetail", WHY)
                .containsEntry("caseNumber", caseNumber)
                .containsKeys("glassOpenedAt", "glassUntil");
    }

    @Test
    void withoutAReasonNothingIsFoundUnjustified() {
        assertRefused(
                begin(COUNTY), REVIEW, "“哪里不正当”必须选择一项", "glassReviewOutcome=unjustified", "glassReviewReason=null");
        assertRefused(begin(COUNTY), REVIEW, "“复核意见”必须填写", "glassReviewOutcome=justified", "glassReviewComment=null");
    }

    private void assertKeptFromReader(String reader, Task task) {
        assertThatThrownBy(() -> claimAs(reader, task)).hasMessageContaining("须由另一人办理");
    }

    private Instant due(ProcessInstance review) {
        return task(review, REVIEW).getDueDate().toInstant();
    }
}
