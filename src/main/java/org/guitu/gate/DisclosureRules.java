package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.ProblemList;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * Whether a form by which something about the person goes to somebody outside asks what it must: whether it holds what the person wants to keep from
 * others, and, where the person was asked about that recipient, on what ground it goes there without consent.
 *
 * <p>The user task or start event says to whom by the property {@code discloses}. A form that asks either belongs to one that says so.
 */
final class DisclosureRules {

    static final String PROPERTY = "discloses";

    /** Whom the person is asked about, as {@code consentShareWith} of a form has it. */
    static final List<String> RECIPIENTS =
            List.of("family", "health", "school", "job-service", "social-organisation", "other-region");

    /** Somebody whom the person is not asked about by kind, such as who asked for the export. */
    static final String OTHERS = "others";

    private static final String HEEDED = "withheldHeeded";
    private static final String GROUND = "sharingGround";

    private final Map<String, Map<String, String>> rules = new HashMap<>();

    /** Notes what the form asks. */
    void read(ModelFile form) {
        var asked = new HashMap<String, String>();
        for (JsonNode question : ListedAnswers.questionsOf(form)) {
            var key = question.path("key").asText();
            if (HEEDED.equals(key) || GROUND.equals(key)) {
                var properties = question.path("properties");
                asked.put(
                        key,
                        properties.path("requiredWhen").asText()
                                + properties.path("refuseWhen").asText());
            }
        }
        rules.put(form.key(), asked);
    }

    /** Once all forms of the deployment were read. */
    void check(Element root, ProblemList problems) {
        Stream.of("userTask", "startEvent")
                .flatMap(kind -> Xml.all(root, kind).stream())
                .filter(step -> step.hasAttributeNS(Bpmn.CAMUNDA, "formRef"))
                .forEach(step -> checkStep(step, problems));
    }

    private void checkStep(Element step, ProblemList problems) {
        var id = Xml.idOf(step);
        var form = step.getAttributeNS(Bpmn.CAMUNDA, "formRef");
        var asked = rules.getOrDefault(form, Map.of());
        var recipient = Xml.all(step, "property").stream()
                .filter(property -> PROPERTY.equals(property.getAttribute("name")) && Xml.saysSomething(property))
                .map(property -> property.getAttribute("value"))
                .findFirst();
        if (recipient.isEmpty()) {
            problems.addUnless(
                    asked.isEmpty(),
                    id,
                    "the form '%s' hands something on: say to whom in the property '%s'.",
                    form,
                    PROPERTY);
            return;
        }
        var to = recipient.get();
        problems.addUnless(
                OTHERS.equals(to) || RECIPIENTS.contains(to),
                id,
                "discloses '%s' names nobody%s: write one of %s, %s.",
                to,
                Meant.of(to, RECIPIENTS),
                String.join(", ", RECIPIENTS),
                OTHERS);
        problems.addUnless(
                asked.getOrDefault(HEEDED, "").contains("infoWithheld"),
                id,
                "hands something on, and its form '%s' does not ask '%s' where 'infoWithheld' is true.",
                form,
                HEEDED);
        problems.addUnless(
                !RECIPIENTS.contains(to)
                        || asked.getOrDefault(GROUND, "").contains("list contains(sharedWith, \"%s\")".formatted(to)),
                id,
                "hands something on, and its form '%s' does not ask '%s' where 'sharedWith' lacks \"%s\".",
                form,
                GROUND,
                to);
    }
}
