package org.guitu.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An event starts a process beside its own, which neither waits for it nor ends it. */
@GuituTest
class ProcessBesideTest {

    private static final String COUNTY = "350404";
    private static final String NEIGHBOUR = "350405";
    private static final String CASE = "350404-2026-990001";

    private static final String MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="test" targetNamespace="test">
              <process id="test-starter" isExecutable="true" camunda:historyTimeToLive="1" camunda:isStartableInTasklist="false">
                <startEvent id="start"><outgoing>a</outgoing></startEvent>
                <sequenceFlow id="a" sourceRef="start" targetRef="found" />
                <intermediateThrowEvent id="found">
                  <extensionElements><camunda:properties>
                    <camunda:property name="starts" value="venue-inspection" />
                    <camunda:property name="carries" value="venueInvolved" />
                    <camunda:property name="regionFrom" value="venueRegion" />
                  </camunda:properties></extensionElements>
                  <incoming>a</incoming><outgoing>b</outgoing>
                </intermediateThrowEvent>
                <sequenceFlow id="b" sourceRef="found" targetRef="done" />
                <endEvent id="done">
                  <extensionElements><camunda:properties>
                    <camunda:property name="starts" value="adoption" />
                  </camunda:properties></extensionElements>
                  <incoming>b</incoming>
                </endEvent>
              </process>
            </definitions>
            """;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private String deployment;

    @BeforeEach
    void deploy() {
        deployment = repository
                .createDeployment()
                .addString("test.bpmn", MODEL)
                .deploy()
                .getId();
    }

    @AfterEach
    void withdraw() {
        running().forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
        repository.deleteDeployment(deployment, true);
    }

    private List<ProcessInstance> running() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(CASE)
                .list();
    }

    private ProcessInstance started(String process) {
        return running().stream()
                .filter(instance -> instance.getProcessDefinitionKey().equals(process))
                .findFirst()
                .orElseThrow();
    }

    private void start(String venueRegion) {
        var facts = new HashMap<String, Object>(Map.of(
                "region", COUNTY,
                "minor", true,
                "sex", "female",
                "ageGroup", "minor",
                "ageYears", 9L,
                "urgencyLevel", "high",
                "venueInvolved", "yes"));
        facts.put("venueRegion", venueRegion);
        runtime.startProcessInstanceByKey("test-starter", CASE, facts);
    }

    @Test
    void itBelongsToTheCaseAndKnowsTheFactsOfThePerson() {
        start(null);
        assertThat(running())
                .extracting(ProcessInstance::getProcessDefinitionKey)
                .containsExactlyInAnyOrder("venue-inspection", "adoption");
        assertThat(runtime.getVariables(started("venue-inspection").getId()))
                .containsEntry("caseNumber", CASE)
                .containsEntry("urgencyLevel", "high")
                .containsEntry("ageYears", 9L)
                .containsEntry("venueInvolved", "yes");
    }

    @Test
    void itBelongsToTheRegionThatTheFactNames() {
        start(NEIGHBOUR);
        assertThat(started("venue-inspection").getTenantId()).isEqualTo(NEIGHBOUR);
        assertThat(started("adoption").getTenantId()).isEqualTo(COUNTY);
    }

    @Test
    void itIsNotStartedTwiceInOneRegion() {
        start(null);
        start(null);
        start(NEIGHBOUR);
        assertThat(running())
                .extracting(ProcessInstance::getProcessDefinitionKey)
                .containsExactlyInAnyOrder("venue-inspection", "venue-inspection", "adoption");
    }

    @Test
    void itStaysAtHomeWhereTheFactIsEmpty() {
        start(null);
        assertThat(started("venue-inspection").getTenantId()).isEqualTo(COUNTY);
    }
}
