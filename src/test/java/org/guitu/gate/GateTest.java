package org.guitu.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.office.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that the gate refuses is put into a deployment that it would accept, and must be named with its element. */
class GateTest {

    private static final String PROCESS =
            """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:activiti="http://activiti.org/bpmn" xmlns:other="http://example.org/other" id="d" targetNamespace="http://guitu.org">
              <bpmn:process id="visiting" isExecutable="true" camunda:historyTimeToLive="3650">
                <bpmn:startEvent id="begin" />
                <bpmn:sequenceFlow id="begin-to-visit" sourceRef="begin" targetRef="visit" />
                <bpmn:userTask id="visit" camunda:formRef="visit" camunda:formRefBinding="deployment" camunda:candidateGroups="police">
                  <bpmn:documentation>A visit. Clause 2.3.3.</bpmn:documentation>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="visit-to-done" sourceRef="visit" targetRef="done">
                  <bpmn:conditionExpression>${visitOutcome == 'well'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:callActivity id="teach" calledElement="visiting">
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}" />
                    <camunda:in source="region" target="region" />
                    <camunda:in source="minor" target="minor" />
                    <camunda:in source="sex" target="sex" />
                    <camunda:in source="ageGroup" target="ageGroup" />
                    <camunda:in source="ageYears" target="ageYears" />
                    <camunda:in source="urgencyLevel" target="urgencyLevel" />
                    <camunda:in sourceExpression="${'new'}" target="mode" />
                  </bpmn:extensionElements>
                </bpmn:callActivity>
                <bpmn:intermediateCatchEvent id="wait">
                  <bpmn:timerEventDefinition id="t"><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:endEvent id="done" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String FORM =
            """
            {"schemaVersion": 16, "type": "default", "id": "visit", "components": [
              {"type": "text", "id": "intro", "text": "上门看望,记录情况。"},
              {"type": "textarea", "id": "note-field", "key": "note", "label": "情况", "properties": {"class": "statement"}},
              {"type": "radio", "id": "outcome-field", "key": "visitOutcome", "label": "结果",
               "values": [{"label": "良好", "value": "well"}]}
            ]}
            """;

    private static final String TABLE =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="defs" name="t" namespace="http://guitu.org">
              <decision id="time-limits" name="t" camunda:historyTimeToLive="3650">
                <decisionTable id="table">
                  <input id="in"><inputExpression id="ie" typeRef="string"><text>task</text></inputExpression></input>
                  <input id="in2"><inputExpression id="ie2" typeRef="string"><text>urgency</text></inputExpression></input>
                  <output id="out" name="limit" typeRef="double" />
                  <output name="kind" /><output name="unit" /><output name="warn" /><output name="warnUnit" /><output name="certainty" />
                  <output name="escalateCounty" /><output name="escalateCity" /><output name="escalateProvince" />
                  <output name="longestWait" /><output name="longestWaitUrgent" />
                  <rule id="r1"><inputEntry id="r1-if"><text>"visit"</text></inputEntry><outputEntry id="r1-then"><text>3</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private final Gate gate = new Gate(
            Directory.packaged(),
            ConditionsForTests.at(InstantSource.system()),
            List.of(new StillNeeded(Directory.packaged())));

    private static ModelFile file(String name, String content) {
        return new ModelFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private List<Problem> check(ModelFile... files) {
        return checkBeside(List.of(), files);
    }

    private List<Problem> checkBeside(List<ModelFile> processes, ModelFile... files) {
        return gate.check(List.of(files), new Deployed() {
            @Override
            public boolean hasProcess(String key) {
                return false;
            }

            @Override
            public boolean hasDecision(String key) {
                return false;
            }

            @Override
            public List<ModelFile> processes() {
                return processes;
            }

            @Override
            public List<ModelFile> forms() {
                return List.of();
            }

            @Override
            public List<ModelFile> decisions() {
                return List.of();
            }

            @Override
            public Optional<ModelFile> decision(String key) {
                return Optional.empty();
            }
        });
    }

    private List<Problem> check(String process, String form, String table) {
        return check(file("visiting.bpmn", process), file("visit.form", form), file("time-limits.dmn", table));
    }

    @Test
    void aFineDeploymentPasses() {
        assertThat(check(PROCESS, FORM, TABLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bringsForward,endEvent", "waitsByLaw,intermediateCatchEvent"})
    void aPropertyWhereNothingReadsItIsRefusedWithItsPlace(String property, String place) {
        assertThat(check(withProperty(property), FORM, TABLE)).singleElement().satisfies(problem -> assertThat(
                        problem.text())
                .contains("'" + property + "' holds at <" + place + "> only"));
    }

    @Test
    void whatStartsAnotherProcessIsAnEvent() {
        var process = withProperty("starts").replace("value='begin'", "value='visiting'");
        assertThat(check(process, FORM, TABLE)).singleElement().satisfies(problem -> assertThat(problem.text())
                .contains("'starts' holds at <endEvent> or <intermediateThrowEvent> only"));
    }

    @Test
    void whatStartsInOtherCasesSaysInWhich() {
        var process = withProperty("inCases").replace("value='begin'", "value='kin'");
        assertThat(check(process, FORM, TABLE))
                .extracting(Problem::text)
                .contains(
                        "inCases 'kin' says nothing: write one of close-kin, linked, beside 'starts', which says what starts"
                                + " in those cases.");
    }

    @Test
    void whatHandsSomethingOnAsksWhatItMust() {
        var process = withProperty("discloses").replace("value='begin'", "value='school'");
        assertThat(check(process, FORM, TABLE))
                .extracting(Problem::text)
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("does not ask 'withheldHeeded'"),
                        problem -> assertThat(problem)
                                .contains("does not ask 'sharingGround' where 'sharedWith' lacks \"school\""));
        assertThat(check(withProperty("discloses").replace("value='begin'", "value='schools'"), FORM, TABLE))
                .extracting(Problem::text)
                .anyMatch(problem -> problem.contains("discloses 'schools' names nobody (meant 'school'?)"));
    }

    @Test
    void aFormThatAsksWhatIsKeptFromOthersSaysToWhomItGoes() {
        var form = FORM.replace("\"key\": \"note\"", "\"key\": \"withheldHeeded\"");
        assertThat(check(withProperty("runsOn"), form, TABLE))
                .extracting(Problem::text)
                .anyMatch(problem -> problem.contains("say to whom in the property 'discloses'"));
    }

    /** Unread, it would switch off what it was meant to switch on. */
    @ParameterizedTest
    @CsvSource({"notCompletedby,notCompletedBy", "suspendClock,suspendClocks", "departementFrom,departmentFrom"})
    void aPropertyThatNothingReadsIsRefusedWithTheOneThatWasMeant(String written, String meant) {
        assertThat(check(withProperty(written), FORM, TABLE)).singleElement().satisfies(problem -> {
            assertThat(problem.element()).isEqualTo("visit");
            assertThat(problem.text())
                    .contains("property '%s' is unknown (meant '%s'?)".formatted(written, meant), "runsOn");
        });
        assertThat(check(withProperty("notCompletedBy"), FORM, TABLE)).isEmpty();
    }

    @Test
    void aProcessThatStartsBesideIsThere() {
        assertThat(check(withProperty("starts"), FORM, TABLE))
                .anySatisfy(problem -> assertThat(problem.text()).startsWith("starts 'begin', which is no process"));
    }

    private static String withProperty(String name) {
        return PROCESS.replace(
                "<bpmn:documentation>A visit",
                "<bpmn:extensionElements><camunda:properties><camunda:property name='%s' value='begin' /></camunda:properties></bpmn:extensionElements><bpmn:documentation>A visit"
                        .formatted(name));
    }

    private static final String DATED = FORM.replace(
            "{\"type\": \"radio\"",
            "{\"type\": \"datetime\", \"subtype\": \"date\", \"key\": \"again\", \"dateLabel\": \"再访日期\", \"disallowPassedDates\": true, \"properties\": {}}, {\"type\": \"radio\"");
    private static final String RECORDED =
            DATED.replace("\"properties\": {}}", "\"properties\": {\"class\": \"record\"}}");
    private static final String BOUNDED =
            DATED.replace("\"properties\": {}}", "\"properties\": {\"longestWait\": \"visit\"}}");
    private static final String BOUNDS = TABLE.replace(
            "<text>3</text></outputEntry></rule>",
            "<text>3</text></outputEntry>" + "<outputEntry><text></text></outputEntry>".repeat(8)
                    + "<outputEntry><text>7</text></outputEntry><outputEntry><text>1</text></outputEntry></rule>");

    private static String waitingFor(String fact) {
        return PROCESS.replace(
                "<bpmn:timeDuration>P30D</bpmn:timeDuration>", "<bpmn:timeDate>${%s}</bpmn:timeDate>".formatted(fact));
    }

    @Test
    void aDateThatACaseWaitsForSaysHowLongAtMost() {
        assertThat(check(waitingFor("again"), BOUNDED, BOUNDS)).isEmpty();
        assertThat(check(PROCESS, RECORDED, BOUNDS)).isEmpty();
        assertThat(check(waitingFor("again"), DATED, BOUNDS)).singleElement().satisfies(problem -> {
            assertThat(problem.element()).isEqualTo("again");
            assertThat(problem.text()).contains("at 't' of visiting.bpmn", "'longestWait'");
        });
    }

    @Test
    void alsoWhenACallHandsItOnOrAnotherAnswerIsComputedOfIt() {
        var handedOn = waitingFor("later")
                .replace("target=\"mode\" />", "target=\"mode\" /><camunda:out source=\"again\" target=\"later\" />");
        assertThat(check(handedOn, DATED, BOUNDS)).singleElement().satisfies(problem -> assertThat(problem.element())
                .isEqualTo("again"));
        var computed = RECORDED.replace(
                "{\"type\": \"radio\"",
                "{\"type\": \"expression\", \"key\": \"later\", \"expression\": \"=again\", \"computeOn\": \"change\"}, {\"type\": \"radio\"");
        assertThat(check(waitingFor("later"), computed, BOUNDS))
                .singleElement()
                .satisfies(problem -> assertThat(problem.element()).isEqualTo("again"));
    }

    /** A receiver was lawful once because what makes one unlawful was computed a line too late. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    one=1; two=one            | -       | -
                    one=two; two=1            | -       | 'two' is computed after it
                    one=two; two=1            | one:two | -
                    one=if one = null then 1 else one; two=1 | - | -
                    one=if one = "two" then 1 else 2; two=1  | - | -
                    one=1; two=one            | two:one | earlier 'one' is nothing
                    one=1; two=1              | one:two | earlier 'two' is nothing
                    """)
    void aComputedAnswerBuildsOnThoseBeforeItOrSaysThatItMeansTheValueOfBefore(
            String computed, String earlier, String problem) {
        var components = new StringBuilder();
        for (String line : computed.split("; ")) {
            var key = line.substring(0, line.indexOf('='));
            components.append(
                    "{\"type\": \"expression\", \"key\": \"%s\", \"expression\": \"%s\", \"computeOn\": \"change\", \"properties\": {\"class\": \"record\"%s}}, "
                            .formatted(
                                    key,
                                    line.substring(line.indexOf('=')).replace("\"", "\\\""),
                                    earlier != null && earlier.startsWith(key)
                                            ? ", \"earlier\": \"%s\""
                                                    .formatted(earlier.substring(earlier.indexOf(':') + 1))
                                            : ""));
        }
        var found = check(PROCESS, FORM.replace("{\"type\": \"radio\"", components + "{\"type\": \"radio\""), TABLE);
        if (problem == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(one -> assertThat(one.text())
                    .contains(problem));
        }
    }

    @Test
    void andItsRowSaysBothForTheUrgentAndForOthers() {
        for (String table : List.of(TABLE, BOUNDS.replace("<text>1</text>", "<text></text>"))) {
            assertThat(check(waitingFor("again"), BOUNDED, table))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.element()).isEqualTo("again");
                        assertThat(problem.text()).contains("fill in both");
                    });
        }
    }

    @Test
    void newTimeLimitsKeepTheDaysThatTheyHad() {
        var lost = gate.check(List.of(file("time-limits.dmn", TABLE)), new Deployed() {
            @Override
            public boolean hasProcess(String key) {
                return false;
            }

            @Override
            public boolean hasDecision(String key) {
                return false;
            }

            @Override
            public List<ModelFile> processes() {
                return List.of();
            }

            @Override
            public List<ModelFile> forms() {
                return List.of();
            }

            @Override
            public List<ModelFile> decisions() {
                return List.of(file("time-limits.dmn", BOUNDS));
            }

            @Override
            public Optional<ModelFile> decision(String key) {
                return key.equals("time-limits") ? Optional.of(file("time-limits.dmn", BOUNDS)) : Optional.empty();
            }
        });
        assertThat(lost).singleElement().satisfies(problem -> assertThat(problem.text())
                .contains("no more how long the case may wait for a date of 'visit'"));
    }

    @Test
    void aNewRoundIsOneOfStepsThatThereAre() {
        var process = withProperty("newRound").replace("value='begin'", "value='visit, vist'");
        assertThat(check(process, FORM, TABLE)).singleElement().satisfies(problem -> assertThat(problem.text())
                .contains("newRound 'vist' is no user task of this file (meant 'visit'?)"));
        assertThat(check(withProperty("newRound").replace("value='begin'", "value='visit'"), FORM, TABLE))
                .isEmpty();
    }

    @Test
    void newTimeLimitsKeepTheRowsOfWhatIsDeployed() {
        var deployed = List.of(file("visiting.bpmn", PROCESS));
        assertThat(checkBeside(deployed, file("time-limits.dmn", TABLE))).isEmpty();
        var lost = checkBeside(deployed, file("time-limits.dmn", TABLE.replace("\"visit\"", "\"other\"")));
        assertThat(lost).singleElement().satisfies(problem -> assertThat(problem.toString())
                .startsWith("time-limits.dmn")
                .contains("'visit'", "visiting.bpmn"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"visit\"|\"visit|r1-if",
                "\"visit\"|>= |r1-if",
                "\"visit\"|a b c(|r1-if",
                "<text>3|<text>3 +|r1-then",
                "<text>task|<text>task.|ie"
            })
    void whatIsNoFeelIsRefusedByTheIdOfItsCell(String right, String wrong, String cell) {
        var problems = check(file("time-limits.dmn", TABLE.replace(right, wrong)));
        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem.toString()).contains(cell, "FEEL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-30", "1 + 1", "\"30\""})
    void noCaseIsKeptForLessThanThreeYears(String years) {
        var table = TABLE.replace("id=\"time-limits\"", "id=\"retention\"")
                .replace("\"limit\"", "\"years\"")
                .replace("\"kind\"", "\"historyDays\"")
                .replace("<text>task", "<text>process")
                .replace("<text>urgency", "<text>outcome");
        assertThat(check(file("retention.dmn", table))).isEmpty();
        assertThat(check(file("retention.dmn", table.replace("<text>3", "<text>"))))
                .isEmpty();
        assertThat(check(file("retention.dmn", table.replace("<text>3", "<text>" + years))))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("r1-then").contains("3 years at least"));
        assertThat(check(file("retention.dmn", table.replace("\"years\"", "\"limit\""))))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("r1", "says no 'years'"));
    }

    static Stream<List<String>> insteadOfTheWait() {
        return Stream.of(
                List.of(
                        "calc",
                        "<bpmn:scriptTask id='calc' scriptFormat='juel'><bpmn:script>x</bpmn:script></bpmn:scriptTask>"),
                List.of("run", "<bpmn:serviceTask id='run' camunda:class='org.example.Evil' />"),
                List.of("run", "<bpmn:serviceTask id='run' camunda:delegateExpression='${bean}' />"),
                List.of("run", "<bpmn:serviceTask id='run' camunda:expression=\"${''.getClass()}\" />"),
                List.of("run", "<bpmn:serviceTask id='run' camunda:type='shell' />"),
                List.of("run", "<bpmn:serviceTask id='run' camunda:type='mail' />"),
                List.of("run", "<bpmn:serviceTask id='run' camunda:type='external' camunda:topic='x' />"),
                List.of("run", "<bpmn:sendTask id='run' camunda:class='org.example.Evil' />"),
                List.of("run", "<other:scriptTask id='run' scriptFormat='juel' />"),
                List.of("run", "<bpmn:userTask id='run' activiti:formKey='x' camunda:formRef='visit' />"),
                List.of("ask", "<bpmn:businessRuleTask id='ask' camunda:class='org.example.Evil' />"),
                List.of(
                        "call",
                        "<bpmn:callActivity id='call' calledElement='visiting' camunda:variableMappingClass='x.Y' />"),
                List.of(
                        "call",
                        "<bpmn:callActivity id='call' calledElement='visiting' camunda:variableMappingDelegateExpression='${x}' />"),
                List.of("call", "<bpmn:callActivity id='call' calledElement='${which}' />"),
                List.of("call", "<bpmn:callActivity id='call' calledElement='unheard-of' />"),
                List.of(
                        "sub",
                        "<bpmn:subProcess id='sub'><bpmn:extensionElements><camunda:executionListener event='start' expression='${x}' />"
                                + "</bpmn:extensionElements></bpmn:subProcess>"),
                List.of(
                        "end",
                        "<bpmn:endEvent id='end'><bpmn:messageEventDefinition camunda:expression='${x}' /></bpmn:endEvent>"));
    }

    @ParameterizedTest
    @MethodSource("insteadOfTheWait")
    void whatRunsCodeIsRefusedByItsId(List<String> idAndElement) {
        var process =
                PROCESS.replace("<bpmn:endEvent id=\"done\" />", "<bpmn:endEvent id=\"done\" />" + idAndElement.get(1));
        assertThat(check(process, FORM, TABLE)).anySatisfy(problem -> assertThat(problem.toString())
                .startsWith("visiting.bpmn, " + idAndElement.get(0) + ": "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:taskListener event='create' class='x.Y' />",
                "<camunda:formData><camunda:formField id='f' type='string'><camunda:validation>"
                        + "<camunda:constraint name='validator' config='x.Y' /></camunda:validation></camunda:formField></camunda:formData>",
                "<camunda:inputOutput><camunda:inputParameter name='x'>${x}</camunda:inputParameter></camunda:inputOutput>",
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                "<activiti:taskListener event='create' class='x.Y' />",
                "<camunda:properties><camunda:property name='x' value='${x}' /></camunda:properties>"
            })
    void whatHangsOnATaskIsRefusedByTheTasksId(String extension) {
        var process = PROCESS.replace(
                "<bpmn:documentation>A visit",
                "<bpmn:extensionElements>" + extension + "</bpmn:extensionElements><bpmn:documentation>A visit");
        assertThat(check(process, FORM, TABLE)).extracting(Problem::element).contains("visit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    candidateGroups="police"        | candidateGroups="cooks"                | no queue
                    candidateGroups="police"        | candidateGroups="${group}"             | no queue
                    candidateGroups="police"        | candidateUsers="somebody"              | attribute 'camunda:candidateUsers'
                    candidateGroups="police"        | assignee="${x}"                        | attribute 'camunda:assignee'
                    camunda:formRef="visit"         | camunda:formKey="embedded:deployment:x.html" | attribute 'camunda:formKey'
                    camunda:formRef="visit"         | camunda:formHandlerClass="x.Y"         | attribute 'camunda:formHandlerClass'
                    camunda:formRef="visit"         | camunda:formRef="other"                | has no form of its own
                    formRefBinding="deployment"     | formRefBinding="latest"                | could change
                    A visit. Clause 2.3.3.          | A visit.                               | names no clause
                    A visit. Clause 2.3.3.          | ${''.getClass()} Clause 2.3.3.         | no expression may stand here
                    id="visit"                      | id="visit" name="${x}"                 | no expression may stand here
                    camunda:historyTimeToLive="3650" | name="x"                              | no history time to live
                    ${visitOutcome == 'well'}       | ${visitOutcome.toString() == 'well'}   | compare routing facts
                    ${visitOutcome == 'well'}       | #{true}                                | compare routing facts
                    ${visitOutcome == 'well'}       | ${execution.setVariable('a', 1)}       | compare routing facts
                    ${visitOutcome == 'well'}       | ${dateTime().plusDays(1)}              | compare routing facts
                    <bpmn:conditionExpression>      | <bpmn:conditionExpression language="groovy"> | attribute 'language'
                    <bpmn:conditionExpression>      | <bpmn:conditionExpression camunda:resource="classpath:x"> | attribute 'camunda:resource'
                    P30D                            | ${execution.processEngineServices}     | name a date of the case
                    sourceExpression="${'new'}"     | sourceExpression="${bean.run()}"       | map a variable
                    '#{execution.processBusinessKey}' | #{execution.id}                        | map a variable
                    source="region" target="region" | variables="all"                        | map one by one
                    source="sex" target="sex"       | source="sex" target="x"                | does not hand on sex
                    """)
    void whatAProcessMayNotSayIsRefusedWithTheRemedy(String fine, String bad, String remedy) {
        assertThat(PROCESS).contains(fine);
        assertThat(check(PROCESS.replace(fine, bad), FORM, TABLE))
                .anySatisfy(problem -> assertThat(problem.text()).contains(remedy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    candidateGroups="police"        | candidateGroups="police,supervisor"
                    candidateGroups="police"        | candidateGroups="supervisor"
                    sourceExpression="${'new'}"     | sourceExpression="${regionAbove}"
                    P30D                            | ${dueDate}
                    """)
    void whatAProcessMaySay(String fine, String other) {
        assertThat(check(PROCESS.replace(fine, other), FORM, TABLE)).isEmpty();
    }

    @Test
    void anAnswerThatNothingDecidesByHasNoPlaceInTheEngine() {
        assertThat(check(waitingFor("again"), BOUNDED, BOUNDS)).isEmpty();
        assertThat(check(PROCESS, RECORDED, BOUNDS)).isEmpty();
        assertThat(check(PROCESS, DATED, BOUNDS)).singleElement().satisfies(problem -> {
            assertThat(problem.element()).isEqualTo("again");
            assertThat(problem.text()).contains("no process, table or other form decides by it", "'class'");
        });
        var deployed = file("waiting.bpmn", waitingFor("again"));
        assertThat(checkBeside(List.of(deployed), file("visit.form", BOUNDED), file("time-limits.dmn", BOUNDS)))
                .isEmpty();
    }

    @Test
    void aFormOfTodaysModelerIsTakenByWhatItHoldsAndNotByItsNumber() {
        var today = FORM.replace(
                "\"schemaVersion\": 16,",
                """
                "schemaVersion": 19, "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0",
                "exporter": {"name": "Camunda Modeler", "version": "5.40.0"},
                """);
        assertThat(check(PROCESS, today, TABLE)).isEmpty();
        assertThat(check(PROCESS, today.replace("\"type\": \"radio\"", "\"type\": \"filepicker\""), TABLE))
                .anySatisfy(problem -> assertThat(problem.text()).contains("component 'filepicker' is refused"));
    }

    /** What is only shown is never stored; a case's number is looked up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"readonly\": true",
                "\"key\": \"caseNumber\", \"validate\": {\"pattern\": \"^ *[A-Za-z]?[0-9０-９][0-9０-９ \\\\-－—–‐−]{15,27} *$\"}"
            })
    void whatATextMayBeWithoutAClass(String instead) {
        var form = FORM.replace("\"properties\": {\"class\": \"statement\"}", instead)
                .replace(instead.contains("caseNumber") ? "\"key\": \"note\"," : "nothing", "")
                .replace("textarea", "textfield");
        assertThat(check(PROCESS, form, TABLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "type": "textarea"        | "type": "html"                             | component 'html'
                    "type": "textarea"        | "type": "iframe"                           | component 'iframe'
                    "type": "textarea"        | "type": "image"                            | component 'image'
                    "type": "textarea"        | "type": "dynamiclist"                      | component 'dynamiclist'
                    "class": "statement"      | "class": "secret"                          | class 'secret' is unknown
                    "class": "statement"      | "prefill": true                            | free text without a class
                    "key": "note", "label": "情况", "properties": {"class": "statement"} | "key": "caseNumber", "label": "编号" | or the pattern ^
                    "class": "statement"      | "class": "statement", "index": "shoe-size" | index 'shoe-size' is unknown
                    "class": "statement"      | "class": "statement", "document": "kind"   | document 'kind' is no question of the form
                    "class": "statement"      | "class": "statement", "notAfter": "now"    | 'notAfter' compares a date or time
                    "class": "statement"      | "class": "statement", "rows": "numbered"   | rows are the lines of a text area
                    "class": "statement"      | "class": "statement", "shows": "=minor"    | make it read-only
                    "class": "statement"      | "class": "statement", "refusal": "=("      | is not FEEL
                    "class": "statement"      | "class": "statement", "earlierCase": "x"   | earlierCase 'x' is unknown
                    "class": "statement"      | "class": "statement", "sameAs": "story"    | sameAs 'story' is no other question of any form
                    "class": "statement"      | "class": "statement", "sameAs": "note"     | sameAs 'note' is no other question
                    "class": "statement"      | "class": "statement", "sameAs": "visitOutcome" | of another type or class
                    "class": "statement"      | "class": "statement", "default": "today"   | only a date that is asked for
                    "class": "statement"      | "class": "statement", "requiredwhen": "=minor" | property 'requiredwhen' is unknown (meant 'requiredWhen'?)
                    "class": "statement"      | "class": "statement", "refusewhen": "=minor" | property 'refusewhen' is unknown (meant 'refuseWhen'?)
                    "class": "statement"      | "class": "statement", "option": "services" | property 'option' is unknown (meant 'options'?)
                    "key": "visitOutcome"     | "key": "note"                              | used twice
                    "key": "visitOutcome"     | "key": "a.b"                               | is no name
                    "value": "well"           | "value": "Very Well"                       | is no code
                    "values"                  | "valuesExpression": "=x", "values"         | options must be listed
                    上门看望                    | <script>x</script>                         | holds HTML
                    上门看望                    | [看](https://example.org)                  | a link
                    "class": "statement"      | "class": "statement", "requiredWhen": "=(" | is not FEEL
                    "schemaVersion": 16       | "version": 16                              | no 'schemaVersion'
                    "label": "情况"            | "label": "情况", "conditional": {"hide": "visitOutcome = null"} | begin it with '='
                    "label": "情况"            | "label": "情况", "validate": {"maxLength": "=3"} | 'maxLength' is '=3'
                    "id": "visit"             | "id": "stay"                               | name it like the file
                    """)
    void whatAFormMayNotHoldIsRefusedWithTheRemedy(String fine, String bad, String remedy) {
        assertThat(FORM).contains(fine);
        assertThat(check(PROCESS, FORM.replace(fine, bad), TABLE)).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("visit.form");
            assertThat(problem.text()).contains(remedy);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    namespace="http://guitu.org" | namespace="http://guitu.org" expressionLanguage="groovy" | groovy
                    <inputEntry id="r1-if"       | <inputEntry id="r1-if" expressionLanguage="javascript"   | javascript
                    <inputExpression id="ie"     | <inputExpression id="ie" expressionLanguage="juel"       | juel
                    <text>3</text>               | <text>(function() external { java: { class: "x" } })()</text> | FEEL calls no Java
                    <decisionTable id="table">   | <invocation id="i"/><decisionTable id="table">           | is refused
                    camunda:historyTimeToLive="3650" | camunda:versionTag="1"                               | no history time to live
                    "visit"                      | "other"                                                  | has no time limit
                    """)
    void whatADecisionMayNotHoldIsRefusedWithTheRemedy(String fine, String bad, String remedy) {
        assertThat(TABLE).contains(fine);
        assertThat(check(PROCESS, FORM, TABLE.replace(fine, bad)))
                .anySatisfy(problem -> assertThat(problem.text()).contains(remedy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "code.js", "calc.groovy", "case.cmmn", "picture.svg", "noending"})
    void otherFilesAreRefused(String name) {
        assertThat(check(file(name, "x"))).singleElement().satisfies(problem -> assertThat(problem.toString())
                .startsWith(name + ": only .bpmn, .dmn and .form"));
    }

    @Test
    void documentTypesAndBrokenFilesAreRefused() {
        assertThat(check(file("a.bpmn", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>")))
                .isNotEmpty();
        assertThat(check(file("a.dmn", "<x"))).isNotEmpty();
        assertThat(check(file("a.form", "{"))).isNotEmpty();
        assertThat(check(file("a.form", " ".repeat(1_000_001))))
                .extracting(Problem::text)
                .containsExactly("is larger than 1,000,000 bytes: split it.");
    }

    @Test
    void aTaskWhoseFormIsNotInTheDeploymentIsRefused() {
        assertThat(check(file("visiting.bpmn", PROCESS)))
                .extracting(Problem::toString)
                .containsExactly(
                        "visiting.bpmn, visit: form 'visit' is not in this deployment: add the file visit.form to it.");
    }

    @Test
    void everyProblemIsListedAtOnce() {
        var process = PROCESS.replace("camunda:candidateGroups=\"police\"", "").replace("Clause 2.3.3.", "");
        assertThat(check(process, FORM.replace("\"statement\"", "\"x\""), TABLE))
                .hasSize(3);
    }
}
