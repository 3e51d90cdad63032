package org.guitu.gate.fact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.guitu.gate.file.ModelFile;

/** What forms make of facts: what is chosen, typed, or worked out. What a form only shows comes from elsewhere,
 * perhaps under another name. */
final class FormGivers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SystemFacts system;

    FormGivers(SystemFacts system) {
        this.system = system;
    }

    void collect(ModelFile form, List<Giver> givers) {
        try {
            collect(form, JSON.readTree(form.content()), givers);
        } catch (IOException noJson) {
            throw new IllegalStateException("%s is not JSON.".formatted(form.name()), noJson);
        }
    }

    private void collect(ModelFile form, JsonNode parent, List<Giver> givers) {
        for (JsonNode component : parent.path("components")) {
            var properties = component.path("properties");
            if (component.path("readonly").asBoolean() && properties.has("prefillFrom")) {
                var shown = properties.get("prefillFrom").asText();
                givers.add(new Giver(
                        component.path("key").asText(), form.shortName(), false, facts -> facts.apply(shown)));
            } else if (component.hasNonNull("key")
                    && !component.path("readonly").asBoolean()) {
                givers.add(new Giver(
                        component.get("key").asText(),
                        form.shortName(),
                        properties.path("class").asText().isEmpty(),
                        value(component)));
            }
            collect(form, component, givers);
        }
    }

    private Function<Function<String, Values>, Values> value(JsonNode question) {
        if (question.path("type").asText().equals("expression")) {
            var feel = FeelParser.expression(question.path("expression").asText());
            return facts -> feel.map(expression -> new FeelResults(facts).of(expression))
                    .orElse(Values.ANY);
        }
        var answer = answer(question);
        return facts -> answer;
    }

    private Values answer(JsonNode question) {
        return switch (question.path("type").asText()) {
            case "checkbox" -> Values.TRUTH;
            case "number" -> Values.NUMBER;
            case "datetime" -> Values.DAY;
            case "select", "radio" -> options(question);
            case "checklist", "taglist" -> options(question).listed();
            default -> Values.FREE_TEXT;
        };
    }

    private Values options(JsonNode question) {
        var codes = new ArrayList<String>();
        question.path("values").forEach(option -> codes.add(option.path("value").asText()));
        var list = question.path("properties").path("options").asText();
        if (list.isEmpty()) {
            return Values.code(codes);
        }
        var listed = system.list(list);
        listed.ifPresent(codes::addAll);
        return listed.isPresent() ? Values.code(codes) : Values.code(codes).or(Values.FREE_TEXT);
    }
}
