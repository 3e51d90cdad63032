package org.guitu.gate.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.testing.PackagedModels.changed;

import java.util.List;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;

/** What looks right in the Modeler and is taken for something else by the engine is said, with what it is called. */
class ShapeMistakesTest {

    private static List<String> problems(ModelFile sent, OlderVersion... older) {
        var whole = new Whole(List.of(sent), PackagedModels.all(), List.of(older));
        return Stream.of(new LooseEnds(), new SecondPersons())
                .flatMap(rule -> rule.check(whole).stream())
                .map(Problem::toString)
                .toList();
    }

    private static ModelFile without(String model, String flow) {
        return changed(model, text -> text.replaceFirst("<bpmn:sequenceFlow id=\"%s\"[^>]*/>".formatted(flow), ""));
    }

    private static ModelFile with(String model, String before, String after) {
        return changed(model, text -> text.replace(before, after));
    }

    @Test
    void aTaskWithoutAWayOutIsRefused() {
        assertThat(problems(without("schooling.bpmn", "pair-support-to-is-counselling-needed")))
                .containsExactly(
                        "processes/schooling.bpmn, pair-support: nothing leads on from '安排结对帮扶': a case would end there, "
                                + "and nobody would learn how. Draw a way to the next step, or to an end event.");
    }

    @Test
    void aBoundaryEventWithoutAWayOutIsRefused() {
        assertThat(problems(without("schooling.bpmn", "term-over-to-review-term")))
                .singleElement()
                .asString()
                .startsWith("processes/schooling.bpmn, term-over: nothing leads on from '学期结束'");
    }

    @Test
    void aSecondStartEventIsRefused() {
        assertThat(problems(with(
                        "schooling.bpmn",
                        "</bpmn:process>",
                        "<bpmn:startEvent id=\"begun-elsewhere\" /></bpmn:process>")))
                .first()
                .asString()
                .startsWith("processes/schooling.bpmn, schooling: has 2 start events that wait for nothing");
    }

    @Test
    void anEmptySubProcessIsRefused() {
        assertThat(problems(
                        with("schooling.bpmn", "</bpmn:process>", "<bpmn:subProcess id=\"empty\" /></bpmn:process>")))
                .first()
                .asString()
                .startsWith("processes/schooling.bpmn, empty: has 0 start events");
    }

    @Test
    void aConditionBehindAParallelGatewayIsRefused() {
        var parallel = changed(
                "rescue-case.bpmn",
                text -> text.replaceFirst(
                        "(?s)<bpmn:inclusiveGateway (id=\"start-help\".*?)</bpmn:inclusiveGateway>",
                        "<bpmn:parallelGateway $1</bpmn:parallelGateway>"));
        assertThat(problems(parallel))
                .hasSize(2)
                .anySatisfy(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "processes/rescue-case.bpmn, start-help-to-legal-stay: its condition is never asked, because '同时开展' leads every way"));
    }

    @Test
    void aWayWithoutConditionThatIsNotTheDefaultIsRefused() {
        assertThat(problems(with("schooling.bpmn", " default=\"how-to-go-to-school-to-wait-to-assess\"", "")))
                .singleElement()
                .asString()
                .startsWith(
                        "processes/schooling.bpmn, how-to-go-to-school-to-wait-to-assess: leads on from '怎样就学?' without a condition");
    }

    @Test
    void aSecondPersonByAWrongNameIsRefused() {
        assertThat(problems(with("rescue-case.bpmn", "value=\"propose-closure\"", "value=\"propose-closures\"")))
                .anySatisfy(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "processes/rescue-case.bpmn, approve-closure: notCompletedBy 'propose-closures' is no step (meant 'propose-closure'?), so that whoever proposed may approve"));
    }

    @Test
    void aStepThatNamesItselfIsRefused() {
        assertThat(problems(with(
                        "rescue-case.bpmn",
                        "\"notCompletedBy\" value=\"propose-closure\"",
                        "\"notCompletedBy\" value=\"approve-closure\"")))
                .singleElement()
                .asString()
                .startsWith(
                        "processes/rescue-case.bpmn, approve-closure: '审批结案' is kept from whoever did that step itself");
    }

    @Test
    void aStepRenamedOnWhichAnotherProcessDecidesIsSaidThere() {
        assertThat(problems(with("break-glass.bpmn", "formRef=\"break-glass\"", "formRef=\"open-glass\"")))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem)
                        .startsWith("processes/break-glass-")
                        .contains("notCompletedBy 'break-glass' is no step"));
    }

    @Test
    void aStepThatOnlyOlderCasesHaveIsAStep() {
        var renamed = with("break-glass.bpmn", "formRef=\"break-glass\"", "formRef=\"open-glass\"");
        var before = new OlderVersion("break-glass", 1, 2, PackagedModels.file("break-glass.bpmn"), List.of());
        assertThat(problems(renamed, before)).isEmpty();
    }

    @Test
    void thePackagedModelsAreFine() {
        var whole = new Whole(PackagedModels.all(), List.of(), List.of());
        assertThat(new LooseEnds().check(whole)).isEmpty();
        assertThat(new SecondPersons().check(whole)).isEmpty();
    }
}
