package org.guitu.release.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.guitu.gate.file.ModelFile;
import org.guitu.release.Release.Origin;
import org.guitu.release.engine.TrialReport.Missed;
import org.guitu.release.engine.TrialReport.OfProcess;
import org.guitu.release.engine.TrialReport.Step;
import org.guitu.release.engine.TrialReport.Stuck;
import org.guitu.testing.GuituTest;
import org.guitu.testing.ModelsPages;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Made-up cases go through a version that is not deployed, and nothing of it stays. */
@GuituTest
class TrialTest {

    @Autowired
    private ReleaseTrials trials;

    @Autowired
    private ReleaseDesk desk;

    @Autowired
    private JdbcClient database;

    private TrialReport tried(ModelFile... files) {
        long release = desk.begin("试走", Origin.UPLOAD, Optional.empty(), List.of(files), TwoAdministrators.FIRST);
        var before = rows();
        var verdict = desk.verdict(release);
        assertThat(verdict.problems()).noneMatch(problem -> problem.isFault());
        trials.tryOut(release, verdict, TwoAdministrators.FIRST);
        var after = rows();
        // The sealer chains what is there at the same time.
        assertThat(database.sql("select kind from audit.event where kind <> 'CHAIN_KEYED' order by id desc limit ?")
                        .param(2)
                        .query(String.class)
                        .list())
                .containsExactly("MODELS_TRIED", "MODELS_UPLOADED");
        // So does the engine write down its own figures, each quarter of an hour.
        List.of(after, before).forEach(rows -> rows.keySet()
                .removeIf(table -> table.startsWith("audit.") || table.equals("public.act_ru_meter_log")));
        assertThat(after).isEqualTo(before);
        desk.withdraw(release, TwoAdministrators.FIRST);
        return trials.last(release).orElseThrow();
    }

    /** How many rows each table has. */
    private Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        database.sql(
                        """
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname in ('public', 'guitu', 'audit')""")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        database.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }

    /** A packaged file with something else in a place. */
    private static ModelFile changed(String file, String old, String now) {
        var content = ModelsPages.packaged(file);
        assertThat(content).contains(old);
        return new ModelFile(
                file.substring(file.indexOf('/') + 1), content.replace(old, now).getBytes(StandardCharsets.UTF_8));
    }

    private static OfProcess only(TrialReport report) {
        assertThat(report.processes()).hasSize(1);
        return report.processes().get(0);
    }

    @Test
    void eachStepIsPassedWithItsQueueItsLimitAndItsForm() {
        var schooling = only(tried(changed("processes/schooling.bpmn", "name=\"评估就学情况\"", "name=\"看看上学情况\"")));
        assertThat(schooling.steps())
                .as(schooling.toString())
                .extracting(Step::id)
                .contains("assess-schooling", "enrol", "transfer-school-record", "pair-support", "review-term");
        // What takes two terms, or a day that one walk in many comes to, may be left.
        assertThat(schooling.missed())
                .extracting(Missed::id)
                .isSubsetOf("settled", "graduated", "moved-elsewhere", "wait-to-transfer", "term-over");
        assertThat(schooling.stuck()).isEmpty();
        assertThat(schooling.steps())
                .filteredOn(step -> step.id().equals("assess-schooling"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.name()).isEqualTo("看看上学情况");
                    assertThat(step.queue()).matches("education-\\d{6}");
                    assertThat(step.form()).isEqualTo("assess-schooling");
                    assertThat(step.limit()).isNotEmpty();
                    assertThat(step.times()).isPositive();
                });
    }

    /** By a rule that the proof does not see through. */
    @Test
    void whereNoAnswerIsTakenTheTrialSaysSo() {
        var schooling = only(tried(changed(
                "forms/assess-schooling.form",
                "\"refuseWhen\": \"=((ageYears >= 6",
                "\"refuseWhen\": \"=string length(schoolAssessOutcome) > 0 or ((ageYears >= 6")));
        assertThat(schooling.stuck()).extracting(Stuck::id).contains("assess-schooling");
        assertThat(schooling.missed()).extracting(Missed::id).contains("enrol");
        assertThat(schooling.steps()).isEmpty();
    }
}
