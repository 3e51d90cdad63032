package org.guitu.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Sentence;
import org.junit.jupiter.api.Test;

/** What is proposed for the steps of packaged processes that change, and what cases would lose by it. */
class ProposalTest {

    private static final Surroundings ALONE = new Surroundings(Map.of(), Map.of(), Set.of("region", "minor"));

    private static ProcessModel model(String process, String... changes) throws IOException {
        var text = Files.readString(Path.of("processes", process + ".bpmn"));
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            var files = forms.map(form -> {
                        try {
                            return new ModelFile(form.getFileName().toString(), Files.readAllBytes(form));
                        } catch (IOException unreadable) {
                            throw new UncheckedIOException(unreadable);
                        }
                    })
                    .toList();
            return ProcessModel.of(new ModelFile(process + ".bpmn", text.getBytes(StandardCharsets.UTF_8)), files)
                    .get(0);
        }
    }

    private static VersionPlan proposed(ProcessModel from, ProcessModel to) {
        return new Proposal(from, to, any -> Optional.empty()).forward(1);
    }

    private static List<String> losses(ProcessModel from, ProcessModel to, String step, Map<String, Object> facts) {
        return new Losses(from, to, any -> Optional.empty(), ALONE)
                .of(step, proposed(from, to).of(step), facts).stream()
                        .map(Sentence::english)
                        .toList();
    }

    @Test
    void everyPackagedProcessGoesOnAsItIs() throws IOException {
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            for (Path file :
                    models.filter(any -> any.toString().endsWith(".bpmn")).toList()) {
                var process = file.getFileName().toString().replace(".bpmn", "");
                var model = model(process);
                var plan = proposed(model, model);
                assertThat(plan.steps().values()).as(process).allMatch(Fate.SAME::equals);
                plan.steps().keySet().forEach(step -> assertThat(losses(model, model, step, Map.of()))
                        .as("%s, %s", process, step)
                        .isEmpty());
            }
        }
    }

    @Test
    void aStepOfAnotherIdAndTheSameNameMoves() throws IOException {
        var to = model("schooling", "\"enrol\"", "\"find-school\"", ">enrol<", ">find-school<");
        assertThat(proposed(model("schooling"), to).of("enrol")).isEqualTo(Fate.moveTo("find-school"));
    }

    @Test
    void aStepThatIsGoneKeepsItsCases() throws IOException {
        var to = model(
                "schooling",
                "<bpmn:userTask id=\"pair-support\" name=\"安排结对帮扶\"",
                "<bpmn:userTask id=\"other\" name=\"别的\"",
                "\"pair-support\"",
                "\"other\"");
        assertThat(proposed(model("schooling"), to).of("pair-support")).isEqualTo(Fate.STAY);
    }

    @Test
    void aGatewayWithoutAWayForWhatWasAnsweredKeepsTheCase() throws IOException {
        var to = model(
                "schooling",
                " default=\"is-record-settled-to-is-counselling-needed\"",
                "",
                "<bpmn:sequenceFlow id=\"is-record-settled-to-is-counselling-needed\" name=\"照常帮扶\" sourceRef=\"is-record-settled\" targetRef=\"is-counselling-needed\" />",
                "<bpmn:sequenceFlow id=\"is-record-settled-to-is-counselling-needed\" sourceRef=\"is-record-settled\" targetRef=\"is-counselling-needed\"><bpmn:conditionExpression>${schoolRegion == 'abroad'}</bpmn:conditionExpression></bpmn:sequenceFlow>");
        var facts = new HashMap<String, Object>(
                Map.of("schoolRegion", "350404", "termEndsOn", "2026-07-01", "schoolCounsellingNeeded", "no"));
        // What is asked in the step itself is still open.
        assertThat(losses(model("schooling"), to, "transfer-school-record", facts))
                .isEmpty();
    }

    @Test
    void aFactThatOnlyTheNewVersionSetsKeepsWhoeverIsPastIt() throws IOException {
        var to = model(
                "schooling",
                "${termOutcome == 'settled'}",
                "${termOutcome == 'settled' &amp;&amp; mentorAgreed == 'yes'}");
        assertThat(losses(model("schooling"), to, "review-term", Map.of()))
                .singleElement()
                .asString()
                .contains("'mentorAgreed'");
        assertThat(losses(model("schooling"), to, "review-term", Map.of("mentorAgreed", "no")))
                .isEmpty();
    }

    @Test
    void plansAreStoredAsTheyAre() {
        var plan = new VersionPlan(
                "schooling", 3, Map.of("a", Fate.SAME, "b", Fate.moveTo("call/c"), "d", Fate.STAY, "e", Fate.BY_HAND));
        assertThat(PlanText.read(PlanText.write(List.of(plan)))).containsExactly(plan);
        assertThat(plan.of("b").call()).contains("call");
        assertThat(plan.of("b").step()).contains("c");
        assertThat(plan.of("unknown").keeps()).isTrue();
    }
}
