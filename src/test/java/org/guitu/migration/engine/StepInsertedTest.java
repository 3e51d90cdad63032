package org.guitu.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.migration.CaseResult.Outcome;
import org.guitu.migration.Fate;
import org.guitu.migration.Progress.State;
import org.guitu.office.RefusedException;
import org.junit.jupiter.api.Test;

/** A new version has a step more: cases go on where they are, and go through it when they come to it. */
class StepInsertedTest extends MovedCases {

    /** Between enrolment and what follows from it. */
    private static String inserted() {
        var model = change(
                model(PROCESS),
                "sourceRef=\"enrol\" targetRef=\"is-enrolled\" />",
                "sourceRef=\"enrol\" targetRef=\"confirm-place\" />"
                        + "<bpmn:sequenceFlow id=\"confirm-place-to-is-enrolled\" sourceRef=\"confirm-place\" targetRef=\"is-enrolled\" />");
        model = change(
                model,
                "sourceRef=\"how-to-go-to-school\" targetRef=\"is-enrolled\"",
                "sourceRef=\"how-to-go-to-school\" targetRef=\"confirm-place\"");
        model = change(
                model,
                "<bpmn:exclusiveGateway id=\"is-enrolled\"",
                """
                <bpmn:userTask id="confirm-place" name="核实学位" camunda:formRef="confirm-place" camunda:formRefBinding="deployment" camunda:candidateGroups="education">
                  <bpmn:documentation>Education asks the school whether the child is there. Clause 2.3.2.1.</bpmn:documentation>
                </bpmn:userTask>
                <bpmn:exclusiveGateway id="is-enrolled\"""");
        return change(
                model,
                "<bpmn:flowNodeRef>enrol</bpmn:flowNodeRef>",
                "<bpmn:flowNodeRef>enrol</bpmn:flowNodeRef><bpmn:flowNodeRef>confirm-place</bpmn:flowNodeRef>");
    }

    private static String form(String properties) {
        return """
            {"schemaVersion": 16, "type": "default", "id": "confirm-place", "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.24.0", "exporter": {"name": "guitu", "version": "1"},
             "components": [{"type": "radio", "id": "placeConfirmed-field", "key": "placeConfirmed", "label": "学校是否确认",
               "values": [{"label": "是", "value": "yes"}, {"label": "否", "value": "no"}],
               "validate": {"required": true}%s}]}"""
                .formatted(properties);
    }

    private static Map<String, String> newVersion() {
        return Map.of(
                PROCESS + ".bpmn",
                inserted(),
                "confirm-place.form",
                form(", \"properties\": {\"class\": \"record\"}"),
                "time-limits.dmn",
                limitsWith("confirm-place"));
    }

    /** Whether the record may go elsewhere depends on the new answer: whoever is past it has never been asked. */
    private static Map<String, String> thatAsksLater() {
        return Map.of(
                PROCESS + ".bpmn",
                change(
                        inserted(),
                        "${transferOutcome == 'moved-elsewhere'}",
                        "${transferOutcome == 'moved-elsewhere' &amp;&amp; placeConfirmed == 'yes'}"),
                "confirm-place.form",
                form(""),
                "time-limits.dmn",
                limitsWith("confirm-place"));
    }

    @Override
    void doIt(Task task) {
        if (task.getTaskDefinitionKey().equals("confirm-place")) {
            answer(workerOf(task), task, Map.of("placeConfirmed", "yes"));
        } else {
            super.doIt(task);
        }
    }

    @Test
    void everyCaseGoesOnAtItsStepAndComesToAnEnd() {
        var cases = everywhere();
        var files = files(newVersion());
        var counted = migrations.affected(files).stream()
                .filter(affected -> affected.version() == newest())
                .findFirst()
                .orElseThrow();
        // One of them is the schooling elsewhere that another one has called.
        assertThat(counted.instances()).isEqualTo(cases.size() + 1L);
        assertThat(counted.steps())
                .filteredOn(step -> step.step().equals("enrol"))
                .hasSize(1);
        var plan = plan(files);
        assertThat(plan.steps().values()).containsOnly(Fate.SAME);
        assertThat(refused(plan, files)).isEmpty();
        assertThat(newest()).as("only tried").isEqualTo(plan.version());
        var dues = new LinkedHashMap<String, Object>();
        cases.forEach((step, instance) -> dues.put(step, dueDates(instance)));

        deploy(newVersion());
        var order = carryOut(plan);
        assertThat(migrations.progress(order).orElseThrow().outcomes())
                .containsOnly(Map.entry(Outcome.MOVED, cases.size() + 1L));
        cases.forEach((step, instance) -> {
            assertMoved(instance);
            assertThat(runtimeService.getActiveActivityIds(instance.getId())).containsExactly(step);
            assertThat(dueDates(instance)).as(step).isEqualTo(dues.get(step));
        });
        cases.forEach((step, instance) -> assertThat(walk(instance)).as(step).isIn("graduated", "moved-elsewhere"));
        assertThat(passed(cases.get("enrol"), "confirm-place")).isTrue();
        assertThat(passed(cases.get("transfer-school-record"), "confirm-place")).isFalse();
    }

    private List<?> dueDates(ProcessInstance instance) {
        var tasks = taskService.createTaskQuery().processInstanceId(instance.getId()).list().stream()
                .map(task -> task.getDueDate())
                .toList();
        var timers = managementService.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
                .map(job -> job.getDuedate())
                .toList();
        return List.of(tasks, timers);
    }

    private boolean passed(ProcessInstance instance, String step) {
        return historyService
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityId(step)
                        .count()
                > 0;
    }

    @Test
    void whoeverWouldLoseAnAnswerKeepsTheOldVersion() {
        var cases = everywhere();
        var files = files(thatAsksLater());
        var plan = plan(files);
        var losses = migrations.check(List.of(plan), files).stream()
                .filter(finding ->
                        finding.refuses() && finding.sentence().english().contains("'placeConfirmed'"))
                .toList();
        assertThat(losses)
                .extracting(finding -> finding.step().orElseThrow())
                .containsExactlyInAnyOrder("transfer-school-record", "wait-to-transfer");
        assertThat(losses).allMatch(finding -> finding.cases() == 1);

        deploy(thatAsksLater());
        assertThatThrownBy(() -> migrations.carryOut(List.of(plan), FIRST, SECOND))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("转入方案");
        var order =
                carryOut(plan.with("transfer-school-record", Fate.STAY).with("wait-to-transfer", Fate.moveTo("enrol")));
        assertThat(outcome(order, cases.get("transfer-school-record"))).isEqualTo(Outcome.STAYED);
        assertThat(outcome(order, cases.get("wait-to-transfer"))).isEqualTo(Outcome.MOVED);
        assertThat(runtimeService.getActiveActivityIds(
                        cases.get("wait-to-transfer").getId()))
                .containsExactly("enrol");
        cases.forEach((step, instance) -> assertThat(walk(instance)).as(step).isIn("graduated", "moved-elsewhere"));
    }

    @Test
    void twoAdministratorsOrderItAndOneStopsIt() {
        var instance = toBeEnrolled();
        deploy(newVersion());
        var plan = plan();
        assertThatThrownBy(() -> migrations.carryOut(List.of(plan), FIRST, FIRST))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> migrations.carryOut(List.of(plan), FIRST, "education-" + COUNTY))
                .isInstanceOf(RefusedException.class);
        long order = migrations.carryOut(List.of(plan), FIRST, SECOND);
        migrations.stop(order, FIRST);
        sweep.run();
        assertThat(migrations.progress(order).orElseThrow().state()).isEqualTo(State.STOPPED);
        assertThat(outcome(order, instance)).isEqualTo(Outcome.WAITING);
        migrations.resume(order, SECOND);
        finish(order);
        assertThat(outcome(order, instance)).isEqualTo(Outcome.MOVED);
        assertThat(migrations.results(order, FIRST, 0))
                .as("administrators see counts")
                .isEmpty();
        assertThat(migrations.results(order, "supervisor-" + NEIGHBOUR, 0)).isEmpty();
    }

    @Test
    void severalNodesShareTheWork() throws InterruptedException, ExecutionException {
        var cases = everywhere();
        deploy(newVersion());
        long order = migrations.carryOut(List.of(plan()), FIRST, SECOND);
        var nodes = Executors.newFixedThreadPool(3);
        try {
            Callable<Integer> node = sweep::run;
            for (var done : nodes.invokeAll(Collections.nCopies(6, node))) {
                assertThat(done.get()).isLessThanOrEqualTo(10);
            }
        } finally {
            nodes.shutdown();
        }
        finish(order);
        assertThat(migrations.progress(order).orElseThrow().outcomes())
                .containsOnly(Map.entry(Outcome.MOVED, cases.size() + 1L));
        cases.values().forEach(instance -> assertThat(
                        database.sql("select count(*) from audit.event where kind = 'CASE_MIGRATED' and object_id = ?")
                                .param(instance.getId())
                                .query(Long.class)
                                .single())
                .isEqualTo(1));
    }

    @Test
    void oneClickBringsThemBack() {
        var cases = everywhere();
        deploy(newVersion());
        var order = carryOut(plan());
        doIt(task(cases.get("enrol"), "enrol"));
        assertThat(runtimeService.getActiveActivityIds(cases.get("enrol").getId()))
                .containsExactly("confirm-place");
        // The row of the step stays as long as somebody is there.
        deploy(Map.of(PROCESS + ".bpmn", model(PROCESS)));
        var back = migrations.proposedBack(order);
        assertThat(back).hasSize(1);
        long other = migrations.carryBack(order, back, FIRST, SECOND);
        finish(other);
        cases.values().forEach(this::assertMoved);
        assertThat(migrations.progress(other).orElseThrow().back()).contains(order);
        cases.forEach((step, instance) -> assertThat(walk(instance)).as(step).isIn("graduated", "moved-elsewhere"));
    }

    @Test
    void isTriedWithoutLeavingATrace() {
        var instance = toBeEnrolled();
        var files = files(newVersion());
        long cases = database.sql("select count(*) from guitu.case_file")
                .query(Long.class)
                .single();
        var tried = migrations.rehearse(List.of(plan(files)), files);
        assertThat(tried)
                .filteredOn(one -> one.step().equals("enrol"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.result()).isEqualTo(Outcome.MOVED);
                    assertThat(one.caseNumber()).hasValueSatisfying(number -> assertThat(number.value())
                            .isEqualTo(caseNumberOf(instance)));
                });
        assertThat(tried)
                .filteredOn(one -> one.step().equals("review-term"))
                .singleElement()
                .satisfies(madeUp -> {
                    assertThat(madeUp.result()).isEqualTo(Outcome.MOVED);
                    assertThat(madeUp.caseNumber()).isEmpty();
                });
        assertThat(versionOf(instance)).isEqualTo(newest());
        assertThat(database.sql("select count(*) from guitu.case_file")
                        .query(Long.class)
                        .single())
                .isEqualTo(cases);
        assertThat(walk(instance)).isEqualTo("graduated");
    }

    @Test
    void theLimitGoesOnFromWhenItBegan() {
        var instance = toBeEnrolled();
        var began = task(instance, "enrol");
        moveTo(began.getCreateTime().toInstant().plus(Duration.ofDays(2)));
        deploy(newVersion());
        carryOut(plan().with("enrol", Fate.moveTo("transfer-school-record")));
        var task = task(instance, "transfer-school-record");
        assertThat(task.getId()).isEqualTo(began.getId());
        assertThat(task.getName()).isEqualTo("办理转学和学籍");
        assertThat(database.sql(
                                "select started_at from guitu.task_clock where task_id = ? and step = 'transfer-school-record'")
                        .param(task.getId())
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo(began.getCreateTime().toInstant());
    }
}
