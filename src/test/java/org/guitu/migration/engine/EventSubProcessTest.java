package org.guitu.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** A new version waits for something that may happen meanwhile: so do the cases that have moved, unless it has happened to them. */
class EventSubProcessTest extends MovedCases {

    private static String withMessage(String model) {
        var added = change(
                model,
                "<bpmn:collaboration id=",
                "<bpmn:message id=\"person-has-left\" name=\"person-has-left\" /><bpmn:collaboration id=");
        return change(
                added,
                "<bpmn:sequenceFlow id=\"schooling-needed-to-assess-schooling\"",
                """
                <bpmn:subProcess id="departure" name="离境" triggeredByEvent="true">
                  <bpmn:documentation>Who has left needs no school here. Clause 2.5.3.</bpmn:documentation>
                  <bpmn:startEvent id="person-departed" name="已离境">
                    <bpmn:outgoing>person-departed-to-departed</bpmn:outgoing>
                    <bpmn:messageEventDefinition id="person-departed-definition" messageRef="person-has-left" />
                  </bpmn:startEvent>
                  <bpmn:endEvent id="departed" name="已离境">
                    <bpmn:incoming>person-departed-to-departed</bpmn:incoming>
                  </bpmn:endEvent>
                  <bpmn:sequenceFlow id="person-departed-to-departed" sourceRef="person-departed" targetRef="departed" />
                </bpmn:subProcess>
                <bpmn:sequenceFlow id="schooling-needed-to-assess-schooling\"""");
    }

    /** Once, that long after the case began, something happens beside it. */
    private static String withTimer(String model, String after) {
        return change(
                model,
                "<bpmn:sequenceFlow id=\"schooling-needed-to-assess-schooling\"",
                """
                <bpmn:subProcess id="reminder" name="提醒" triggeredByEvent="true">
                  <bpmn:documentation>Once, beside the steps. Clause 2.3.2.1.</bpmn:documentation>
                  <bpmn:startEvent id="reminder-due" name="到提醒时间" isInterrupting="false">
                    <bpmn:outgoing>reminder-due-to-reminded</bpmn:outgoing>
                    <bpmn:timerEventDefinition id="reminder-due-timer">
                      <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">%s</bpmn:timeDuration>
                    </bpmn:timerEventDefinition>
                  </bpmn:startEvent>
                  <bpmn:endEvent id="reminded" name="已提醒">
                    <bpmn:incoming>reminder-due-to-reminded</bpmn:incoming>
                  </bpmn:endEvent>
                  <bpmn:sequenceFlow id="reminder-due-to-reminded" sourceRef="reminder-due" targetRef="reminded" />
                </bpmn:subProcess>
                <bpmn:sequenceFlow id="schooling-needed-to-assess-schooling\""""
                        .formatted(after));
    }

    @Test
    void everyCaseWaitsForTheNewEventToo() {
        var cases = everywhere();
        var files = files(Map.of(PROCESS + ".bpmn", withMessage(model(PROCESS))));
        var plan = plan(files);
        assertThat(refused(plan, files)).isEmpty();
        deploy(Map.of(PROCESS + ".bpmn", withMessage(model(PROCESS))));
        carryOut(plan);
        cases.forEach(
                (step, instance) -> assertThat(subscriptions(instance)).as(step).isEqualTo(1));
        for (String step : new String[] {"enrol", "wait-to-enrol", "term-counselling"}) {
            var instance = cases.get(step);
            runtimeService
                    .createMessageCorrelation("person-has-left")
                    .processInstanceId(instance.getId())
                    .correlate();
            assertEnded(instance, "departed");
        }
        cases.forEach((step, instance) ->
                assertThat(walk(instance)).as(step).isIn("graduated", "moved-elsewhere", "departed"));
    }

    private long subscriptions(ProcessInstance instance) {
        return runtimeService
                .createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .eventName("person-has-left")
                .count();
    }

    @Test
    void whatHasHappenedDoesNotHappenAgain() {
        begin(withTimer(model(PROCESS), "PT1H"));
        var reminded = toBeEnrolled();
        managementService.executeJob(reminder(reminded).getId());
        assertThat(reminder(reminded)).isNull();
        var waiting = toBeEnrolled();
        var day = reminder(waiting).getDuedate();
        deploy(Map.of(PROCESS + ".bpmn", withMessage(withTimer(model(PROCESS), "PT1H"))));
        carryOut(plan());
        assertMoved(reminded);
        assertThat(reminder(reminded)).isNull();
        assertThat(reminder(waiting).getDuedate()).isEqualTo(day);
        assertThat(walk(reminded)).isEqualTo("graduated");
        assertThat(walk(waiting)).isEqualTo("graduated");
    }

    @Test
    void aLongerWaitCountsFromWhenItBegan() {
        begin(withTimer(model(PROCESS), "PT1H"));
        var waiting = toBeEnrolled();
        var began = reminder(waiting).getCreateTime().toInstant();
        moveTo(began.plus(Duration.ofMinutes(30)));
        deploy(Map.of(PROCESS + ".bpmn", withTimer(model(PROCESS), "PT5H")));
        carryOut(plan());
        assertThat(reminder(waiting).getDuedate().toInstant()).isEqualTo(began.plus(Duration.ofHours(5)));
        assertThat(walk(waiting)).isEqualTo("graduated");
    }

    /** The event has ended everything else: what else could have happened meanwhile does not any more. */
    @Test
    void whatAnEventHasCalledOffStaysCalledOff() {
        begin(Map.of(
                PROCESS + ".bpmn",
                withTimer(asksOnceMore(), "PT1H"),
                "close-schooling.form",
                FORM,
                "time-limits.dmn",
                limitsWith("close-schooling")));
        var left = toBeEnrolled();
        runtimeService
                .createMessageCorrelation("person-has-left")
                .processInstanceId(left.getId())
                .correlate();
        assertThat(runtimeService.getActiveActivityIds(left.getId())).containsExactly("close-schooling");
        assertThat(reminder(left)).isNull();
        deploy(Map.of(
                PROCESS + ".bpmn",
                withTimer(asksOnceMore(), "PT1H").replace("name=\"提醒\"", "name=\"再提醒\""),
                "close-schooling.form",
                FORM,
                "time-limits.dmn",
                limitsWith("close-schooling")));
        carryOut(plan());
        assertMoved(left);
        assertThat(reminder(left)).isNull();
        assertThat(subscriptions(left)).isZero();
        assertThat(walk(left)).isEqualTo("departed");
    }

    private static final String FORM =
            """
            {"schemaVersion": 16, "type": "default", "id": "close-schooling", "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.24.0", "exporter": {"name": "guitu", "version": "1"},
             "components": [{"type": "textfield", "id": "closedHow-field", "key": "closedHow", "label": "怎样结束",
               "validate": {"maxLength": 100}, "properties": {"class": "record"}}]}""";

    private static String asksOnceMore() {
        return change(
                        change(
                                withMessage(model(PROCESS)),
                                "<bpmn:sequenceFlow id=\"person-departed-to-departed\" sourceRef=\"person-departed\" targetRef=\"departed\" />",
                                "<bpmn:sequenceFlow id=\"person-departed-to-close\" sourceRef=\"person-departed\" targetRef=\"close-schooling\" />"
                                        + "<bpmn:sequenceFlow id=\"close-to-departed\" sourceRef=\"close-schooling\" targetRef=\"departed\" />"),
                        "<bpmn:endEvent id=\"departed\"",
                        """
                <bpmn:userTask id="close-schooling" name="结束就学" camunda:formRef="close-schooling" camunda:formRefBinding="deployment" camunda:candidateGroups="education">
                  <bpmn:documentation>Education tells the school. Clause 2.3.2.1.</bpmn:documentation>
                </bpmn:userTask>
                <bpmn:endEvent id="departed\"""")
                .replaceAll("<bpmn:(incoming|outgoing)>person-departed-to-departed</bpmn:\\1>", "");
    }

    private Job reminder(ProcessInstance instance) {
        return managementService
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId("reminder-due")
                .singleResult();
    }
}
