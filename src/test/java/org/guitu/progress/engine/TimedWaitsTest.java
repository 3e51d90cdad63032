package org.guitu.progress.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.guitu.casefile.CaseNumber;
import org.guitu.processes.ProcessTest;
import org.guitu.progress.WaitWords.Sentence;
import org.guitu.progress.engine.TimedWaits.TimedWait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which waits may be ended before their day. */
class TimedWaitsTest extends ProcessTest {

    private static final String PROCESS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="test">
              <bpmn:process id="%1$s" name="公告" isExecutable="true" camunda:historyTimeToLive="30">
                <bpmn:startEvent id="notice-given" />
                <bpmn:sequenceFlow id="a" sourceRef="notice-given" targetRef="wait-for-notice" />
                <bpmn:intermediateCatchEvent id="wait-for-notice" name="公告期满">
                  <bpmn:extensionElements>
                    <camunda:properties>
                      <camunda:property name="waitsByLaw" value="%2$s" />
                    </camunda:properties>
                  </bpmn:extensionElements>
                  <bpmn:timerEventDefinition id="timer">
                    <bpmn:timeDuration id="length">P30D</bpmn:timeDuration>
                  </bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="b" sourceRef="wait-for-notice" targetRef="over" />
                <bpmn:endEvent id="over" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    private TimedWaits waits;

    @Autowired
    private CaseWaits words;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatLawPrescribesIsWaitedFor(boolean byLaw) {
        var process = "public-notice-" + byLaw;
        var deployment = repositoryService
                .createDeployment()
                .addString(process + ".bpmn", PROCESS.formatted(process, byLaw))
                .deploy();
        try {
            var number = new CaseNumber(caseNumberOf(start(process, womanOf(29))));
            assertThat(waits.of(number)).extracting(TimedWait::step).hasSize(byLaw ? 0 : 1);
            assertThat(words.of(number))
                    .extracting(Sentence::text)
                    .singleElement()
                    .asString()
                    .contains(byLaw ? "依法等满，不能提前" : "督导可以提前");
        } finally {
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void aCaseThatWaitsForNoDayHasNone() {
        assertThat(waits.of(new CaseNumber(caseNumberOf(rescuedWoman())))).isEmpty();
    }
}
