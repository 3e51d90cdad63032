package org.guitu.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A message event tells the processes of its own case, and those of no other. */
@GuituTest
class CaseMessageTest {

    private static final String MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="test" targetNamespace="test">
              <message id="test-news" name="test-news" />
              <process id="test-sender" isExecutable="true" camunda:historyTimeToLive="1" camunda:isStartableInTasklist="false">
                <startEvent id="start"><outgoing>a</outgoing></startEvent>
                <sequenceFlow id="a" sourceRef="start" targetRef="tell" />
                <intermediateThrowEvent id="tell">
                  <extensionElements><camunda:properties>
                    <camunda:property name="carries" value="reason, day, news=told" />
                    %s
                  </camunda:properties></extensionElements>
                  <incoming>a</incoming><outgoing>b</outgoing>
                  <messageEventDefinition id="tell-definition" messageRef="test-news" />
                </intermediateThrowEvent>
                <sequenceFlow id="b" sourceRef="tell" targetRef="told" />
                <endEvent id="told"><incoming>b</incoming></endEvent>
              </process>
              <process id="test-receiver" isExecutable="true" camunda:historyTimeToLive="1" camunda:isStartableInTasklist="false">
                <startEvent id="begin"><outgoing>c</outgoing></startEvent>
                <sequenceFlow id="c" sourceRef="begin" targetRef="wait" />
                <intermediateCatchEvent id="wait">
                  <incoming>c</incoming><outgoing>d</outgoing>
                  <messageEventDefinition id="wait-definition" messageRef="test-news" />
                </intermediateCatchEvent>
                <sequenceFlow id="d" sourceRef="wait" targetRef="on" />
                <intermediateCatchEvent id="on">
                  <incoming>d</incoming><outgoing>e</outgoing>
                  <timerEventDefinition id="on-definition"><timeDuration>P1D</timeDuration></timerEventDefinition>
                </intermediateCatchEvent>
                <sequenceFlow id="e" sourceRef="on" targetRef="end" />
                <endEvent id="end"><incoming>e</incoming></endEvent>
              </process>
            </definitions>
            """;

    private static final String REFUSAL = "<camunda:property name=\"refusal\" value=\"没有正在进行的服务\" />";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private String deployment;

    @BeforeEach
    void deploy() {
        deploy("");
    }

    private void deploy(String property) {
        withdraw();
        deployment = repository
                .createDeployment()
                .addString("test.bpmn", MODEL.formatted(property))
                .deploy()
                .getId();
    }

    @AfterEach
    void withdraw() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
            deployment = null;
        }
    }

    @Test
    void itReachesWhatWaitsInTheSameCaseAndNoOther() {
        var own = start("test-receiver", "350404-2026-900001", Map.of());
        var other = start("test-receiver", "350404-2026-900002", Map.of());
        start("test-sender", "350404-2026-900001", Map.of("reason", "moved", "day", "2026-01-01", "more", "kept"));
        assertThat(runtime.getActiveActivityIds(own)).containsExactly("on");
        assertThat(runtime.getVariables(own))
                .containsEntry("reason", "moved")
                .containsEntry("day", "2026-01-01")
                .containsEntry("news", "told")
                .doesNotContainKey("more");
        assertThat(runtime.getActiveActivityIds(other)).containsExactly("wait");
    }

    @Test
    void withoutAReceiverItIsToldToNobody() {
        var sender = start("test-sender", "350404-2026-900003", Map.of());
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(sender)
                        .count())
                .isZero();
    }

    @Test
    void aPersonIsRefusedInTheModelsWordsWhenNothingWaitsForIt() {
        deploy(REFUSAL);
        assertThatThrownBy(() -> start("test-sender", "350404-2026-900004", Map.of()))
                .hasMessageContaining("没有正在进行的服务");
        var receiver = start("test-receiver", "350404-2026-900004", Map.of());
        start("test-sender", "350404-2026-900004", Map.of());
        assertThat(runtime.getActiveActivityIds(receiver)).containsExactly("on");
    }

    @Test
    void aMessageGoesByItsId() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("test2.bpmn", MODEL.formatted("").replace("name=\"test-news\"", "name=\"others\""))
                        .deploy())
                .hasMessageContaining("a message goes by its id");
    }

    private String start(String process, String caseNumber, Map<String, Object> facts) {
        return runtime.startProcessInstanceByKey(process, caseNumber, facts).getId();
    }
}
