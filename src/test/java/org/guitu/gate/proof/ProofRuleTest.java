package org.guitu.gate.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proof over whole deployments: packaged models, slips in them, and models that only call each other. */
class ProofRuleTest {

    private static final String PROCESS =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="%s" name="%s">%s</process>
            </definitions>
            """;

    private final ProofRule rule = new ProofRule(new Proofs(Directory.packaged()));

    @Test
    void everyPackagedProcessIsProved() {
        assertThat(rule.check(new Whole(PackagedModels.all(), List.of(), List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "adoption.bpmn;adoptableOutcome == 'not-yet';adoptableOutcome == 'never';is-adoptable",
                "data-incident.bpmn;sourceRef=\"is-it-confirmed\" targetRef=\"no-incident\";sourceRef=\"is-it-confirmed\" targetRef=\"contain-incident\";no-incident",
                "schooling.bpmn;enrolOutcome == 'enrolled';enrolOutcome == 'enroled';is-counselling-needed",
            })
    void aSlipIsFoundWhereItGoesWrong(String file, String text, String other, String element) {
        var before = PackagedModels.file(file);
        var changed = new String(before.content(), StandardCharsets.UTF_8).replace(text, other);
        var slipped = new ModelFile(before.name(), changed.getBytes(StandardCharsets.UTF_8));
        var problems = rule.check(new Whole(
                Stream.concat(PackagedModels.all().stream().filter(each -> each != before), Stream.of(slipped))
                        .toList(),
                List.of(),
                List.of()));
        assertThat(problems).extracting(Problem::element).contains(element);
    }

    @Test
    void theWayIsToldInTheNamesOfTheElementsAndTheirIds() {
        var problems = rule.check(
                sent(
                        model(
                                "waiting",
                                "等待",
                                """
                <startEvent id="s" name="开始" /><userTask id="a" name="登记" />
                <userTask id="b" name="复核" /><endEvent id="e" />
                <sequenceFlow id="f1" sourceRef="s" targetRef="a" /><sequenceFlow id="f2" sourceRef="a" targetRef="b" />
                <sequenceFlow id="f3" sourceRef="b" targetRef="a" />
                """)));
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.element()).isEqualTo("a");
            assertThat(problem.way()).containsExactly("s", "a");
            assertThat(problem.text())
                    .contains("from '登记' on no end can be reached", "The shortest way there: 开始 → 登记.");
            assertThat(problem.isFault()).isTrue();
        });
    }

    @Test
    void aCircleOfCallsBeforeAnybodyDoesAnythingIsFound() {
        var calls = "<startEvent id=\"s\" /><callActivity id=\"c\" calledElement=\"%s\" /><endEvent id=\"e\" />"
                + "<sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"c\" /><sequenceFlow id=\"g\" sourceRef=\"c\" targetRef=\"e\" />";
        var problems =
                rule.check(sent(model("one", "一", calls.formatted("two")), model("two", "二", calls.formatted("one"))));
        assertThat(problems.stream().map(Problem::text))
                .anyMatch(text -> text.contains("by which this process is called again"));
    }

    @Test
    void anOutcomeThatTheCalledProcessNeverHasIsFoundAtItsCaller() {
        var called = model(
                "called",
                "被调用",
                "<startEvent id=\"s\" /><userTask id=\"t\" /><endEvent id=\"done\" /><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\" /><sequenceFlow id=\"g\" sourceRef=\"t\" targetRef=\"done\" />");
        var caller = model(
                "caller",
                "调用者",
                """
                <startEvent id="s" /><callActivity id="c" calledElement="called"><extensionElements><camunda:out source="outcome" target="calledOutcome" /></extensionElements></callActivity>
                <exclusiveGateway id="g" default="d" /><endEvent id="e" /><userTask id="never" />
                <sequenceFlow id="a" sourceRef="s" targetRef="c" /><sequenceFlow id="b" sourceRef="c" targetRef="g" /><sequenceFlow id="d" sourceRef="g" targetRef="e" />
                <sequenceFlow id="n" sourceRef="g" targetRef="never"><conditionExpression>${calledOutcome == 'settled'}</conditionExpression></sequenceFlow>
                <sequenceFlow id="m" sourceRef="never" targetRef="e" />
                """);
        assertThat(rule.check(sent(called, caller)))
                .extracting(Problem::element)
                .containsExactly("never");
    }

    @Test
    void whatWasWrongBeforeAndStaysIsNotHeldAgainstAnother() {
        var wrong = model(
                "wrong",
                "错",
                "<startEvent id=\"s\" /><userTask id=\"t\" /><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\" /><sequenceFlow id=\"g\" sourceRef=\"t\" targetRef=\"t\" />");
        var fine = model(
                "fine",
                "好",
                "<startEvent id=\"s\" /><endEvent id=\"e\" /><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"e\" />");
        assertThat(rule.check(new Whole(List.of(fine), List.of(wrong), List.of())))
                .isEmpty();
        assertThat(rule.check(new Whole(List.of(wrong), List.of(), List.of()))).isNotEmpty();
    }

    @Test
    void aCallerThatStaysAndNoLongerFitsIsNamed() {
        var ends =
                "<startEvent id=\"s\" /><userTask id=\"t\" /><endEvent id=\"%s\" /><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\" /><sequenceFlow id=\"g\" sourceRef=\"t\" targetRef=\"%1$s\" />";
        var caller = model(
                "caller",
                "调用者",
                """
                <startEvent id="s" /><callActivity id="c" calledElement="called"><extensionElements><camunda:out source="outcome" target="calledOutcome" /></extensionElements></callActivity>
                <exclusiveGateway id="g" /><endEvent id="e" />
                <sequenceFlow id="a" sourceRef="s" targetRef="c" /><sequenceFlow id="b" sourceRef="c" targetRef="g" />
                <sequenceFlow id="d" sourceRef="g" targetRef="e"><conditionExpression>${calledOutcome == 'settled'}</conditionExpression></sequenceFlow>
                """);
        var problems = rule.check(new Whole(
                List.of(model("called", "被调用", ends.formatted("done"))),
                List.of(model("called", "被调用", ends.formatted("settled")), caller),
                List.of()));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("caller.bpmn");
            assertThat(problem.element()).isEqualTo("g");
        });
    }

    private static ModelFile model(String id, String name, String inside) {
        return new ModelFile(id + ".bpmn", PROCESS.formatted(id, name, inside).getBytes(StandardCharsets.UTF_8));
    }

    private static Whole sent(ModelFile... files) {
        return new Whole(List.of(files), List.of(), List.of());
    }
}
