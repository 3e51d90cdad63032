package org.guitu.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.guitu.migration.CaseResult.Outcome;
import org.guitu.migration.Fate;
import org.guitu.migration.Finding.Severity;
import org.junit.jupiter.api.Test;

/** A new version has a step less: whoever is there stays, or goes on at a target that somebody chose. */
class StepRemovedTest extends MovedCases {

    /** Nobody is paired any more: for a change schooling is assessed anew. */
    private static Map<String, String> newVersion() {
        var model = change(
                model(PROCESS),
                "sourceRef=\"what-next\" targetRef=\"pair-support\"",
                "sourceRef=\"what-next\" targetRef=\"assess-schooling\"");
        model = without(model, "pair-support");
        return Map.of(PROCESS + ".bpmn", model.replace(",pair-support\" />", "\" />"));
    }

    @Test
    void whoIsThereStaysAndEndsByTheOldVersion() {
        var cases = everywhere();
        var files = files(newVersion());
        var plan = plan(files);
        assertThat(plan.of("pair-support")).isEqualTo(Fate.STAY);
        assertThat(migrations.check(List.of(plan), files))
                .filteredOn(finding -> finding.severity() == Severity.CASES_STAY)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.step()).contains("pair-support");
                    assertThat(finding.cases()).isEqualTo(1);
                });
        assertThat(refused(plan, files)).isEmpty();
        deploy(newVersion());
        var order = carryOut(plan);
        assertThat(migrations.progress(order).orElseThrow().outcomes())
                .containsOnly(Map.entry(Outcome.MOVED, (long) cases.size()), Map.entry(Outcome.STAYED, 1L));
        assertThat(versionOf(cases.get("pair-support"))).isEqualTo(plan.version());
        cases.forEach((step, instance) -> assertThat(walk(instance)).as(step).isIn("graduated", "moved-elsewhere"));
    }

    @Test
    void whoIsThereGoesOnAtTheTarget() {
        var cases = everywhere();
        deploy(newVersion());
        carryOut(plan().with("pair-support", Fate.moveTo("review-term")));
        cases.values().forEach(this::assertMoved);
        assertThat(runtimeService.getActiveActivityIds(cases.get("pair-support").getId()))
                .containsExactly("review-term");
        cases.forEach((step, instance) -> assertThat(walk(instance)).as(step).isIn("graduated", "moved-elsewhere"));
    }

    @Test
    void aStepOfAnotherKindBeginsAnewWhereTheCaseKnowsWhatItNeeds() {
        var cases = everywhere();
        deploy(newVersion());
        var plan = plan().with("pair-support", Fate.moveTo("wait-for-term-end"))
                .with("review-term", Fate.moveTo("wait-for-term-end"));
        assertThat(refused(plan, List.of()))
                .singleElement()
                .asString()
                .contains("pair-support")
                .contains("needs 'termEndsOn'");
        carryOut(plan.with("pair-support", Fate.BY_HAND));
        assertMoved(cases.get("review-term"));
        assertThat(runtimeService.getActiveActivityIds(cases.get("review-term").getId()))
                .containsExactly("wait-for-term-end");
        cases.forEach((step, instance) -> assertThat(walk(instance)).as(step).isIn("graduated", "moved-elsewhere"));
    }
}
