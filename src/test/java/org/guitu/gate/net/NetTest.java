package org.guitu.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guitu.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class NetTest {

    private static final String PROCESS =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <message id="m" name="stop-visit" />
              <process id="visits" name="探访">
                <startEvent id="begin" />
                <sequenceFlow id="a" sourceRef="begin" targetRef="visit" />
                <userTask id="visit" name="上门" camunda:formRef="visit">
                  <extensionElements><camunda:properties><camunda:property name="notCompletedBy" value="begin" /></camunda:properties></extensionElements>
                </userTask>
                <boundaryEvent id="stopped" attachedToRef="visit" cancelActivity="false"><messageEventDefinition messageRef="m" /></boundaryEvent>
                <sequenceFlow id="b" sourceRef="visit" targetRef="how" />
                <exclusiveGateway id="how" default="c" />
                <sequenceFlow id="c" sourceRef="how" targetRef="call" />
                <sequenceFlow id="d" sourceRef="how" targetRef="away"><conditionExpression>${visitOutcome == 'later'}</conditionExpression></sequenceFlow>
                <intermediateThrowEvent id="away"><linkEventDefinition name="back" /></intermediateThrowEvent>
                <intermediateCatchEvent id="back"><linkEventDefinition name="back" /></intermediateCatchEvent>
                <callActivity id="call" calledElement="other">
                  <extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}" />
                    <camunda:in source="minor" target="minor" />
                    <camunda:in sourceExpression="${'long-term'}" target="purpose" />
                    <camunda:out source="outcome" target="otherOutcome" />
                  </extensionElements>
                  <multiInstanceLoopCharacteristics isSequential="true" camunda:collection="${recipients}" camunda:elementVariable="recipient" />
                </callActivity>
                <subProcess id="meanwhile" triggeredByEvent="true">
                  <startEvent id="told" isInterrupting="false"><conditionalEventDefinition><condition>${minor}</condition></conditionalEventDefinition></startEvent>
                  <endEvent id="all"><terminateEventDefinition /></endEvent>
                </subProcess>
              </process>
            </definitions>
            """;

    private final Net net =
            Nets.of(read(PROCESS.getBytes(StandardCharsets.UTF_8))).get(0);

    @Test
    void nodesKnowWhatTheyAre() {
        assertThat(net.node("visit").form()).isEqualTo("visit");
        assertThat(net.node("visit").properties()).containsEntry("notCompletedBy", "begin");
        assertThat(net.node("stopped"))
                .returns(Kind.BOUNDARY, Node::kind)
                .returns(Trigger.MESSAGE, Node::trigger)
                .returns("stop-visit", Node::event)
                .returns(false, Node::interrupting);
        assertThat(net.edges(net.node("visit"))).containsExactly(net.node("stopped"));
        assertThat(net.node("meanwhile").kind()).isEqualTo(Kind.EVENT_SUB_PROCESS);
        assertThat(net.in("meanwhile").map(Node::id)).containsExactly("told", "all");
        assertThat(net.node("told").condition()).map(Object::toString).contains("minor");
        assertThat(net.starts().map(Node::id)).containsExactly("begin");
    }

    @Test
    void callsSayWhatGoesAlong() {
        assertThat(net.node("call").in())
                .containsExactly(
                        new Mapping(new Operand.Fact("minor"), "minor"),
                        new Mapping(new Operand.Constant("long-term"), "purpose"));
        assertThat(net.node("call").out()).containsExactly(new Mapping(new Operand.Fact("outcome"), "otherOutcome"));
        assertThat(net.node("call").repeat()).contains(new Node.Repeat(true, "recipients", "recipient"));
    }

    @Test
    void aLinkLeadsOn() {
        assertThat(net.from(net.node("away")).stream().map(Flow::target)).containsExactly("back");
        assertThat(net.from(net.node("how")).stream().map(Flow::isDefault)).containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "${outcome == 'later'} ; true",
                "${outcome != 'later' || minor == true && ageYears >= 12} ; true",
                "${outcome != 'later' || minor == true && ageYears < 12} ; false",
                "${ageYears == null} ; false",
                "${nothing == null} ; true",
                "${nothing > 3} ; false",
                "${needs != null && needs.contains('schooling')} ; true",
                "${!needs.contains('schooling')} ; false",
                "${minor} ; true",
                "${!minor} ; false",
                "${region == regionAbove} ; false",
            })
    void conditionsAreAskedAsTheEngineDoes(String text, boolean holds) {
        var facts = new HashMap<String, Object>(Map.of(
                "outcome", "later", "minor", true, "ageYears", 14, "needs", List.of("schooling"), "region", "350404"));
        assertThat(Condition.parse(text).orElseThrow().holds(facts::get)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "outcome", "${outcome.toString() == 'x'}", "${(a == 'b')}"})
    void whatIsNoConditionOfTheGrammarIsNone(String text) {
        assertThat(Condition.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packaged")
    void ofPackagedProcessesEveryConditionIsRead(Path file) throws IOException {
        var root = read(Files.readAllBytes(file));
        assertThat(Nets.of(root)).singleElement().satisfies(process -> {
            assertThat(process.flows()).hasSameSizeAs(Xml.all(root, "sequenceFlow"));
            assertThat(process.flows().stream().filter(flow -> flow.condition().isPresent()))
                    .hasSameSizeAs(Xml.all(root, "conditionExpression"));
        });
    }

    static Stream<Path> packaged() throws IOException {
        return Files.list(Path.of("processes"))
                .filter(file -> file.toString().endsWith(".bpmn"))
                .sorted();
    }

    private static Element read(byte[] content) {
        try {
            return Xml.read(content);
        } catch (SAXException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
