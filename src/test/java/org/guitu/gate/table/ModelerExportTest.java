package org.guitu.gate.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.gate.DeployedFiles;
import org.guitu.gate.Gate;
import org.guitu.gate.StillNeeded;
import org.guitu.gate.file.ModelFile;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;

/** A table as today's Modeler writes it: DMN 1.3 with its own namespaces, widths, annotations and drawing, ids of its own, no label. */
class ModelerExportTest {

    private static final String NOTICE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"
                xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/"
                xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_0x4k2ab" name="DRD"
                namespace="http://camunda.org/schema/1.0/dmn" exporter="Camunda Modeler" exporterVersion="5.41.0"
                modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
              <decision id="parked-notice" name="久候提醒" camunda:historyTimeToLive="3650" camunda:versionTag="2">
                <variable id="InformationItem_1ab" name="parked-notice" typeRef="string" />
                <decisionTable id="DecisionTable_1v3xz" hitPolicy="FIRST" biodi:annotationsWidth="400">
                  <input id="Input_1" label="紧急程度" biodi:width="192" camunda:inputVariable="urgency">
                    <inputExpression id="InputExpression_1" typeRef="string">
                      <text>urgency</text>
                    </inputExpression>
                    <inputValues id="UnaryTests_1">
                      <text>"critical","high","raised","normal"</text>
                    </inputValues>
                  </input>
                  <output id="Output_1" label="提醒本级(日)" name="ownTier" typeRef="double" biodi:width="150" />
                  <output id="Output_2" label="提醒上一级(日)" name="nextTier" typeRef="double" />
                  <output id="Output_3" label="提醒再上一级(日)" name="thirdTier" typeRef="double" />
                  <rule id="DecisionRule_1">
                    <description>极紧急</description>
                    <inputEntry id="UnaryTests_2">
                      <text>"critical"</text>
                    </inputEntry>
                    <outputEntry id="LiteralExpression_1">
                      <text>1</text>
                    </outputEntry>
                    <outputEntry id="LiteralExpression_2">
                      <text>2</text>
                    </outputEntry>
                    <outputEntry id="LiteralExpression_3">
                      <text>3</text>
                    </outputEntry>
                  </rule>
                  <rule id="DecisionRule_2">
                    <inputEntry id="UnaryTests_3">
                      <text></text>
                    </inputEntry>
                    <outputEntry id="LiteralExpression_4">
                      <text>14</text>
                    </outputEntry>
                    <outputEntry id="LiteralExpression_5">
                      <text>21</text>
                    </outputEntry>
                    <outputEntry id="LiteralExpression_6">
                      <text>30</text>
                    </outputEntry>
                  </rule>
                </decisionTable>
              </decision>
              <dmndi:DMNDI>
                <dmndi:DMNDiagram id="DMNDiagram_1">
                  <dmndi:DMNShape id="DMNShape_1" dmnElementRef="parked-notice">
                    <dc:Bounds height="80" width="180" x="150" y="80" />
                  </dmndi:DMNShape>
                </dmndi:DMNDiagram>
              </dmndi:DMNDI>
            </definitions>
            """;

    private static List<String> said(String table) {
        var directory = Directory.packaged();
        var gate = new Gate(
                directory,
                ConditionsForTests.at(InstantSource.system()),
                List.of(new StillNeeded(directory), new TablesTried(directory)));
        var file = new ModelFile("parked-notice.dmn", table.getBytes(StandardCharsets.UTF_8));
        return gate.check(List.of(file), new DeployedFiles(PackagedModels.all())).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void passesAsItIs() {
        assertThat(said(NOTICE)).isEmpty();
    }

    @Test
    void passesWithPrefixedElements() {
        var prefixed =
                NOTICE.replaceAll("<(/?)([a-z][A-Za-z]*)(?=[ >/])", "<$1dmn:$2").replace("xmlns=", "xmlns:dmn=");
        assertThat(prefixed).contains("<dmn:decisionTable");
        assertThat(said(prefixed)).isEmpty();
    }

    @Test
    void passesInDmnOfTheYearBefore() {
        assertThat(said(NOTICE.replace("20191111/MODEL", "20180521/MODEL").replace("20191111/DMNDI", "20180521/DMNDI")))
                .isEmpty();
    }

    @Test
    void isTriedLikeAnyOther() {
        assertThat(said(NOTICE.replace("<text>\"critical\"</text>\n", "<text>\"crtical\"</text>\n")))
                .anySatisfy(problem -> assertThat(problem).contains("UnaryTests_2", "row 1", "meant 'critical'"));
    }
}
