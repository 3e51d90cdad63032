package org.guitu.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.migration.Fate;
import org.junit.jupiter.api.Test;

/** A new version does some of its steps in a process of its own: whoever is there goes on within it, and back again. */
class SplitServiceTest extends MovedCases {

    private static final String CHILD = "school-record";

    /** Moving the school record, with the wait for another day, becomes a process that schooling calls. */
    private static Map<String, String> newVersion() {
        var model = model(PROCESS);
        var task = element(model, "userTask", "transfer-school-record");
        var wait = element(model, "intermediateCatchEvent", "wait-to-transfer");
        model = without(model, "wait-to-transfer");
        model = change(
                model,
                element(model, "userTask", "transfer-school-record"),
                """
                <bpmn:callActivity id="move-record" name="办学籍" calledElement="school-record" camunda:calledElementBinding="latest">
                  <bpmn:documentation>The school record is moved by a process of its own. Clause 2.3.2.1.</bpmn:documentation>
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}" />
                    <camunda:in source="region" target="region" />
                    <camunda:in source="minor" target="minor" />
                    <camunda:in source="ageGroup" target="ageGroup" />
                    <camunda:in source="ageYears" target="ageYears" />
                    <camunda:in source="sex" target="sex" />
                    <camunda:in source="urgencyLevel" target="urgencyLevel" />
                    <camunda:in source="schoolRegion" target="schoolRegion" />
                    <camunda:out source="transferOutcome" target="transferOutcome" />
                  </bpmn:extensionElements>
                </bpmn:callActivity>""");
        model = model.replace("\"transfer-school-record\"", "\"move-record\"")
                .replace(">transfer-school-record<", ">move-record<")
                .replace("enrol,transfer-school-record,", "enrol,");
        var files = new HashMap<String, String>();
        files.put(PROCESS + ".bpmn", model);
        files.put(CHILD + ".bpmn", child(task, wait));
        files.put("processing-grounds.dmn", grounds());
        return files;
    }

    /** Whoever goes to school may have the record moved. */
    private static String grounds() {
        var table = table("processing-grounds");
        int begin = table.indexOf("<rule id=\"compulsory-schooling\">");
        int end = table.indexOf("</rule>", begin) + "</rule>".length();
        var row = table.substring(begin, end)
                .replace("compulsory-schooling", "school-record")
                .replace("\"schooling\"", "\"school-record\"")
                .replace("<text>true</text>", "<text></text>")
                .replace("<text>&lt; 16</text>", "<text></text>");
        return table.substring(0, end) + row + table.substring(end);
    }

    private static String element(String model, String kind, String id) {
        int begin = model.indexOf("<bpmn:%s id=\"%s\"".formatted(kind, id));
        var end = "</bpmn:%s>".formatted(kind);
        return model.substring(begin, model.indexOf(end, begin) + end.length());
    }

    private static String child(String task, String wait) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="definitions-school-record" targetNamespace="http://guitu.org/processes" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
              <bpmn:process id="school-record" name="办学籍" isExecutable="true" camunda:historyTimeToLive="3650" camunda:isStartableInTasklist="false">
                <bpmn:documentation>Moves the school record. Clause 2.3.2.1.</bpmn:documentation>
                <bpmn:laneSet id="lanes-school-record">
                  <bpmn:lane id="lane-education" name="教育">
                    <bpmn:flowNodeRef>record-to-move</bpmn:flowNodeRef>
                    <bpmn:flowNodeRef>transfer-school-record</bpmn:flowNodeRef>
                    <bpmn:flowNodeRef>is-another-day-due</bpmn:flowNodeRef>
                    <bpmn:flowNodeRef>wait-to-transfer</bpmn:flowNodeRef>
                    <bpmn:flowNodeRef>record-settled</bpmn:flowNodeRef>
                  </bpmn:lane>
                </bpmn:laneSet>
                <bpmn:startEvent id="record-to-move" name="要转学籍" />
                %s
                %s
                <bpmn:exclusiveGateway id="is-another-day-due" name="改期吗?" default="is-another-day-due-to-record-settled" />
                <bpmn:endEvent id="record-settled" name="已办" />
                <bpmn:sequenceFlow id="record-to-move-to-transfer" sourceRef="record-to-move" targetRef="transfer-school-record" />
                <bpmn:sequenceFlow id="transfer-to-is-another-day-due" sourceRef="transfer-school-record" targetRef="is-another-day-due" />
                <bpmn:sequenceFlow id="is-another-day-due-to-wait" name="改期" sourceRef="is-another-day-due" targetRef="wait-to-transfer">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${transferOutcome == 'more-time'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="is-another-day-due-to-record-settled" sourceRef="is-another-day-due" targetRef="record-settled" />
                <bpmn:sequenceFlow id="wait-to-transfer-to-transfer" sourceRef="wait-to-transfer" targetRef="transfer-school-record" />
              </bpmn:process>
            </bpmn:definitions>"""
                .formatted(withoutFlows(task), withoutFlows(wait));
    }

    private static String withoutFlows(String element) {
        return element.replaceAll("<bpmn:(incoming|outgoing)>[^<]*</bpmn:\\1>", "");
    }

    private ProcessInstance called(ProcessInstance instance) {
        return child(instance, CHILD);
    }

    @Test
    void whoIsThereGoesOnWithinTheCalledProcess() {
        var cases = everywhere();
        var doing = cases.get("transfer-school-record");
        var due = task(doing, "transfer-school-record").getDueDate();
        var waiting = cases.get("wait-to-transfer");
        var day = managementService
                .createJobQuery()
                .processInstanceId(waiting.getId())
                .singleResult()
                .getDuedate();
        var files = files(newVersion());
        var plan = plan(files);
        assertThat(plan.of("transfer-school-record")).isEqualTo(Fate.moveTo("move-record/transfer-school-record"));
        assertThat(plan.of("wait-to-transfer")).isEqualTo(Fate.moveTo("move-record/wait-to-transfer"));
        assertThat(refused(plan, files)).isEmpty();
        deploy(newVersion());
        assertAllMoved(carryOut(plan));
        cases.values().forEach(this::assertMoved);
        assertThat(task(called(doing), "transfer-school-record").getDueDate()).isEqualTo(due);
        assertThat(managementService
                        .createJobQuery()
                        .processInstanceId(called(waiting).getId())
                        .singleResult()
                        .getDuedate())
                .isEqualTo(day);
        cases.forEach((step, instance) -> assertThat(walk(instance)).as(step).isIn("graduated", "moved-elsewhere"));
    }

    @Test
    void theWayBackLeadsOutOfItAgain() {
        var cases = everywhere();
        var doing = cases.get("transfer-school-record");
        var due = task(doing, "transfer-school-record").getDueDate();
        deploy(newVersion());
        var order = carryOut(plan());
        deploy(packaged());
        var back = migrations.proposedBack(order);
        assertThat(back).singleElement().satisfies(plan -> assertThat(plan.of("move-record/transfer-school-record"))
                .isEqualTo(Fate.moveTo("transfer-school-record")));
        finish(migrations.carryBack(order, back, FIRST, SECOND));
        cases.values().forEach(this::assertMoved);
        assertThat(task(doing, "transfer-school-record").getDueDate()).isEqualTo(due);
        assertThat(called(doing)).isNull();
        cases.forEach((step, instance) -> assertThat(walk(instance)).as(step).isIn("graduated", "moved-elsewhere"));
    }
}
