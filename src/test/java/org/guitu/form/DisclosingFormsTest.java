package org.guitu.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.form.FormField.Kind;
import org.guitu.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Every step that the models say hands something to somebody outside asks what the person wants kept, and on what ground it goes there. */
class DisclosingFormsTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Conditions CONDITIONS = ConditionsForTests.at(InstantSource.system());

    static Stream<Arguments> disclosing() throws Exception {
        var found = new ArrayList<Arguments>();
        for (var model : files("processes", ".bpmn")) {
            var root = Xml.read(Files.readAllBytes(model));
            for (Element property : Xml.all(root, "property")) {
                if ("discloses".equals(property.getAttribute("name"))) {
                    var step =
                            (Element) property.getParentNode().getParentNode().getParentNode();
                    found.add(arguments(step.getAttributeNS(CAMUNDA, "formRef"), property.getAttribute("value")));
                }
            }
        }
        return found.stream();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Of an adult; all other questions are open. */
    private record Filled(Form form, String outcome, boolean withheld, List<String> sharedWith) {

        boolean needs(String key) {
            var context = new HashMap<String, Object>();
            form.fields().forEach(field -> context.put(field.key(), null));
            context.putAll(Map.of("minor", false, "infoWithheld", withheld, "sharedWith", sharedWith));
            form.fields().stream().filter(Filled::isOutcome).forEach(field -> context.put(field.key(), outcome));
            var field = form.field(key).orElseThrow();
            if (field.hiddenWhen().stream().anyMatch(feel -> CONDITIONS.holds(feel, context))) {
                return false;
            }
            var careless = new HashMap<>(context);
            careless.put(key, "none");
            return field.requiredWhen()
                            .filter(feel -> CONDITIONS.holds(feel, context))
                            .isPresent()
                    || field.isRequired()
                            && field.refuseWhen()
                                    .filter(feel -> CONDITIONS.holds(feel, careless))
                                    .isPresent();
        }

        static boolean isOutcome(FormField field) {
            return !field.isReadOnly()
                    && field.kind() != Kind.COMPUTED
                    && field.key().endsWith("Outcome");
        }
    }

    private static Set<String> outcomes(Form form) {
        var codes = new TreeSet<String>();
        form.fields().stream()
                .filter(Filled::isOutcome)
                .forEach(field -> codes.addAll(field.options().keySet()));
        return codes.isEmpty() ? Set.of("") : codes;
    }

    @ParameterizedTest
    @MethodSource("disclosing")
    void asksWhetherItHoldsWhatThePersonWantsKept(String id, String recipient) {
        var form = FormFiller.packaged(id);
        assertThat(outcomes(form))
                .anyMatch(code -> new Filled(form, code, true, List.of()).needs("withheldHeeded"))
                .noneMatch(code -> new Filled(form, code, false, List.of()).needs("withheldHeeded"));
    }

    /** By the same outcomes, so that no way by which something goes out was forgotten in one of the two. */
    @ParameterizedTest
    @MethodSource("disclosing")
    void asksForAGroundWhereThePersonDidNotAgreeToTheRecipient(String id, String recipient) {
        if (recipient.equals("others")) {
            return;
        }
        var form = FormFiller.packaged(id);
        assertThat(outcomes(form))
                .anyMatch(code -> new Filled(form, code, false, List.of()).needs("sharingGround"))
                .allMatch(code -> new Filled(form, code, true, List.of()).needs("withheldHeeded")
                        == new Filled(form, code, true, List.of()).needs("sharingGround"))
                .noneMatch(code -> new Filled(form, code, true, List.of(recipient)).needs("sharingGround"));
    }

    @Test
    void theRecipientsAreThoseThatThePersonIsAskedAbout() throws Exception {
        var asked = FormFiller.packaged("obtain-consent")
                .field("consentShareWith")
                .orElseThrow()
                .options()
                .keySet();
        assertThat(disclosing().map(step -> (String) step.get()[1]))
                .isNotEmpty()
                .allMatch(recipient -> recipient.equals("others") || asked.contains(recipient));
        assertThat(disclosing().map(step -> step.get()[0])).contains("ask-for-assistance", "enrol", "offer-hand-over");
    }
}
