package org.guitu.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.form.FormField.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever could not do a step, or needs more time, is not asked what only the step that was done knows. */
class HonestOutcomeTest {

    private static final Set<String> HONEST = Set.of("could-not-be-done", "not-wanted", "more-time", "later");

    /** The outcome, why, in words, until when, and what keeps the person safe. */
    private static final int MOST_QUESTIONS = 6;

    /**
     * Where more remains: what is urgent is seen whether or not it could be met, and the facts by which a placement is suggested hold until
     * one is found.
     */
    private static final Map<String, Integer> MORE = Map.of("meet-urgent-needs", 9, "decide-placement", 8);

    /** It was tried on that day, though in vain. */
    private static final Set<String> TRIED =
            Set.of("absent", "no-remedy", "not-safe", "unreachable", "lost", "not-ready");

    private static final Conditions CONDITIONS = ConditionsForTests.at(InstantSource.system());

    static Stream<Path> forms() throws IOException {
        return Files.list(Path.of("forms")).sorted();
    }

    /** A form with one outcome chosen, of a child or an adult. */
    private record Chosen(Form form, String code, Map<String, Object> context) {

        static List<Chosen> of(Form form) {
            var chosen = new ArrayList<Chosen>();
            for (FormField outcome : form.fields()) {
                if (asks(outcome) && outcome.key().endsWith("Outcome")) {
                    for (String code : outcome.options().keySet()) {
                        chosen.add(of(form, outcome, code, true));
                        chosen.add(of(form, outcome, code, false));
                    }
                }
            }
            return chosen;
        }

        private static Chosen of(Form form, FormField outcome, String code, boolean minor) {
            var context = new HashMap<String, Object>();
            form.fields().forEach(field -> context.put(field.key(), null));
            context.putAll(Map.of("minor", minor, "sex", "female", "ageYears", minor ? 9 : 30, outcome.key(), code));
            return new Chosen(form, code, context);
        }

        List<FormField> shown() {
            return form.fields().stream()
                    .filter(Chosen::asks)
                    .filter(field -> field.hiddenWhen().stream().noneMatch(feel -> CONDITIONS.holds(feel, context)))
                    .toList();
        }

        boolean needs(FormField field) {
            return field.isRequired()
                    || field.requiredWhen()
                            .filter(feel -> CONDITIONS.holds(feel, context))
                            .isPresent();
        }

        private static boolean asks(FormField field) {
            return !field.isReadOnly() && field.kind() != Kind.COMPUTED;
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fewQuestionsRemain(Path file) throws IOException {
        var form = Form.read(Files.readAllBytes(file));
        for (Chosen chosen : Chosen.of(form)) {
            if (HONEST.contains(chosen.code())) {
                assertThat(chosen.shown())
                        .as(chosen.code())
                        .extracting(FormField::key)
                        .hasSizeLessThanOrEqualTo(MORE.getOrDefault(form.id(), MOST_QUESTIONS));
            }
        }
    }

    /** Or it would be recorded that something was done today which was not. */
    @ParameterizedTest
    @MethodSource("forms")
    void aDayThatOpensWithTodayIsAskedOnlyWhereTheOutcomeNeedsIt(Path file) throws IOException {
        var today = new HashSet<String>();
        collect(new ObjectMapper().readTree(file.toFile()), today);
        for (Chosen chosen : Chosen.of(Form.read(Files.readAllBytes(file)))) {
            if (!TRIED.contains(chosen.code())) {
                assertThat(chosen.shown())
                        .as(chosen.code())
                        .filteredOn(field -> today.contains(field.key()))
                        .allMatch(chosen::needs);
            }
        }
    }

    private static void collect(JsonNode parent, Set<String> today) {
        for (JsonNode component : parent.path("components")) {
            if (component.path("properties").has("default")) {
                today.add(component.path("key").asText());
            }
            collect(component, today);
        }
    }
}
